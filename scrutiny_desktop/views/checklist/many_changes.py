"""What the checklist's table does to the library: to the cell that is written in, and to many rows at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from scrutiny_desktop.domain import moves
from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.checklist_order import Column, state_of
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.recommendation import (
    Assessment,
    Assurance,
    Ending,
    EndingKind,
    Progress,
    ProgressReport,
    Recommendation,
    Response,
)
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.domain.typed_day import typed_day
from scrutiny_desktop.store import assessments, progress_reports, rows
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.many_at_once import AT_ONCE, change_many

Chosen = Sequence[Recommendation]


class ManyChanges(QObject):
    """Each is one change with one undo, from what the library holds now; False where it was refused, and told."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def write(self, row: ChecklistRow, column: Column, value: Any) -> bool:
        """Keep what was written in a cell; a state that stays as it was says nothing new."""
        one = [row.recommendation]
        if column is Column.REPORTED:
            return value is row.progress or self.report(one, value)
        if column is Column.ASSURANCE:
            return value is row.assurance or self.judge(one, value)
        if column is Column.PANELS:
            return value is state_of(row, column) or self.agree(one, value)
        if column is Column.RESPONSE:
            return self.respond(one, value)
        if column is Column.DUE:
            return self._date(row.recommendation, str(value))
        return self.set_words(one, column, str(value))

    def set_words(self, chosen: Chosen, column: Column, words: str) -> bool:
        """Give each the same words in one column."""
        written: dict[Column, tuple[str, str]] = {
            Column.NUMBER: ("number", self.tr("renumber recommendation")),
            Column.TEXT: ("text", self.tr("edit recommendation")),
            Column.SERIES: ("series", self.tr("change series")),
            Column.THEME: ("theme", self.tr("change theme")),
            Column.LEAD: ("lead_agency", self.tr("change lead agency")),
        }
        name, label = written[column]
        fields: dict[str, Any] = {name: words.strip()}
        return self._each(label, chosen, lambda now: replace(now, **fields))

    def respond(self, chosen: Chosen, response: Response) -> bool:
        """Say what the partnership said to each."""
        return self._each(self.tr("change response"), chosen, lambda now: moves.answered(now, response))

    def report(self, chosen: Chosen, progress: Progress) -> bool:
        """Add the same report of today to each."""
        me, meeting, on = self._desk.me.id, self._desk.meeting, self._desk.clock().date()
        pairs = [(None, ProgressReport(id=self._desk.ids.new(), owner=me, recommendation_id=each.id, on=on,
                                       meeting_id=meeting.id if meeting else each.meeting_id, progress=progress))
                 for each in chosen]  # fmt: skip
        return self._change(self.tr("report progress"), chosen, pairs)

    def judge(self, chosen: Chosen, assurance: Assurance) -> bool:
        """Keep the same judgement of mine of each; the first one makes my assessment."""
        return self._assess(self.tr("judge recommendation"), chosen, assurance, self._mine(), is_panels=False)

    def agree(self, chosen: Chosen, assurance: Assurance) -> bool:
        """Keep what the Panel agreed of each at the meeting on the desk."""
        meeting = self._desk.meeting
        held = assessments.agreed(self._desk.library, meeting.id) if meeting is not None else []
        agreed = {each.recommendation_id: each for each in held}
        return self._assess(self.tr("agree with the Panel"), chosen, assurance, agreed, is_panels=True)

    def revise(self, chosen: Chosen, words: str, why: str) -> bool:
        """Give each another date, as it was typed, and keep the one before with the reason."""
        today = self._desk.clock().date()
        due, timescale = self._dated(words)
        label = self.tr("revise date")
        return self._each(label, chosen, lambda now: now.revised(due, timescale=timescale, on=today, why=why))

    def end(self, chosen: Chosen, why: str) -> bool:
        """The Panel closes each that is open."""
        meeting = self._desk.meeting
        ending = Ending(kind=EndingKind.CLOSED, on=(meeting.on if meeting else None) or self._desk.clock().date(),
                        why=why, meeting_id=meeting.id if meeting else "")  # fmt: skip
        return self._each(self.tr("end recommendation"), [each for each in chosen if each.is_open],
                   lambda now: moves.ended(now, ending, ()))  # fmt: skip

    def reopen(self, chosen: Chosen) -> bool:
        """Each is before the Panel again."""
        return self._each(self.tr("open recommendation again"), chosen, moves.reopened)

    def remove(self, chosen: Chosen) -> bool:
        """Take each away with what was reported of it and my judgement; marks and questions stay."""
        mine, held, pairs = self._mine(), self._held(chosen), list[Pair]()
        for each in chosen:
            about = [*progress_reports.of_recommendation(self._desk.library, each.id), mine.get(each.id)]
            pairs += [(held.get(each.id), None), *((one, None) for one in about)]
        return self._change(self.tr("remove recommendation"), chosen, pairs)

    def _date(self, one: Recommendation, words: str) -> bool:
        """Put a date right; words that name no day are kept as they are, without one."""
        due, timescale = self._dated(words)
        if due != one.due or (due is None and timescale != one.timescale):
            label = self.tr("change due date")
            return self._each(label, [one], lambda now: replace(now, due=due, timescale=timescale))
        return True

    def _dated(self, words: str) -> tuple[date | None, str]:
        due = typed_day(words, self._desk.clock().date())
        return due, "" if due else words.strip()

    def _assess(
        self, label: str, chosen: Chosen, assurance: Assurance, held: Mapping[str, Assessment], *, is_panels: bool
    ) -> bool:  # fmt: skip
        me, meeting = self._desk.me.id, self._desk.meeting
        pairs: list[Pair] = []
        for each in chosen:
            old = held.get(each.id)
            first = old or Assessment(
                id=self._desk.ids.new(), owner=me, recommendation_id=each.id, is_panels=is_panels,
                meeting_id=meeting.id if meeting else each.meeting_id,
            )  # fmt: skip
            pairs.append((old, replace(first, assurance=assurance)))
        return self._change(label, chosen, pairs)

    def _each(self, label: str, chosen: Iterable[Recommendation], rule: Callable[[Recommendation], Any]) -> bool:
        """Change each by a rule; where the rule forbids it for one of them, say so, and leave all."""
        known = list(chosen)
        held = self._held(known)
        now = [(each, held.get(each.id)) for each in known]
        try:
            # One that was taken away while it was written in comes back with what was written.
            pairs = [(there, rule(there or each)) for each, there in now]
        except ScrutinyError as trouble:  # Qt calls us here, so an error raised would reach nobody
            self._desk.troubled.emit(trouble)
            return False
        return self._change(label, known, pairs)

    def _change(self, label: str, chosen: Sequence[Recommendation], pairs: Sequence[Pair]) -> bool:
        try:
            change_many(self._desk, self._of_many(label, chosen), pairs)
        except ScrutinyError as trouble:
            self._desk.troubled.emit(trouble)
            return False
        return True

    def _of_many(self, label: str, chosen: Sequence[Recommendation]) -> str:
        whole = self.tr("{change} ({count})")
        return label if len(chosen) == 1 else whole.format(change=label, count=len(chosen))

    def _held(self, chosen: Chosen) -> dict[str, Recommendation]:
        """These as the library holds them now, by their ids."""
        if len(chosen) > AT_ONCE:
            return {each.id: each for each in rows.every(self._desk.library, Recommendation)}
        return {each.id: each for one in chosen if (each := self._desk.now(one)) is not None}

    def _mine(self) -> dict[str, Assessment]:
        """My judgements for the meeting on the desk, by their recommendations."""
        if (meeting := self._desk.meeting) is None:
            return {}
        mine = assessments.for_meeting(self._desk.library, meeting.id, self._desk.me.id)
        return {each.recommendation_id: each for each in mine}
