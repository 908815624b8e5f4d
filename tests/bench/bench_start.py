"""A cold start to a usable window on a library of 20 meetings, and in it the first sharp page of a long paper.

Run: ``python -m tests.bench.bench_start [ROUNDS]``. The first number is from the program's start to the first turn of a
window that is shown, filled and has the keyboard, each time in a process of its own; the second, in the same process,
from asking for a paper of 1,500 pages that was taken in before to its first page drawn sharp and painted. Neither needs
a screen: the window is painted into memory. The program is compiled first, as it is wherever it is installed.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.flows import sample
from scrutiny_desktop.resource_folder import resource_folder
from scrutiny_desktop.store import meetings, papers, settings
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library
from tests.bench.bench_viewers import clock, compile_program, filled_library
from tests.bench.long_paper import long_paper

MEETINGS = 20


def furnished(folder: Path) -> str:
    """A library of so many meetings, one with the long paper, left on the papers of the sample; the long one's id."""
    filled_library(folder, long_paper(folder.parent / "long.pdf"))
    access, ids = Access(folder), Ids(clock)
    read = sample.read(access, clock, resource_folder(), lambda *_: None)
    with open_library(access, clock=clock) as library:
        one = meetings.every(library)[0]
        long = papers.for_meeting(library, one.id)[0]
        pairs, sampled = sample.filed(read, ids, "me")
        more = [replace(one, id=ids.new(), on=date(2031, 1, 9) + timedelta(weeks=at)) for at in range(MEETINGS - 2)]
        Ledger(library, author=lambda: "me", clock=clock, ids=ids).swap_all([*pairs, *((None, each) for each in more)])
        settings.keep(library, "meeting", sampled)
    return long.id


def main(arguments: list[str]) -> None:
    compile_program()
    told: list[dict[str, float]] = []
    with TemporaryDirectory() as place:
        folder = Path(place) / "library"
        paper_id = furnished(folder)
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        for turn in range(int(arguments[0]) if arguments else 7):
            copy = shutil.copytree(folder, folder.parent / f"library-{turn}")
            command = [sys.executable, "-m", "tests.bench.watched_start", str(copy), paper_id]
            done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
            told.append(json.loads(done.stdout))
    for name, words in (("start", f"start to a usable window, {MEETINGS} meetings"),
                        ("page", "first sharp page of 1,500, running")):  # fmt: skip
        numbers = [each[name] for each in told]
        sys.stdout.write(f"{words:42} median {1000 * median(numbers):5.0f} ms, least {1000 * min(numbers):5.0f} ms\n")


if __name__ == "__main__":
    main(sys.argv[1:])
