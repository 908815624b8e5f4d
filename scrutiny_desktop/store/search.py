"""One full-text index over papers, notes, questions, recommendations, discussion and the rest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.domain.recommendation import ProgressReport, Recommendation
from scrutiny_desktop.domain.record import KINDS, Record
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database
from scrutiny_desktop.store.spoken import title_of, words_of

OPENS, CLOSES = "\x02", "\x03"
"""Stand around each word of an excerpt that was looked for."""

CONTENTS = "contents"
"""The kind under which the text of papers is indexed, by content."""

_EXCERPT_WORDS = 24
_MOST_TERMS = 32
"""Beyond these, words of a long paste are passed over: the engine takes no endless query."""

Parts = list[tuple[int, str]]
"""Texts, each with its start in the whole."""

_TERM = re.compile(r'"([^"]*)("|$)|([^\s"]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record with the words; for the text of a paper, ``start`` is where in its flow the first of them stands."""

    kind: str
    record_id: str
    meeting_id: str
    title: str
    excerpt: str
    start: int = 0


def index(db: Database, record: Record) -> None:
    """Make a record findable by its present words alone."""
    _replace(db, *rows.name_of(record), parts_of(record))


def index_reading(db: Database, content: str, reading: Reading) -> None:
    """Make a paper's text findable, block by block."""
    _replace(db, CONTENTS, content, parts_of_reading(reading))


def forget(db: Database, kind: str, record_id: str) -> None:
    """Make a record unfindable."""
    _replace(db, kind, record_id, [])


def parts_of(record: Record) -> Parts:
    """What the index should hold of a record."""
    words = words_of(record)
    return [(0, words)] if words else []


def parts_of_reading(reading: Reading) -> Parts:
    """What the index should hold of a paper's text."""
    return [(block.start, block.text) for block in flowing(reading).blocks if block.text.strip()]


def held(db: Database) -> dict[tuple[str, str], Parts]:
    """All that the index holds, by kind and id."""
    found: dict[tuple[str, str], Parts] = {}
    for row in db.query("SELECT kind, record_id, start, words FROM searchable JOIN search ON search.rowid = id"):
        found.setdefault((row["kind"], row["record_id"]), []).append((row["start"], row["words"]))
    return found


def find(db: Database, words: str, limit: int = 50) -> list[Hit]:
    """The best hits first, for words as a person types them: all must occur, the last may be a beginning.

    Words between quotation marks must stand together. Accents and case are overlooked.
    """
    query = as_query(words)
    if not query:
        return []
    return [hit for row in db.query(_FIND, [OPENS, CLOSES, OPENS, CLOSES, query, limit]) for hit in _hits(db, row)]


def as_query(words: str) -> str:
    """What the engine is asked; empty where there is nothing to look for."""
    plain = re.sub("[“”„«»]", '"', words.replace("\0", " ")).encode("utf-8", "replace").decode()
    terms = [(each[1] or each[3] or "", each[2] == '"') for each in _TERM.finditer(plain)]
    asked = [(text, is_whole) for text, is_whole in terms if any(letter.isalnum() for letter in text)][:_MOST_TERMS]
    query = " ".join(f'"{text}"' for text, _ in asked)
    is_open = bool(asked) and not asked[-1][1] and not plain[-1:].isspace()
    return f"{query} *" if is_open else query


_HASH = 64
"""Characters of a SHA-256 in hexadecimal, with which the key of a text begins."""

_FIND = f"""
SELECT searchable.kind, searchable.record_id, searchable.start, papers.id AS paper_id,
       snippet(search, 0, ?, ?, '…', {_EXCERPT_WORDS}) AS excerpt, highlight(search, 0, ?, ?) AS marked
FROM search CROSS JOIN searchable ON searchable.id = search.rowid
LEFT JOIN papers ON searchable.kind = '{CONTENTS}' AND papers.content = substr(searchable.record_id, 1, {_HASH})
AND searchable.record_id =
    papers.content || iif(papers.first_page, ':' || papers.first_page || '-' || papers.last_page, '')
WHERE search MATCH ? AND (searchable.kind <> '{CONTENTS}' OR papers.id IS NOT NULL)
ORDER BY search.rank LIMIT ?
"""  # noqa: S608  (the parts put in are this module's own constants)


def _hits(db: Database, row: dict[str, Any]) -> Iterator[Hit]:
    kind, record_id, start = row["kind"], row["record_id"], 0
    if kind == CONTENTS:
        kind, record_id = "papers", row["paper_id"]
        start = row["start"] + max(0, row["marked"].find(OPENS))
    record = rows.get(db, KINDS[kind], record_id)
    if record is not None:
        yield Hit(kind=kind, record_id=record_id, meeting_id=_meeting_id(db, record), title=title_of(record),
                  excerpt=row["excerpt"], start=start)  # fmt: skip


def _meeting_id(db: Database, record: Record) -> str:
    if isinstance(record, Meeting):
        return record.id
    if isinstance(record, ProgressReport):
        recommendation = rows.get(db, Recommendation, record.recommendation_id)
        return recommendation.meeting_id if recommendation else ""
    return str(getattr(record, "meeting_id", ""))


def _replace(db: Database, kind: str, record_id: str, parts: Parts) -> None:
    with db.atomic():
        known = db.execute("SELECT id FROM searchable WHERE kind = ? AND record_id = ?", [kind, record_id]).fetchall()
        db.conn.executemany("DELETE FROM search WHERE rowid = ?", known)
        db.conn.executemany("DELETE FROM searchable WHERE id = ?", known)
        first = db.execute("SELECT coalesce(max(id), 0) + 1 FROM searchable").fetchone()[0]
        fresh = list(enumerate(parts, start=first))
        db.conn.executemany(
            "INSERT INTO searchable (id, kind, record_id, start) VALUES (?, ?, ?, ?)",
            [(at, kind, record_id, start) for at, (start, _) in fresh],
        )
        db.conn.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", [(at, text) for at, (_, text) in fresh])
