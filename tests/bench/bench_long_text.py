"""How long a text paper of ten megabytes keeps the window waiting: opened, searched, made larger.

Run: ``QT_QPA_PLATFORM=offscreen python -m tests.bench.bench_long_text``. Each line tells the longest time between two
turns of the window's loop during one act and the second after it; 100 ms is the limit.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.app.start import make_application, now, open_window
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.resource_folder import resource_folder
from scrutiny_desktop.store import meetings
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.papers.screen import PapersScreen

SIZE = 10_000_000
PROSE = "The ferry of Examplebridge sails on every day, and the panel asked who would pay for the café on the quay. "
PATIENCE = 120.0


class Beat:
    """Notes the time between the turns of the window's loop."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def over(self, act: Callable[[], object], is_over: Callable[[], bool]) -> float:
        """The longest wait in milliseconds from an act until a second after it is over."""
        self.longest, self._last = 0.0, time.perf_counter()
        act()
        _turn(is_over, PATIENCE)
        _turn(lambda: False, 1.0)
        return self.longest * 1000

    def _tick(self) -> None:
        at = time.perf_counter()
        self.longest, self._last = max(self.longest, at - self._last), at


def _turn(is_over: Callable[[], bool], seconds: float) -> None:
    end = time.perf_counter() + seconds
    while not is_over() and time.perf_counter() < end:
        QApplication.processEvents()


def main() -> None:
    resources = resource_folder()
    application = make_application(resources)
    with tempfile.TemporaryDirectory() as place:
        file, access = Path(place) / "long.txt", Access(Path(place) / "library")
        file.write_text("\n\n".join(f"{at} {PROSE * 5}" for at in range(SIZE // (len(PROSE) * 5))), encoding="utf-8")
        library = open_library(access, clock=now)
        taken = take_in(access, now, [file], resources / "forms", lambda *_: None)
        window = open_window(library, resources)
        desk, screen, beat = window.desk, window.screens["papers"], Beat()
        assert isinstance(screen, PapersScreen)
        window.show()
        window.go("papers")
        pairs = Filing(library, desk.ids, "me").filed(taken, None)

        def add() -> None:
            desk.change_all("add", pairs)
            desk.choose_meeting(meetings.every(library)[0].id)

        def find() -> None:
            screen.reader.open_find()
            screen.reader.find_bar.words.setText("quay")

        acts: dict[str, Callable[[], object]] = {
            "opened": add, "searched": find, "next hit": lambda: screen.reader.find_step(1),
            "search ended": screen.reader.close_find, "made larger": lambda: screen.reader.resize_text(1),
        }  # fmt: skip
        for name, act in acts.items():
            waited = beat.over(act, lambda: bool(screen.text.opened.text) and not screen.text.is_filling)
            sys.stdout.write(f"{name:14} {waited:5.0f} ms\n")
        window.close()
        application.processEvents()
        desk.close()


if __name__ == "__main__":
    main()
