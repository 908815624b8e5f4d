"""The table of corrected sentences of minutes."""

from scrutiny_desktop.domain.correcting import MinuteCorrection
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[MinuteCorrection]:
    """Every corrected sentence of a meeting's minutes, in the order they were first corrected."""
    return rows.where(db, MinuteCorrection, "meeting_id = ?", [meeting_id])
