"""The table of progress reports."""

from scrutiny_desktop.domain.recommendation import ProgressReport
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database

_OF_MEETING = "recommendation_id IN (SELECT id FROM recommendations WHERE meeting_id = ?)"


def for_meeting(db: Database, meeting_id: str) -> list[ProgressReport]:
    """All that was reported on the meeting's recommendations, oldest first."""
    return rows.where(db, ProgressReport, _OF_MEETING, [meeting_id], '"on", id')
