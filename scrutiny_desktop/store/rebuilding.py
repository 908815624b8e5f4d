"""Making records and their histories agree again, where some rows of either are lost."""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scrutiny_desktop.domain.history import Version
from scrutiny_desktop.domain.record import KINDS
from scrutiny_desktop.store import rows, versions
from scrutiny_desktop.store.engine import Database
from scrutiny_desktop.store.rows import Mark

_FOUND = "found in a damaged library"

_Subject = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Link:
    """A version, without its record."""

    id: str
    at: str
    supersedes: tuple[str, ...]


def from_history(db: Database) -> None:
    """Give each record its last known state, and each state that is shown a place at the end of its history."""
    shown: dict[_Subject, dict[str, Any]] = {(kind, row["id"]): row for kind in KINDS for row in db.table(kind).rows}
    histories = _histories(db)
    for subject, row in shown.items():
        if row["version"] not in {each.id for each in histories[subject]}:
            versions.add(db, _found(subject, row, [each.id for each in _heads(histories[subject])]))
    histories = _histories(db)
    for subject, links in histories.items():
        heads = _heads(links)
        at_the_end = {each.id for each in heads}
        known = shown.get(subject)
        last = known["version"] if known and known["version"] in at_the_end else max(heads, key=lambda each: each.at).id
        _supersede(db, last, at_the_end - {last})
        if known is None or known["version"] != last:
            _put(db, last, links)


def placed(db: Database, row: dict[str, Any]) -> dict[str, Any]:
    """A version's row where it stood in the order of arrival, unless another stands there now."""
    taken = db.execute("SELECT 1 FROM versions WHERE entered = ?", [row["entered"]]).fetchone()
    return {name: value for name, value in row.items() if name != "entered" or not taken}


def _histories(db: Database) -> dict[_Subject, list[_Link]]:
    found: dict[_Subject, list[_Link]] = defaultdict(list)
    asked = "SELECT kind, record_id, id, at, supersedes FROM versions"
    for kind, record_id, version_id, at, supersedes in db.execute(asked):
        if kind in KINDS:
            found[kind, record_id].append(_Link(version_id, at, tuple(json.loads(supersedes))))
    return found


def _heads(links: list[_Link]) -> list[_Link]:
    named = {each for link in links for each in link.supersedes}
    return [link for link in links if link.id not in named]


def _found(subject: _Subject, row: dict[str, Any], before: list[str]) -> Version:
    kind, record_id = subject
    return Version(
        id=row["version"], kind=kind, record_id=record_id, supersedes=tuple(before), author=row.get("owner") or "",
        at=datetime.fromisoformat(row["changed"]), label=_FOUND, record=rows.from_row(KINDS[kind], row),
    )  # fmt: skip


def _supersede(db: Database, last: str, others: set[str]) -> None:
    """Between them and the last one, versions are lost: say so by naming them as what it was made from."""
    if others:
        (before,) = db.execute("SELECT supersedes FROM versions WHERE id = ?", [last]).fetchone()
        joined = json.dumps([*json.loads(before), *sorted(others)])
        db.execute("UPDATE versions SET supersedes = ? WHERE id = ?", [joined, last])


def _put(db: Database, version_id: str, links: list[_Link]) -> None:
    (version,) = versions.where(db, "id = ?", [version_id], "entered")
    if version.record is not None:
        mark = Mark(version=version.id, supersedes=version.supersedes, created=min(each.at for each in links),
                    changed=versions.stamp(version.at))  # fmt: skip
        rows.put(db, version.record, mark)
