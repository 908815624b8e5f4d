"""How long a save of typed words takes, beside a bare insert into plain SQLite at the same safety."""

import sqlite3
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import Access, open_library

SAVES = 500
TEXT = "What assurance has the Panel had that visits were made? " * 10


def clock() -> datetime:
    return datetime.now(UTC)


def timed(save: Callable[[int], None]) -> list[float]:
    """Milliseconds of each save."""
    took = []
    for number in range(SAVES):
        start = perf_counter()
        save(number)
        took.append((perf_counter() - start) * 1000)
    return took


def ours(folder: Path, key: bytes | None) -> list[float]:
    with open_library(Access(folder, key), clock=clock) as db:
        ledger = Ledger(db, author=lambda: "amina", clock=clock, ids=Ids(clock))
        written = [Question(id="q1", meeting_id="m1", text=TEXT)]
        ledger.swap(None, written[0])

        def save(number: int) -> None:
            written.append(replace(written[-1], text=f"{TEXT}{number}"))
            ledger.swap(written[-2], written[-1], burst=str(number // 10))

        return timed(save)


def plain(file: Path) -> list[float]:
    db = sqlite3.connect(file, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE words (id INTEGER PRIMARY KEY, words TEXT)")
    took = timed(lambda number: db.execute("INSERT INTO words (words) VALUES (?)", [f"{TEXT}{number}"]) and None)
    db.close()
    return took


def main() -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        base = plain(folder / "plain.db")
        rows = {"plain SQLite, one insert": base, "library": ours(folder / "open", None),
                "protected library": ours(folder / "kept", bytes(32))}  # fmt: skip
    for name, took in rows.items():
        ratio = median(took) / median(base)
        sys.stdout.write(f"{name:26} p50 {median(took):6.2f} ms  p99 {quantiles(took, n=100)[98]:6.2f} ms  "
                         f"{ratio:5.1f} x\n")  # fmt: skip


if __name__ == "__main__":
    main()
