"""Which pages of each paper have been read; not a record, so neither undone nor shared."""

from collections.abc import Iterable

from scrutiny_desktop.store.engine import Database


def add(db: Database, paper_id: str, pages: Iterable[int]) -> None:
    """Remember pages, counted from 1 in the paper, as read."""
    with db.atomic():
        db.conn.executemany(
            "INSERT OR IGNORE INTO seen (paper_id, page) VALUES (?, ?)", [(paper_id, page) for page in pages]
        )


def of(db: Database, paper_id: str) -> frozenset[int]:
    """The pages of a paper that have been read."""
    return frozenset(row[0] for row in db.execute("SELECT page FROM seen WHERE paper_id = ?", [paper_id]))
