"""The table of papers."""

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[Paper]:
    """The meeting's papers, supplied or not, in pack order."""
    return rows.where(db, Paper, "meeting_id = ?", [meeting_id], "rank, id")


def with_content(db: Database, content: str) -> list[Paper]:
    """Every paper that is this file: the same one may be before several meetings."""
    return rows.where(db, Paper, "content = ?", [content])
