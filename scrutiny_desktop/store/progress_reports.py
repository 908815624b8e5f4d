"""The table of progress reports."""

from datetime import date

from scrutiny_desktop.domain.recommendation import Progress, ProgressReport
from scrutiny_desktop.store import recommendations, rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[ProgressReport]:
    """All that was reported on the meeting's recommendations, oldest first."""
    return rows.where(db, ProgressReport, *recommendations.at_meeting("recommendation_id", meeting_id), '"on", id')


def of_recommendation(db: Database, recommendation_id: str) -> list[ProgressReport]:
    """All that was ever reported on one recommendation, oldest first."""
    return rows.where(db, ProgressReport, "recommendation_id = ?", [recommendation_id], '"on", id')


def latest(db: Database, meeting_id: str) -> list[ProgressReport]:
    """Of each of the meeting's recommendations only what was reported last."""
    condition, values = recommendations.at_meeting("recommendation_id", meeting_id)
    last = f'SELECT id, max("on" || id) FROM progress_reports WHERE {condition} GROUP BY recommendation_id'  # noqa: S608
    return rows.where(db, ProgressReport, f"id IN (SELECT id FROM ({last}))", values)  # noqa: S608


def words_for_meeting(db: Database, meeting_id: str) -> dict[str, str]:
    """The words of all reports on each of the meeting's recommendations, by its id; without making records of them."""
    condition, values = recommendations.at_meeting("recommendation_id", meeting_id)
    found = db.execute(
        "SELECT recommendation_id, group_concat(words, char(10)) FROM progress_reports "  # noqa: S608
        f"WHERE {condition} GROUP BY recommendation_id",
        values,
    )
    return {str(one): str(words or "") for one, words in found.fetchall()}


def course(db: Database, meeting_id: str) -> list[tuple[str, date, Progress]]:
    """Each report on the meeting's recommendations in short: of which, when, and what."""
    condition, values = recommendations.at_meeting("recommendation_id", meeting_id)
    found = db.execute(f'SELECT recommendation_id, "on", progress FROM progress_reports WHERE {condition}', values)  # noqa: S608
    return [(str(one), date.fromisoformat(on), Progress(progress)) for one, on, progress in found.fetchall()]
