"""The whole life of one recommendation, over all the meetings it came before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scrutiny_desktop.domain.brought_forward import BroughtForward
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Assessment, Assurance, ProgressReport, Recommendation, Revision


class EventKind(StrEnum):
    """What happened to a recommendation."""

    CAME = "came before the Panel"
    BROUGHT = "brought forward to this meeting"
    REPORTED = "progress reported"
    REVISED = "date revised"
    EVIDENCE = "evidence marked"
    QUESTION = "question put"
    POINT = "discussion point"
    PROMISE = "promised"
    JUDGED = "my assurance"
    AGREED = "agreed by the Panel"
    ENDED = "ended by the Panel"


Subject = (
    Recommendation
    | BroughtForward
    | ProgressReport
    | Revision
    | Note
    | Question
    | DiscussionPoint
    | Promise
    | Assessment
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened; ``on`` is None where no day is known, and it stands with its meeting."""

    kind: EventKind
    on: date | None
    subject: Subject
    meeting_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Everything in the library that may bear on a recommendation."""

    meetings: Mapping[str, Meeting]
    brought: tuple[BroughtForward, ...] = ()
    reports: tuple[ProgressReport, ...] = ()
    notes: tuple[Note, ...] = ()
    questions: tuple[Question, ...] = ()
    points: tuple[DiscussionPoint, ...] = ()
    promises: tuple[Promise, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    """Mine and the Panel's."""

    def day(self, meeting_id: str) -> date | None:
        """The day of a meeting, where one is known."""
        meeting = self.meetings.get(meeting_id)
        return meeting.on if meeting else None


_ORDER = {kind: at for at, kind in enumerate(EventKind)}


def life(recommendation: Recommendation, around: Around) -> tuple[Event, ...]:
    """All that happened to a recommendation, oldest first; what has no day comes before all that has."""
    events = [
        *_of_itself(recommendation, around),
        *_of_meetings(recommendation, around),
        *_judged(recommendation, around),
    ]
    return tuple(sorted(events, key=lambda each: (each.on is not None, each.on or date.min, _ORDER[each.kind])))


def _of_itself(one: Recommendation, around: Around) -> Iterable[Event]:
    yield Event(kind=EventKind.CAME, on=around.day(one.meeting_id), subject=one, meeting_id=one.meeting_id)
    for each in around.brought:
        if each.record_id == one.id:
            yield _at(EventKind.BROUGHT, each, around)
    for report in around.reports:
        if report.recommendation_id == one.id:
            yield Event(kind=EventKind.REPORTED, on=report.on, subject=report, meeting_id=report.meeting_id)
    for revision in one.revisions:
        yield Event(kind=EventKind.REVISED, on=revision.on, subject=revision)
    if one.ending:
        yield Event(kind=EventKind.ENDED, on=one.ending.on, subject=one, meeting_id=one.ending.meeting_id)


def _of_meetings(one: Recommendation, around: Around) -> Iterable[Event]:
    for note in around.notes:
        if one.id in note.recommendation_ids:
            yield _at(EventKind.EVIDENCE, note, around)
    for question in around.questions:
        if one.id in question.recommendation_ids and question.standing is not Standing.WITHDRAWN:
            yield _at(EventKind.QUESTION, question, around)
    for promise in around.promises:
        if one.id in promise.recommendation_ids:
            yield _at(EventKind.PROMISE, promise, around)
    for point in around.points:
        if one.id in point.recommendation_ids:
            yield Event(kind=EventKind.POINT, on=point.at.date(), subject=point, meeting_id=point.meeting_id)


def _judged(one: Recommendation, around: Around) -> Iterable[Event]:
    for each in around.assessments:
        if each.recommendation_id == one.id and each.assurance is not Assurance.NOT_CONSIDERED:
            yield _at(EventKind.AGREED if each.is_panels else EventKind.JUDGED, each, around)


def _at(kind: EventKind, subject: BroughtForward | Note | Question | Promise | Assessment, around: Around) -> Event:
    return Event(kind=kind, on=around.day(subject.meeting_id), subject=subject, meeting_id=subject.meeting_id)
