"""Sharing and withdrawing as changes that can be taken back until they have left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.manifest import Manifest, Sharable
from scrutiny_desktop.domain.record import kind_of
from scrutiny_desktop.domain.shared import Shared
from scrutiny_desktop.flows import handing_on
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.sharing.header import SUFFIX
from scrutiny_desktop.sharing.merge import Copy
from scrutiny_desktop.store import post, shared
from scrutiny_desktop.store.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Versions that were made at one time; ``sent`` says how often the file of each had left before."""

    versions: tuple[Shared, ...]
    sent: Mapping[str, int]
    told: Manifest | None = None


def offer(
    db: Library, held: Seat, records: Sequence[Sharable], audience: str, clock: Clock, *, with_private: bool = False
) -> Offered:
    """Share records with an audience."""
    before = _ids(db, held, [(kind_of(each), each.id) for each in records])
    told = handing_on.share(db, held, records, audience, clock, with_private=with_private)
    made = _made(db, held, [(kind_of(each), each.id) for each in records], before)
    return Offered(versions=made, sent=_counts(db, made), told=told)


def withdraw(db: Library, held: Seat, copy: Copy, clock: Clock) -> Offered:
    """Take back what was shared with an audience."""
    _, kind, record_id, audience = copy.key
    before = _ids(db, held, [(kind, record_id)])
    handing_on.withdraw(db, held, kind, record_id, audience, clock)
    made = _made(db, held, [(kind, record_id)], before)
    return left_by(db, made)


def choose(db: Library, held: Seat, copy: Copy, body: Mapping[str, Any], clock: Clock) -> Offered:
    """Say one thing in the place of rival versions of the member's own copy."""
    made = (handing_on.resolve(db, held, copy, body, clock),)
    return left_by(db, made)


def left_by(db: Library, versions: Sequence[Shared]) -> Offered:
    """Versions that were made just now, with what it takes to know whether they have left."""
    return Offered(versions=tuple(versions), sent=_counts(db, versions))


def take_back(db: Library, offered: Offered) -> None:
    """As if it had never been; raises ScrutinyError once any of it has left."""
    if _counts(db, offered.versions) != offered.sent:
        raise ScrutinyError("It has left already, and cannot be undone.", "Withdraw it on the Share screen instead.")
    shared.take_back(db, offered.versions)


def offer_again(db: Library, offered: Offered, clock: Clock) -> None:
    """What was taken back, once more."""
    shared.add(db, offered.versions, clock())


def file_ending(version: Shared) -> str:
    """How the names of all files end in which a version leaves."""
    return f".{version.scope}.{version.audience}{SUFFIX}"


def _ids(db: Library, held: Seat, records: Sequence[tuple[str, str]]) -> frozenset[str]:
    return frozenset(each.id for kind, key in records for each in shared.of_record(db, held.me, kind, key))


def _made(db: Library, held: Seat, records: Sequence[tuple[str, str]], before: frozenset[str]) -> tuple[Shared, ...]:
    known = (each for kind, key in records for each in shared.of_record(db, held.me, kind, key))
    return tuple(each for each in known if each.id not in before)


def _counts(db: Library, versions: Sequence[Shared]) -> dict[str, int]:
    return {ending: post.times_sent(db, ending) for ending in sorted({file_ending(each) for each in versions})}
