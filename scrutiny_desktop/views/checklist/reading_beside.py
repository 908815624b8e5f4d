"""A long checklist is read beside the window, with all that looking through it will ask for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.checklist_view import ChecklistView
from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.store import recommendations
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.checklist.arranging import Arranging
from scrutiny_desktop.views.checklist.reading import Whose, read_checklist, whose
from scrutiny_desktop.views.checklist.shown import MeetingChecklist
from scrutiny_desktop.views.desk import Desk

AT_ONCE = 300
"""Recommendations that are read before the next frame is drawn; more are read beside the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A checklist as it was read, what was worked out of its rows, and the records that were made on the way."""

    checklist: MeetingChecklist | None
    arranging: Arranging | None = None
    records: Mapping[tuple[object, ...], Any] | None = None


class ReadingBeside(QObject):
    """Reads the whole of the checklist on the desk; hands it over at once where it is short."""

    def __init__(self, desk: Desk, then: Callable[[MeetingChecklist | None, Arranging | None], object]) -> None:
        super().__init__(desk)
        self._desk, self._then, self.is_reading = desk, then, False
        desk.jobs.failed.connect(self._give_up)

    def begin(self, before: MeetingChecklist | None, ahead: Callable[[], Arranging], view: ChecklistView) -> None:
        """Read it; the rows that are as they were ``before`` stay the same rows."""
        of, db = whose(self._desk), self._desk.library
        if of is None:
            self._then(None, None)
        elif recommendations.count(db, of.meeting.id) <= AT_ONCE:
            self._then(read_checklist(db, of, before), None)
        else:
            self.is_reading = True
            job = partial(_read, db.access, self._desk.clock, of, before, ahead(), view)
            self._desk.jobs.start(self.tr("Reading the checklist…"), job, self._landed)

    def _landed(self, read: Whole) -> None:
        self.is_reading = False
        self._desk.library.known.update(read.records or {})
        self._then(read.checklist, read.arranging)

    def _give_up(self) -> None:
        """The next change has it read again."""
        self.is_reading = False


def _read(
    access: Access, clock: Clock, of: Whose, before: MeetingChecklist | None, ahead: Arranging, view: ChecklistView,
    _: Report,
) -> Whole:  # fmt: skip
    with open_library(access, clock=clock) as db:
        now = read_checklist(db, of, before)
        ahead.prepare(now, view)
        return Whole(checklist=now, arranging=ahead, records=db.known)
