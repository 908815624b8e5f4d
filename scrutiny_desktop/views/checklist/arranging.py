"""From all that is known of a checklist to the lines that are shown of it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.checklist_filter import Ended, Need, needs_of, said_of
from scrutiny_desktop.domain.checklist_order import Column, Grouping, Line, grouped, lines, ordered
from scrutiny_desktop.domain.checklist_view import ChecklistView
from scrutiny_desktop.views.checklist.shown import MeetingChecklist

_A_FEW = 100
"""Rows that are worked out at a time."""


class Arranging:
    """Sorts, sieves and groups; what was worked out of a row is kept for as long as the row is the same."""

    def __init__(self, me: str, words: Mapping[StrEnum, str]) -> None:
        self.me, self.folded = me, frozenset[str]()
        self._words = words
        self._said: dict[str, tuple[ChecklistRow, str, str]] = {}
        self._needs: dict[str, tuple[ChecklistRow, tuple[date, str], frozenset[Need]]] = {}
        self._sorted: tuple[object, Column, bool, tuple[ChecklistRow, ...]] = ((), Column.NUMBER, False, ())

    def lines(self, known: MeetingChecklist, view: ChecklistView, *, keeping: str = "") -> tuple[Line, ...]:
        """The lines of a view; ``keeping`` names a recommendation that stays though it no longer fits."""
        rows = [
            row for row in self._in_order(known, view)
            if row.recommendation.id == keeping or self._fits(row, known, view)
        ]  # fmt: skip
        if view.grouping is Grouping.NONE:
            return tuple(rows)
        return lines(grouped(rows, view.grouping, known.today), self.folded)

    def ahead(self) -> "Arranging":
        """Another that knows as much, for a job to work out more with while this one is in use."""
        other = Arranging(self.me, self._words)
        other._said, other._needs, other._sorted = dict(self._said), dict(self._needs), self._sorted
        return other

    def prepares(self, known: MeetingChecklist, view: ChecklistView) -> Iterator[None]:
        """Work out, a little at a time, what any view of a checklist will ask for."""
        for at, row in enumerate(known.rows):
            self._called(row, known)
            self._said_of(row, known)
            if at % _A_FEW == 0:
                yield
        self._in_order(known, view)

    def fold(self, key: str, *, is_folded: bool) -> None:
        """Fold a group away, or out again."""
        self.folded = self.folded | {key} if is_folded else self.folded - {key}

    def counts(self, known: MeetingChecklist, ended: Ended) -> dict[Need, int]:
        """How many of those that are looked at call for each thing."""
        is_open = ended is Ended.OPEN
        looked = (row for row in known.rows if ended is Ended.ALL or row.recommendation.is_open is is_open)
        called = Counter(need for row in looked for need in self._called(row, known))
        return {need: called[need] for need in Need}

    def _called(self, row: ChecklistRow, known: MeetingChecklist) -> frozenset[Need]:
        """What a row calls for."""
        one, of = row.recommendation.id, (known.today, self.me)
        before = self._needs.get(one)
        if before is None or before[0] is not row or before[1] != of:
            before = self._needs[one] = (row, of, needs_of(row, today=known.today, me=self.me))
        return before[2]

    def _fits(self, row: ChecklistRow, known: MeetingChecklist, view: ChecklistView) -> bool:
        said = self._said_of(row, known) if view.sieve.words else ""
        return view.sieve.holds(row, said, self._called(row, known) if view.sieve.needs else frozenset())

    def _said_of(self, row: ChecklistRow, known: MeetingChecklist) -> str:
        one = row.recommendation.id
        reported = known.reported.get(one, "")
        before = self._said.get(one)
        if before is None or before[0] is not row or before[1] is not reported:
            before = self._said[one] = (row, reported, f"{said_of(row, self._words)}\n{reported.casefold()}")
        return before[2]

    def _in_order(self, known: MeetingChecklist, view: ChecklistView) -> tuple[ChecklistRow, ...]:
        of, column, descends, rows = self._sorted
        if of is not known.rows or (column, descends) != (view.sorted_by, view.descends):
            rows = ordered(known.rows, view.sorted_by, descends=view.descends)
            self._sorted = (known.rows, view.sorted_by, view.descends, rows)
        return rows
