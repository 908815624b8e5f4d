"""What the Chair's desk sends out, brought up to date: what changed is a new version, what is gone a withdrawal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.for_panel import TRACKER, Outgoing, shared_kind
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.record import Record
from scrutiny_desktop.domain.shared import Place, Shared, copied, withdrawn
from scrutiny_desktop.flows.handing_on import about
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.sharing import merge
from scrutiny_desktop.store import shared
from scrutiny_desktop.store.library import Library
from scrutiny_desktop.store.versions import stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """All of some kinds that one file is to say to one audience."""

    scope: str
    audience: str
    kinds: frozenset[str]
    records: tuple[Record | Outgoing, ...]


def verify_may(held: Seat) -> None:
    """Raises ScrutinyError where the member does not speak for the Panel."""
    if not held.roster.speaks_for_panel(held.me):
        raise ScrutinyError(
            "Only the Chair sends this to the Panel, or the Scrutiny Manager where the list of people says so.",
            "Ask the Chair. Your own questions go to the Chair with “Share”.",
        )


def bring_up(
    db: Library, held: Seat, meeting: Meeting, going: Iterable[Going], clock: Clock,
    is_ours: Callable[[Shared], bool] = lambda _: True,
) -> tuple[Shared, ...]:  # fmt: skip
    """Make the versions that it takes, and only those; ``is_ours`` says which of what is there may be withdrawn."""
    verify_may(held)
    made = [version for each in going for version in _versions(db, held, meeting, each, stamp(clock()), is_ours)]
    shared.add(db, made, clock())
    return tuple(made)


def circles_with(
    db: Library, held: Seat, scope: str, kinds: frozenset[str], is_ours: Callable[[Shared], bool] = lambda _: True
) -> tuple[str, ...]:  # fmt: skip
    """The circles that have any of some kinds from this member now."""
    panel, me = held.roster.panel_id, held.me
    places = {each.id: Place(panel=panel, member=me, scope=scope, audience=each.id) for each in held.roster.circles}
    return tuple(
        circle for circle, place in places.items()
        if any(key[1] in kinds and not copy.is_withdrawn and all(map(is_ours, copy.shown))
               for key, copy in merge.copies(shared.of_place(db, place)).items())
    )  # fmt: skip


def withdraw_all(db: Library, held: Seat, scope: str, audience: str, clock: Clock) -> tuple[Shared, ...]:
    """Take back all that one file says to one audience, what was shared by hand in it aside."""
    place = Place(panel=held.roster.panel_id, member=held.me, scope=scope, audience=audience)
    there = merge.copies(shared.of_place(db, place))
    made = [withdrawn(place, kind, record_id, stamp(clock()), copy.heads)
            for (_, kind, record_id, _), copy in there.items()
            if not copy.is_withdrawn and not is_by_hand(copy)]  # fmt: skip
    shared.add(db, made, clock())
    return tuple(made)


def is_by_hand(copy: merge.Copy) -> bool:
    """Whether a copy is one that was shared by itself, not part of what goes out to the Panel as a whole."""
    scope, kind = copy.heads[0].scope, copy.key[1]
    is_panels = any((each.body or {}).get("is_panels") for each in copy.heads)
    return kind in ("questions", "notes") or (kind == "assessments" and not is_panels and scope == TRACKER)


def _versions(
    db: Library, held: Seat, meeting: Meeting, going: Going, at: str, is_ours: Callable[[Shared], bool]
) -> Iterable[Shared]:
    place = Place(panel=held.roster.panel_id, member=held.me, scope=going.scope, audience=going.audience)
    there = {key[1:3]: copy for key, copy in merge.copies(shared.of_place(db, place)).items() if key[1] in going.kinds}
    for each in going.records:
        copy = there.pop((shared_kind(each), each.id), None)
        heads = copy.heads if copy else ()
        version = copied(place, each, about(db, each, meeting), at, heads)
        if not (len(heads) == 1 and heads[0].body == version.body):
            yield version
    for (kind, record_id), copy in there.items():
        if not copy.is_withdrawn and all(map(is_ours, copy.shown)):
            yield withdrawn(place, kind, record_id, at, copy.heads)
