"""The table of recommendations."""

from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[Recommendation]:
    """The recommendations before the meeting, in the review's order."""
    return rows.where(db, Recommendation, "meeting_id = ?", [meeting_id], "rank, id")
