"""The checklist: each recommendation beside its response, report, evidence, assurance and questions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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

    @property
    def progress(self) -> Progress:
        """The latest report's; not started where there is none."""
        return self.reports[-1].progress if self.reports else Progress.NOT_STARTED

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
) -> tuple[ChecklistRow, ...]:
    """A row for each recommendation, in rank order; ``assessments`` are one person's own."""
    said = tuple(sorted(reports, key=lambda each: (each.on, each.id)))
    marks, asked, judged = tuple(notes), tuple(questions), {each.recommendation_id: each for each in assessments}
    return tuple(
        ChecklistRow(
            recommendation=each,
            reports=tuple(report for report in said if report.recommendation_id == each.id),
            evidence=tuple(note for note in marks if each.id in note.recommendation_ids),
            questions=tuple(one for one in asked if each.id in one.recommendation_ids),
            assessment=judged.get(each.id),
        )
        for each in sorted(recommendations, key=lambda each: (each.rank, each.id))
    )


def unquestioned(rows: Iterable[ChecklistRow]) -> tuple[Recommendation, ...]:
    """Recommendations that no question (withdrawn ones aside) bears on."""
    return tuple(row.recommendation for row in rows if all(one.standing is Standing.WITHDRAWN for one in row.questions))
