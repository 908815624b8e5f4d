"""How the checklist is drawn: wrapped words, and chips of word, shape and colour."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.views.checklist.model import STATES, ChecklistTable, Column, state_of
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import Painting, draw_shape
from scrutiny_desktop.views.row_list import ROW, Index
from scrutiny_desktop.views.words import tone, word

MOST_LINES = 4
"""Lines of a recommendation in the table; the pane beside it shows the whole."""


class ChecklistDelegate(QStyledItemDelegate):
    """Draws one cell; what has no column of its own stands under the recommendation's words."""

    def __init__(self, desk: Desk, view: QTableView, table: ChecklistTable) -> None:
        super().__init__(view)
        self._desk, self._view, self._table = desk, view, table
        self.columns: frozenset[Column] = frozenset(Column)
        self._heights: dict[tuple[ChecklistRow, Column, int, frozenset[Column]], int] = {}
        desk.theme_changed.connect(self._heights.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ChecklistRow = index.data(ROW)
        column, room = Column(index.column()), self._view.columnWidth(index.column()) - self._pad()
        known = (row, column, room, self.columns)
        if known not in self._heights:
            self._heights[known] = self._height(row, column, room, str(index.data())) + 2 * self._pad()
        return QSize(room, self._heights[known])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ChecklistRow = index.data(ROW)
        rect, column, pad = QRect(option.rect), Column(index.column()), self._pad()
        painter.save()
        painter.setClipRect(rect)
        self._ground(painter, rect, column, is_current=bool(option.state & QStyle.StateFlag.State_Selected))
        inner = rect.adjusted(pad, 0, 0, 0)
        if column is Column.TEXT:
            height = self._text_cell(None, inner, row)
            self._text_cell(painter, inner.adjusted(0, (rect.height() - height) // 2, 0, 0), row)
        elif column in STATES:
            self._chip(painter, inner, row, column)
        else:
            self._words(painter, inner, str(index.data()), self._font(column))
        painter.restore()

    def _height(self, row: ChecklistRow, column: Column, room: int, words: str) -> int:
        if column is Column.TEXT:
            return self._text_cell(None, QRect(0, 0, room, 0), row)
        if column in STATES:
            return self._draw().chip_size(word(state_of(row, column)), room).height()
        return self._draw().height(words, self._font(column), room)

    def _ground(self, painter: QPainter, rect: QRect, column: Column, *, is_current: bool) -> None:
        theme = self._desk.theme
        if is_current:
            painter.fillRect(rect, theme.color("chosen"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        if not is_current:
            return
        if column is Column.NUMBER:
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), theme.color("accent"))
        if self._view.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
            painter.drawLine(rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1)

    def _chip(self, painter: QPainter, rect: QRect, row: ChecklistRow, column: Column) -> None:
        state = state_of(row, column)
        size = self._draw().chip_size(word(state), rect.width())
        place = QPointF(rect.left(), rect.top() + (rect.height() - size.height()) / 2)
        self._draw().chip(painter, place, word(state), tone(state), rect.width())

    def _words(self, painter: QPainter, rect: QRect, words: str, font: QFont) -> None:
        height = self._draw().height(words, font, rect.width())
        self._draw().text(painter, rect.adjusted(0, (rect.height() - height) // 2, 0, 0), words, font)

    def _text_cell(self, painter: QPainter | None, rect: QRect, row: ChecklistRow) -> int:
        """Draw (or, without a painter, only measure) the words of a recommendation; returns their height."""
        small, known = self._draw().font("small"), self._table.known
        if known is None:
            return 0
        text = row.recommendation.text or self.tr("No words yet")
        text = self._draw().shortened(text, self._draw().font(), rect.width(), MOST_LINES)
        at = self._line(painter, rect, 0, text, "ink" if row.recommendation.text else "quiet", is_small=False)
        at = self._line(painter, rect, at, self._aside(row), "quiet")
        if overdue := known.overdue(row):
            shape = round(self._draw().height("M", small, rect.width()) * 0.6)
            if painter is not None:
                mark = QRectF(rect.left(), rect.top() + at + shape * 0.35, shape, shape)
                draw_shape(painter, mark, "poor", self._desk.theme.color("poor_ink"))
            at = self._line(painter, rect.adjusted(shape * 2, 0, 0, 0), at, overdue, "poor_ink")
        return at if self.columns.issuperset(STATES) else self._flow(painter, rect, at + self._pad() // 2, row)

    def _line(
        self, painter: QPainter | None, rect: QRect, at: int, words: str, role: str, *, is_small: bool = True
    ) -> int:
        font = self._draw().font("small" if is_small else "body")
        if painter is not None:
            self._draw().text(painter, rect.adjusted(0, at, 0, 0), words, font, role)
        return at + self._draw().height(words, font, rect.width())

    def _aside(self, row: ChecklistRow) -> str:
        assert self._table.known is not None, "rows are drawn of a checklist"  # noqa: S101
        parts = [self._table.known.place(row)]
        if Column.LEAD not in self.columns and row.recommendation.lead_agency:
            parts.append(self.tr("lead: {agency}").format(agency=row.recommendation.lead_agency))
        if Column.QUESTIONS not in self.columns:
            parts.append(self.tr("questions: {count}").format(count=len(row.questions)))
        return " · ".join(parts)

    def _flow(self, painter: QPainter | None, rect: QRect, at: int, row: ChecklistRow) -> int:
        """Each state with its name before it, two on a line where there is room."""
        draw, small, names = self._draw(), self._draw().font("small"), self._table.names()
        widest = max(draw.width(names[column], small) for column in STATES) + self._pad()
        chips = max(draw.chip_size(word(each)).width() for kind in STATES.values() for each in kind) + self._pad()
        across = 2 if rect.width() >= 2 * (widest + chips) else 1
        height = draw.chip_size("M").height()
        for number, column in enumerate(STATES):
            state = state_of(row, column)
            left = rect.left() + (number % across) * (widest + chips)
            top = rect.top() + at + (number // across) * (height + self._desk.theme.size("s1"))
            if painter is not None:
                place = QRect(left, top + self._desk.theme.size("s05") + 1, widest, 0)
                draw.text(painter, place, names[column], small, "quiet")
                draw.chip(painter, QPointF(left + widest, top), word(state), tone(state))
        return at + len(STATES) // across * (height + self._desk.theme.size("s1"))

    def _font(self, column: Column) -> QFont:
        return self._draw().font("small" if column is Column.LEAD else "body", is_strong=column is Column.NUMBER)

    def _draw(self) -> Painting:
        return Painting(self._desk.theme, self._view.font())

    def _pad(self) -> int:
        return self._desk.theme.size("s3")


def longest_word(words: str) -> str:
    """The word that a chip cannot be narrower than."""
    return max(words.split(), key=len, default="")
