"""The rail says how many questions wait for an answer at the Chair's desk, whichever screen is shown."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from scrutiny_desktop.later import later
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.rail import Rail

if TYPE_CHECKING:
    from scrutiny_desktop.flows import sharing_seen
else:
    (sharing_seen,) = later("scrutiny_desktop.flows", "sharing_seen")

REST = 1_000
"""Milliseconds after a change in which others may be counted with it."""


class Arrivals(QObject):
    """Counts in the background, once after any number of changes of which nobody said what they were."""

    def __init__(self, desk: Desk, rail: Rail) -> None:
        super().__init__(rail)
        self._desk, self._rail = desk, rail
        self._is_out = False
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self._count)
        desk.changed.connect(self._changed)
        desk.closing.connect(self._soon.stop)
        self._soon.start()

    def _changed(self, kind: str, _: str) -> None:
        if not kind:
            self._soon.start()

    def _count(self) -> None:
        desk = self._desk
        if self._is_out or not desk.is_open:
            return
        if not desk.setting("sharing.people", None):
            self._rail.show_new("share", 0)
            return
        self._is_out = True
        desk.jobs.start("", partial(_counted, desk.library.access, desk.clock), self._show, otherwise=self._rest)

    def _show(self, count: int) -> None:
        self._is_out = False
        self._rail.show_new("share", count)

    def _rest(self, _: Exception) -> None:
        self._is_out = False


def _counted(*what: object) -> int:
    # Asked for here, on the thread of jobs: a start does not wait for what seals and signs.
    return sharing_seen.many_new(*what)  # type: ignore[arg-type]
