"""The table of notes."""

from collections.abc import Iterable, Iterator

from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.store import recommendations, rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[Note]:
    """All marks and notes of the meeting, oldest first."""
    return rows.where(db, Note, "meeting_id = ?", [meeting_id], "id")


def for_paper(db: Database, paper_id: str) -> list[Note]:
    """The marks on one paper, in its order."""
    found = rows.where(db, Note, "json_extract(anchor, '$.paper_id') = ?", [paper_id])
    return sorted(found, key=lambda note: (note.anchor.start if note.anchor else 0, note.id))


def each_on_paper(db: Database, paper_id: str) -> Iterator[Note]:
    """The same one by one, for whoever does not want to wait for all of them."""
    order = "json_extract(anchor, '$.start'), id"
    return rows.each_where(db, Note, "json_extract(anchor, '$.paper_id') = ?", [paper_id], order)


def elsewhere(db: Database, meeting_id: str, paper_ids: Iterable[str]) -> list[Note]:
    """The meeting's notes on no paper, or on none of these."""
    known = list(paper_ids)
    places = ", ".join("?" * len(known))
    apart = f"(anchor IS NULL OR json_extract(anchor, '$.paper_id') NOT IN ({places}))"
    return rows.where(db, Note, f"meeting_id = ? AND {apart}", [meeting_id, *known])


def counts(db: Database, meeting_id: str) -> dict[str, int]:
    """How many marks of the meeting stand on each paper, by the paper's id; without reading them."""
    counted = db.execute(
        "SELECT json_extract(anchor, '$.paper_id') AS paper_id, count(*) FROM notes "
        "WHERE json_extract(anchor, '$.paper_id') IN (SELECT id FROM papers WHERE meeting_id = ?) "
        "GROUP BY json_extract(anchor, '$.paper_id')",
        [meeting_id],
    )
    return {str(paper_id): int(many) for paper_id, many in counted.fetchall()}


def on_recommendations(db: Database, meeting_id: str) -> list[Note]:
    """Marks of any meeting that bear on a recommendation before this one, oldest first."""
    condition, values = recommendations.at_meeting("named.value", meeting_id)
    bearing = f"EXISTS (SELECT 1 FROM json_each(notes.recommendation_ids) AS named WHERE {condition})"  # noqa: S608
    return rows.where(db, Note, f"recommendation_ids >= '[\"' AND {bearing}", values)


def tags(db: Database, meeting_id: str) -> list[str]:
    """Every tag of the meeting's marks, in the order of the alphabet."""
    # A list with something in it begins with [" ; so an index of lists finds these without reading a mark.
    used = db.execute(
        "SELECT DISTINCT tag.value FROM notes, json_each(notes.tags) AS tag "
        "WHERE meeting_id = ? AND notes.tags >= ? AND notes.tags < ?",
        [meeting_id, '["', "[#"],
    )
    return sorted((str(tag) for (tag,) in used.fetchall()), key=lambda tag: (tag.casefold(), tag))
