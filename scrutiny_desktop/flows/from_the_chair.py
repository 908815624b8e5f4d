"""What the Chair's desk sent, laid over a member's own library: read from shared copies, written nowhere."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.for_panel import (
    MeetingNow,
    MinuteSent,
    OrderEntry,
    Outcome,
    Outgoing,
    Reply,
    entry_for,
    meeting_scope,
    ordered,
    placed,
)
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.roster import RosterPerson
from scrutiny_desktop.domain.running_order import Group
from scrutiny_desktop.flows.here import Here, here
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.flows.shared_copies import SharedCopy, of_others
from scrutiny_desktop.store.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class FromTheChair:
    """The Panel's running order as somebody who speaks for the Panel sent it, and how far the meeting is."""

    by: RosterPerson
    groups: tuple[Group, ...] = ()
    now: MeetingNow | None = None
    current: Question | None = None
    """The question before the panel, where the reader has it."""
    points: tuple[DiscussionPoint, ...] = ()
    minute: MinuteSent | None = None
    since: datetime | None = None
    """When the sender's computer says that it was last brought up to date."""
    others: tuple[RosterPerson, ...] = ()
    """Who sent an order besides."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """All of them in order."""
        return tuple(one for group in self.groups for one in group.questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What became of a question that the member shared, and who said so, when."""

    by: RosterPerson
    reply: Reply | None = None
    at: datetime | None = None
    standing: Standing | None = None
    """How it stands in the running order, itself or the one that it was merged into."""
    marked: datetime | None = None


def from_the_chair(db: Library, held: Seat, meeting: Meeting, wanted: str = "") -> FromTheChair | None:
    """What came of a meeting, from whom the reader ``wanted`` where they sent an order; None where nothing came."""
    known = _said(db, held, meeting)
    if not known:
        return None
    orders = [each for each in known if _of(known[each], OrderEntry)]
    first = min(known, key=lambda each: (each != wanted or each not in orders, *_rank(held, each, known[each])))
    rest = sorted(each for each in orders if each != first)
    return _read(held, meeting, first, known[first], here(db, meeting), rest)


def answers(db: Library, held: Seat, meetings: Iterable[Meeting]) -> dict[str, Answered]:
    """What became of the member's questions, by their ids."""
    told: dict[str, Answered] = {}
    for meeting in meetings:
        for member, copies in _said(db, held, meeting).items():
            by = held.roster.person(member)
            if by is not None:
                told |= _answers(by, copies, meeting)
    return told


def _answers(by: RosterPerson, copies: Sequence[SharedCopy], meeting: Meeting) -> Mapping[str, Answered]:
    groups = ordered(_of(copies, OrderEntry), _outcomes(copies), meeting.id)
    marks = {each.copy.key[2]: _at(each) for each in copies if isinstance(each.records[0], Outcome)}
    told: dict[str, Answered] = {}
    for one in (one for group in groups for one in group.questions):
        for key in (one.id, *one.merged_ids):
            told[key] = Answered(by=by, standing=one.standing, marked=marks.get(one.id))
    for each in copies:
        if isinstance(reply := each.records[0], Reply):
            before = told.get(reply.id) or Answered(by=by)
            told[reply.id] = replace(before, reply=reply, at=_at(each))
    return told


def _said(db: Library, held: Seat, meeting: Meeting) -> dict[str, list[SharedCopy]]:
    """All that those who speak for the Panel sent of a meeting, by whom."""
    said: dict[str, list[SharedCopy]] = {}
    roster = held.roster
    speakers = [each.id for each in roster.people if each.id != held.me and roster.speaks_for_panel(each.id)]
    for scope in (meeting_scope("meeting", meeting.on), meeting_scope("live", meeting.on)):
        for each in of_others(db, held, scope, speakers):
            if each.records and isinstance(each.records[0], Outgoing | DiscussionPoint):
                said.setdefault(each.copy.key[0], []).append(each)
    return said


def _rank(held: Seat, member: str, copies: Sequence[SharedCopy]) -> tuple[bool, bool, bool, str]:
    """Whoever runs the meeting comes first, then whoever sent an order, then the Chair."""
    person, kinds = held.roster.person(member), {type(each.records[0]) for each in copies}
    is_chair = person is not None and person.role is Role.CHAIR
    return MeetingNow not in kinds, OrderEntry not in kinds, not is_chair, member


def _read(
    held: Seat, meeting: Meeting, member: str, copies: Sequence[SharedCopy], known: Here, rest: Sequence[str]
) -> FromTheChair:  # fmt: skip
    by = held.roster.person(member)
    assert by is not None  # noqa: S101  (only those on the list speak for the Panel)
    entries = [placed(entry, known.papers, known.advice(each.copy.shown[0].about)) for each in copies
               for entry in each.records[:1] if isinstance(entry, OrderEntry)]  # fmt: skip
    secret = {each.copy.key[1:3] for each in copies if held.roster.circle(each.audience) is not None}
    groups = _marked(ordered(entries, _outcomes(copies), meeting.id), {key for _, key in secret})
    now = _now(_of(copies, MeetingNow))
    points = [_point(each, point, meeting, known, secret) for each in copies for point in each.records[:1]
              if isinstance(point, DiscussionPoint)]  # fmt: skip
    return FromTheChair(
        by=by, groups=groups, now=now, current=entry_for(now.question_id, groups) if now else None,
        points=tuple(sorted(points, key=lambda each: (each.at, each.id))),
        minute=next(iter(_of(copies, MinuteSent)), None), since=max(map(_at, copies), default=None),
        others=tuple(person for each in rest if (person := held.roster.person(each))),
    )  # fmt: skip


def _marked(groups: Iterable[Group], secret: Container[str]) -> tuple[Group, ...]:
    """With what came to a circle marked, since the reader's library may not have the papers to tell it by."""
    return tuple(replace(group, questions=tuple(replace(one, is_exempt=True) if one.id in secret else one
                                                for one in group.questions)) for group in groups)  # fmt: skip


def _point(
    each: SharedCopy, point: DiscussionPoint, meeting: Meeting, known: Here, secret: Container[tuple[str, ...]]
) -> DiscussionPoint:  # fmt: skip
    return replace(
        point, meeting_id=meeting.id, is_exempt=point.is_exempt or each.copy.key[1:3] in secret,
        recommendation_ids=known.own(each.copy.shown[0].about, point.recommendation_ids),
    )  # fmt: skip


def _now(said: Sequence[MeetingNow]) -> MeetingNow | None:
    """One of those that reached the reader: that to the Panel, with the question of that to a circle."""
    question_id = next((each.question_id for each in said if each.question_id), "")
    return replace(said[0], question_id=question_id) if said else None


def _outcomes(copies: Iterable[SharedCopy]) -> dict[str, Standing]:
    return {each.id: each.standing for each in _of(copies, Outcome)}


def _of(copies: Iterable[SharedCopy], kind: type) -> list:  # type: ignore[type-arg]
    return [each.records[0] for each in copies if isinstance(each.records[0], kind)]


def _at(each: SharedCopy) -> datetime:
    return datetime.fromisoformat(max(one.at for one in each.copy.heads))
