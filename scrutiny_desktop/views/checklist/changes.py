"""What the checklist screen does to the library, each as one change with one undo."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from scrutiny_desktop.domain import moves
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.note import Grade, Note
from scrutiny_desktop.domain.recommendation import (
    Assessment,
    Assurance,
    Ending,
    Progress,
    ProgressReport,
    Recommendation,
    Response,
)
from scrutiny_desktop.domain.record import kind_of
from scrutiny_desktop.store import assessments, recommendations, rows
from scrutiny_desktop.views.desk import Desk


class Changes(QObject):
    """Adds, judges and moves recommendations of the meeting on the desk, from what the library holds now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def add(self, meeting_id: str) -> Recommendation:
        """Add an empty recommendation after all others, under the next number."""
        known = recommendations.for_meeting(self._desk.library, meeting_id)
        numbers = [int(each.number) for each in known if each.number.isdecimal()]
        added = Recommendation(
            id=self._desk.ids.new(),
            owner=self._desk.me.id,
            meeting_id=meeting_id,
            number=str(max(numbers, default=0) + 1),
            rank=max((each.rank for each in known), default=-1) + 1,
        )
        self._desk.change(self.tr("add recommendation"), old=None, new=added)
        return added

    def judge(self, recommendation: Recommendation, assurance: Assurance) -> None:
        """Keep my judgement; the first one makes my assessment."""
        self._assess(self.tr("judge recommendation"), recommendation, {"assurance": assurance})

    def explain(self, recommendation: Recommendation, words: str, burst: str) -> None:
        """Keep the words of my judgement."""
        self._assess(self.tr("edit my assessment"), recommendation, {"words": words}, burst)

    def report(self, recommendation: Recommendation, progress: Progress, words: str, on: date) -> None:
        """Add what is reported on a day beside all that was reported before."""
        added = ProgressReport(
            id=self._desk.ids.new(),
            owner=self._desk.me.id,
            recommendation_id=recommendation.id,
            meeting_id=self._meeting_id(recommendation),
            on=on,
            progress=progress,
            words=words,
        )
        self._desk.change(self.tr("report progress"), old=None, new=added)

    def revise(self, recommendation: Recommendation, due: date | None, why: str) -> None:
        """Give the action another date, and keep the one before with the reason."""
        now = self._desk.now(recommendation)
        if now is not None:
            revised = now.revised(due, on=self._desk.clock().date(), why=why)
            self._desk.change(self.tr("revise date"), old=now, new=revised)

    def respond(self, recommendation: Recommendation, response: Response) -> None:
        """Say what the partnership said."""
        self._move(self.tr("change response"), recommendation, lambda now: moves.answered(now, response))

    def agree(self, recommendation: Recommendation, assurance: Assurance) -> None:
        """Keep what the Panel agreed at the meeting on the desk."""
        self._agree(self.tr("agree with the Panel"), recommendation, {"assurance": assurance})

    def explain_agreed(self, recommendation: Recommendation, words: str, burst: str) -> None:
        """Keep the words of what the Panel agreed."""
        self._agree(self.tr("edit what the Panel agreed"), recommendation, {"words": words}, burst)

    def end(self, recommendation: Recommendation, ending: Ending) -> None:
        """End a recommendation for the Panel."""
        others = rows.every(self._desk.library, Recommendation)
        self._move(self.tr("end recommendation"), recommendation, lambda now: moves.ended(now, ending, others))

    def reopen(self, recommendation: Recommendation) -> None:
        """Put a recommendation that was ended before the Panel again."""
        self._move(self.tr("open recommendation again"), recommendation, moves.reopened)

    def grade(self, note: Note, grade: Grade) -> None:
        """Say how far a piece of evidence reaches."""
        now = self._desk.now(note)
        if isinstance(now, Note):
            self._desk.change(self.tr("grade evidence"), old=now, new=replace(now, grade=grade))

    def _move(
        self, label: str, recommendation: Recommendation, rule: Callable[[Recommendation], Recommendation]
    ) -> None:  # fmt: skip
        """Change a recommendation by a rule; where the rule forbids it, say so, and leave it."""
        if (now := self._desk.now(recommendation)) is None:
            return
        try:
            new = rule(now)
        except ScrutinyError as trouble:  # Qt calls us here, so an error raised would reach nobody
            self._desk.troubled.emit(trouble)
            self._desk.changed.emit(kind_of(now), now.id)
        else:
            self._desk.change(label, old=now, new=new)

    def _assess(self, label: str, recommendation: Recommendation, fields: Mapping[str, Any], burst: str = "") -> None:
        old = self._assessment(recommendation)
        before = old or self._first(recommendation, is_panels=False)
        self._desk.change(label, old=old, new=replace(before, **fields), burst=burst)

    def _agree(self, label: str, recommendation: Recommendation, fields: Mapping[str, Any], burst: str = "") -> None:
        agreed = assessments.agreed(self._desk.library, self._meeting_id(recommendation))
        old = next((each for each in agreed if each.recommendation_id == recommendation.id), None)
        before = old or self._first(recommendation, is_panels=True)
        self._desk.change(label, old=old, new=replace(before, **fields), burst=burst)

    def _first(self, recommendation: Recommendation, *, is_panels: bool) -> Assessment:
        return Assessment(
            id=self._desk.ids.new(),
            owner=self._desk.me.id,
            recommendation_id=recommendation.id,
            meeting_id=self._meeting_id(recommendation),
            is_panels=is_panels,
        )

    def _assessment(self, recommendation: Recommendation) -> Assessment | None:
        mine = assessments.for_meeting(self._desk.library, self._meeting_id(recommendation), self._desk.me.id)
        return next((each for each in mine if each.recommendation_id == recommendation.id), None)

    def _meeting_id(self, recommendation: Recommendation) -> str:
        """The meeting on the desk, which a recommendation may only have been brought forward to."""
        return self._desk.meeting.id if self._desk.meeting else recommendation.meeting_id
