"""The table of invited representatives."""

from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[Witness]:
    """Those invited to the meeting, in order."""
    return rows.where(db, Witness, "meeting_id = ?", [meeting_id], "rank, id")
