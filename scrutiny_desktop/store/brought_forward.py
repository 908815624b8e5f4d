"""The table of what later meetings take up again."""

from typing import TypeVar

from scrutiny_desktop.domain.brought_forward import BroughtForward
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database

Brought = TypeVar("Brought", Recommendation, Promise)


def for_meeting(db: Database, meeting_id: str) -> list[BroughtForward]:
    """What the meeting takes up again, in its order."""
    return rows.where(db, BroughtForward, "meeting_id = ?", [meeting_id], "rank, id")


def of_record(db: Database, record_id: str) -> list[BroughtForward]:
    """The later meetings that took up one recommendation or promise."""
    return rows.where(db, BroughtForward, "record_id = ?", [record_id])


def records(db: Database, kind: type[Brought], meeting_id: str) -> list[Brought]:
    """The recommendations, or the promises, that the meeting takes up again, in its order."""
    ranks = {each.record_id: at for at, each in enumerate(for_meeting(db, meeting_id))}
    taken_up = "meeting_id <> ? AND id IN (SELECT record_id FROM brought_forward WHERE meeting_id = ?)"
    return sorted(rows.where(db, kind, taken_up, [meeting_id, meeting_id]), key=lambda each: ranks[each.id])
