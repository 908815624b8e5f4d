"""The table of promises."""

from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.store import brought_forward, rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[Promise]:
    """What was promised at the meeting, in order, then what it took up again of earlier meetings."""
    own = rows.where(db, Promise, "meeting_id = ?", [meeting_id], "rank, id")
    return [*own, *brought_forward.records(db, Promise, meeting_id)]


def every(db: Database) -> list[Promise]:
    """All promises there ever were, in the order they were made."""
    return rows.every(db, Promise)
