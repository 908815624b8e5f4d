"""How long a text of ten megabytes keeps the window waiting: opened, searched, made larger, turned over.

Run: ``QT_QPA_PLATFORM=offscreen python -m tests.bench.bench_long_text [--why] [lines] [line] [pdf]``. Each line tells
the longest time between two turns of the window's loop during one act and the second after it; 100 ms is the limit.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from scrutiny_desktop.app.start import make_application, now, open_window
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.resource_folder import resource_folder
from scrutiny_desktop.store import meetings
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.papers.screen import PapersScreen
from scrutiny_desktop.views.window import Window
from tests.bench.long_paper import long_paper
from tests.bench.loop_watch import LoopWatch, turn

SIZE = 10_000_000
PROSE = "The ferry of Examplebridge sails on every day, and the panel asked who would pay for the café on the quay. "


def _lines(place: Path) -> Path:
    """Fifty thousand paragraphs."""
    made = "\n\n".join(f"{at} {PROSE * 2}" for at in range(SIZE // (len(PROSE) * 2)))
    return _written(place / "lines.txt", made)


def _line(place: Path) -> Path:
    return _written(place / "line.txt", PROSE * (SIZE // len(PROSE)))


def _pdf(place: Path) -> Path:
    return long_paper(place / "long.pdf", 1_500)


def _written(file: Path, words: str) -> Path:
    file.write_text(words, encoding="utf-8")
    return file


KINDS: dict[str, Callable[[Path], Path]] = {"lines": _lines, "line": _line, "pdf": _pdf}


def _acts(window: Window, screen: PapersScreen, word: str) -> dict[str, Callable[[], object]]:
    def look_for(words: str) -> Callable[[], object]:
        return lambda: screen.reader.find_bar.words.setText(words)

    reader = screen.reader
    return {
        "find opened": reader.open_find, "searched": look_for(word), "one letter": look_for("e"),
        "next hit": lambda: reader.find_step(1), "hit before": lambda: reader.find_step(-1),
        "search ended": reader.close_find, "made larger": lambda: reader.resize_text(1),
        "to the middle": lambda: screen.text.go_to(len(screen.text.opened.text) // 2),
        "larger there": lambda: reader.resize_text(1), "made smaller": lambda: reader.resize_text(-1),
        "dark": lambda: window.desk.dress("dark", 100), "light": lambda: window.desk.dress("light", 100),
        "beside": screen.beside.toggle, "beside closed": screen.beside.toggle,
        "to the end": lambda: screen.text.go_to(len(screen.text.opened.text) - 1),
        "narrower": lambda: window.resize(700, 700), "wider": lambda: window.resize(1280, 800),
    }  # fmt: skip


def _watched(kind: str, place: Path, *, tells_why: bool) -> None:
    resources, access = resource_folder(), Access(place / "library")
    library = open_library(access, clock=now)
    taken = take_in(access, now, [KINDS[kind](place)], resources / "forms", lambda *_: None)
    window = open_window(library, resources)
    desk, screen, watch = window.desk, window.screens["papers"], LoopWatch(tells_why=tells_why)
    assert isinstance(screen, PapersScreen)
    window.resize(1280, 800)
    window.show()
    window.go("papers")
    pairs = Filing(library, desk.ids, "me").filed(taken, None)

    def add() -> None:
        desk.change_all("add", pairs)
        desk.choose_meeting(meetings.every(library)[0].id)

    def is_there() -> bool:
        return bool(screen.text.opened.text) and not screen.text.is_filling

    acts: dict[str, Callable[[], object]] = {"opened": add}
    if kind == "pdf":
        acts |= {"as text": screen.looking.turn_over, "as pages": screen.looking.turn_over,
                 "text again": screen.looking.turn_over}  # fmt: skip
    for name, act in (acts | _acts(window, screen, "panel" if kind == "pdf" else "quay")).items():
        sys.stdout.write(f"{kind:6} {name:14} {watch.over(act, is_there)}\n")
        sys.stdout.flush()
    watch.close()
    window.close()
    turn(lambda: False, 0.1)
    desk.close()


def main() -> None:
    application = make_application(resource_folder())
    for kind in [each for each in sys.argv[1:] if each in KINDS] or KINDS:
        with tempfile.TemporaryDirectory() as place:
            _watched(kind, Path(place), tells_why="--why" in sys.argv)
    assert isinstance(application, QApplication)


if __name__ == "__main__":
    main()
