"""The checklist: each recommendation beside its response, report, evidence, assurance and questions."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from scrutiny_desktop.domain.note import Grade, Note, strongest
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import (
    Assessment,
    Assurance,
    Progress,
    ProgressReport,
    Recommendation,
    is_overdue,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistRow:
    """One recommendation with all that bears on it; reports oldest first."""

    recommendation: Recommendation
    reports: tuple[ProgressReport, ...] = ()
    evidence: tuple[Note, ...] = ()
    questions: tuple[Question, ...] = ()
    assessment: Assessment | None = None
    """One person's own."""
    agreed: Assessment | None = None
    """What the Panel agreed at the meeting."""

    @property
    def progress(self) -> Progress:
        """The latest report's; where there is none, nothing was said."""
        return self.reports[-1].progress if self.reports else Progress.NOT_SAID

    @property
    def grade(self) -> Grade:
        """The strongest evidence seen."""
        return strongest(tuple(note.grade for note in self.evidence))

    @property
    def assurance(self) -> Assurance:
        """The person's own judgement."""
        return self.assessment.assurance if self.assessment else Assurance.NOT_CONSIDERED

    def days_overdue(self, today: date) -> int:
        """Days since the date passed; 0 while it is not overdue."""
        due = self.recommendation.due
        return (today - due).days if due and is_overdue(due, self.progress, today) else 0


def checklist(
    recommendations: Iterable[Recommendation],
    reports: Iterable[ProgressReport],
    notes: Iterable[Note],
    questions: Iterable[Question],
    assessments: Iterable[Assessment],
    agreed: Iterable[Assessment] = (),
) -> tuple[ChecklistRow, ...]:
    """A row for each recommendation, in their order; ``assessments`` are one person's own, ``agreed`` the Panel's."""
    said = _by(sorted(reports, key=lambda each: (each.on, each.id)), lambda each: (each.recommendation_id,))
    marks, asked = (
        _by(notes, lambda each: each.recommendation_ids),
        _by(questions, lambda each: each.recommendation_ids),
    )
    mine = {each.recommendation_id: each for each in assessments}
    panels = {each.recommendation_id: each for each in agreed}
    return tuple(
        ChecklistRow(
            recommendation=each,
            reports=tuple(said.get(each.id, ())),
            evidence=tuple(marks.get(each.id, ())),
            questions=tuple(asked.get(each.id, ())),
            assessment=mine.get(each.id),
            agreed=panels.get(each.id),
        )
        for each in recommendations
    )


def unquestioned(rows: Iterable[ChecklistRow]) -> tuple[Recommendation, ...]:
    """Recommendations that no question (withdrawn ones aside) bears on."""
    return tuple(row.recommendation for row in rows if all(one.standing is Standing.WITHDRAWN for one in row.questions))


T = TypeVar("T")


def _by(records: Iterable[T], ids: Callable[[T], Iterable[str]]) -> dict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for record in records:
        for each in dict.fromkeys(ids(record)):
            found[each].append(record)
    return found
