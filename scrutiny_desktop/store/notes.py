"""The table of notes."""

from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[Note]:
    """All marks and notes of the meeting, oldest first."""
    return rows.where(db, Note, "meeting_id = ?", [meeting_id], "id")


def for_paper(db: Database, paper_id: str) -> list[Note]:
    """The marks on one paper, in its order."""
    found = rows.where(db, Note, "json_extract(anchor, '$.paper_id') = ?", [paper_id])
    return sorted(found, key=lambda note: (note.anchor.start if note.anchor else 0, note.id))
