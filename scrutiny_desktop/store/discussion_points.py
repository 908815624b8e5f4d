"""The table of discussion points."""

from collections.abc import Collection

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[DiscussionPoint]:
    """The meeting's points, in the order they were marked."""
    return rows.where(db, DiscussionPoint, "meeting_id = ?", [meeting_id], "at, id")


def named(db: Database, meeting_id: str, ids: Collection[str]) -> list[DiscussionPoint]:
    """Those of the meeting's points that have one of these ids."""
    places = ", ".join("?" * len(ids))
    return rows.where(db, DiscussionPoint, f"meeting_id = ? AND id IN ({places})", [meeting_id, *ids], "at, id")


def count(db: Database, meeting_id: str) -> int:
    """How many points were marked in the meeting."""
    found = db.execute("SELECT count(*) FROM discussion_points WHERE meeting_id = ?", [meeting_id])
    return int(found.fetchone()[0])
