"""Papers that leave the library: which are due to, and taking out all that was kept of them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.store import contents, papers, rows, search
from scrutiny_desktop.store.engine import Database

_OF_A_PAPER = ("places", "views", "seen")


def due(db: Database, today: date) -> list[Paper]:
    """The papers that are in the library longer than they were to be."""
    on = {each.id: each.on for each in rows.every(db, Meeting)}
    kept = rows.where(db, Paper, "content <> '' AND (leaves_on IS NOT NULL OR leaves_after_meeting)")
    return [each for each in kept if each.is_due_to_leave(today, on.get(each.meeting_id))]


def take_out(db: Database, left: Iterable[Paper], erased: Iterable[tuple[str, str]] = ()) -> None:
    """Write over the originals, text, index and reading places of papers, and each earlier state of some records.

    What another paper still stands on stays; and of the records, that they were there, and when.
    """
    with _overwriting(db), db.atomic():
        for paper in left:
            others = papers.with_content(db, paper.content)
            if paper.text_key not in {each.text_key for each in others}:
                _forget_text(db, paper.text_key)
            if not others:
                _forget_file(db, paper.content)
            for table in _OF_A_PAPER:
                db.execute(f"DELETE FROM {table} WHERE paper_id = ?", [paper.id])  # noqa: S608  (our own names)
        for kind, record_id in erased:
            db.execute("UPDATE versions SET body = NULL WHERE kind = ? AND record_id = ?", [kind, record_id])


def _forget_text(db: Database, key: str) -> None:
    search.forget(db, search.CONTENTS, key)
    db.execute("DELETE FROM contents WHERE content = ?", [key])


def _forget_file(db: Database, content: str) -> None:
    for key in contents.of_file(db, content):
        _forget_text(db, key)
    for table in ("pieces", "passwords", "picture_words"):
        db.execute(f"DELETE FROM {table} WHERE content = ?", [content])  # noqa: S608  (our own names)
    db.execute("DELETE FROM settings WHERE name = ?", [f"split:{content}"])
    db.execute("DELETE FROM originals WHERE content = ?", [content])


@contextmanager
def _overwriting(db: Database) -> Iterator[None]:
    """What is deleted is written over, in the file, in the search and in the log."""
    db.execute("PRAGMA secure_delete = ON")
    with db.atomic():
        db.execute("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)")
    try:
        yield
        with db.atomic():  # the index keeps words of what went before, until its parts are made one
            db.execute("INSERT INTO search (search) VALUES ('optimize')")
        db.execute("VACUUM")  # what earlier changes left between the rows goes too
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        db.execute("PRAGMA secure_delete = OFF")
