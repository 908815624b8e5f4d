"""The table of themes."""

from scrutiny_desktop.domain.question import Theme
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[Theme]:
    """The meeting's themes, in running order."""
    return rows.where(db, Theme, "meeting_id = ?", [meeting_id], "rank, id")
