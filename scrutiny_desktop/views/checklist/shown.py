"""Everything the checklist screen shows of a meeting, read once for each time it is filled."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.checklist import ChecklistRow, checklist
from scrutiny_desktop.domain.merging import with_outcomes
from scrutiny_desktop.domain.note import GRADES, Grade
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.recommendation import Assurance, Progress
from scrutiny_desktop.store import assessments, notes, papers, progress_reports, questions, recommendations, witnesses
from scrutiny_desktop.store import rows as records
from scrutiny_desktop.store.engine import Database
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.words import brief_source, on_day_briefly

ASSURANCES = (Assurance.ASSURED, Assurance.PARTLY_ASSURED, Assurance.NOT_ASSURED, Assurance.NOT_CONSIDERED)
"""The order in which judgements are counted, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChecklist:
    """The checklist of a meeting, as one person judges it, on one day."""

    meeting_id: str
    rows: tuple[ChecklistRow, ...]
    papers: Mapping[str, Paper]
    agencies: tuple[str, ...]
    today: date

    @property
    def judged(self) -> Counter[Assurance]:
        """How many recommendations stand at each judgement."""
        return Counter(row.assurance for row in self.rows)

    @property
    def complete(self) -> tuple[ChecklistRow, ...]:
        """Those whose action is reported complete."""
        return tuple(row for row in self.rows if row.progress is Progress.COMPLETE)

    @property
    def evidenced(self) -> int:
        """How many of those reported complete have evidence beyond a statement."""
        beyond = GRADES.index(Grade.STATED)
        return sum(GRADES.index(row.grade) > beyond for row in self.complete)

    def words_of(self, field: str) -> tuple[str, ...]:
        """What a field of the recommendations says, each once, for completing what is typed."""
        return tuple(dict.fromkeys(said for row in self.rows if (said := str(getattr(row.recommendation, field)))))

    def row(self, recommendation_id: str) -> ChecklistRow | None:
        """One recommendation's row."""
        return next((row for row in self.rows if row.recommendation.id == recommendation_id), None)

    def place(self, row: ChecklistRow) -> str:
        """Where the recommendation stands, and by when it is due."""
        tr, one = QCoreApplication.translate, row.recommendation
        where = brief_source(self.papers.get(one.anchor.paper_id), one.anchor) if one.anchor else ""
        dated, undated = tr("checklist", "due {day}"), tr("checklist", "no date given")
        due = dated.format(day=on_day_briefly(one.due)) if one.due else undated
        return " · ".join(part for part in (where, due) if part)

    def overdue(self, row: ChecklistRow) -> str:
        """How far past its date it is, in words; empty while it is not."""
        tr, days = QCoreApplication.translate, row.days_overdue(self.today)
        if not days:
            return ""
        one, many = tr("checklist", "{days} day past due"), tr("checklist", "{days} days past due")
        return (one if days == 1 else many).format(days=days)

    def words(self) -> str:
        """What the foot of the window says."""
        tr, assured = QCoreApplication.translate, self.judged[Assurance.ASSURED]
        one, many = tr("checklist", "{count} recommendation"), tr("checklist", "{count} recommendations")
        words = (
            (one if len(self.rows) == 1 else many).format(count=len(self.rows)),
            tr("checklist", "{count} reported complete").format(count=len(self.complete)),
            tr("checklist", "{count} assured").format(count=assured),
        )
        return " · ".join(words)


def read_checklist(desk: Desk) -> MeetingChecklist | None:
    """The checklist of the meeting on the desk; None where there is no meeting."""
    if (meeting := desk.meeting) is None:
        return None
    db, known = desk.library, recommendations.for_meeting(desk.library, meeting.id)
    rows = checklist(
        known,
        progress_reports.for_meeting(db, meeting.id),
        notes.on_recommendations(db, meeting.id),
        with_outcomes(questions.for_meeting(db, meeting.id)),
        assessments.for_meeting(db, meeting.id, desk.me.id),
        assessments.agreed(db, meeting.id),
    )
    agencies = [each.lead_agency for each in known] + [each.agency for each in witnesses.for_meeting(db, meeting.id)]
    return MeetingChecklist(
        meeting_id=meeting.id,
        rows=rows,
        papers=_papers(db, meeting.id, rows),
        agencies=tuple(dict.fromkeys(each for each in agencies if each)),
        today=desk.clock().date(),
    )


def _papers(db: Database, meeting_id: str, listed: Iterable[ChecklistRow]) -> dict[str, Paper]:
    """The meeting's papers, and those of earlier meetings that a recommendation or its evidence stands in."""
    known = {each.id: each for each in papers.for_meeting(db, meeting_id)}
    for row in listed:
        one = row.recommendation
        for anchor in (one.anchor, *(each.anchor for each in one.sources), *(each.anchor for each in row.evidence)):
            if anchor is not None and anchor.paper_id not in known:
                paper = records.get(db, Paper, anchor.paper_id)
                if paper is not None:
                    known[anchor.paper_id] = paper
    return known
