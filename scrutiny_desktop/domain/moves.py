"""The rules by which a recommendation's states move, each with the sentence that explains it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.note import GRADES, Grade
from scrutiny_desktop.domain.recommendation import (
    Ending,
    EndingKind,
    Progress,
    ProgressReport,
    Recommendation,
    Response,
)

RULES: Mapping[str, str] = {
    "response": "The response is what the partnership said. Once it has answered, it cannot be awaiting again.",
    "progress": "Reported progress is the latest report's by its date. Reports stand beside one another; none is "
    "overwritten, and a report may take back what an earlier one said.",
    "evidence": "Evidence is the strongest of the marks that bear on it. Only a mark made on a paper counts, and a "
    "report that says “complete” is no evidence of itself.",
    "assurance": "Assurance is a judgement: your own, for each meeting, or what the Panel agreed at one.",
    "overdue": "Overdue is counted from the date and today, and stops once it is reported complete or superseded.",
    "ending": "Only the Panel ends a recommendation: with a date, a reason and, where another stands in its place, "
    "that one. It stays where it is and can be found and opened again.",
}
"""What the program says where each state is shown, by the state's name."""


def answered(recommendation: Recommendation, response: Response) -> Recommendation:
    """The same with what the partnership said; raises ScrutinyError where an answer would be unsaid."""
    if response is Response.AWAITING and recommendation.response is not Response.AWAITING:
        raise ScrutinyError(
            f"The response was “{recommendation.response}”, and cannot be awaiting again.",
            "Choose what was said instead, or undo if it was entered by mistake.",
        )
    return replace(recommendation, response=response)


def ended(recommendation: Recommendation, ending: Ending, others: Iterable[Recommendation]) -> Recommendation:
    """The same once the Panel has ended it; raises ScrutinyError where a reason or a lawful successor is missing."""
    if not ending.why.strip():
        raise ScrutinyError("The Panel’s reason is missing.", "Say in a few words why it ends.")
    if ending.kind is EndingKind.CLOSED:
        return replace(recommendation, ending=replace(ending, successor_id=""))
    known = {each.id: each for each in others}
    if ending.successor_id not in known or ending.successor_id == recommendation.id:
        raise ScrutinyError("The recommendation that stands in its place is missing.", "Choose it from the list.")
    if recommendation.id in (each.id for each in successors(known[ending.successor_id], known)):
        raise ScrutinyError(
            "The other recommendation already gives way to this one.", "Open that one again first, or choose another."
        )
    return replace(recommendation, ending=ending)


def reopened(recommendation: Recommendation) -> Recommendation:
    """The same before the Panel again; the history keeps that it had ended."""
    return replace(recommendation, ending=None)


def successors(recommendation: Recommendation, known: Mapping[str, Recommendation]) -> tuple[Recommendation, ...]:
    """The recommendation and those that came in its place one after another; a circle is left where it closes."""
    line: list[Recommendation] = []
    each: Recommendation | None = recommendation
    while each is not None and each not in line:
        line.append(each)
        each = known.get(each.ending.successor_id) if each.ending else None
    return tuple(line)


def predecessors(recommendation: Recommendation, known: Iterable[Recommendation]) -> tuple[Recommendation, ...]:
    """Those that gave way to it."""
    return tuple(each for each in known if each.ending and each.ending.successor_id == recommendation.id)


def taken_back(reports: Sequence[ProgressReport]) -> tuple[ProgressReport, ...]:
    """Reports of completion that a later one contradicts; ``reports`` stand oldest first."""
    return tuple(
        each
        for at, each in enumerate(reports)
        if each.progress is Progress.COMPLETE
        and any(one.progress is not Progress.COMPLETE for one in reports[at + 1 :])
    )


def stands_alone(progress: Progress, grade: Grade) -> bool:
    """Whether completion is reported and nothing beyond a statement was seen for it."""
    return progress is Progress.COMPLETE and GRADES.index(grade) <= GRADES.index(Grade.STATED)


def may_be_agreed(meeting_on: date | None, today: date) -> bool:
    """Whether the Panel can have agreed a judgement: its meeting's day has come."""
    return meeting_on is not None and meeting_on <= today
