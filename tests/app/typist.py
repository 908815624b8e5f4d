"""A program that types into the real window until it is killed, and says what was typed and saved.

It types a question, or with "point" as the second argument the words of a discussion point.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.app.start import make_application, now, open_window
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.store import discussion_points, meetings, questions
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library

PAUSES = (25, 40, 30, 600, 35)
"""Milliseconds between keys: mostly fast, with a pause long enough for a save now and then."""


def say(kind: str, text: str) -> None:
    sys.stdout.write(f"{time.monotonic():.3f} {kind} {text}\n")
    sys.stdout.flush()


def words_of(record) -> str:
    return record.words if isinstance(record, DiscussionPoint) else record.text


def main(folder: Path, what: str = "question") -> None:
    resources = Path(__file__).parents[2] / "resources"
    application = make_application(resources)
    window = open_window(open_library(Access(folder), clock=now), resources)
    desk = window.desk
    if not meetings.every(desk.library):
        panel = Panel(id="panel", name="Examplebridge Panel")
        desk.change_all("make a meeting", [(None, panel), (None, Meeting(id="meeting", panel_id="panel"))])
    window.show()
    QTest.qWaitForWindowActive(window)
    if what == "point":
        window.run("go_live")
        window.run("point_action")
        new = max(discussion_points.for_meeting(desk.library, "meeting"), key=lambda each: each.id)
    else:
        window.run("add_question")
        new = max(questions.for_meeting(desk.library, "meeting"), key=lambda each: each.id)
    say("question", new.id)
    desk.saved.connect(lambda: say("saved", words_of(desk.now(new))))
    typed = []

    def type_on() -> None:
        letter = "abcdefghij"[len(typed) % 10]
        QTest.keyClicks(QApplication.focusWidget(), letter)
        typed.append(letter)
        say("typed", "".join(typed))
        QTimer.singleShot(PAUSES[len(typed) // 7 % len(PAUSES)], type_on)

    type_on()
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
