"""The table of progress reports."""

from scrutiny_desktop.domain.recommendation import ProgressReport
from scrutiny_desktop.store import recommendations, rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[ProgressReport]:
    """All that was reported on the meeting's recommendations, oldest first."""
    return rows.where(db, ProgressReport, *recommendations.at_meeting("recommendation_id", meeting_id), '"on", id')


def of_recommendation(db: Database, recommendation_id: str) -> list[ProgressReport]:
    """All that was ever reported on one recommendation, oldest first."""
    return rows.where(db, ProgressReport, "recommendation_id = ?", [recommendation_id], '"on", id')
