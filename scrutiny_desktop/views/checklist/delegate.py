"""How the checklist is drawn: wrapped words, and chips of word, shape and colour."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.checklist_order import Group
from scrutiny_desktop.views.checklist.cell_editing import CellEditing
from scrutiny_desktop.views.checklist.columns import WORDY
from scrutiny_desktop.views.checklist.model import STATES, ChecklistTable, Column, state_of
from scrutiny_desktop.views.checklist.naming import column_name, group_words
from scrutiny_desktop.views.checklist.row_heights import MOST_LINES, RowHeights
from scrutiny_desktop.views.checklist.wording import in_the_middle
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import Painting, draw_shape
from scrutiny_desktop.views.row_list import ROW, Index
from scrutiny_desktop.views.words import tone, word


class ChecklistDelegate(CellEditing):
    """Draws one cell; what has no column of its own stands under the recommendation's words."""

    def __init__(self, desk: Desk, view: QTableView, table: ChecklistTable) -> None:
        super().__init__(desk, view, table.words)
        self._view, self._table = view, table
        self.columns: frozenset[Column] = frozenset(Column)
        self.heights = RowHeights(desk, table.words)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.columnWidth(index.column()), self.heights.of(index.data(ROW)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(ROW)
        rect, column, pad = QRect(option.rect), Column(index.column()), self._pad()
        painter.save()
        painter.setClipRect(rect)
        is_current = self._view.currentIndex().row() == index.row()
        if isinstance(line, Group):
            self._group(painter, rect, line, is_current=is_current)
        else:
            self._ground(painter, rect, index, is_chosen=bool(option.state & QStyle.StateFlag.State_Selected))
            end = 0 if column in STATES else self._desk.theme.size("s1")
            if not self._view.isPersistentEditorOpen(index):  # any editor, to Qt
                self._cell(painter, rect.adjusted(pad, 0, -end, 0), line, column)
        painter.restore()

    def _cell(self, painter: QPainter, rect: QRect, row: ChecklistRow, column: Column) -> None:
        if column is Column.TEXT:
            height = self._text_cell(None, rect, row)
            self._text_cell(painter, in_the_middle(rect, height), row)
        elif column in STATES:
            self._state(painter, rect, row, column)
        else:
            words, font = self._table.words.of(row, column), self._font(column)
            height = self._draw().height(words, font, rect.width())
            self._draw().text(painter, in_the_middle(rect, height), words, font)

    def _ground(self, painter: QPainter, rect: QRect, index: Index, *, is_chosen: bool) -> None:
        theme, current = self._desk.theme, self._view.currentIndex()
        is_current = current.row() == index.row()
        if is_chosen or is_current:
            painter.fillRect(rect, theme.color("chosen"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        if (is_chosen or is_current) and rect.left() <= 0:
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), theme.color("accent"))
        if not is_current or not self._view.hasFocus():
            return
        self._edges(painter, rect)
        if current.column() == index.column():
            painter.drawRect(rect.adjusted(3, 4, -4, -4))

    def _edges(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(QPen(self._desk.theme.color("focus"), 2))
        painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
        painter.drawLine(rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1)

    def _group(self, painter: QPainter, rect: QRect, group: Group, *, is_current: bool) -> None:
        """Each cell draws its part of one long line."""
        theme, draw, pad = self._desk.theme, self._draw(), self._pad()
        painter.fillRect(rect, theme.color("chosen" if is_current else "panel"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        if is_current and self._view.hasFocus():
            self._edges(painter, rect)
        whole, size = QRect(0, rect.top(), self._view.viewport().width(), rect.height()), theme.size("small")
        self._fold_mark(painter, QRectF(pad, rect.center().y() - size / 2, size, size), group)
        painter.setFont(draw.font(is_strong=True))
        painter.setPen(theme.color("ink"))
        room = whole.adjusted(2 * pad + size, 0, -pad, 0)
        words = painter.fontMetrics().elidedText(
            group_words(group, self._table.grouping), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _fold_mark(self, painter: QPainter, rect: QRectF, group: Group) -> None:
        """Points to the right where the group is folded, else down to its rows."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._desk.theme.color("quiet"), 2))
        middle, third = rect.center(), rect.width() / 3
        if group.key in self._table.folded:
            ends = (QPointF(-third / 2, -third), QPointF(third / 2, 0), QPointF(-third / 2, third))
        else:
            ends = (QPointF(-third, -third / 2), QPointF(0, third / 2), QPointF(third, -third / 2))
        painter.drawPolyline([middle + each for each in ends])

    def _state(self, painter: QPainter, rect: QRect, row: ChecklistRow, column: Column) -> None:
        words, draw, small = self._table.words.of(row, column), self._draw(), self._draw().font("small")
        if not words:
            return
        size = draw.chip_size(words, rect.width())
        rated = self._table.words.rating(row) if column is Column.REPORTED else ""
        place = in_the_middle(rect, size.height() + draw.height(rated, small, rect.width()))
        draw.chip(painter, QPointF(place.topLeft()), words, tone(state_of(row, column)), rect.width())
        draw.text(painter, place.adjusted(0, size.height(), 0, 0), rated, small, "quiet")

    def _text_cell(self, painter: QPainter | None, rect: QRect, row: ChecklistRow) -> int:
        """Draw (or, without a painter, only measure) the words of a recommendation; returns their height."""
        words, small = self._table.words, self._draw().font("small")
        text = self._draw().shortened(words.text(row), self._draw().font(), rect.width(), MOST_LINES)
        at = self._line(painter, rect, 0, text, "ink" if row.recommendation.text else "quiet", is_small=False)
        at = self._line(painter, rect, at, words.aside(row, self.columns), "quiet")
        if overdue := words.overdue(row):
            shape = round(self._draw().height("M", small, rect.width()) * 0.6)
            if painter is not None:
                mark = QRectF(rect.left(), rect.top() + at + shape * 0.35, shape, shape)
                draw_shape(painter, mark, "poor", self._desk.theme.color("poor_ink"))
            at = self._line(painter, rect.adjusted(shape * 2, 0, 0, 0), at, overdue, "poor_ink")
        flowing = words.flowing(row, self.columns)
        return self._flow(painter, rect, at + self._pad() // 2, row, flowing) if flowing else at

    def _line(
        self, painter: QPainter | None, rect: QRect, at: int, words: str, role: str, *, is_small: bool = True
    ) -> int:
        font = self._draw().font("small" if is_small else "body")
        if painter is not None:
            self._draw().text(painter, rect.adjusted(0, at, 0, 0), words, font, role)
        return at + self._draw().height(words, font, rect.width())

    def _flow(self, painter: QPainter | None, rect: QRect, at: int, row: ChecklistRow, flowing: list[Column]) -> int:
        """Each state with its name before it, two on a line where there is room."""
        draw, words = self._draw(), self._table.words
        across, widest, chips = words.flow_across(rect.width(), draw)
        height, gap = draw.chip_size("M").height(), self._desk.theme.size("s1")
        for number, column in enumerate(flowing):
            state = state_of(row, column)
            left = rect.left() + (number % across) * (widest + chips)
            top = rect.top() + at + (number // across) * (height + gap)
            if painter is not None:
                place = QRect(left, top + self._desk.theme.size("s05") + 1, widest, 0)
                draw.text(painter, place, column_name(column), draw.font("small"), "quiet")
                draw.chip(painter, QPointF(left + widest, top), word(state), tone(state))
        return at + words.flow_height(len(flowing), rect.width(), draw)

    def _font(self, column: Column) -> QFont:
        return self._draw().font("small" if column in WORDY else "body", is_strong=column is Column.NUMBER)

    def _draw(self) -> Painting:
        return Painting(self._desk.theme, self._view.font())

    def _pad(self) -> int:
        return self._desk.theme.size("s3")
