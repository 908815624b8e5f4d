"""Making the search index again from what it indexes."""

from scrutiny_desktop.domain.record import KINDS
from scrutiny_desktop.store import contents, rows, search
from scrutiny_desktop.store.engine import Database


def reindex(db: Database) -> None:
    """Index every record and every paper's text afresh."""
    with db.atomic():
        db.execute("DELETE FROM search")
        db.execute("DELETE FROM searchable")
        for kind in KINDS.values():
            for record in rows.every(db, kind):
                search.index(db, record)
        for content in contents.every(db):
            search.index_reading(db, content, contents.reading(db, content))
