"""How long a key takes on the live screen of a long evening: from the key to the mark on screen, and to the disk.

Run: ``python -m tests.bench.bench_live [POINTS]``; the meeting has 100 questions. Live is opened for the first time in
a process of its own: at once after a start, which has put off what Live imports, and once that is there, as it is for
all the keys; the modules are compiled first, as they are where the program is installed. On screen is after the events
and the paint that follow a key, on the disk when the library has told that it has the change. "busy" is the processor's
time, which a machine that does other work beside does not lengthen.
"""

import gc
import os
import subprocess
import sys
from collections.abc import Callable
from compileall import compile_dir
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.app.sweeping import Sweeping
from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.flows import sample
from scrutiny_desktop.later import fetch
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.theme import load_fonts
from scrutiny_desktop.views.window import Window

RESOURCES = Path(__file__).parents[2] / "resources"
ROUNDS = 100
QUESTIONS = 100
NO, CTRL_SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)


def clock() -> datetime:
    return datetime.now().astimezone()


def an_evening(folder: Path, points: int) -> Desk:
    """The invented meeting, with so many points marked in it."""
    access = Access(folder)
    desk = Desk(open_library(access, clock=clock), resources=RESOURCES, clock=clock)
    introduce(desk, "Cllr Example", Role.CHAIR)
    read = sample.read(access, clock, RESOURCES, lambda *_: None)
    pairs, meeting_id = sample.filed(read, desk.ids, desk.me.id)
    desk.change_all("open the sample", pairs)
    desk.choose_meeting(meeting_id)
    desk.change_all("mark points", [
        (None, DiscussionPoint(id=desk.ids.new(), meeting_id=meeting_id, kind=list(PointKind)[number % 5],
                               at=clock() - timedelta(seconds=points - number),
                               words=f"Point {number}, which was made at some length by somebody of the panel"))
        for number in range(points)
    ])  # fmt: skip
    first = desk.now(next(each for _, each in pairs if isinstance(each, Question)))
    desk.change_all("plan questions", [
        (None, Question(id=desk.ids.new(), meeting_id=meeting_id, rank=100 + number, theme_id=first.theme_id,
                        standing=Standing.PLANNED, text=f"Question {number}, of which nobody knows yet how it ends?"))
        for number in range(QUESTIONS - sum(isinstance(each, Question) for _, each in pairs))
    ])  # fmt: skip
    return desk


def opened(window: Window, name: str) -> None:
    """How long it takes to go to the live screen, and to show it."""
    window.go("papers")
    QApplication.processEvents()
    start, busy = perf_counter(), process_time()
    window.go("live")
    QApplication.processEvents()
    took, worked = (perf_counter() - start) * 1000, (process_time() - busy) * 1000
    sys.stdout.write(f"{name:34} {took:6.1f} ms   busy {worked:6.1f} ms\n")


def timed(window: Window, name: str, act: Callable[[int], None]) -> None:
    """Milliseconds from each key to what it shows, and to the library's word that it is kept."""
    kept: list[float] = []
    window.desk.saved.connect(lambda _: kept.append(perf_counter()))
    shown, busy, durable = [], [], []
    for number in range(ROUNDS):
        kept.clear()
        start, worked = perf_counter(), process_time()
        act(number)
        QApplication.processEvents()
        shown.append((perf_counter() - start) * 1000)
        busy.append((process_time() - worked) * 1000)
        durable += [(kept[0] - start) * 1000] if kept else []
    ninety_nine = {what: quantiles(took, n=100)[98] for what, took in (("shown", shown), ("busy", busy))}
    disk = f"kept p99 {quantiles(durable, n=100)[98]:6.1f} ms" if len(durable) > 1 else ""
    sys.stdout.write(f"{name:34} p50 {median(shown):6.1f}  p99 {ninety_nine['shown']:6.1f} ms   busy p50 "
                     f"{median(busy):6.1f}  p99 {ninety_nine['busy']:6.1f} ms   {disk}\n")  # fmt: skip


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NO) -> Callable[[int], None]:
    def act(_: int) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)

    return act


def jump(window: Window) -> Callable[[int], None]:
    live = window.screens["live"]

    def act(number: int) -> None:
        shown = [each for group in live.groups for each in group.questions]
        live.take_up(shown[number * 37 % len(shown)])

    return act


def shown_window(place: str, points: int) -> Window:
    """A window as a start leaves it: what stays is put by, and rubbish is looked for once a second."""
    application = QApplication.instance()
    application.setStyle("Fusion")
    load_fonts(RESOURCES)
    window = Window(an_evening(Path(place) / "library", points))
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    gc.disable()
    gc.freeze()
    Sweeping(window)
    return window


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    points = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    application = QApplication([])
    with TemporaryDirectory() as place:
        window = shown_window(place, points)
        if len(sys.argv) > 2:
            when = sys.argv[2]
            if when == "later":
                fetch()
            opened(window, f"Live, opened first, {when}")
            opened(window, "Live, opened again")
        else:
            compile_dir(RESOURCES.parent / "scrutiny_desktop", quiet=1)
            for when in ("at once", "later"):
                subprocess.run([sys.executable, "-m", "tests.bench.bench_live", str(points), when], check=True)
            work(window)
        window.desk.close()
    del application


def work(window: Window) -> None:
    """An evening's keys."""
    fetch()
    window.go("live")
    QApplication.processEvents()
    QTest.keyClick(window, Qt.Key.Key_S, CTRL_SHIFT)
    keys = (Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9)
    timed(window, "a point", lambda number: press(keys[number % 5])(number))
    timed(window, "undo", press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    timed(window, "next question", lambda _: window.run("next_question"))
    timed(window, "previous question", lambda _: window.run("previous_question"))
    timed(window, "jump to a question", jump(window))
    timed(window, "next item", lambda number: window.run("undo" if number % 2 else "next_item"))
    timed(window, "pause, resume", press(Qt.Key.Key_P, CTRL_SHIFT))
    timed(window, "exclude, readmit", press(Qt.Key.Key_X, CTRL_SHIFT))
    window.run("attendance")
    timed(window, "present, left", lambda number: press((Qt.Key.Key_P, Qt.Key.Key_L)[number % 2])(number))


if __name__ == "__main__":
    main()
