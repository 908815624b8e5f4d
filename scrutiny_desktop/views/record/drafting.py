"""A long record is drafted beside the window; a short one is there at once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.flows.record_seen import RecordSeen, record_seen
from scrutiny_desktop.flows.recording import MakeOrder
from scrutiny_desktop.store import discussion_points
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.desk import Desk

AT_ONCE = 200
"""Points of a meeting whose record is drafted before the next frame is drawn."""


class Drafting(QObject):
    """Drafts what is wanted last, and hands it over; what was wanted before it is not shown any more."""

    def __init__(self, desk: Desk, then: Callable[[RecordSeen], object]) -> None:
        super().__init__(desk)
        self._desk, self._then, self.is_running = desk, then, False
        self._next: MakeOrder | None = None

    def begin(self, order: MakeOrder) -> None:
        """Draft it as the library stands now."""
        desk, db = self._desk, self._desk.library
        if self.is_running:
            self._next = order
        elif discussion_points.count(db, order.meeting_id) <= AT_ONCE:
            self._then(record_seen(db, order, desk.resources, desk.clock))
        else:
            self.is_running = True
            job = partial(_drafted, db.access, desk.clock, order, desk.resources)
            desk.jobs.start(self.tr("Drafting the record…"), job, self._landed, otherwise=self._give_up)

    def _landed(self, made: RecordSeen) -> None:
        self.is_running, wanted, self._next = False, self._next, None
        if wanted is None:
            self._then(made)
        else:
            self.begin(wanted)

    def _give_up(self, _trouble: Exception) -> None:
        """The next change has it drafted again."""
        self.is_running, self._next = False, None


def _drafted(access: Access, clock: Clock, order: MakeOrder, resources: Path, report: Report) -> RecordSeen:
    report(0, 1)
    with open_library(access, clock=clock) as db:
        return record_seen(db, order, resources, clock)
