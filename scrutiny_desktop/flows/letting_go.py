"""Papers and whole meetings leave the library; notes stay unless they are to go too."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.record import KINDS, Pair
from scrutiny_desktop.store import backup, papers, retention, rows
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.engine import Database
from scrutiny_desktop.store.library import open_library


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What goes: changes for the ledger, papers whose files go with them, and records whose history goes."""

    pairs: tuple[Pair, ...]
    papers: tuple[Paper, ...]
    erased: tuple[tuple[str, str], ...] = ()


def papers_due(db: Database, today: date) -> Leaving:
    """The papers whose time is over."""
    return _of_papers(retention.due(db, today), today)


def of_meeting(db: Database, meeting: Meeting, today: date, *, with_notes: bool) -> Leaving:
    """A meeting's papers; with its notes, questions and all else of it, the meeting goes too."""
    supplied = [each for each in papers.for_meeting(db, meeting.id) if each.is_supplied]
    if not with_notes:
        return _of_papers(supplied, today)
    records = [meeting] + [
        each for kind in KINDS.values() if "meeting_id" in {field.name for field in fields(kind)}
        for each in rows.where(db, kind, "meeting_id = ?", [meeting.id])
    ]  # fmt: skip
    return Leaving(
        pairs=tuple((each, None) for each in reversed(records)), papers=tuple(supplied),
        erased=tuple(rows.name_of(each) for each in records),
    )  # fmt: skip


def take_out(access: Access, clock: Clock, leaving: Leaving, report: Report) -> int:
    """Write over what was kept of papers that have left; how many backups still hold it."""
    report(0, 1)
    with open_library(access, clock=clock) as db:
        retention.take_out(db, leaving.papers, leaving.erased)
    return len(backup.every(access.folder))


def _of_papers(going: Sequence[Paper], today: date) -> Leaving:
    gone = tuple((each, replace(each, content="", leaves_on=None, leaves_after_meeting=False, left_on=today))
                 for each in going)  # fmt: skip
    return Leaving(pairs=gone, papers=tuple(going))
