"""What a meeting comes to, to be said before people leave, and how it goes on after it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scrutiny_desktop.domain.discussion import OWED, DiscussionPoint, PointKind
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.domain.phrases import roman
from scrutiny_desktop.domain.promise import Promise, PromiseKind
from scrutiny_desktop.domain.question import PUT, Question, Standing
from scrutiny_desktop.domain.recommendation import Progress, ProgressReport, Recommendation
from scrutiny_desktop.domain.resolving import resolved_words
from scrutiny_desktop.domain.signless import minuted, plainly

_THAT = "That"
_FIGURES = re.compile(r"\b(?:figures?|numbers?|data|statistics|breakdown|percentages?)\b", re.IGNORECASE)
_REPORT = re.compile(r"\breports?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What was marked, each kind in its order, and what was not reached."""

    noted: tuple[DiscussionPoint, ...] = ()
    """Points noted and concerns."""
    information: tuple[DiscussionPoint, ...] = ()
    actions: tuple[DiscussionPoint, ...] = ()
    resolutions: tuple[DiscussionPoint, ...] = ()
    not_reached: tuple[Question, ...] = ()
    missed: tuple[Recommendation, ...] = ()


def closing(
    points: Iterable[DiscussionPoint], questions: Iterable[Question], missed: Iterable[Recommendation]
) -> Closing:
    """Sums a meeting up; ``questions`` are those of the running order, ``missed`` the recommendations not touched."""
    said = tuple(points)

    def of(*kinds: PointKind) -> tuple[DiscussionPoint, ...]:
        return tuple(each for each in said if each.kind in kinds)

    return Closing(
        noted=of(PointKind.NOTED, PointKind.CONCERN),
        information=of(PointKind.INFORMATION),
        actions=of(PointKind.ACTION),
        resolutions=of(PointKind.RESOLUTION),
        not_reached=tuple(each for each in questions if each.is_open or each.standing is Standing.NOT_REACHED),
        missed=tuple(missed),
    )


def read_aloud(resolutions: Sequence[DiscussionPoint]) -> tuple[str, ...]:
    """Draft resolutions as the Chair reads them: "(i) That the audit come to the Panel."; those without words aside."""
    words = [plainly(each.words) for each in resolutions]
    return tuple(f"({roman(n)}) {resolved_words(each, _THAT)}" for n, each in enumerate(filter(None, words), start=1))


def owed(
    points: Iterable[DiscussionPoint], questions: Iterable[Question], known: Iterable[Promise],
    witnesses: Iterable[Witness], *, ids: Ids, owner: str,
) -> tuple[Promise, ...]:  # fmt: skip
    """Promises that a meeting's marks amount to and that are not kept yet: one for each point that somebody owes,
    and one for each question with a written answer promised of which no such point says what is owed.
    """
    said, asked, there = tuple(points), {each.id: each for each in questions}, tuple(known)
    kept_points, kept_questions = {each.point_id for each in there}, {each.question_id for each in there}
    agencies = {name.casefold(): each.agency for each in witnesses for name in (each.name, each.agency) if name}
    marks = [each for each in said if each.kind in OWED]
    told = {each.question_id for each in marks if each.kind is PointKind.INFORMATION}
    new = [
        _of_point(each, asked.get(each.question_id), agencies, ids.new(), owner)
        for each in marks
        if each.id not in kept_points
    ]
    new += [
        _of_question(each, agencies, ids.new(), owner)
        for each in asked.values()
        if each.standing is Standing.WRITTEN_ANSWER and each.id not in told | kept_questions
    ]
    return tuple(new)


def reported(
    points: Iterable[DiscussionPoint], known: Iterable[ProgressReport], *, on: date, ids: Ids, owner: str
) -> tuple[ProgressReport, ...]:
    """What was noted of each recommendation, as a report on it, unless it is one already; it says no progress itself.

    Exempt points stay out: a report has no mark of its own that keeps it from the public.
    """
    there = {(each.point_id, each.recommendation_id) for each in known}
    return tuple(
        ProgressReport(id=ids.new(), owner=owner, recommendation_id=about, on=on, progress=Progress.NOT_SAID,
                       words=minuted(each), meeting_id=each.meeting_id, point_id=each.id)
        for each in points
        if each.kind is PointKind.NOTED and each.words.strip() and not each.is_exempt
        for about in each.recommendation_ids
        if (each.id, about) not in there
    )  # fmt: skip


def discussed(
    recommendations: Iterable[Recommendation], points: Iterable[DiscussionPoint], questions: Iterable[Question]
) -> tuple[Recommendation, ...]:
    """Recommendations that a point or a question put bears on: those of which the Panel may have agreed a view."""
    touched = {each for point in points for each in point.recommendation_ids}
    touched |= {each for one in questions if one.standing in PUT for each in one.recommendation_ids}
    ordered = sorted(recommendations, key=lambda each: (each.rank, each.id))
    return tuple(each for each in ordered if each.id in touched)


def _of_point(
    point: DiscussionPoint, question: Question | None, agencies: Mapping[str, str], key: str, owner: str
) -> Promise:
    by = point.action_by or point.speaker
    return Promise(
        id=key, owner=owner, meeting_id=point.meeting_id, kind=_kind(point), words=minuted(point),
        promised_by=by, agency=agencies.get(by.casefold(), ""), promised_to=question.asker if question else "",
        due=point.due, question_id=point.question_id, point_id=point.id, is_exempt=point.is_exempt,
        recommendation_ids=point.recommendation_ids,
    )  # fmt: skip


def _of_question(question: Question, agencies: Mapping[str, str], key: str, owner: str) -> Promise:
    by = question.addressee
    return Promise(
        id=key, owner=owner, meeting_id=question.meeting_id, kind=PromiseKind.WRITTEN_ANSWER,
        words=question.text.strip(),
        promised_by=by, agency=agencies.get(by.casefold(), ""), promised_to=question.asker, question_id=question.id,
        recommendation_ids=question.recommendation_ids, is_exempt=question.is_exempt,
    )  # fmt: skip


def _kind(point: DiscussionPoint) -> PromiseKind:
    if point.kind is PointKind.ACTION:
        return PromiseKind.ACTION
    if _FIGURES.search(point.words):
        return PromiseKind.FIGURES
    return PromiseKind.REPORT_BACK if _REPORT.search(point.words) else PromiseKind.WRITTEN_ANSWER
