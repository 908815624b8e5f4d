"""What the checklist screen does to the library, each as one change with one undo."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.note import Grade, Note
from scrutiny_desktop.domain.recommendation import Assessment, Assurance, Progress, ProgressReport, Recommendation
from scrutiny_desktop.domain.record import Record
from scrutiny_desktop.store import assessments, progress_reports, recommendations
from scrutiny_desktop.views.desk import Desk


class Changes(QObject):
    """Adds, judges and removes recommendations of the meeting on the desk, from what the library holds now."""

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

    def remove(self, recommendation: Recommendation) -> None:
        """Take a recommendation away with what was reported of it and my judgement; marks and questions stay."""
        mine = self._assessment(recommendation)
        gone: list[Record | None] = [*progress_reports.of_recommendation(self._desk.library, recommendation.id)]
        pairs = [(each, None) for each in [self._desk.now(recommendation), mine, *gone]]
        self._desk.change_all(self.tr("remove recommendation"), pairs)

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

    def grade(self, note: Note, grade: Grade) -> None:
        """Say how far a piece of evidence reaches."""
        now = self._desk.now(note)
        if isinstance(now, Note):
            self._desk.change(self.tr("grade evidence"), old=now, new=replace(now, grade=grade))

    def _assess(self, label: str, recommendation: Recommendation, fields: Mapping[str, Any], burst: str = "") -> None:
        old = self._assessment(recommendation)
        first = Assessment(
            id=self._desk.ids.new(),
            owner=self._desk.me.id,
            recommendation_id=recommendation.id,
            meeting_id=self._meeting_id(recommendation),
        )
        before = old or first
        self._desk.change(label, old=old, new=replace(before, **fields), burst=burst)

    def _assessment(self, recommendation: Recommendation) -> Assessment | None:
        mine = assessments.for_meeting(self._desk.library, self._meeting_id(recommendation), self._desk.me.id)
        return next((each for each in mine if each.recommendation_id == recommendation.id), None)

    def _meeting_id(self, recommendation: Recommendation) -> str:
        """The meeting on the desk, which a recommendation may only have been brought forward to."""
        return self._desk.meeting.id if self._desk.meeting else recommendation.meeting_id
