"""The table of assessments."""

from scrutiny_desktop.domain.recommendation import Assessment
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str, owner: str) -> list[Assessment]:
    """One person's own judgements for a meeting."""
    return rows.where(db, Assessment, "meeting_id = ? AND owner = ? AND NOT ifnull(is_panels, 0)", [meeting_id, owner])


def agreed(db: Database, meeting_id: str) -> list[Assessment]:
    """What the Panel agreed at a meeting."""
    return rows.where(db, Assessment, "meeting_id = ? AND is_panels", [meeting_id])


def of_recommendation(db: Database, recommendation_id: str) -> list[Assessment]:
    """Every judgement of one recommendation, each person's and the Panel's, at every meeting."""
    return rows.where(db, Assessment, "recommendation_id = ?", [recommendation_id])
