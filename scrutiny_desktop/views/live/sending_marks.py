"""The Chair's marks leave for the Panel a moment after they are made, and no mark waits for that."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from scrutiny_desktop.later import later
from scrutiny_desktop.views.posting import posting_of

if TYPE_CHECKING:
    from scrutiny_desktop.flows import live_out
    from scrutiny_desktop.views.live.screen import LiveScreen
else:
    (live_out,) = later("scrutiny_desktop.flows", "live_out")

WAIT = 700
"""Milliseconds after the first mark in which others may go with it."""


class SendingMarks(QObject):
    """One job at a time; what is marked while it runs goes with the next."""

    def __init__(self, screen: "LiveScreen") -> None:
        super().__init__(screen)
        self._screen, self._desk = screen, screen.desk
        self._is_out = self._is_due = False
        self._wait = QTimer(self, singleShot=True, interval=WAIT)
        self._wait.timeout.connect(self._go)
        self._desk.closing.connect(self._wait.stop)  # the marks are kept, and leave once the meeting is shown again

    def touch(self) -> None:
        """Something was marked, or another question is before the panel."""
        desk, meeting = self._desk, self._desk.meeting
        if meeting is None or desk.setting(f"sharing.order {meeting.id}", None) is None:
            return
        if self._is_out:
            self._is_due = True
        elif not self._wait.isActive():
            self._wait.start()

    def _go(self) -> None:
        desk, meeting = self._desk, self._desk.meeting
        if meeting is None or not desk.is_open or desk.library.is_read_only:
            return
        self._is_out, question = True, self._screen.question
        job = partial(_sent, desk.library.access, desk.clock, meeting.id, question.id if question else "",
                      posting_of(desk).folder)  # fmt: skip
        desk.jobs.start("", job, self._came_back, otherwise=self._broke_off)

    def _came_back(self, many: object) -> None:
        if many:
            posting_of(self._desk).database.ring()
        self._rest()

    def _broke_off(self, _trouble: Exception) -> None:
        self._rest()

    def _rest(self) -> None:
        self._is_out, is_due, self._is_due = False, self._is_due, False
        if is_due:
            self._wait.start()


def _sent(*what: object) -> object:
    # Imported here, on the thread of jobs: a start does not wait for what seals and signs.
    return live_out.go_out(*what)  # type: ignore[arg-type]
