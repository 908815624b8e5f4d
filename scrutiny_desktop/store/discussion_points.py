"""The table of discussion points."""

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[DiscussionPoint]:
    """The meeting's points, in the order they were marked."""
    return rows.where(db, DiscussionPoint, "meeting_id = ?", [meeting_id], "at, id")


def count(db: Database, meeting_id: str) -> int:
    """How many points were marked in the meeting."""
    found = db.execute("SELECT count(*) FROM discussion_points WHERE meeting_id = ?", [meeting_id])
    return int(found.fetchone()[0])
