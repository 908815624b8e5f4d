"""The table of what happened at meetings."""

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.proceeding import Proceeding, Proceedings
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[Proceeding]:
    """The meeting's steps, in the order they were taken."""
    return rows.where(db, Proceeding, "meeting_id = ?", [meeting_id], "at, id")


def of(db: Database, meeting: Meeting) -> Proceedings:
    """What the meeting's steps amount to."""
    return Proceedings(meeting, for_meeting(db, meeting.id))
