"""How long a protected library takes to open by its passphrase, and what protection adds to a save of typed words."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from bench_autosave import ours

from scrutiny_desktop.store import keys
from scrutiny_desktop.store.library import Access, open_library

WORDS = "the bus to Examplebridge"
TIMES = 7
MOST_SECONDS, MOST_TIMES = 2.0, 2.0


def clock() -> datetime:
    return datetime.now(UTC)


def unlocking(folder: Path) -> list[tuple[float, float]]:
    """Seconds from the passphrase to an open library, by the wall and of the processor."""
    open_library(Access(folder), clock=clock).close()
    keys.protect(Access(folder), WORDS, clock)
    took: list[tuple[float, float]] = []
    for _ in range(TIMES):
        start, worked = perf_counter(), process_time()
        open_library(keys.unlock_with_either(folder, WORDS)[0], clock=clock).close()
        took.append((perf_counter() - start, process_time() - worked))
    return took


def _saves(place: Path) -> tuple[float, float]:
    """Milliseconds of a save without and with protection, in turns: a machine is not equally busy all the time."""
    took: dict[bool, list[float]] = {False: [], True: []}
    for turn in range(3):
        for is_kept, each in took.items():
            each += ours(place / f"{is_kept} {turn}", bytes(32) if is_kept else None)
    return median(took[False]), median(took[True])


def main() -> None:
    with TemporaryDirectory() as place:
        opened = unlocking(Path(place) / "library")
        plain, kept = _saves(Path(place))
    wall, processor = (median(each) for each in zip(*opened, strict=True))
    sys.stdout.write(f"unlocking: {wall:.2f} s, of the processor {processor:.2f} s (at most {MOST_SECONDS})\n")
    sys.stdout.write(f"a save: {plain:.2f} ms, protected {kept:.2f} ms: {kept / plain:.2f} x (at most {MOST_TIMES})\n")


if __name__ == "__main__":
    main()
