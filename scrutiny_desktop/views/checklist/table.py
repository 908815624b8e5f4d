"""The checklist's table as it is used: rows by the arrow keys, columns that fit the room."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
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
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.views.checklist.delegate import ChecklistDelegate, longest_word
from scrutiny_desktop.views.checklist.model import STATES, ChecklistTable, Column
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dropping import passage_in
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.row_list import ROW, Index
from scrutiny_desktop.views.words import word

_LEAD, _LEAST_TEXT = 8, 15
"""Widths of an M for the lead agency, and for the least that a recommendation's words are given."""


class ChecklistView(QTableView):
    """Shows a ChecklistTable; says which row was chosen and what was asked of it."""

    chosen = Signal(object)
    edit_wanted = Signal()
    menu_wanted = Signal(QPoint)
    passage_dropped = Signal(object, object)
    """A passage of the open paper (its start and end) was dropped on this row."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._is_showing = desk, False
        self.rows = ChecklistTable(self)
        self._cells = ChecklistDelegate(desk, self, self.rows)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self.measure)
        self.setModel(self.rows)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(self.tr("Recommendations"))
        self.setAccessibleDescription(self.tr("Enter edits a recommendation; Ctrl+1 to Ctrl+4 judge it."))
        self._behave()
        desk.theme_changed.connect(self._again.start)

    def show_row(self, recommendation_id: str, *, is_new: bool = False) -> None:
        """Make a row the chosen one without saying that the person chose it; scrolls only to a new one."""
        place = self.rows.row_of(recommendation_id)
        at = self.verticalScrollBar().value()
        self._is_showing = True
        self.setCurrentIndex(self.rows.index(place, Column.TEXT) if place >= 0 else QModelIndex())
        self._is_showing = False
        if is_new and place >= 0:
            self.measure()
            self.scrollTo(self.rows.index(place, Column.TEXT))
        else:
            self.verticalScrollBar().setValue(at)

    def row(self) -> ChecklistRow | None:
        """The chosen row."""
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def measure(self) -> None:
        """Fit columns to the room, and rows to their words."""
        self._again.stop()
        widths = self._widths()
        self._cells.columns = frozenset(widths)
        for column in Column:
            self.setColumnHidden(column, column not in widths)
            if column in widths:
                self.setColumnWidth(column, widths[column])
        at = self.verticalScrollBar().value()
        self.resizeRowsToContents()
        self.verticalScrollBar().setValue(at)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_showing:
            self.chosen.emit(current.data(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        del event
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
        event.setAccepted(under.isValid())
        if under.isValid() and under.row() != self.currentIndex().row():
            self.setCurrentIndex(under)

    def dropEvent(self, event: QDropEvent) -> None:
        passage, under = passage_in(event.mimeData()), self.indexAt(event.position().toPoint())
        if passage is not None and under.isValid():
            event.acceptProposedAction()
            self.passage_dropped.emit(under.data(ROW), passage)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, Column.TEXT))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._again.start()

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(True)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(1)
        self._sort_as_kept()
        header.sortIndicatorChanged.connect(self._keep_sorting)

    def _sort_as_kept(self) -> None:
        column, descends = self._desk.setting("checklist.sorted", [int(Column.NUMBER), False])
        order = Qt.SortOrder.DescendingOrder if descends else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, order)
        self.setSortingEnabled(True)

    def _keep_sorting(self, column: int, order: Qt.SortOrder) -> None:
        self._desk.keep("checklist.sorted", [column, order is Qt.SortOrder.DescendingOrder])
        self._again.start()

    def _widths(self) -> dict[Column, int]:
        """The columns there is room for, and how wide each is."""
        room, pad = self.viewport().width(), self._desk.theme.size("s3")
        draw = Painting(self._desk.theme, self.font())
        em = draw.width("M", draw.font())
        number = draw.width("00", draw.font(is_strong=True)) + 2 * pad
        whole = {column: self._widest(draw, column, is_whole=True) for column in STATES}
        broken = {column: self._widest(draw, column, is_whole=False) for column in STATES}
        asked = self._header_width(draw, Column.QUESTIONS)
        for columns in (
            {Column.LEAD: em * _LEAD, **whole, Column.QUESTIONS: asked},
            {Column.LEAD: em * _LEAD, **broken, Column.QUESTIONS: asked},
            {**whole, Column.QUESTIONS: asked},
            {**broken, Column.QUESTIONS: asked},
            broken,
        ):
            rest = room - number - sum(columns.values())
            if rest >= em * _LEAST_TEXT:
                return {Column.NUMBER: number, Column.TEXT: rest, **columns}
        return {Column.NUMBER: number, Column.TEXT: room - number}

    def _widest(self, draw: Painting, column: Column, *, is_whole: bool) -> int:
        words = [word(each) if is_whole else longest_word(word(each)) for each in STATES[column]]
        chips = max(draw.chip_size(each).width() for each in words)
        return max(chips + self._desk.theme.size("s3"), self._header_width(draw, column))

    def _header_width(self, draw: Painting, column: Column) -> int:
        arrow = self._desk.theme.size("s4")
        return draw.width(self.rows.names()[column], draw.font("small")) + 2 * self._desk.theme.size("s2") + arrow
