"""What sharing costs the Chair's window: its thread's work for each mark, with and without an order sent to the Panel.

Run: ``python -m tests.bench.bench_marks_out [POINTS]``. Both are measured in turn in one run; what follows a mark by
itself (the file that leaves, the screen that is filled again) is in it.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import sleep, thread_time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.note import Visibility
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.question import Standing
from scrutiny_desktop.flows import order_out, seats
from scrutiny_desktop.flows.giving_out import withdraw_all
from scrutiny_desktop.store import questions, settings
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.posting import posting_of
from scrutiny_desktop.views.theme import load_fonts
from scrutiny_desktop.views.window import Window
from tests.bench.bench_live import CTRL_SHIFT, RESOURCES, an_evening

TURNS, MARKS, BEAT = 4, 10, 1_000
"""How often each is measured, with how many marks, and milliseconds from mark to mark."""


def share_with_panel(desk: Desk, folder: Path) -> None:
    """A panel of one's own, with a folder."""
    meeting = desk.meeting
    assert meeting is not None
    asked = questions.for_meeting(desk.library, meeting.id)
    desk.change_all("", [(each, replace(each, standing=Standing.PLANNED, visibility=Visibility.PANEL))
                         for each in asked])  # fmt: skip
    seats.found(desk.library, desk.panel or Panel(id=meeting.panel_id, name="Panel"))
    posting_of(desk).use(folder)


def send_order(desk: Desk, *, is_sent: bool) -> None:
    held, meeting = seats.seat(desk.library), desk.meeting
    assert held is not None
    assert meeting is not None
    if is_sent:
        order_out.send_order(desk.library, held, meeting, (), desk.clock)
    else:
        withdraw_all(desk.library, held, f"meeting-{meeting.on}" if meeting.on else "meeting", "panel", desk.clock)
        settings.keep(desk.library, f"sharing.order {meeting.id}", None)


def rest(desk: Desk) -> None:
    while desk.jobs.is_busy:
        QApplication.processEvents()
        sleep(0.01)
    QTest.qWait(3_000)


def worked(window: Window) -> tuple[float, float]:
    """Milliseconds that the window's thread worked: until a mark is shown, and in all, for each mark."""
    keys, shown, begun = (Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F8), [], thread_time()
    for number in range(MARKS):
        start = thread_time()
        QTest.keyClick(QApplication.focusWidget() or window, keys[number % len(keys)])
        QApplication.processEvents()
        shown.append((thread_time() - start) * 1000)
        QTest.qWait(BEAT)
    return median(shown), (thread_time() - begun) * 1000 / MARKS


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    points = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    application = QApplication([])
    application.setStyle("Fusion")
    load_fonts(RESOURCES)
    with TemporaryDirectory() as place:
        (Path(place) / "folder").mkdir()
        desk = an_evening(Path(place) / "library", points)
        share_with_panel(desk, Path(place) / "folder")
        window = Window(desk)
        window.resize(1280, 720)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        window.go("live")
        QTest.keyClick(window, Qt.Key.Key_S, CTRL_SHIFT)
        told: dict[bool, list[tuple[float, float]]] = {False: [], True: []}
        for turn in range(2 * TURNS):
            is_sent = turn % 2 == 1
            send_order(desk, is_sent=is_sent)
            rest(desk)
            told[is_sent].append(worked(window))
        for is_sent, name in ((False, "nothing sent"), (True, "with an order sent")):
            to_screen, in_all = (median(each[at] for each in told[is_sent]) for at in range(2))
            sys.stdout.write(f"{name:24} shown {to_screen:6.1f} ms   in all {in_all:6.1f} ms for each mark\n")
        desk.close()


if __name__ == "__main__":
    main()
