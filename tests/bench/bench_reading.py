"""How long a long paper takes to be read in the reader process and taken into a library, beside pdftotext.

Two readers wait beforehand, as in the program while papers are chosen: their start counts as time of the processor,
and as none that passed. Of
pdftotext both what it does by itself and what it does with a box for each word is told.

Each is told as time passed, which a member feels, and as time of the processor, that of the children included: the
least of all rounds, and the middle one. On a machine with other work only the least means much.

Run: ``python -m tests.bench.bench_reading [FILE.pdf | FOLDER] [ROUNDS]``; of the papers in a folder one of 1,500 pages
is put together, and without either such a one is made, densely set.
"""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event
from time import perf_counter

from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.papers.process import read_apart
from scrutiny_desktop.papers.readers import Readers
from scrutiny_desktop.resource_folder import resource_folder
from scrutiny_desktop.store.library import Access, open_library
from tests.bench.long_paper import joined_paper, long_paper


def clock() -> datetime:
    return datetime.now(UTC)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds that passed, and those of the processor; children count once they have ended."""
    start, before = perf_counter(), os.times()
    work()
    after = os.times()
    return perf_counter() - start, sum(after[:4]) - sum(before[:4])


def _with_readers(work: Callable[[Readers], object]) -> tuple[float, float]:
    """The same with readers that wait; that of the processor holds their whole lives."""
    with Readers() as hands:
        hands.keep_ready()
        hands.expect_papers()
        while len(hands.idle) < 2:
            Event().wait(0.01)
        Event().wait(1.0)  # it imports what it needs
        passed, own = timed(lambda: work(hands))
        return passed, own + timed(hands.close)[1]


def main(arguments: list[str]) -> None:
    gc.disable()  # as in the program, which sweeps when it is at rest
    theirs = shutil.which("pdftotext")
    forms = resource_folder() / "forms"
    with TemporaryDirectory() as place:
        folder = Path(place)
        given = Path(arguments[0]) if arguments else None
        file = given if given and given.is_file() else folder / "long.pdf"
        if given != file:
            joined_paper(file, given) if given else long_paper(file)
        took: dict[str, list[tuple[float, float]]] = {"pdftotext": [], "with boxes": [], "read": [], "taken in": []}
        for number in range(int(arguments[1]) if len(arguments) > 1 else 3):
            if theirs:
                for name, options in (("pdftotext", []), ("with boxes", ["-bbox"])):
                    command = [theirs, "-q", *options, str(file), str(folder / "out.txt")]
                    took[name].append(timed(lambda: subprocess.run(command, check=True)))  # noqa: B023
            took["read"].append(_with_readers(lambda hands: read_apart(file, forms=forms, readers=hands)))
            access = Access(folder / f"library{number}")
            with open_library(access, clock=clock):
                pass
            took["taken in"].append(_with_readers(
                lambda hands: take_in(access, clock, [file], forms, lambda *_: None, readers=hands)  # noqa: B023
            ))  # fmt: skip
    for at, kind in enumerate(("passed", "of the processor")):
        for name, rounds in took.items():
            told = []
            for of in (min, median) if rounds else ():
                own, base = (of(each[at] for each in took[key]) if took[key] else 0.0 for key in (name, "pdftotext"))
                told.append(f"{own:7.2f} s" + (f" {own / base:5.1f} x" if base else ""))
            if told:
                sys.stdout.write(f"{name:10} {'   '.join(told)}   {kind}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
