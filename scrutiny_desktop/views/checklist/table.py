"""The checklist's table as it is used: rows by the arrow keys, columns that fit the room, cells to write in."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.checklist_order import Group, Line
from scrutiny_desktop.domain.checklist_view import ChecklistView as View
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.checklist.columns import Columns
from scrutiny_desktop.views.checklist.delegate import ChecklistDelegate
from scrutiny_desktop.views.checklist.model import ChecklistTable, Column
from scrutiny_desktop.views.checklist.row_fitting import RowFitting
from scrutiny_desktop.views.checklist.shown import MeetingChecklist
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dropping import passage_in
from scrutiny_desktop.views.row_list import ROW, Index

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDER = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
Hint = QAbstractItemDelegate.EndEditHint
_Select = QItemSelectionModel.SelectionFlag


class ChecklistView(QTableView):
    """Shows a ChecklistTable; says which row was chosen and what was asked of it."""

    chosen = Signal(object)
    edit_wanted = Signal()
    menu_wanted = Signal(QPoint)
    passage_dropped = Signal(object, object)
    """A passage of the open paper (its start and end) was dropped on this row."""
    columns_wanted = Signal(QPoint)
    sorted_by = Signal(object, bool)
    folding_wanted = Signal(str, bool)
    rested = Signal()
    """Nothing is being written in the table any more."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._is_showing, self._is_fitting = desk, False, False
        self.rows, self.columns = ChecklistTable(self), Columns(desk)
        self.cells = ChecklistDelegate(desk, self, self.rows)
        self._fitting = RowFitting(self, self.rows, self.cells.heights)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self.measure)
        self.setModel(self.rows)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(self.tr("Recommendations"))
        self.setAccessibleDescription(
            keyed(
                self.tr(
                    "{write_cell} writes in the cell; Enter opens the recommendation; "
                    "{judge_not_considered} to {judge_assured} judge it."
                )
            )
        )
        self._behave()
        desk.theme_changed.connect(self._dress)

    @property
    def is_written_in(self) -> bool:
        """Whether a cell is being written in."""
        return self.state() is QAbstractItemView.State.EditingState

    def show_lines(self, known: MeetingChecklist | None, lines: Sequence[Line], view: View) -> None:
        """Show these lines of a checklist; what was selected and is still here stays selected."""
        ids, now = [row.recommendation.id for row in self.selected()], self.row()
        column, at = max(self.currentIndex().column(), 0), self.verticalScrollBar().value()
        is_first = self.rows.known is None
        self.rows.grouping = view.grouping
        self.rows.sorted_by, self.rows.descends = view.sorted_by, view.descends
        self._is_showing = True
        is_other = self.rows.fill(known, lines)
        if is_other and now is not None:
            place = self.rows.index(self.rows.row_of(now.recommendation.id), column)
            self.selectionModel().setCurrentIndex(place, _Select.NoUpdate)
            self._select(ids)
        self._is_showing = False
        self.columns.want(known, view.hidden)
        self._show_sorting(view)
        if is_first:
            self.setUpdatesEnabled(False)
            self._again.start()  # the room it will have is not known before it is laid out, nor is it drawn
        else:
            self.measure()
        self.verticalScrollBar().setValue(at)

    def show_row(self, recommendation_id: str, *, is_new: bool = False) -> None:
        """Make a row the chosen one without saying that the person chose it; scrolls only to a new one."""
        place = self.rows.row_of(recommendation_id)
        at = self.verticalScrollBar().value()
        column = max(self.currentIndex().column(), 0) or Column.TEXT
        self._is_showing = True
        if place < 0:
            self.setCurrentIndex(QModelIndex())
        elif place != self.currentIndex().row():
            self.setCurrentIndex(self.rows.index(place, column))
        self._is_showing = False
        if is_new and place >= 0:
            self.scrollTo(self.rows.index(place, column))
        else:
            self.verticalScrollBar().setValue(at)

    def row(self) -> ChecklistRow | None:
        """The chosen row."""
        line = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        return line if isinstance(line, ChecklistRow) else None

    def selected(self) -> list[ChecklistRow]:
        """The selected rows from the top; the chosen one where none is."""
        found: dict[int, ChecklistRow] = {}
        for span in self.selectionModel().selection().toList():
            lines = ((at, self.rows.line(at)) for at in range(span.top(), span.bottom() + 1))
            found |= {at: line for at, line in lines if isinstance(line, ChecklistRow)}
        row = self.row()
        return [found[at] for at in sorted(found)] or ([row] if row is not None else [])

    def shown_columns(self) -> list[Column]:
        """The columns that are shown, from the left."""
        return [column for column in Column if not self.isColumnHidden(column)]

    def column(self) -> Column:
        """The column of the chosen cell."""
        return Column(max(self.currentIndex().column(), 0))

    def write(self) -> None:
        """Begin to write in the chosen cell, or the next one that can be written in."""
        if self.row() is not None and not self.is_written_in and not self._write(self.currentIndex()):
            self._write_next(1)

    def resize_column(self, by: int) -> None:
        """Make the column of the chosen cell wider, or narrower."""
        column, step = self.column(), self._desk.theme.size("s4") * by
        self._resized(column, self.columnWidth(column), self.columnWidth(column) + step)

    def measure(self) -> None:
        """Fit columns to the room, and rows to their words."""
        self._again.stop()
        if self.rows.known is None:
            self.setUpdatesEnabled(True)
            return
        widths = self.columns.fitted(self.viewport().width(), self.font(), self.rows.known)
        self._is_fitting = True
        self.rows.words.wanted = self.columns.wanted
        self.cells.columns = frozenset(widths)
        for column in Column:
            self.setColumnHidden(column, column not in widths)
            if column in widths:
                self.setColumnWidth(column, widths[column])
        self._is_fitting = False
        self.cells.heights.show_columns(widths)
        self._fitting.fit()
        self.setUpdatesEnabled(True)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        step = {Hint.EditNextItem: 1, Hint.EditPreviousItem: -1}.get(hint, 0)
        super().closeEditor(editor, Hint.NoHint if step else hint)
        if not (step and self._write_next(step)):
            self.rested.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.viewport().update()
        line = current.data(ROW) if current.isValid() else None
        if isinstance(line, ChecklistRow) and not self._is_showing and line is not previous.data(ROW):
            self.chosen.emit(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, key = self.currentIndex().data(ROW), Qt.Key(event.key())
        arrows = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self.is_written_in:
            super().keyPressEvent(event)  # what the cell's editor has no use for
        elif key in arrows and event.modifiers() == _WIDER:
            self.resize_column(arrows[key])
        elif isinstance(line, Group) and not event.modifiers() and key in (*arrows, *_ENTER, Qt.Key.Key_Space):
            is_folded = arrows[key] < 0 if key in arrows else line.key not in self.rows.folded
            self.folding_wanted.emit(line.key, is_folded)
        elif key in _ENTER and not event.modifiers():
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        line = self.indexAt(event.position().toPoint()).data(ROW)
        if isinstance(line, Group) and event.button() is Qt.MouseButton.LeftButton:
            self.folding_wanted.emit(line.key, line.key not in self.rows.folded)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if isinstance(self.indexAt(event.position().toPoint()).data(ROW), ChecklistRow):
            self.edit_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.visualRect(self.currentIndex()).center() if is_by_key else event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(passage_in(event.mimeData()) is not None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Choose the row under what is dragged, so that it is seen where it will fall."""
        under = self.indexAt(event.position().toPoint())
        event.setAccepted(isinstance(under.data(ROW), ChecklistRow))
        if event.isAccepted() and under.row() != self.currentIndex().row():
            self.setAutoScroll(False)  # the row stays under the pointer
            self.setCurrentIndex(under)
            self.setAutoScroll(True)

    def dropEvent(self, event: QDropEvent) -> None:
        passage, under = passage_in(event.mimeData()), self.indexAt(event.position().toPoint())
        if passage is not None and isinstance(under.data(ROW), ChecklistRow):
            event.acceptProposedAction()
            self.passage_dropped.emit(under.data(ROW), passage)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.rows.rowCount():
            first = next((at for at, line in enumerate(self.rows.lines()) if isinstance(line, ChecklistRow)), 0)
            self.setCurrentIndex(self.rows.index(first, Column.TEXT))
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._again.start()

    def _dress(self) -> None:
        self.cells.heights.dress(self.font())
        self._again.start()

    def _select(self, ids: Iterable[str]) -> None:
        chosen = QItemSelection()
        for one in ids:
            if (place := self.rows.row_of(one)) >= 0:
                chosen.select(self.rows.index(place, 0), self.rows.index(place, len(Column) - 1))
        self.selectionModel().select(chosen, _Select.ClearAndSelect)

    def _write(self, index: QModelIndex) -> bool:
        can = Column(index.column()) in self.rows.editable and not self.isColumnHidden(index.column())
        is_at_rest = self.state() is QAbstractItemView.State.NoState and not self.isPersistentEditorOpen(index)
        if can and is_at_rest and isinstance(index.data(ROW), ChecklistRow):
            self.edit(index)
            return True
        return False

    def _write_next(self, step: int) -> bool:
        """Go on to the next cell that can be written in, in this row or the next."""
        cells = [each for each in self.shown_columns() if each in self.rows.editable]
        row, column = self.currentIndex().row(), self.currentIndex().column()
        places = [each for each in cells if (each - column) * step > 0]
        while not places or self._is_group(row):
            row, places = row + step, cells
            if not 0 <= row < self.rows.rowCount():
                return False
        index = self.rows.index(row, places[0 if step > 0 else -1])
        self.setCurrentIndex(index)
        return self._write(index)

    def _is_group(self, at: int) -> bool:
        return isinstance(self.rows.line(at), Group)

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(True)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(1)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sortIndicatorChanged.connect(
            lambda column, order: self.sorted_by.emit(Column(column), order is Qt.SortOrder.DescendingOrder)
        )
        header.sectionResized.connect(self._resized)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self.columns_wanted.emit(header.mapToGlobal(at)))

    def _resized(self, column: int, old: int, new: int) -> None:
        """Keep a width that the person gave a column; the recommendation's own edge moves that of the next."""
        if self._is_fitting or not new or self.isColumnHidden(column):
            return
        if column == Column.TEXT:
            after = next((each for each in self.shown_columns() if each > column), None)
            if after is not None:
                self.columns.keep(after, self.columnWidth(after) - (new - old))
        else:
            self.columns.keep(Column(column), new)
        self._again.start()

    def _show_sorting(self, view: View) -> None:
        header = self.horizontalHeader()
        order = Qt.SortOrder.DescendingOrder if view.descends else Qt.SortOrder.AscendingOrder
        header.blockSignals(True)
        header.setSortIndicator(view.sorted_by, order)
        header.blockSignals(False)
        header.viewport().update()
