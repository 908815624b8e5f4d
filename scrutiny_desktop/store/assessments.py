"""The table of assessments."""

from scrutiny_desktop.domain.recommendation import Assessment
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str, owner: str) -> list[Assessment]:
    """One person's own judgements for a meeting."""
    return rows.where(db, Assessment, "meeting_id = ? AND owner = ?", [meeting_id, owner])
