"""Which of the checklist's columns there is room for, and how wide each is."""

from collections.abc import Iterator

from PySide6.QtGui import QFont

from scrutiny_desktop.domain.checklist_order import STATES, Column
from scrutiny_desktop.views.checklist.naming import column_name
from scrutiny_desktop.views.checklist.shown import MeetingChecklist
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.words import word

_WORDY, _MOST_WORDY, _DATE, _LEAST_TEXT, _MOST_NUMBER = 7, 11, 8, 15, 8
"""Widths of an M: for words, least and most; for a date; the least of a recommendation, the most of its number."""
_FIRST_TO_GO = (Column.DUE, Column.THEME, Column.SERIES)
WORDY = (Column.SERIES, Column.THEME, Column.LEAD, Column.DUE)
"""Columns that show words small."""


class Columns:
    """Fits columns to the room; what a person made wider or narrower is kept, measured in the size of the text."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        kept: dict[str, float] = desk.setting("checklist.widths", {})
        self.own = {Column[name]: float(width) for name, width in kept.items() if name in Column.__members__}
        self.wanted: frozenset[Column] = frozenset(Column)
        self._measured: dict[tuple[Column, bool], int] = {}

    def want(self, known: MeetingChecklist | None, hidden: tuple[Column, ...]) -> None:
        """Show what tells something and was not put away."""
        used = known.used if known is not None else frozenset(Column)
        self.wanted = used - (set(hidden) - {Column.TEXT})

    def keep(self, column: Column, width: int) -> None:
        """Keep a width that the person gave a column."""
        self.own[column] = max(width, self._desk.theme.size("s6")) / self._desk.theme.scale
        self._desk.keep("checklist.widths", {each.name: round(wide, 1) for each, wide in self.own.items()})

    def reset(self) -> None:
        """Forget all such widths."""
        self.own = {}
        self._desk.keep("checklist.widths", {})

    def fitted(self, room: int, font: QFont, known: MeetingChecklist | None) -> dict[Column, int]:
        """The columns there is room for, and how wide each is; the recommendation itself has what is left."""
        draw = Painting(self._desk.theme, font)
        em = draw.width("M", draw.font())
        number = {Column.NUMBER: self._number(draw, em, known)} if Column.NUMBER in self.wanted else {}
        for columns in self._choices(draw, em, known):
            rest = room - sum(number.values()) - sum(columns.values())
            if rest >= em * _LEAST_TEXT:
                return {**number, Column.TEXT: rest, **columns}
        return {**number, Column.TEXT: room - sum(number.values())}

    def _choices(self, draw: Painting, em: int, known: MeetingChecklist | None) -> Iterator[dict[Column, int]]:
        """All that is wanted, then ever less of it."""
        wanted = [column for column in Column if column in self.wanted - {Column.NUMBER, Column.TEXT}]
        without: set[Column] = set()
        self._measured.clear()
        words = {each: self._words_width(draw, em, each, known) for each in WORDY if each in wanted}
        for leaving in ((), *((each,) for each in _FIRST_TO_GO if each in wanted), (Column.LEAD,)):
            without |= set(leaving)
            for is_whole in (True, False):
                yield {each: self._width(draw, words, each, is_whole=is_whole) for each in wanted
                       if each not in without}  # fmt: skip
        states = [each for each in wanted if each in STATES]
        yield {each: self._width(draw, words, each, is_whole=False) for each in states}

    def _width(self, draw: Painting, words: dict[Column, int], column: Column, *, is_whole: bool) -> int:
        if column in self.own:
            return max(round(self.own[column] * self._desk.theme.scale), self._least(draw, column))
        if column in STATES:
            return self._widest(draw, column, is_whole=is_whole)
        head = self._header_width(draw, column)
        return max(head, words.get(column, 0))

    def _words_width(self, draw: Painting, em: int, column: Column, known: MeetingChecklist | None) -> int:
        """So wide that no word in it is cut, within reason."""
        if column is Column.DUE:
            return em * _DATE
        name = {Column.SERIES: "series", Column.THEME: "theme", Column.LEAD: "lead"}[column]
        used = {longest_word(each) for each in known.words_of(name)} if known is not None else set()
        longest = max((draw.width(each, draw.font("small")) for each in used), default=0)
        pad = self._desk.theme.size("s3") + self._desk.theme.size("s1") + 2
        return min(max(em * _WORDY, longest + pad), em * _MOST_WORDY)

    def _least(self, draw: Painting, column: Column) -> int:
        if column in STATES:
            return self._widest(draw, column, is_whole=False)
        return self._desk.theme.size("s8")

    def _widest(self, draw: Painting, column: Column, *, is_whole: bool) -> int:
        if (column, is_whole) not in self._measured:
            words = [word(each) if is_whole else longest_word(word(each)) for each in STATES[column]]
            chips = max(draw.chip_size(each).width() for each in words)
            widest = max(chips + self._desk.theme.size("s3"), self._header_width(draw, column))
            self._measured[column, is_whole] = widest
        return self._measured[column, is_whole]

    def _header_width(self, draw: Painting, column: Column) -> int:
        arrow = self._desk.theme.size("s4")
        return draw.width(column_name(column), draw.font("small")) + 2 * self._desk.theme.size("s2") + arrow

    def _number(self, draw: Painting, em: int, known: MeetingChecklist | None) -> int:
        if Column.NUMBER in self.own:
            return max(round(self.own[Column.NUMBER] * self._desk.theme.scale), self._desk.theme.size("s6"))
        numbers = {row.recommendation.number for row in known.rows} if known else set()
        longest = max(("00", *sorted(numbers, key=len)[-3:]), key=lambda each: draw.width(each, draw.font()))
        pad = 2 * self._desk.theme.size("s3")
        return min(draw.width(longest, draw.font(is_strong=True)), em * _MOST_NUMBER) + pad


def longest_word(words: str) -> str:
    """The word that a chip cannot be narrower than."""
    return max(words.split(), key=len, default="")
