"""How high the checklist's rows are, reckoned from the widths of words without setting any type."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtGui import QFont, QFontMetrics

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.checklist_order import STATES, Column, Line, state_of
from scrutiny_desktop.domain.recommendation import Rating
from scrutiny_desktop.views.checklist.columns import WORDY
from scrutiny_desktop.views.checklist.wording import CellWords
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.words import word

MOST_LINES = 4
"""Lines of a recommendation in the table; the pane beside it shows the whole."""


class WrappedLines:
    """Counts the lines of wrapping words in one font; each word is measured once."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetrics(font)
        self._widths: dict[str, int] = {}
        self._counted: dict[tuple[str, int], int] = {}
        self._widest = self._metrics.maxWidth()
        self.height = self._metrics.lineSpacing()
        self._space = self._metrics.horizontalAdvance(" ")

    def count(self, text: str, room: int) -> int:
        """Lines that a text takes, or one more; never fewer."""
        if (text, room) not in self._counted:
            self._counted[text, room] = self._count(text, room)
        return self._counted[text, room]

    def _count(self, text: str, room: int) -> int:
        if len(text) * self._widest <= room:
            return 1 + text.count("\n") if text else 0
        lines = 0
        for paragraph in text.split("\n"):
            lines, used = lines + 1, 0
            for each in paragraph.split():
                wide = self._widths.get(each)
                if wide is None:
                    wide = self._widths[each] = self._metrics.horizontalAdvance(each) + 1
                if used and used + self._space + wide > room:
                    lines, used = lines + 1, wide
                else:
                    used += wide + (self._space if used else 0)
        return lines if text else 0


class RowHeights:
    """Knows each row's height until its record, the columns or the theme change."""

    def __init__(self, desk: Desk, words: CellWords) -> None:
        self._desk, self._words = desk, words
        self._known: dict[str, tuple[ChecklistRow, int]] = {}
        self._widths: dict[Column, int] = {}
        self.dress(QFont())

    def dress(self, font: QFont) -> None:
        """Begin anew, in the theme of now."""
        self._font = font
        draw = self._draw = Painting(self._desk.theme, font)
        self._body, self._small = WrappedLines(draw.font()), WrappedLines(draw.font("small"))
        self._strong = WrappedLines(draw.font(is_strong=True))
        self._pad = self._desk.theme.size("s3")
        self._chips: dict[tuple[StrEnum, int], int] = {}
        self._flows: dict[tuple[int, int], int] = {}
        self._known.clear()

    def show_columns(self, widths: Mapping[Column, int]) -> None:
        """Reckon with these columns from now on."""
        if widths != self._widths:
            self._widths = dict(widths)
            self.dress(self._font)

    def knows(self, line: Line) -> bool:
        """Whether the height of a line is told without measuring its words."""
        known = self._known.get(line.recommendation.id) if isinstance(line, ChecklistRow) else None
        return not isinstance(line, ChecklistRow) or (known is not None and known[0] is line)

    def of(self, line: Line) -> int:
        """The height of a line."""
        if not isinstance(line, ChecklistRow):
            return self._strong.height + 2 * self._desk.theme.size("s2")
        known = self._known.get(line.recommendation.id)
        if known is None or known[0] is not line:
            cells = (self._cell(line, column, wide - self._pad) for column, wide in self._widths.items())
            known = self._known[line.recommendation.id] = (line, max(cells, default=0) + 2 * self._pad)
        return known[1]

    def _cell(self, row: ChecklistRow, column: Column, room: int) -> int:
        if column in STATES:
            return self._state(row, column, room)
        room -= self._desk.theme.size("s1")
        if column is Column.TEXT:
            return self._text(row, room)
        words = self._words.of(row, column)
        lines = self._strong if column is Column.NUMBER else self._small if column in WORDY else self._body
        return lines.count(words, room) * lines.height

    def _state(self, row: ChecklistRow, column: Column, room: int) -> int:
        state = state_of(row, column)
        if (state, room) not in self._chips:
            self._chips[state, room] = self._draw.chip_size(word(state), room).height()
        is_rated = column is Column.REPORTED and row.reports and row.reports[-1].rating is not Rating.NONE
        rated = self._small.count(self._words.rating(row), room) if is_rated else 0
        return self._chips[state, room] + rated * self._small.height

    def _text(self, row: ChecklistRow, room: int) -> int:
        text = min(self._body.count(self._words.text(row), room), MOST_LINES) * self._body.height
        asides = self._small.count(self._words.aside(row, frozenset(self._widths)), room)
        if overdue := self._words.overdue(row):
            asides += self._small.count(overdue, room - 2 * self._small.height)
        flowing = self._words.flowing(row, frozenset(self._widths))
        return text + asides * self._small.height + self._flow(len(flowing), room)

    def _flow(self, many: int, room: int) -> int:
        if (many, room) not in self._flows:
            high = self._words.flow_height(many, room, self._draw) + self._pad // 2 if many else 0
            self._flows[many, room] = high
        return self._flows[many, room]
