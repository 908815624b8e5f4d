"""Any kind of record to and from its table."""

import functools
import json
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from scrutiny_desktop.domain.plain import from_plain, readers_of, to_plain
from scrutiny_desktop.domain.record import Record, kind_of
from scrutiny_desktop.store import columns
from scrutiny_desktop.store.engine import Database, Table

R = TypeVar("R", bound=Record)

_MOST_KNOWN = 50_000
"""Rows whose records a library remembers."""

AMONG = "(SELECT value FROM json_each(?))"
"""Any number of values, of which a condition is given the list as JSON."""

_EMPTY = ("[]", "{}", "null")
_MOST_ALIKE = 512
"""States and days of a column that are remembered with what was made of them: most rows say the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a row says of its record: the version it shows, what that supersedes, and when (UTC, ISO 8601)."""

    version: str
    supersedes: tuple[str, ...] = ()
    created: str
    changed: str


def to_row(record: Record) -> dict[str, Any]:
    """The record's columns."""
    nested = columns.NESTED[type(record)]
    plain: dict[str, Any] = to_plain(record)
    return {name: _json(value) if name in nested else value for name, value in plain.items()}


def from_row(kind: type[R], row: Mapping[str, Any]) -> R:
    """The record in a row; a column that an older library left empty takes the default."""
    made: R = _maker(typing.cast(type, kind), tuple(row))(tuple(row.values()))
    return made


@functools.cache
def _maker(kind: type, names: tuple[str, ...]) -> Callable[[Sequence[Any]], Any]:
    """What makes a record of the values of such columns."""
    readers = _readers(kind)
    plain = columns.PLAIN[kind]
    plan = [(at, name, plain.get(name), readers[name]) for at, name in enumerate(names) if name in readers]
    return lambda row: kind(**{
        name: value if type(value) is as_is else read(value)
        for at, name, as_is, read in plan if (value := row[at]) is not None
    })  # fmt: skip


@functools.cache
def _readers(kind: type) -> Mapping[str, Callable[[Any], Any]]:
    """How each field is made from its column."""
    nested, truths = columns.NESTED[kind], columns.TRUTHS[kind]

    def reader(name: str, read: Callable[[Any], Any]) -> Callable[[Any], Any]:
        if name in nested:
            unpacked: Callable[[str], Any] = lambda value: read(json.loads(value))  # noqa: E731
            empty = functools.cache(unpacked)
            return lambda value: empty(value) if value in _EMPTY else unpacked(value)
        if name in truths:
            return lambda value: read(bool(value))
        return functools.lru_cache(_MOST_ALIKE)(read) if name in columns.WORDS[kind] else read

    return {name: reader(name, read) for name, read in readers_of(kind).items()}


def put(db: Database, record: Record, mark: Mark) -> None:
    """Write a record over any earlier state of itself; only the ledger, which knows the version, should."""
    row = to_row(record) | to_plain(mark) | {"supersedes": json.dumps(mark.supersedes)}
    names, places = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    # Plain SQL, as this is on the way of every key: sqlite-utils would look the table over each time.
    with db.atomic():
        db.execute(f'INSERT OR REPLACE INTO "{kind_of(record)}" ({names}) VALUES ({places})', list(row.values()))  # noqa: S608


def remove(db: Database, record: Record) -> None:
    """Take a record's row away; its versions stay."""
    table(db, type(record)).delete(record.id)


def get(db: Database, kind: type[R], record_id: str) -> R | None:
    """One record as it is now, if it is there."""
    return next(iter(where(db, kind, "id = ?", [record_id])), None)


def of_any(db: Database, kinds: Iterable[type[R]], record_id: str) -> R | None:
    """A record of which only the id is known, and of which kinds it may be."""
    found = (get(db, kind, record_id) for kind in kinds)
    return next((each for each in found if each is not None), None)


def mark_of(db: Database, record: Record) -> Mark | None:
    """What the record's row says of it, if it is there."""
    row = row_of(db, type(record), record.id)
    return None if row is None else from_plain(Mark, {**row, "supersedes": json.loads(row["supersedes"])})


def every(db: Database, kind: type[R], order: str = "id") -> list[R]:
    """All records of a kind, in the order they were made unless told another."""
    return where(db, kind, "1", order=order)


def where(db: Database, kind: type[R], condition: str, values: Sequence[Any] = (), order: str = "id") -> list[R]:
    """The records of a kind that meet a condition; a row that was seen before is not taken apart again."""
    return list(each_where(db, kind, condition, values, order))


def of(db: Database, kind: type[R], ids: Sequence[str]) -> list[R]:
    """The records of these ids that are there, in that order."""
    found = {each.id: each for each in where(db, kind, f"id IN {AMONG}", [json.dumps(ids)])}
    return [found[one] for one in ids if one in found]


def each_where(
    db: Database, kind: type[R], condition: str, values: Sequence[Any] = (), order: str = "id"
) -> Iterator[R]:
    """The same one by one, for whoever does not want to wait for all of them."""
    # Plain SQL, as this is on the way of every key: most rows are known as they stand, and need no names.
    select = f'SELECT * FROM "{columns.TABLES[kind]}" WHERE {condition} ORDER BY {order}'  # noqa: S608  (our own names)
    found = db.execute(select, list(values))
    yield from map(known_from(db, kind, [each[0] for each in found.description]), found)


def known_from(db: Database, kind: type[R], names: Sequence[str]) -> Callable[[tuple[Any, ...]], R]:
    """What makes a record of a row of the table; of one that was seen before, the record that was made then."""
    known: dict[tuple[object, ...], Any] = getattr(db, "known", {})
    if len(known) > _MOST_KNOWN:
        known.clear()
    make = _maker(typing.cast(type, kind), tuple(names))

    def read(row: tuple[Any, ...]) -> Any:
        key = (kind, *row)
        record = known.get(key)
        if record is None:
            record = known[key] = make(row)
        return record

    return read


def made_from(db: Database, records: Iterable[Record]) -> dict[tuple[object, ...], Any]:
    """Records that were just written, by their rows as they stand now, so that nobody need take those apart."""
    held: dict[type[Any], dict[str, Record]] = {}
    for each in records:
        held.setdefault(type(each), {})[each.id] = each
    made: dict[tuple[object, ...], Any] = {}
    for kind, by_id in held.items():
        found = db.execute(f'SELECT * FROM "{columns.TABLES[kind]}"')  # noqa: S608  (our own name)
        at = [each[0] for each in found.description].index("id")
        made |= {(kind, *row): by_id[row[at]] for row in found if row[at] in by_id}
    return made


def row_of(db: Database, kind: type[Any], record_id: str) -> dict[str, Any] | None:
    """One record's row as it stands."""
    found = db.execute(f'SELECT * FROM "{columns.TABLES[kind]}" WHERE id = ?', [record_id])  # noqa: S608  (our own name)
    row = found.fetchone()
    return None if row is None else dict(zip((each[0] for each in found.description), row, strict=True))


def table(db: Database, kind: type[Any]) -> Table:
    """The kind's table."""
    return db.table(columns.TABLES[kind])


def name_of(record: Record) -> tuple[str, str]:
    """The record's kind and id, by which history and search know it."""
    return kind_of(record), record.id


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)
