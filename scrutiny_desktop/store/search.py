"""One full-text index over papers, notes, questions, recommendations, discussion and the rest."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from operator import add
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
_BEFORE = 6
_USUAL, _NEAR = 400, 40
_OF_A_PAPER = 0.8
"""What a paper's words weigh beside those that a member wrote."""

_CONSIDERED = 200
"""Places that are weighed against each other."""

_RECORDS, _ENDLESS = 1 << 40, (1 << 62)
"""Rows of records are numbered from here on, after all text of papers, so that the newest first are those."""

_MOST_TERMS = 32
"""Beyond these, words of a long paste are passed over: the engine takes no endless query."""

Parts = list[tuple[int, str, int]]
"""Texts, each with its start in the whole and its page (0: not known)."""

_AROUND, _GAP = 6, "\ue000"
"""Words beside a hyphened one that are indexed with it, and a sign of no script between two such runs."""

_WRITTEN = ("notes", "questions", "assessments", "discussion_points")
_HYPHEN = re.compile("[-\N{HYPHEN}]")
_WORD = re.compile(r"[^\W\d_]+")
_HYPHENED = re.compile(r"[^\W\d_]+(?:[-\N{HYPHEN}][^\W\d_]+)+")
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
    page: int = 0
    """Of the file, from 1; 0 where that is not known."""


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
    return [(0, words, 0)] if words else []


def parts_of_reading(reading: Reading) -> Parts:
    """What the index should hold of a paper's text."""
    return [(block.start, block.text, block.page or 0) for block in flowing(reading).blocks if block.text.strip()]


def held(db: Database) -> dict[tuple[str, str], Parts]:
    """All that the index holds, by kind and id."""
    found: dict[tuple[str, str], Parts] = {}
    for row in db.query("SELECT kind, record_id, start, page, words FROM searchable JOIN search ON search.rowid = id"):
        found.setdefault((row["kind"], row["record_id"]), []).append((row["start"], row["words"], row["page"] or 0))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where to look: of one kind of record (or papers), in one meeting, in one paper's text, or in one's own words."""

    kind: str = ""
    mine: str = ""
    """Id of the member to whose own notes, questions, judgements and points the search keeps."""
    meeting_id: str = ""
    text_key: str = ""


def find(db: Database, words: str, limit: int = 50, scope: Scope = Scope()) -> list[Hit]:
    """The best hits first, for words as a person types them: all must occur, the last may be a beginning.

    Words between quotation marks must stand together. Accents and case are overlooked. Where very many places have
    the words, the best of the newest are given: weighing them all against each other would keep the reader waiting.
    """
    query = as_query(words)
    if not query:
        return []
    kinds = json.dumps(_WRITTEN if scope.mine else [scope.kind] if scope.kind else [])
    asked = (OPENS, CLOSES, query, kinds, kinds)
    rows_found = (db.query(_FIND, [*asked, *rowids, _CONSIDERED]) for rowids in _within(db, scope))
    best = sorted(
        _marked(chain.from_iterable(rows_found), words), key=lambda row: (-_weight(row), row["page"] or 0, row["start"])
    )
    hits = (hit for row in _each_once(best) if (hit := _hit(db, row, scope.mine)) is not None)
    return list(islice((hit for hit in hits if scope.meeting_id in ("", hit.meeting_id)), limit))


def _within(db: Database, scope: Scope) -> list[tuple[int, int]]:
    """First and last rows to look at: a paper's text lies together, and so does all that persons wrote."""
    own = [] if scope.kind == CONTENTS else [(_RECORDS, _ENDLESS)]
    if scope.text_key:
        bounds = "SELECT min(id), max(id) FROM searchable WHERE kind = ? AND record_id = ?"
        return _range(db, bounds, [CONTENTS, scope.text_key])
    if scope.mine or scope.kind not in ("", CONTENTS):
        return own
    if scope.meeting_id:  # of all that other meetings have there may be more than is weighed
        return own + _range(db, _OF_A_MEETING, [scope.meeting_id])
    return [(0, _ENDLESS if own else _RECORDS - 1)]


