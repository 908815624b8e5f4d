"""The table of agenda items."""

from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[AgendaItem]:
    """The meeting's items, in the order they are taken."""
    return rows.where(db, AgendaItem, "meeting_id = ?", [meeting_id], "rank, id")
