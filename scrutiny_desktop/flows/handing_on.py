"""What a member shares, and takes back: copies of records for an audience, made beside the originals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.for_panel import TRACKER, Outgoing, meeting_scope
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.manifest import Manifest, Sharable, judged, manifest
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.panel import keeps_order
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.plain import to_plain
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Assessment, Recommendation
from scrutiny_desktop.domain.record import Record, kind_of
from scrutiny_desktop.domain.roster import CHAIR, PANEL
from scrutiny_desktop.domain.shared import Place, Shared, copied, stated, withdrawn
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.sharing import merge
from scrutiny_desktop.store import rows, shared
from scrutiny_desktop.store.library import Library
from scrutiny_desktop.store.versions import stamp


def dry_run(
    db: Library, held: Seat, records: Sequence[Sharable], audience: str, *, with_private: bool = False
) -> Manifest:
    """What sharing these would let out, and what it would not: only a circle may have what is not public."""
    public = _publication(db, records)
    return manifest(records, _judge(held, public, audience), public, held.me, with_private=with_private)


def audiences_for(db: Library, held: Seat, records: Sequence[Sharable]) -> tuple[tuple[str, ...], ...]:
    """To whom each of these may go: what rests on exempt papers only to the member's circles that hold them."""
    public, roster = _publication(db, records), held.roster
    own = [each.id for each in roster.circles if roster.may_write_for(held.me, each.id)]
    judges = {each: _judge(held, public, each) for each in (CHAIR, PANEL, *own)}
    return tuple(tuple(name for name, judge in judges.items() if judged(judge, each).is_free) for each in records)


def share(
    db: Library, held: Seat, records: Sequence[Sharable], audience: str, clock: Clock, *, with_private: bool = False
) -> Manifest:
    """Make a copy of each for an audience, as a dry run counted them; the originals stay as they are.

    The copies leave with the next ``exchange.send``. A copy that says what it said before is not made again.
    """
    if not held.roster.may_write_for(held.me, audience):
        raise ScrutinyError("You are not among the named holders.", "Ask the Chair or the Scrutiny Manager.")
    told = dry_run(db, held, records, audience, with_private=with_private)
    at = stamp(clock())
    versions: list[Shared] = []
    for each in told.leaving:
        place = Place(panel=held.roster.panel_id, member=held.me, scope=scope_of(db, each), audience=audience)
        heads = _heads(db, place, kind_of(each), each.id)
        version = copied(place, _as_it_leaves(held, each), about(db, each), at, heads)
        if not (len(heads) == 1 and heads[0].body == version.body):
            versions.append(version)
    shared.add(db, versions, clock())
    return told


def withdraw(db: Library, held: Seat, kind: str, record_id: str, audience: str, clock: Clock) -> bool:
    """Take back a copy: what is published from now on says only that it was; whether there was one to take back."""
    heads = [
        each
        for each in merge.heads(shared.of_record(db, held.me, kind, record_id))
        if each.audience == audience and each.panel == held.roster.panel_id
    ]
    if all(each.body is None for each in heads):
        return False
    place = Place(panel=held.roster.panel_id, member=held.me, scope=heads[0].scope, audience=audience)
    shared.add(db, [withdrawn(place, kind, record_id, stamp(clock()), heads)], clock())
    return True


def resolve(db: Library, held: Seat, copy: merge.Copy, body: Mapping[str, Any], clock: Clock) -> Shared:
    """One version over all rival ones of the member's own copy, which says what the member chose or joined."""
    if copy.key[0] != held.me:
        raise ValueError("Only its owner resolves a copy.")
    first = copy.heads[0]
    place = Place(panel=first.panel, member=held.me, scope=first.scope, audience=first.audience)
    version = stated(place, copy.key[1], copy.key[2], body, stamp(clock()), copy.heads)
    shared.add(db, [version], clock())
    return version


def scope_of(db: Library, record: Sharable) -> str:
    """Which file a copy goes into: that of the tracker, or of the meeting by its day, which all libraries know."""
    if isinstance(record, Assessment):
        return TRACKER
    meeting = rows.get(db, Meeting, record.meeting_id)
    return meeting_scope("meeting", meeting.on if meeting else None)


def about(db: Library, record: Record | Outgoing, meeting: Meeting | None = None) -> dict[str, Any]:
    """What others need to know what a copy is about, whose libraries have other ids: meeting, papers, advice."""
    anchors = (*getattr(record, "passages", ()), getattr(record, "anchor", None))
    cited = dict.fromkeys(anchor.paper_id for anchor in anchors if anchor)
    meeting = meeting or rows.get(db, Meeting, getattr(record, "meeting_id", ""))
    papers = [paper for each in cited if (paper := rows.get(db, Paper, each))]
    advice = [found for each in advice_of(record) if (found := rows.get(db, Recommendation, each))]
    return {
        "meeting": to_plain(meeting.on) if meeting else None,
        "papers": {each.id: _picked(each, "content", "label", "title", "first_page", "last_page") for each in papers},
        "recommendations": {each.id: _picked(each, "series", "number", "text") for each in advice},
    }


def advice_of(record: Record | Outgoing) -> tuple[str, ...]:
    """The recommendations that a record bears on."""
    one = getattr(record, "recommendation_id", "")
    return (one,) if one else tuple(getattr(record, "recommendation_ids", ()))


def _as_it_leaves(held: Seat, record: Sharable) -> Sharable:
    """What a member marked of a question in the meeting is that member's own: only who keeps the order hands it on."""
    me = held.roster.person(held.me)
    if not isinstance(record, Question) or (me is not None and keeps_order(me.role)):
        return record
    return replace(record, answer="", standing=record.standing if record.is_open else Standing.SHARED)


def _picked(record: object, *names: str) -> dict[str, Any]:
    return {name: to_plain(getattr(record, name)) for name in names}


def _heads(db: Library, place: Place, kind: str, record_id: str) -> list[Shared]:
    known = shared.of_record(db, place.member, kind, record_id)
    return [each for each in merge.heads(known) if (each.panel, each.audience) == (place.panel, place.audience)]


def _judge(held: Seat, public: Publication, audience: str) -> Publication:
    """What an audience may have: a circle the papers that it holds, everybody else what is public."""
    circle = held.roster.circle(audience)
    return public if circle is None else public.for_holders(circle.papers)


def _publication(db: Library, records: Iterable[Sharable]) -> Publication:
    wanted = {each for record in records for each in advice_of(record)}
    advice = [found for each in sorted(wanted) if (found := rows.get(db, Recommendation, each))]
    questions = [each for each in records if isinstance(each, Question)]
    return Publication(rows.every(db, Paper), advice, questions, agenda=rows.every(db, AgendaItem))
