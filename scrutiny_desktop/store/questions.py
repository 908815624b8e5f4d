"""The table of questions."""

from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[Question]:
    """The meeting's questions, in asking order."""
    return rows.where(db, Question, "meeting_id = ?", [meeting_id], "rank, id")
