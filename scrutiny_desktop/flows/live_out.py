"""The Chair's marks out to the Panel while the meeting runs: where it is, what came of each question, the points."""

import time
from collections.abc import Sequence
from pathlib import Path

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.for_panel import MeetingNow, OrderEntry, Outcome, Outgoing, meeting_scope
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.record import Record
from scrutiny_desktop.domain.roster import PANEL
from scrutiny_desktop.domain.shared import Place, Shared
from scrutiny_desktop.flows import exchange, order_out, seats
from scrutiny_desktop.flows.giving_out import Going, bring_up
from scrutiny_desktop.flows.judging import circle_judges, publication_in
from scrutiny_desktop.flows.order_out import OrderOut
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.sharing import merge
from scrutiny_desktop.sharing.folder import Folder
from scrutiny_desktop.store import discussion_points, proceedings, questions, rows, shared
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library

KINDS = frozenset({"meeting_now", "outcomes", "discussion_points"})


def go_out(
    access: Access, clock: Clock, meeting_id: str, question_id: str, folder: Path | None, report: Report
) -> int:  # fmt: skip
    """Bring up to date what the Panel has of the meeting, and put it into the folder; says how much was new.

    Nothing goes before the order has been sent by hand once.
    """
    report(0, 1)
    with open_library(access, clock=clock) as db:
        held, meeting = seats.seat(db), rows.get(db, Meeting, meeting_id)
        if held is None or meeting is None or not may_go_out(db, held, meeting):
            return 0
        made = send_live(db, held, meeting, question_id, clock)
        if made and folder is not None:
            _put(db, folder, clock, made)
        return len(made)


def may_go_out(db: Library, held: Seat, meeting: Meeting) -> bool:
    """Whether marks go out from here: the Panel has an order that was sent from here, and not withdrawn or undone."""
    return held.roster.speaks_for_panel(held.me) and any(
        version.kind == "order_entries" and version.body is not None
        for audience in order_out.audiences(held)
        for version in merge.heads(shared.of_place(db, order_out.place(held, meeting, audience)))
    )


def send_live(db: Library, held: Seat, meeting: Meeting, question_id: str, clock: Clock) -> tuple[Shared, ...]:
    """Make the versions that tell how the meeting stands now."""
    public, circles = publication_in(db), order_out.circles_of(db, meeting)
    out = order_out.order_out(db, meeting, public, held=held)
    points = discussion_points.for_meeting(db, meeting.id)
    judges = {each: judge for each, judge in circle_judges(public, held).items() if each in circles}
    free = [each for each in points if public.of_point(each).is_free]
    secret = {circle: [each for each in points if each not in free and judge.of_point(each).is_free]
              for circle, judge in judges.items()}  # fmt: skip
    asked = {each.id: each for each in questions.for_meeting(db, meeting.id)}
    stands = proceedings.of(db, meeting).at(clock())
    now = MeetingNow(id=meeting_scope("live", meeting.on), question_id=question_id, phase=stands.phase,
                     is_closed=stands.exclusion is not None)  # fmt: skip
    going = order_out.going(meeting, out, circles, held)
    for audience in order_out.audiences(held):
        said = free if audience == PANEL else secret.get(audience, [])
        going.append(_going(now, audience, _entries(out, audience, circles), asked, said))
    return bring_up(db, held, meeting, going, clock)


def _entries(out: OrderOut, audience: str, circles: Sequence[str]) -> tuple[OrderEntry, ...]:
    return out.for_audience(audience) if audience in (PANEL, *circles) else ()


def _going(
    now: MeetingNow, audience: str, entries: Sequence[OrderEntry], asked: dict[str, Question],
    points: Sequence[DiscussionPoint],
) -> Going:  # fmt: skip
    known = {each.id for each in entries}
    here = now.question_id if now.question_id in known else ""
    outcomes = [Outcome(id=each, standing=asked[each].standing) for each in sorted(known)
                if each in asked and not asked[each].is_open]  # fmt: skip
    own = [_bare(each, known) for each in points]
    where: list[Record | Outgoing] = [] if audience != PANEL and not (known or own) else [
        MeetingNow(id=now.id, question_id=here, phase=now.phase, is_closed=now.is_closed)
    ]  # fmt: skip
    return Going(scope=now.id, audience=audience, kinds=KINDS, records=(*where, *outcomes, *own))


def _bare(point: DiscussionPoint, known: set[str]) -> DiscussionPoint:
    """A point with nothing but what its readers are to see; of its question only where they have that."""
    return DiscussionPoint(
        id=point.id, meeting_id=point.meeting_id, question_id=point.question_id if point.question_id in known else "",
        recommendation_ids=point.recommendation_ids, kind=point.kind, words=point.words, at=point.at,
        speaker=point.speaker, action_by=point.action_by, due=point.due, is_exempt=point.is_exempt,
        citation=point.citation,
    )  # fmt: skip


def _put(db: Library, folder: Path, clock: Clock, made: Sequence[Shared]) -> None:
    """Only the files that changed; a folder that is not there now is tried again by the next round."""
    places = {(each.panel, each.member, each.scope, each.audience) for each in made}
    try:
        for panel, member, scope, audience in sorted(places):
            place = Place(panel=panel, member=member, scope=scope, audience=audience)
            exchange.send_place(db, Folder(folder, time.sleep), clock, place)
    except ScrutinyError:
        return
