"""The table of recommendations."""

from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.store import brought_forward, rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[Recommendation]:
    """The recommendations before the meeting: those that came to it, in the review's order, then those brought forward.

    One that was brought forward keeps its own rank and comes in the order in which the meeting has it.
    """
    own = rows.where(db, Recommendation, "meeting_id = ?", [meeting_id], "rank, id")
    return [*own, *brought_forward.records(db, Recommendation, meeting_id)]


def ids(db: Database, meeting_id: str) -> list[str]:
    """The same by name, for whoever does not want to wait for all of them."""
    own = db.execute("SELECT id FROM recommendations WHERE meeting_id = ? ORDER BY rank, id", [meeting_id]).fetchall()
    brought = (each.record_id for each in brought_forward.for_meeting(db, meeting_id))
    return list(dict.fromkeys((*(str(one) for (one,) in own), *brought)))


def numbers(db: Database, meeting_id: str) -> dict[str, str]:
    """The number of each recommendation before the meeting, by its id; without reading more of it."""
    condition, values = at_meeting("id", meeting_id)
    found = db.execute(f"SELECT id, number FROM recommendations WHERE {condition}", values)  # noqa: S608
    return {str(one): str(number or "") for one, number in found.fetchall()}


def leads(db: Database, meeting_id: str) -> list[str]:
    """Every agency that leads on one before the meeting, once."""
    condition, values = at_meeting("id", meeting_id)
    found = db.execute(f"SELECT DISTINCT lead_agency FROM recommendations WHERE {condition}", values)  # noqa: S608
    return [str(one) for (one,) in found.fetchall() if one]


def at_meeting(column: str, meeting_id: str) -> tuple[str, list[str]]:
    """A condition, and its values, that a column names a recommendation before the meeting."""
    own = "SELECT id FROM recommendations WHERE meeting_id = ?"
    brought = "SELECT record_id FROM brought_forward WHERE meeting_id = ?"
    return f"{column} IN ({own} UNION {brought})", [meeting_id, meeting_id]


def count(db: Database, meeting_id: str) -> int:
    """How many recommendations are before the meeting."""
    condition, values = at_meeting("id", meeting_id)
    return int(db.execute(f"SELECT count(*) FROM recommendations WHERE {condition}", values).fetchone()[0])  # noqa: S608
