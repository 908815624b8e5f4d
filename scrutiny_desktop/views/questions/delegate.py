"""How the list of questions is drawn, at any width and any size of text."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scrutiny_desktop.domain.paper import Secrecy
from scrutiny_desktop.domain.question import Priority, Question, Standing
from scrutiny_desktop.views.closed_chip import Chips
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.questions.model import Row, is_unused
from scrutiny_desktop.views.row_list import ROW, Index
from scrutiny_desktop.views.words import tone, word

_ROOMY, _WIDE = 38, 60
"""Widths of an M from which people and chips stand beside the words, and from which each person has a column."""


class QuestionDelegate(QStyledItemDelegate):
    """Draws headings and questions from the roles of the theme; one instance for one list."""

    def __init__(self, desk: Desk, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._sheet: _Sheet | None = None
        self._heights: dict[tuple[Question, str, Chips], int] = {}
        desk.theme_changed.connect(self._forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        row: Row = index.data(ROW)
        sheet = self._at_width(width)
        if row.question is None:
            return QSize(width, sheet.heading_height())
        known = (row.question, row.source, row.chips)
        if known not in self._heights:
            self._heights[known] = sheet.question_height(row)
        return QSize(width, self._heights[known])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        rect = QRect(option.rect)
        state = option.state
        painter.save()
        sheet = self._at_width(rect.width())
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        sheet.ground(painter, rect, is_current=is_current, is_hovered=bool(state & QStyle.StateFlag.State_MouseOver))
        if row.question is None:
            unnamed = self.tr("Unnamed theme") if row.group.theme else self.tr("No theme yet")
            sheet.heading(painter, rect, row, unnamed, self.tr("{minutes} min"))
        else:
            sheet.question(painter, rect, row, row.question, self.tr("No words yet"))
        painter.restore()

    def _at_width(self, width: int) -> "_Sheet":
        if self._sheet is None or self._sheet.width != width:
            self._forget()
            self._sheet = _Sheet(self._desk, self._view, width)
        return self._sheet

    def _forget(self) -> None:
        """Heights hold for one width and one theme."""
        self._sheet = None
        self._heights.clear()


class _Sheet:
    """One row's layout at one width."""

    def __init__(self, desk: Desk, view: QAbstractItemView, width: int) -> None:
        self.width = width
        self._desk, self._view, self._theme = desk, view, desk.theme
        self._draw = Painting(desk.theme, view.font())
        self._gap = desk.theme.size("s3")
        self._em = self._draw.width("M", self._draw.font())
        self._left = desk.theme.size("s8") + desk.theme.size("s2")
        self._is_roomy = width > _ROOMY * self._em
        self._side = self._chips_width() if self._is_roomy else 0
        self._is_wide = width > _WIDE * self._em
        self._people = round(self._em * (7.5 if self._is_wide else 9)) if self._is_roomy else 0
        columns = self._people * 2 + self._gap if self._is_wide else self._people
        taken = self._side + columns + 2 * self._gap if self._is_roomy else 0
        self._words = max(width - self._left - self._gap - taken, self._em * 6)

    def heading_height(self) -> int:
        return self._draw.height("M", self._draw.font("heading"), self._words) + 2 * self._theme.size("s2") + 4

    def question_height(self, row: Row) -> int:
        question = row.question
        assert question is not None, "only a question's row is measured as one"  # noqa: S101
        words = self._words_height(row, question)
        if self._is_roomy:
            return max(words, self._stack_height(row), self._people_height(question)) + 2 * self._theme.size("s2")
        below = self._draw.height(_people(question), self._draw.font("small"), self._words)
        return words + below + self._flow_height(row) + self._theme.size("s1") * 6

    def ground(self, painter: QPainter, rect: QRect, *, is_current: bool, is_hovered: bool) -> None:
        theme = self._theme
        if is_current or is_hovered:
            painter.fillRect(rect, theme.color("chosen" if is_current else "hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        if not is_current:
            return
        painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), theme.color("accent"))
        if self._view.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def heading(self, painter: QPainter, rect: QRect, row: Row, unnamed: str, minutes: str) -> None:
        font = self._draw.font("heading", is_strong=True)
        name = f"{row.number} · {row.group.theme.name or unnamed}" if row.group.theme else unnamed
        chip = minutes.format(minutes=row.group.minutes)
        size = self._draw.chip_size(chip, is_shaped=False)
        room = rect.width() - self._theme.size("s4") - size.width() - 2 * self._gap
        painter.setFont(font)
        painter.setPen(self._theme.color("ink"))
        place = QRect(rect.left() + self._theme.size("s4"), rect.top(), room, rect.height())
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if row.group.minutes:
            across = place.left() + self._draw.width(shown, font) + self._gap
            place_of_chip = QPointF(across, rect.center().y() - size.height() / 2)
            self._draw.chip(painter, place_of_chip, chip, "plain", is_shaped=False)

    def question(self, painter: QPainter, rect: QRect, row: Row, question: Question, wordless: str) -> None:
        self._handle(painter, rect)
        left, top = rect.left() + self._left, rect.top() + self._theme.size("s2")
        if self._is_roomy:
            top = rect.top() + (rect.height() - self._words_height(row, question)) // 2
        font, role = self._text_font(question), "quiet" if is_unused(question) or not question.text else "ink"
        top += self._draw.text(painter, QRect(left, top, self._words, 0), question.text or wordless, font, role)
        top += self._draw.text(painter, QRect(left, top, self._words, 0), row.source, self._draw.font("small"), "quiet")
        if self._is_roomy:
            self._columns(painter, rect, row, question)
        else:
            small = self._draw.font("small")
            top += self._draw.text(painter, QRect(left, top, self._words, 0), _people(question), small, "quiet")
            self._flow(painter, QPointF(left, top + self._theme.size("s1")), row)

    def _columns(self, painter: QPainter, rect: QRect, row: Row, question: Question) -> None:
        left = rect.left() + self._left + self._words + self._gap
        top = rect.top() + (rect.height() - self._people_height(question)) // 2
        for name, role in ((question.asker, "ink"), (question.addressee, "quiet")):
            if self._is_wide:
                top = rect.top() + (rect.height() - self._name_height(name)) // 2
            top += self._draw.text(painter, QRect(left, top, self._people, 0), name, self._draw.font("small"), role)
            left += self._people + self._gap if self._is_wide else 0
        left += 0 if self._is_wide else self._people + self._gap
        top = rect.top() + (rect.height() - self._stack_height(row)) // 2
        for words, its_tone in _chips(row):
            size = self._draw.chip(painter, QPointF(left, top), words, its_tone, self._side)
            top += size.height() + self._theme.size("s1")

    def _flow(self, painter: QPainter, place: QPointF, row: Row) -> None:
        start = place.x()
        for words, its_tone in _chips(row):
            size = self._draw.chip_size(words, self._words)
            if place.x() > start and place.x() + size.width() > start + self._words:
                place = QPointF(start, place.y() + size.height() + self._theme.size("s1"))
            self._draw.chip(painter, place, words, its_tone, self._words)
            place = QPointF(place.x() + size.width() + self._theme.size("s2"), place.y())

    def _flow_height(self, row: Row) -> int:
        """As many lines as ``_flow`` takes."""
        across, high, lines = 0, 0, 1
        for words, _ in _chips(row):
            size = self._draw.chip_size(words, self._words)
            if across and across + size.width() > self._words:
                across, lines = 0, lines + 1
            across, high = across + size.width() + self._theme.size("s2"), max(high, size.height())
        return lines * (high + self._theme.size("s1"))

    def _handle(self, painter: QPainter, rect: QRect) -> None:
        size = self._theme.size("s4")
        place = QRectF(rect.left() + self._theme.size("s3"), rect.center().y() - size / 2, size, size)
        self._desk.icon("handle", "faint").paint(painter, place.toRect())

    def _words_height(self, row: Row, question: Question) -> int:
        text = self._draw.height(question.text or "M", self._text_font(question), self._words)
        return text + self._draw.height(row.source, self._draw.font("small"), self._words)

    def _stack_height(self, row: Row) -> int:
        sizes = [self._draw.chip_size(words, self._side) for words, _ in _chips(row)]
        return sum(size.height() for size in sizes) + self._theme.size("s1") * (len(sizes) - 1)

    def _people_height(self, question: Question) -> int:
        heights = (self._name_height(question.asker), self._name_height(question.addressee))
        return max(heights) if self._is_wide else sum(heights)

    def _name_height(self, name: str) -> int:
        return self._draw.height(name, self._draw.font("small"), self._people)

    def _chips_width(self) -> int:
        states = (*Priority, Standing.PLANNED, Standing.PARTLY_ANSWERED, Secrecy.CONFIDENTIAL)
        return max(self._draw.chip_size(word(each)).width() for each in states)

    def _text_font(self, question: Question) -> QFont:
        return self._draw.font(is_strong=question.priority is Priority.MUST_ASK, is_struck=is_unused(question))


def _chips(row: Row) -> Chips:
    return ((word(row.question.priority), tone(row.question.priority)), *row.chips) if row.question else ()


def _people(question: Question) -> str:
    return " → ".join(name for name in (question.asker, question.addressee) if name)
