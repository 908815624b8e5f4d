"""A damaged library made whole: what can be read of it, then its newest backup, then the files its member shared."""

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock, Ids
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.record import Pair, Record, kind_of
from scrutiny_desktop.flows import exchange, seats, shared_copies
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.flows.shared_copies import SharedCopy
from scrutiny_desktop.sharing import header
from scrutiny_desktop.sharing.folder import Folder
from scrutiny_desktop.store import post, rows, salvage, settings, shared, versions
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import Library, open_library
from scrutiny_desktop.store.salvage import Salvaged

FOUND = "found in a shared file"


@dataclass(frozen=True, slots=True, kw_only=True)
class FromShared:
    """What came back from shared files: own records by kind, copies that were not known any more, and refusals."""

    looked_at: tuple[Path, ...] = ()
    records: Counter[str] = field(default_factory=Counter)
    copies: int = 0
    refusals: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.looked_at:
            return "There were no shared files to look at."
        places = ", ".join(map(str, self.looked_at))
        told = ", ".join(f"{kind.replace('_', ' ')} {count}" for kind, count in sorted(self.records.items()))
        back = f"From your own shared files in {places}: {told or 'nothing that was missing'}."
        copies = [f"Shared copies that were not known any more: {self.copies}."] if self.copies else []
        return "\n".join([back, *copies, *self.refusals])


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What came back from where."""

    salvaged: Salvaged
    shared: FromShared

    def __str__(self) -> str:
        return f"{self.salvaged}\n{self.shared}"


def mend(access: Access, clock: Clock, files: Sequence[Path], report: Report) -> Mended:
    """Salvage a library that nobody has open; shared files come from its shared folder and from these places."""
    report(0, 2)
    salvaged = salvage.salvage(access, clock)
    report(1, 2)
    with open_library(access, clock=clock) as db:
        post.forget_files(db)  # what they brought may be lost, so each is read again
        return Mended(salvaged=salvaged, shared=from_shared(db, clock, files))


def from_shared(db: Library, clock: Clock, files: Sequence[Path]) -> FromShared:
    """Take in what lies in the shared folder and in these places, and bring back the member's own records."""
    kept = str(settings.get(db, settings.SHARED_FOLDER, ""))
    places = [*([Path(kept)] if kept else []), *files]
    held, refusals = seats.seat(db), list[str]()
    if held is None or not places:
        return FromShared(looked_at=tuple(places), refusals=_keyless(places))
    before = db.table("shared").count
    for place in places:
        refusals += _taken(db, place, clock)
    return FromShared(
        looked_at=tuple(places), records=_brought_back(db, held, clock), copies=db.table("shared").count - before,
        refusals=tuple(refusals),
    )  # fmt: skip


def _keyless(places: Sequence[Path]) -> tuple[str, ...]:
    return ("The keys that open them are lost, so they were not opened.",) if places else ()


def _taken(db: Library, place: Path, clock: Clock) -> list[str]:
    """Take in a folder of shared files, or one file; what is refused comes back as sentences."""
    try:
        if place.is_dir() or place.suffix != header.SUFFIX:
            found = exchange.receive(db, Folder(place, time.sleep), clock)
            on_its_way = found.waiting + found.online_only
            return [f"Shared files that are not on this computer yet: {on_its_way}."] if on_its_way else []
        exchange.receive_file(db, place.name, place.read_bytes(), clock)
    except ScrutinyError as trouble:
        return [f"{place.name}: {trouble}"]
    except OSError:
        return [f"{place.name}: The file cannot be read."]
    return []


def _brought_back(db: Library, held: Seat, clock: Clock) -> Counter[str]:
    """Records that the library lost, or has only in an earlier state than was shared; none that was removed."""
    pairs: list[Pair] = []
    for each in _latest(shared_copies.mine(db, held)):
        record = each.records[0]
        if not isinstance(record, Record):
            continue  # what only ever leaves, such as a running order, stands in no library
        kept = rows.get(db, type(record), record.id)
        if _is_lost(db, record) or (kept is not None and _is_earlier(db, kept, record, _at(each))):
            pairs.append((kept, record))
    meetings = _missing_meetings(db, held, [new for _, new in pairs if new is not None])
    Ledger(db, author=lambda: held.me, clock=clock, ids=Ids(clock)).swap_all([*meetings, *pairs], label=FOUND)
    return Counter(kind_of(new) for _, new in [*meetings, *pairs] if new is not None)


def _latest(copies: Iterable[SharedCopy]) -> list[SharedCopy]:
    """Of each record the copy that was shared last, whoever it was shared with."""
    said = {each.copy.key[1:3]: each for each in sorted(copies, key=_at) if len(each.records) == 1}
    return list(said.values())


def _at(each: SharedCopy) -> str:
    return max(head.at for head in each.copy.heads)


def _is_lost(db: Library, record: Record) -> bool:
    return not versions.heads(db, kind_of(record), record.id)


def _is_earlier(db: Library, kept: Record, record: Record, at: str) -> bool:
    mark = rows.mark_of(db, kept)
    return mark is not None and mark.changed < at and replace(kept, owner=record.owner) != record


def _missing_meetings(db: Library, held: Seat, records: Iterable[Record]) -> list[Pair]:
    """The meetings that nothing else brought back, as far as the shared copies tell: by the day they say."""
    days: dict[str, date | None] = {}
    for each in shared.of_panel(db, held.roster.panel_id):
        meeting, day = (each.body or {}).get("meeting_id"), each.about.get("meeting")
        if each.member == held.me and meeting:
            days[meeting] = date.fromisoformat(day) if day else None
    wanted = {meeting for each in records if (meeting := getattr(each, "meeting_id", ""))}
    return [
        (None, Meeting(id=each, owner=held.me, panel_id=held.roster.panel_id, on=days.get(each)))
        for each in sorted(wanted) if not versions.heads(db, "meetings", each)
    ]  # fmt: skip
