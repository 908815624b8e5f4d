"""What stands in each cell of the checklist, in words."""

from PySide6.QtCore import QRect

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.checklist_order import STATES, Column, state_of
from scrutiny_desktop.domain.recommendation import Rating
from scrutiny_desktop.views.checklist.naming import column_name, tr
from scrutiny_desktop.views.checklist.shown import MeetingChecklist, due_words
from scrutiny_desktop.views.closed_chip import signed
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.words import word


class CellWords:
    """The words of a checklist's cells; what has no column of its own stands under the recommendation."""

    def __init__(self) -> None:
        self.known: MeetingChecklist | None = None
        self.wanted: frozenset[Column] = frozenset(Column)

    def of(self, row: ChecklistRow, column: Column) -> str:
        """The words of a cell."""
        if column in STATES:
            is_agreed = column is not Column.PANELS or row.agreed is not None
            return word(state_of(row, column)) if is_agreed else ""
        one = row.recommendation
        words = {
            Column.NUMBER: one.number, Column.TEXT: one.text, Column.SERIES: one.series, Column.THEME: one.theme,
            Column.LEAD: one.lead, Column.DUE: due_words(row) or tr("no date given"),
        }  # fmt: skip
        return words.get(column, str(len(row.questions)))

    def written(self, row: ChecklistRow, column: Column) -> str:
        """What an editor of the cell begins with."""
        one = row.recommendation
        if column is Column.DUE:
            return f"{one.due.day}/{one.due.month}/{one.due.year}" if one.due else one.timescale
        if column is Column.LEAD:
            return one.lead_agency
        return one.text if column is Column.TEXT else self.of(row, column)

    def text(self, row: ChecklistRow) -> str:
        """The recommendation's own words, or that it has none."""
        return row.recommendation.text or tr("No words yet")

    def rating(self, row: ChecklistRow) -> str:
        """How the last report rates itself; empty where it does not."""
        rating = row.reports[-1].rating if row.reports else Rating.NONE
        return "" if rating is Rating.NONE else tr("rated {rating}").format(rating=word(rating).lower())

    def overdue(self, row: ChecklistRow) -> str:
        """How far past its date it is."""
        return self.known.overdue(row) if self.known is not None else ""

    def aside(self, row: ChecklistRow, columns: frozenset[Column]) -> str:
        """The line under the recommendation: that it is not public, where it is from, and what has no column."""
        parts, one = list[str](), row.recommendation
        if self.known is not None:
            closed = self.known.closed.get(one.id, "")
            parts += [signed(closed) if closed else "", self.known.place(row, is_dated=Column.DUE not in columns)]
        named = {Column.SERIES: one.series, Column.THEME: one.theme}
        parts += [words for column, words in named.items() if self._is_left(column, columns) and words]
        if self._is_left(Column.LEAD, columns) and one.lead:
            parts.append(tr("lead: {agency}").format(agency=one.lead))
        if self._is_left(Column.QUESTIONS, columns):
            parts.append(tr("questions: {count}").format(count=len(row.questions)))
        return " · ".join(part for part in parts if part)

    def flowing(self, row: ChecklistRow, columns: frozenset[Column]) -> list[Column]:
        """The states of a row that are wanted and have no column."""
        left = (column for column in STATES if self._is_left(column, columns))
        return [column for column in left if column is not Column.PANELS or row.agreed is not None]

    def flow_across(self, room: int, draw: Painting) -> tuple[int, int, int]:
        """How states flow: how many on a line, the width of their names, and of their chips."""
        small, gap = draw.font("small"), draw.theme.size("s3")
        widest = max(draw.width(column_name(column), small) for column in STATES) + gap
        chips = max(draw.chip_size(word(each)).width() for kind in STATES.values() for each in kind) + gap
        return (2 if room >= 2 * (widest + chips) else 1), widest, chips

    def flow_height(self, many: int, room: int, draw: Painting) -> int:
        """How high so many states are."""
        across, _, _ = self.flow_across(room, draw)
        return -(-many // across) * (draw.chip_size("M").height() + draw.theme.size("s1"))

    def spoken(self, row: ChecklistRow, column: Column) -> str:
        """A cell as a screen reader says it; that of the recommendation tells the whole row."""
        rated = self.rating(row) if column is Column.REPORTED else ""
        if column is not Column.TEXT or self.known is None:
            words = ", ".join(part for part in (self.of(row, column), rated) if part)
            return f"{column_name(column)}: {words}"
        one = row.recommendation
        states = [each for each in STATES if each is not Column.PANELS or row.agreed is not None]
        parts = [f"{column_name(each)}: {word(state_of(row, each))}" for each in states]
        said = [one.number, one.text or tr("A recommendation without words yet"), self.known.closed.get(one.id, ""),
                self.known.place(row), self.overdue(row), *parts, self.rating(row)]  # fmt: skip
        return ", ".join(part for part in said if part)

    def _is_left(self, column: Column, columns: frozenset[Column]) -> bool:
        return column in self.wanted and column not in columns


def in_the_middle(rect: QRect, height: int) -> QRect:
    """The same place, its top moved down so that something so high stands in the middle."""
    return rect.adjusted(0, (rect.height() - height) // 2, 0, 0)
