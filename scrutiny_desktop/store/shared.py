"""The table of shared versions: every one that was published here or came, to the letter."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from scrutiny_desktop.domain.shared import Shared, read_shared
from scrutiny_desktop.store.engine import Database
from scrutiny_desktop.store.versions import stamp

_COLUMNS = ("id", "panel", "member", "scope", "audience", "kind", "record_id", "line", "arrived")
_ADD = f"INSERT OR IGNORE INTO shared ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608


def add(db: Database, versions: Iterable[Shared], at: datetime) -> int:
    """Keep those that are new, and say how many were."""
    arrived = stamp(at)
    with db.atomic():
        before = db.conn.total_changes
        db.conn.executemany(
            _ADD,
            [
                (each.id, each.panel, each.member, each.scope, each.audience, each.kind, each.record_id, each.line, arrived)
                for each in versions
            ],
        )  # fmt: skip
        return db.conn.total_changes - before


def where(db: Database, condition: str = "1", values: Sequence[Any] = ()) -> list[Shared]:
    """The versions that meet a condition, in one order."""
    found = db.execute(f"SELECT line FROM shared WHERE {condition} ORDER BY id", list(values))  # noqa: S608  (our own words)
    return [read_shared(line) for (line,) in found.fetchall()]


def of_panel(db: Database, panel: str, scope: str = "") -> list[Shared]:
    """All that is shared in a panel, or in one scope of it."""
    return where(db, "panel = ? AND (? = '' OR scope = ?)", [panel, scope, scope])


def of_member(db: Database, panel: str, member: str) -> list[Shared]:
    """All that one member shared."""
    return where(db, "panel = ? AND member = ?", [panel, member])


def of_record(db: Database, member: str, kind: str, record_id: str) -> list[Shared]:
    """Every version of one member's copies of a record."""
    return where(db, "member = ? AND kind = ? AND record_id = ?", [member, kind, record_id])


def strange(db: Database, versions: Iterable[Shared]) -> list[Shared]:
    """Those that are not in the table."""
    return [each for each in versions if db.execute("SELECT 1 FROM shared WHERE id = ?", [each.id]).fetchone() is None]
