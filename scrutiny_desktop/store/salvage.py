"""A damaged library, read row by row into a new one, and what is missing taken from the newest backup."""

import shutil
from bisect import bisect_left
from collections.abc import Container, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.record import KINDS
from scrutiny_desktop.store import backup, rebuilding, restore, soundness, versions
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.backup import Backup
from scrutiny_desktop.store.engine import Database, EngineError, connect
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.store.reindex import reindex
from scrutiny_desktop.store.trouble import BUSY, FULL, disk_told_plainly, engine_told_plainly, reason

if TYPE_CHECKING:
    from sqlite3 import Connection

_PLACE = "salvaging"
_MOST_MISSES = 200
"""Rows asked for one by one past the last that was read, before a table is given up; a page holds fewer."""

_NOT_OURS = ("sqlite_%", "search", "search_%", "searchable")
"""Tables that are made anew from the others."""

_CONSTRAINT = 19

_Rows = dict[str, int]
_Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """How many rows of each table came back from where, and the backup that helped out."""

    access: Access
    from_library: _Rows = field(default_factory=dict)
    from_backup: _Rows = field(default_factory=dict)
    from_history: _Rows = field(default_factory=dict)
    gaps: _Rows = field(default_factory=dict)
    """Places at which each table could not be read."""
    helped_by: Backup | None = None

    def __str__(self) -> str:
        lines = ["The damaged library was kept among the backups, and a new one was made from what could be read."]
        helper = f"the backup of {self.helped_by.at:%Y-%m-%d %H:%M}" if self.helped_by else ""
        for words, rows in (
            ("From the damaged library", self.from_library), (f"From {helper}", self.from_backup),
            ("From the history of changes", self.from_history),
        ):  # fmt: skip
            told = ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in rows.items() if count)
            if told:
                lines.append(f"{words}: {told}.")
        if not self.helped_by:
            lines.append("There was no whole backup to help out.")
        unread = ", ".join(name.replace("_", " ") for name, count in self.gaps.items() if count)
        nothing = "" if self.from_library else "Nothing in the damaged file could be read."
        lines.append(f"Not all could be read among: {unread}." if unread else nothing or "Every row could be read.")
        return "\n".join(lines)


def is_damaged(access: Access) -> bool:
    """Whether the engine finds any page of the library file damaged."""
    try:
        soundness.prove(access)
    except ScrutinyError:
        return True
    return False


def salvage(access: Access, clock: Clock) -> Salvaged:
    """Put a new library in a damaged one's place, which is kept among the backups; nobody may have it open."""
    fresh = Access(access.folder / _PLACE, access.key)
    with disk_told_plainly(access.folder), engine_told_plainly():
        shutil.rmtree(fresh.folder, ignore_errors=True)
        with open_library(fresh, clock=clock) as library, library.atomic():
            gaps: _Rows = {}
            names = _tables(library) if _opens(access) else []
            read = {name: _copied(access, library, name, gaps) for name in names}
            helper = _newest_whole(access)
            added = _overlaid(library, helper, access) if helper else {}
            known = {name: library.table(name).count for name in KINDS}
            rebuilding.from_history(library)
            rebuilt = {name: library.table(name).count - known[name] for name in KINDS}
            reindex(library)
        restore.restore(fresh, access, clock=clock)
        shutil.rmtree(fresh.folder)
    return Salvaged(access=access, from_library=read, from_backup=added, from_history=rebuilt, gaps=gaps,
                    helped_by=helper)  # fmt: skip


def _opens(damaged: Access) -> bool:
    with suppress(EngineError), closing(connect(damaged.file, damaged.key)) as connection:
        return bool(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone())
    return False


def _tables(library: Database) -> list[str]:
    """The tables that are worth saving, those first that others refer to."""
    unlike = " AND ".join("name NOT LIKE ?" for _ in _NOT_OURS)
    asked = f"SELECT name FROM sqlite_schema WHERE type = 'table' AND {unlike} ORDER BY name"  # noqa: S608
    names = [row[0] for row in library.execute(asked, _NOT_OURS)]
    return sorted(names, key=lambda name: name == "pieces")


def _copied(damaged: Access, library: Database, name: str, gaps: _Rows) -> int:
    before = library.table(name).count
    gaps[name] = 0
    columns = library.table(name).columns_dict.keys()
    for row in _each_row(damaged, name, gaps):
        _insert(library, name, columns, row)
    return library.table(name).count - before


def _each_row(damaged: Access, name: str, gaps: _Rows) -> Iterator[_Row]:
    """The rows that can be read, in order; past a bad page the file is opened again, as its engine has given up."""
    places, at, misses = _places(damaged, name), 0, 0
    while misses < _MOST_MISSES:
        try:
            with closing(connect(damaged.file, damaged.key)) as connection:
                for rowid, row in _rows_from(connection, name, at):
                    at, misses = rowid + 1, 0
                    yield row
                return
        except EngineError as error:
            if reason(error) in (BUSY, FULL):
                raise
            gaps[name] += not misses
        misses += not places
        if places and at > places[-1]:
            return
        at = places[bisect_left(places, at + 1)] if places and at < places[-1] else at + 1


def _places(damaged: Access, name: str) -> list[int]:
    """Where the table's rows are, as far as any index of it tells, which lies on pages of its own."""
    with suppress(EngineError), closing(connect(damaged.file, damaged.key)) as connection:
        for index in [row[1] for row in connection.execute(f'PRAGMA index_list("{name}")')]:
            asked = f'SELECT rowid FROM "{name}" INDEXED BY "{index}"'  # noqa: S608  (names from the schema)
            with suppress(EngineError):
                return sorted(row[0] for row in connection.execute(asked))
    return []


def _rows_from(connection: "Connection", name: str, start: int) -> Iterator[tuple[int, _Row]]:
    found = connection.execute(f'SELECT rowid, * FROM "{name}" WHERE rowid >= ? ORDER BY rowid', [start])  # noqa: S608
    columns = [each[0] for each in found.description[1:]]
    for row in found:
        yield row[0], dict(zip(columns, row[1:], strict=True))


def _insert(library: Database, name: str, columns: Container[str], row: _Row) -> None:
    kept = {column: value for column, value in row.items() if column in columns}
    names, places = ", ".join(f'"{each}"' for each in kept), ", ".join("?" * len(kept))
    try:
        library.execute(f'INSERT OR IGNORE INTO "{name}" ({names}) VALUES ({places})', list(kept.values()))  # noqa: S608
    except EngineError as error:
        if reason(error) != _CONSTRAINT:  # a piece of an original that is lost
            raise


def _newest_whole(access: Access) -> Backup | None:
    """The newest backup that is whole and opens with the library's key."""
    found = backup.every(access.folder)
    return next((each for each in found if not is_damaged(Access(each.folder, access.key))), None)


def _overlaid(library: Database, helper: Backup, access: Access) -> _Rows:
    """Add what the backup has and the damaged library no longer gave; of records, their history alone."""
    added: _Rows = {}
    with closing(connect(helper.folder / access.file.name, access.key)) as source:
        have = {row[0] for row in source.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        for name in _tables(library):
            if name in KINDS or name not in have:
                continue  # each record follows from its history, which also knows what was removed since
            before, columns = library.table(name).count, library.table(name).columns_dict.keys()
            for _, row in _rows_from(source, name, 0):
                if name != "versions":
                    _insert(library, name, columns, row)
                elif not versions.is_there(library, str(row["id"])):
                    _insert(library, name, columns, rebuilding.placed(library, row))
            added[name] = library.table(name).count - before
    return added
