"""The table of shared versions: every one that was published here or came, to the letter."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from scrutiny_desktop.domain.shared import Place, Shared
from scrutiny_desktop.store.engine import Database
from scrutiny_desktop.store.versions import stamp

_COLUMNS = ("id", "panel", "member", "scope", "audience", "kind", "record_id", "supersedes", "at", "line")
_NAMES = ", ".join(_COLUMNS)
_ADD = f"INSERT OR IGNORE INTO shared ({_NAMES}, arrived) VALUES ({'?, ' * len(_COLUMNS)}?)"  # noqa: S608  (our own)
_PLACE = "panel = ? AND scope = ? AND member = ? AND audience = ?"
_NONE: frozenset[str] = frozenset()


def add(db: Database, versions: Iterable[Shared], at: datetime) -> int:
    """Keep those that are new, and say how many were."""
    arrived = stamp(at)
    with db.atomic():
        before = db.conn.total_changes
        db.conn.executemany(_ADD, sorted((*_row(each), arrived) for each in versions))
        return db.conn.total_changes - before


def take_back(db: Database, versions: Iterable[Shared]) -> None:
    """Forget versions that nobody else has seen."""
    with db.atomic():
        db.conn.executemany("DELETE FROM shared WHERE id = ?", [(each.id,) for each in versions])


def where(db: Database, condition: str = "1", values: Sequence[Any] = ()) -> list[Shared]:
    """The versions that meet a condition, in one order."""
    found = db.execute(f"SELECT {_NAMES} FROM shared WHERE {condition} ORDER BY id", list(values))  # noqa: S608
    return [_shared(row) for row in found.fetchall()]


def of_panel(db: Database, panel: str, scope: str = "", members: Sequence[str] | None = None) -> list[Shared]:
    """All that is shared in a panel, or in one scope of it, or by some of its members."""
    condition, values = "panel = ?", [panel]
    if scope:
        condition, values = f"{condition} AND scope = ?", [*values, scope]
    if members is not None:
        condition, values = f"{condition} AND member IN ({', '.join('?' * len(members))})", [*values, *members]
    return where(db, condition, values)


def of_kind(db: Database, panel: str, kind: str) -> list[Shared]:
    """Every version of the copies of one kind in a panel."""
    return where(db, "panel = ? AND kind = ?", [panel, kind])


def with_words(db: Database, panel: str, kind: str, words: str) -> list[Shared]:
    """Every version of those copies of a kind of which any version has these words in its line."""
    said = "SELECT member || '/' || record_id FROM shared WHERE panel = ? AND kind = ? AND instr(line, ?)"
    condition = f"panel = ? AND kind = ? AND member || '/' || record_id IN ({said})"
    return where(db, condition, [panel, kind, panel, kind, words])


def of_place(db: Database, place: Place) -> list[Shared]:
    """All that one member shared in one scope with one audience."""
    return where(db, _PLACE, _values(place))


def ids_of_place(db: Database, place: Place) -> list[str]:
    """The ids of the same, in order."""
    found = db.execute(f"SELECT id FROM shared WHERE {_PLACE} ORDER BY id", _values(place))  # noqa: S608  (our own)
    return [row[0] for row in found.fetchall()]


def places_of(db: Database, panel: str, member: str) -> list[Place]:
    """The scopes and audiences in which a member has shared anything."""
    asked = "SELECT DISTINCT scope, audience FROM shared WHERE panel = ? AND member = ? ORDER BY scope, audience"
    found = db.execute(asked, [panel, member]).fetchall()
    return [Place(panel=panel, member=member, scope=scope, audience=audience) for scope, audience in found]


def of_record(db: Database, member: str, kind: str, record_id: str) -> list[Shared]:
    """Every version of one member's copies of a record."""
    return where(db, "member = ? AND kind = ? AND record_id = ?", [member, kind, record_id])


def known_among(db: Database, kind: str, record_ids: Iterable[str]) -> set[tuple[str, str]]:
    """Member and record of those copies of a kind, among these records, of which any version is known."""
    asked = """SELECT DISTINCT member, record_id FROM shared
        WHERE record_id IN (SELECT value FROM json_each(?)) AND kind = ?"""
    found = db.execute(asked, [json.dumps(sorted(record_ids)), kind]).fetchall()
    return {(member, record_id) for member, record_id in found}


def many_known(db: Database, records: Iterable[tuple[str, str]]) -> int:
    """Of how many records, each by kind and id, there is a shared copy."""
    asked = "SELECT 1 FROM shared WHERE kind = ? AND record_id = ? LIMIT 1"
    return sum(db.execute(asked, each).fetchone() is not None for each in records)


def strange(db: Database, versions: Iterable[Shared]) -> list[Shared]:
    """Those that are not in the table."""
    return [each for each in versions if db.execute("SELECT 1 FROM shared WHERE id = ?", [each.id]).fetchone() is None]


def _values(place: Place) -> list[str]:
    return [place.panel, place.scope, place.member, place.audience]


def _row(each: Shared) -> tuple[str, ...]:
    named = json.dumps(sorted(each.supersedes)) if each.supersedes else ""
    return (each.id, each.panel, each.member, each.scope, each.audience, each.kind, each.record_id, named,
            each.at, each.line)  # fmt: skip


def _shared(row: Sequence[str]) -> Shared:
    version_id, panel, member, scope, audience, kind, record_id, named, at, line = row
    return Shared(
        id=version_id,
        panel=panel,
        member=member,
        scope=scope,
        audience=audience,
        kind=kind,
        record_id=record_id,
        supersedes=frozenset(json.loads(named)) if named else _NONE,
        at=at,
        line=line,
    )
