"""The table of questions."""

from scrutiny_desktop.domain import merging
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[Question]:
    """The meeting's questions, in asking order."""
    return rows.where(db, Question, "meeting_id = ?", [meeting_id], "rank, id")


def as_written(db: Database, meeting_id: str) -> tuple[Question, ...]:
    """The meeting's questions as members wrote them, each as it stands, without those that put several as one."""
    return merging.as_written(for_meeting(db, meeting_id))


def unasked(db: Database, meeting_id: str) -> list[Question]:
    """The meeting's questions that were not reached or never put, and that no later meeting has taken up again.

    One that was merged is put by its entry, which is among them instead.
    """
    again = "SELECT earlier_id FROM questions WHERE earlier_id <> ''"
    taken_up = {each[0] for each in db.execute(again).fetchall()}
    return [
        each
        for each in merging.in_order(for_meeting(db, meeting_id))
        if (each.is_open or each.standing is Standing.NOT_REACHED) and each.text.strip() and each.id not in taken_up
    ]
