"""How long a long paper takes to be read in the reader process and taken into a library, beside pdftotext.

Each is told as time passed and as time of the processor, that of the children included.

Run: ``python -m tests.bench.bench_reading [FILE.pdf] [ROUNDS]``; without a file, on a made one of 1,500 pages.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.papers.process import read_apart
from scrutiny_desktop.resource_folder import resource_folder
from scrutiny_desktop.store.library import Access, open_library
from tests.bench.long_paper import long_paper


def clock() -> datetime:
    return datetime.now(UTC)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds that passed, and those of the processor; children count once they have ended."""
    start, before = perf_counter(), os.times()
    work()
    after = os.times()
    return perf_counter() - start, sum(after[:4]) - sum(before[:4])


def main(arguments: list[str]) -> None:
    theirs = shutil.which("pdftotext")
    forms = resource_folder() / "forms"
    with TemporaryDirectory() as place:
        folder = Path(place)
        file = Path(arguments[0]) if arguments else long_paper(folder / "long.pdf")
        took: dict[str, list[tuple[float, float]]] = {"pdftotext": [], "read": [], "taken in": []}
        for number in range(int(arguments[1]) if len(arguments) > 1 else 3):
            if theirs:
                command = [theirs, "-q", str(file), str(folder / "out.txt")]
                took["pdftotext"].append(timed(lambda: subprocess.run(command, check=True)))  # noqa: B023
            took["read"].append(timed(lambda: read_apart(file, forms=forms)))
            access = Access(folder / f"library{number}")
            with open_library(access, clock=clock):
                pass
            took["taken in"].append(timed(lambda: take_in(access, clock, [file], forms, lambda *_: None)))  # noqa: B023
    for at, kind in enumerate(("passed", "of the processor")):
        base = median(each[at] for each in took["pdftotext"]) if theirs else 0.0
        for name, rounds in took.items():
            if rounds:
                middle = median(each[at] for each in rounds)
                ratio = f"{middle / base:5.1f} x" if base else ""
                sys.stdout.write(f"{name:10} {middle:7.2f} s {kind}  {ratio}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
