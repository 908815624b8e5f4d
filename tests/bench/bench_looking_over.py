"""What it costs to look over every page of a large library, and how long the window is kept from its turn meanwhile."""

import sys
from datetime import UTC, datetime
from os import urandom
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter, process_time, sleep

from scrutiny_desktop.flows import safekeeping
from scrutiny_desktop.store import encryption, vault
from scrutiny_desktop.store.library import Access, open_library

MEGABYTES, PAPER = 500, 25
BEAT = 0.002


def clock() -> datetime:
    return datetime.now(UTC)


def filled(folder: Path) -> Access:
    """A library of so many megabytes of papers."""
    with open_library(Access(folder), clock=clock) as db:
        for _ in range(0, MEGABYTES, PAPER):
            vault.put(db, urandom(PAPER << 20))
    return Access(folder)


def measured(access: Access) -> tuple[float, float, float]:
    """Seconds by the wall and of the processor, and the longest that another thread had to wait for its turn."""
    job = Thread(target=safekeeping.looked_over, args=(access, lambda *_: None))
    start, worked, last, longest = perf_counter(), process_time(), perf_counter(), 0.0
    job.start()
    while job.is_alive():
        sleep(BEAT)
        longest, last = max(longest, perf_counter() - last - BEAT), perf_counter()
    return perf_counter() - start, process_time() - worked, longest


def main() -> None:
    with TemporaryDirectory() as place:
        access = filled(Path(place) / "library")
        for words in ("readable", "protected"):
            if words == "protected":
                access = encryption.encrypt(access, urandom(32), {}, clock, lambda step: None)
            wall, processor, longest = measured(access)
            size = access.file.stat().st_size / 1e6
            sys.stdout.write(f"{words}, {size:.0f} MB: {wall:.1f} s, of the processor {processor:.1f} s; "
                             f"another thread waited {longest * 1000:.0f} ms at the most\n")  # fmt: skip


if __name__ == "__main__":
    main()
