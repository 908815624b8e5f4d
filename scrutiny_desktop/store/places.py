"""Where the reader stopped in each paper; not a record, so neither undone nor shared."""

from dataclasses import dataclass

from scrutiny_desktop.store.engine import Database


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """Where the reader is and the furthest they have been, in characters of the flowing text."""

    offset: int = 0
    furthest: int = 0


def keep(db: Database, paper_id: str, offset: int, furthest: int) -> None:
    """Remember a place over the one before."""
    place = {"paper_id": paper_id, "offset": offset, "furthest": furthest}
    db.table("places").insert(place, pk="paper_id", replace=True)


def of(db: Database, paper_id: str) -> ReadingPlace:
    """The paper's place; its beginning where it has not been opened."""
    found = db.execute('SELECT "offset", furthest FROM places WHERE paper_id = ?', [paper_id]).fetchone()
    return ReadingPlace(*found) if found else ReadingPlace()


def opened(db: Database) -> frozenset[str]:
    """The papers that have been opened."""
    return frozenset(row[0] for row in db.execute("SELECT paper_id FROM places UNION SELECT paper_id FROM views"))
