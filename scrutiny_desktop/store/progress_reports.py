"""The table of progress reports."""

import json
from collections.abc import Sequence
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


def last_of(db: Database, recommendation_ids: Sequence[str]) -> list[tuple[ProgressReport, str]]:
    """Of each of these recommendations what was reported last, with the words of all that ever was."""
    # With max() beside them, the columns are those of the row in which it was found.
    found = db.execute(
        'SELECT *, group_concat(words, char(10)), max("on" || id) FROM progress_reports '  # noqa: S608  (our own words)
        f"WHERE recommendation_id IN {rows.AMONG} GROUP BY recommendation_id",
        [json.dumps(recommendation_ids)],
    )
    read = rows.known_from(db, ProgressReport, [each[0] for each in found.description[:-2]])
    return [(read(row[:-2]), row[-2] or "") for row in found.fetchall()]


def course(db: Database, meeting_id: str) -> list[tuple[str, date, Progress]]:
    """Each report on the meeting's recommendations in short: of which, when, and what."""
    condition, values = recommendations.at_meeting("recommendation_id", meeting_id)
    found = db.execute(f'SELECT recommendation_id, "on", progress FROM progress_reports WHERE {condition}', values)  # noqa: S608
    return [(str(one), date.fromisoformat(on), Progress(progress)) for one, on, progress in found.fetchall()]
