"""What has been shared in a panel, as records again: others' copies to look at, and one's own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scrutiny_desktop.domain.for_panel import SHARED_KINDS, Outgoing
from scrutiny_desktop.domain.plain import from_plain
from scrutiny_desktop.domain.record import Record
from scrutiny_desktop.domain.roster import RosterPerson
from scrutiny_desktop.domain.shared import Shared
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.sharing import merge
from scrutiny_desktop.sharing.merge import Copy
from scrutiny_desktop.store import shared
from scrutiny_desktop.store.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCopy:
    """One shared copy as it stands, with whose it is."""

    copy: Copy
    owner: RosterPerson | None
    records: tuple[Record | Outgoing, ...]
    """What is shown of it; several where its owner has yet to choose, none where it was withdrawn or is of a kind
    that this program does not know."""

    @property
    def audience(self) -> str:
        """For whom it is."""
        return self.copy.key[3]


def of_others(db: Library, held: Seat, scope: str = "", members: Sequence[str] | None = None) -> list[SharedCopy]:
    """What others share with the member, one for each record, in the order of names and records."""
    return as_copies(held, shared.of_panel(db, held.roster.panel_id, scope, members))


def as_copies(held: Seat, versions: Iterable[Shared]) -> list[SharedCopy]:
    """The same of versions that were read already."""
    copies = merge.copies(each for each in versions if each.member != held.me)
    found = [told(held, copy) for _, copy in sorted(copies.items()) if not copy.is_withdrawn]
    return list(_once(found))


def mine(db: Library, held: Seat, scope: str = "") -> list[SharedCopy]:
    """What the member shares, what was withdrawn too; the same record once for each audience."""
    own = [each for each in shared.of_panel(db, held.roster.panel_id, scope) if each.member == held.me]
    return [told(held, copy) for _, copy in sorted(merge.copies(own).items())]


def told(held: Seat, copy: Copy) -> SharedCopy:
    """A copy with whose it is and what it says."""
    records = tuple(record for each in copy.shown if (record := _record(each)) is not None)
    return SharedCopy(copy=copy, owner=held.roster.person(copy.key[0]), records=records)


@lru_cache(maxsize=4_096)
def _record(version: Shared) -> Record | Outgoing | None:
    kind, body = SHARED_KINDS.get(version.kind), version.body
    if kind is None or body is None:
        return None
    try:
        return from_plain(kind, body)
    except (TypeError, ValueError):  # written by a program that lays such records out in another way
        return None


def _once(copies: Iterable[SharedCopy]) -> Iterable[SharedCopy]:
    """Without what says to one audience just what is said to another."""
    said: set[object] = set()
    for each in copies:
        member, kind, record_id, _ = each.copy.key
        what = (member, kind, record_id, frozenset(merge.content_of(one) for one in each.copy.shown))
        if what not in said:
            said.add(what)
            yield each