def _range(db: Database, bounds: str, asked: Sequence[str]) -> list[tuple[int, int]]:
    first, last = db.execute(bounds, asked).fetchone()
    return [(first, last)] if first is not None else []


def _each_once(best: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The places without those that say the same of the same page: in the title, or in two papers of one file."""
    named = {row["record_id"] for row in best if row["kind"] == "papers"}
    told = set[tuple[str, str, int, str]]()
    for row in best:
        if row["kind"] == CONTENTS:
            plain = row["marked"].replace(OPENS, "").replace(CLOSES, "")
            place = row["meeting_id"], row["record_id"][:_HASH], row["page"] or 0, plain
            if (plain == row["title"] and row["paper_id"] in named) or (row["page"] and place in told):
                continue
            told.add(place)
        yield row


def as_query(words: str) -> str:
    """What the engine is asked; empty where there is nothing to look for."""
    plain = re.sub("[“”„«»]", '"', words.replace("\0", " ")).encode("utf-8", "replace").decode()
    terms = [(each[1] or each[3] or "", each[2] == '"') for each in _TERM.finditer(plain)]
    asked = [(text, is_whole) for text, is_whole in terms if any(letter.isalnum() for letter in text)][:_MOST_TERMS]
    query = " AND ".join(_either(text) for text, _ in asked)
    last, is_whole = asked[-1] if asked else ("", True)
    is_open = len(last) > 1 and not is_whole and not plain[-1:].isspace() and not query.endswith(")")
    return f"{query} *" if is_open else query


def _either(term: str) -> str:
    """A word or words that stand together, and where they have hyphens the same without them."""
    joined = _HYPHEN.sub("", term)
    return f'"{term}"' if joined == term else f'("{term}" OR "{joined}")'


def _marked(found: Iterable[dict[str, Any]], words: str) -> Iterator[dict[str, Any]]:
    """The rows; in those found only by words as they would be whole, the parts of these stand marked in their place."""
    asked = {_HYPHEN.sub("", each).casefold() for each in words.split()} | set(_WORD.findall(words.casefold()))
    for row in found:
        text = row["marked"]
        if OPENS not in text:
            parts = list(_WORD.finditer(text))
            torn = [(one.start(), next_.end()) for one, next_ in pairwise(parts)
                    if (one[0] + next_[0]).casefold() in asked]  # fmt: skip
            for first, end in reversed(torn):
                text = f"{text[:first]}{OPENS}{text[first:end]}{CLOSES}{text[end:]}"
        yield row | {"marked": text}


_ENDING = re.compile(r"\.\w{2,5}\Z")

_HASH = 64
"""Characters of a SHA-256 in hexadecimal, with which the key of a text begins."""

_KEY = "papers.content || iif(papers.first_page, ':' || papers.first_page || '-' || papers.last_page, '')"

# The text of a file is kept also where no paper is that text any more: it must not use up what is considered.
_FIND = f"""
SELECT searchable.kind, searchable.record_id, searchable.start, searchable.page, papers.id AS paper_id, papers.title,
    papers.meeting_id, highlight(search, 0, ?, ?) AS marked
FROM search CROSS JOIN searchable ON searchable.id = search.rowid
LEFT JOIN papers ON searchable.kind = '{CONTENTS}' AND papers.content = substr(searchable.record_id, 1, {_HASH})
    AND searchable.record_id = {_KEY}
WHERE search MATCH ? AND (? = '[]' OR searchable.kind IN {rows.AMONG}) AND search.rowid BETWEEN ? AND ?
    AND (searchable.kind <> '{CONTENTS}' OR papers.id IS NOT NULL)
ORDER BY search.rowid DESC LIMIT ?
"""  # noqa: S608  (the parts put in are this module's own constants)

_OF_A_MEETING = f"""
SELECT min(searchable.id), max(searchable.id) FROM papers CROSS JOIN searchable
ON searchable.kind = '{CONTENTS}' AND searchable.record_id = {_KEY} WHERE papers.meeting_id = ?
"""  # noqa: S608  (as above)


def _hit(db: Database, row: dict[str, Any], mine: str) -> Hit | None:
    kind, record_id, start, marked = row["kind"], row["record_id"], 0, row["marked"]
    if kind == CONTENTS:
        kind, record_id = "papers", row["paper_id"]
        start = row["start"] + max(0, marked.find(OPENS))
    record = rows.get(db, KINDS[kind], record_id)
    if record is None or (mine and record.owner not in ("", mine)):
        return None
    said = _excerpt(marked if row["kind"] == CONTENTS else _parted(marked))
    return Hit(kind=kind, record_id=record_id, meeting_id=meeting_of(db, record), title=title_of(record),
               excerpt=said, start=start, page=row["page"] or 0)  # fmt: skip


def _weight(row: dict[str, Any]) -> float:
    """How good a place is: how dense the words stand in it, how near to each other the first of them, and whose."""
    marked = row["marked"]
    first = marked.find(OPENS)
    if first < 0:
        return 0.0
    second, count = marked.find(OPENS, first + 1), marked.count(OPENS)
    nearness = 1 / (1 + (second - first) / _NEAR) if second > 0 else 0.5
    own = _OF_A_PAPER if row["kind"] == CONTENTS else 1.0
    return float(own * (count / (count + len(marked) / _USUAL) + nearness / 2))


def _parted(marked: str) -> str:
    """The parts of a record on one line, apart from each other; a file's name that only repeats a title is left out."""
    parts = [part for part in marked.split("\n") if part.strip()]
    first, *more = parts
    return " · ".join([first, *(part for part in more if OPENS not in first or _stem(part) != _stem(first))])


def _stem(part: str) -> str:
    """A file's name, or any words, without what tells them apart in form alone."""
    plain = _ENDING.sub("", part.replace(OPENS, "").replace(CLOSES, "")).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def _excerpt(marked: str) -> str:
    """Some words from a little before the first that was looked for."""
    first = marked.find(OPENS)
    before = marked[:first].split()
    words = " ".join([*before[-_BEFORE:], *marked[first:].split()[:_EXCERPT_WORDS]])
    return ("…" if len(before) > _BEFORE else "") + words + ("…" if len(marked.split()) > _EXCERPT_WORDS else "")


def meeting_of(db: Database, record: Record) -> str:
    """The id of the meeting that a record came to; empty where it is of none."""
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
        least, most = (0, _RECORDS) if kind == CONTENTS else (_RECORDS, _ENDLESS)
        newest = db.execute("SELECT max(id) FROM searchable WHERE id BETWEEN ? AND ?", [least, most - 1]).fetchone()[0]
        fresh = list(enumerate(parts, start=(newest or least) + 1))
        db.conn.executemany(
            "INSERT INTO searchable (id, kind, record_id, start, page) VALUES (?, ?, ?, ?, ?)",
            [(at, kind, record_id, start, page) for at, (start, _, page) in fresh],
        )
        words = [_WORD.findall(text.casefold()) for _, text, _ in parts]
        whole = set(chain.from_iterable(words))
        db.conn.executemany(
            "INSERT INTO search (rowid, words, also) VALUES (?, ?, ?)",
            [
                (at, text, " ".join(_also(text, own, whole)))
                for (at, (_, text, _)), own in zip(fresh, words, strict=True)
            ],
        )


def _also(text: str, words: Sequence[str], whole: set[str]) -> Iterator[str]:
    """Words as they would be found: those with a hyphen without it, and halves that the paper elsewhere has whole."""
    if "-" in text or "\N{HYPHEN}" in text:
        yield from _joined(text.split())
    yield from [both for both in map(add, words, words[1:]) if both in whole]


def _joined(words: Sequence[str]) -> Iterator[str]:
    """Words with a hyphen without it, among those around them, so that they are found in a phrase too."""
    last = 0
    for at in (at for at, word in enumerate(words) if _HYPHEN.search(word) and _HYPHENED.search(word)):
        first = max(last, at - _AROUND)
        if first > last:
            yield _GAP
        last = at + _AROUND + 1
        yield from (_HYPHEN.sub("", word) for word in words[first:last])
