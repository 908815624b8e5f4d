"""The table of versions: every state that every record has had."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from scrutiny_desktop.domain.history import Version
from scrutiny_desktop.domain.plain import from_plain, to_plain
from scrutiny_desktop.domain.record import KINDS, Record
from scrutiny_desktop.store.engine import Database, Table


def stamp(moment: datetime) -> str:
    """A moment as the library keeps it: in UTC, so that text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def body(record: Record | None) -> str | None:
    """A record as a version keeps it; nothing for one that was taken away."""
    return None if record is None else json.dumps(to_plain(record), ensure_ascii=False)


def add(db: Database, version: Version, burst: str = "") -> None:
    """Add a version to the end of the table."""
    row = {
        "id": version.id,
        "kind": version.kind,
        "record_id": version.record_id,
        "supersedes": json.dumps(version.supersedes),
        "author": version.author,
        "at": stamp(version.at),
        "label": version.label,
        "burst": burst,
        "body": body(version.record),
    }
    names, places = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    # Plain SQL, as this is on the way of every key: sqlite-utils would look the table over each time.
    with db.atomic():
        db.execute(f"INSERT INTO versions ({names}) VALUES ({places})", list(row.values()))  # noqa: S608


def rewrite(db: Database, version: Version) -> None:
    """Put a version's record and moment over what it had: the person is still at it."""
    with db.atomic():
        db.execute(
            "UPDATE versions SET at = ?, body = ? WHERE id = ?",
            [stamp(version.at), body(version.record), version.id],
        )


def heads(db: Database, kind: str, record_id: str) -> tuple[str, ...]:
    """The ids of the versions that no other names: one, or none for a record never seen."""
    asked = "SELECT id, supersedes FROM versions WHERE kind = ? AND record_id = ?"
    rows = db.execute(asked, [kind, record_id]).fetchall()
    named = {each for _, supersedes in rows for each in json.loads(supersedes)}
    return tuple(version for version, _ in rows if version not in named)


def is_there(db: Database, version_id: str) -> bool:
    """Whether a version is in the table."""
    return db.execute("SELECT 1 FROM versions WHERE id = ?", [version_id]).fetchone() is not None


def is_newest(db: Database, kind: str, record_id: str) -> bool:
    """Whether nothing was changed since this record was."""
    found = db.execute("SELECT kind, record_id FROM versions ORDER BY entered DESC LIMIT 1").fetchone()
    return found is not None and tuple(found) == (kind, record_id)


def first_at(db: Database, kind: str, record_id: str) -> str | None:
    """When the record was first seen, as the library keeps moments."""
    when = "SELECT at FROM versions WHERE kind = ? AND record_id = ? ORDER BY entered LIMIT 1"
    found = db.execute(when, [kind, record_id]).fetchone()
    return found[0] if found else None


def where(db: Database, condition: str, values: Sequence[Any], order: str, limit: int | None = None) -> list[Version]:
    """The versions that meet a condition."""
    return [from_row(row) for row in table(db).rows_where(condition, list(values), order_by=order, limit=limit)]


def from_row(row: Mapping[str, Any]) -> Version:
    """The version in a row, its record as it was then."""
    kept = json.loads(row["body"]) if row["body"] is not None else None
    return Version(
        id=row["id"],
        kind=row["kind"],
        record_id=row["record_id"],
        supersedes=tuple(json.loads(row["supersedes"])),
        author=row["author"],
        at=datetime.fromisoformat(row["at"]),
        label=row["label"],
        record=None if kept is None else from_plain(KINDS[row["kind"]], kept),
    )


def table(db: Database) -> Table:
    """The table itself."""
    return db.table("versions")
