"""What the Chair's desk sends to the Panel, as work of its own: counted first, then sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.for_panel import TRACKER, meeting_scope
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.flows import offering, order_out, record_out, seats
from scrutiny_desktop.flows.giving_out import circles_with, verify_may
from scrutiny_desktop.flows.offering import Offered
from scrutiny_desktop.flows.order_out import OrderOut
from scrutiny_desktop.flows.record_out import RecordOut
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library


class What(StrEnum):
    """What is sent to the Panel as a whole."""

    ORDER = "order"
    RECORD = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What would go, before it does."""

    what: What
    meeting: Meeting
    seat: Seat
    out: OrderOut | RecordOut
    circles: tuple[str, ...]
    """Those that have what is not public of it already."""


def count(access: Access, clock: Clock, resources: Path, meeting_id: str, what: What, report: Report) -> Counted:
    """A dry run; raises ScrutinyError where the member may not send it."""
    report(0, 1)
    with open_library(access, clock=clock) as db:
        held, meeting = _seated(db, meeting_id)
        out = _out(db, held, meeting, resources, what)
        return Counted(what=what, meeting=meeting, seat=held, out=out, circles=_circles(db, held, meeting, what))


def send(
    access: Access, clock: Clock, resources: Path, meeting_id: str, what: What, circles: Sequence[str], report: Report
) -> Offered:  # fmt: skip
    """Make the versions; they leave with the next round, or in a file saved by hand."""
    report(0, 1)
    with open_library(access, clock=clock) as db:
        held, meeting = _seated(db, meeting_id)
        if what is What.ORDER:
            return offering.left_by(db, order_out.send_order(db, held, meeting, circles, clock))
        made = record_out.send_record(db, held, meeting, circles, resources, clock)
        return offering.left_by(db, made)


def _out(db: Library, held: Seat, meeting: Meeting, resources: Path, what: What) -> OrderOut | RecordOut:
    if what is What.ORDER:
        return order_out.order_out(db, meeting, held=held)
    return record_out.record_out(db, meeting, resources, held=held)


def _circles(db: Library, held: Seat, meeting: Meeting, what: What) -> tuple[str, ...]:
    if what is What.ORDER:
        return circles_with(db, held, meeting_scope("meeting", meeting.on), order_out.ENTRIES)
    return circles_with(db, held, TRACKER, record_out.TRACKED, lambda each: record_out.is_of(each, meeting))


def _seated(db: Library, meeting_id: str) -> tuple[Seat, Meeting]:
    held, meeting = seats.seat(db), rows.get(db, Meeting, meeting_id)
    if held is None:
        raise ScrutinyError("You do not share with a panel yet.", "Begin or join one on the Share screen.")
    if meeting is None:
        raise ScrutinyError("There is no meeting to send anything of.", "Make one first.")
    verify_may(held)
    return held, meeting
