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


def any_secret(db: Database) -> bool:
    """Whether any paper in the library is exempt or confidential and supplied."""
    asked = "SELECT 1 FROM papers WHERE content <> '' AND json_extract(classification, '$.secrecy') <> 'public' LIMIT 1"
    return db.execute(asked).fetchone() is not None
