"""The table of meetings."""

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def every(db: Database) -> list[Meeting]:
    """All meetings, the latest first and those without a date before them."""
    return rows.every(db, Meeting, '"on" IS NOT NULL, "on" DESC, id DESC')


def samples(db: Database) -> list[Meeting]:
    """The invented meetings, which can be removed in one step."""
    return rows.where(db, Meeting, "is_sample")
