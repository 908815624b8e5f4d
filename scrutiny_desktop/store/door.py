"""The door of a protected library: each wrong try makes the next wait longer, also after the program was ended.

What is kept beside the library is a number and a moment; the passphrase file itself is what makes guessing slow.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.store import durable, keys
from scrutiny_desktop.store.access import Access

WAITS = (0, 0, 2, 4, 8, 15, 30)
"""Seconds before the next try, after each that was wrong; the last of them from then on."""

_TRIES = "wrong-tries.json"


@dataclass(frozen=True, slots=True)
class _Wrong:
    """How many tries were wrong since the last right one, and when the last of them was."""

    count: int
    at: datetime


def unlock(folder: Path, typed: str, clock: Clock) -> tuple[Access, bool]:
    """Access by passphrase or recovery code, and whether it was the code; refused, untried, before its time."""
    if left := seconds_left(folder, clock):
        raise ScrutinyError("Too many tries were wrong.", f"The next try is in {left} s.")
    try:
        opened = keys.unlock_with_either(folder, typed)
    except keys.WrongSecretError:
        before = _wrong(folder)
        _keep(folder, _Wrong((before.count if before else 0) + 1, clock()))
        raise
    with suppress(OSError):
        (folder / _TRIES).unlink()
    return opened


def seconds_left(folder: Path, clock: Clock) -> int:
    """Seconds before the next try; a clock that was put back keeps nobody out."""
    wrong = _wrong(folder)
    if wrong is None:
        return 0
    wait = WAITS[min(wrong.count, len(WAITS)) - 1]
    passed = (clock() - wrong.at) / timedelta(seconds=1)
    return max(0, round(wait - passed)) if passed >= 0 else 0


def _wrong(folder: Path) -> _Wrong | None:
    try:
        told = json.loads((folder / _TRIES).read_bytes())
        return _Wrong(max(1, int(told["count"])), datetime.fromisoformat(told["at"]).astimezone())
    except (OSError, ValueError, KeyError, TypeError):
        return None  # there is none, or none that we wrote


def _keep(folder: Path, wrong: _Wrong) -> None:
    with suppress(OSError):  # a folder that cannot be written to keeps nobody out who has the passphrase
        durable.write(folder / _TRIES, json.dumps({"count": wrong.count, "at": wrong.at.isoformat()}).encode())
