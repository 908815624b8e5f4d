"""A long checklist is read in turns with the window, with all that looking through it will ask for.

A thread of its own would be slower: the two would wait for each other row by row.
"""

from collections.abc import Callable, Generator, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from scrutiny_desktop.domain.checklist_view import ChecklistView
from scrutiny_desktop.store import recommendations
from scrutiny_desktop.views.checklist.arranging import Arranging
from scrutiny_desktop.views.checklist.reading import Whose, read_checklist, reads, whose
from scrutiny_desktop.views.checklist.shown import MeetingChecklist
from scrutiny_desktop.views.desk import Desk

AT_ONCE = 300
"""Recommendations that are read before the next frame is drawn; more are read in turns."""

_ONE_TURN = 0.03
"""Seconds of reading before the window has its turn."""

Read = tuple[MeetingChecklist, Arranging]
"""A checklist as it was read, and what was worked out of its rows."""


class ReadingInTurns(QObject):
    """Reads the whole of the checklist on the desk; hands it over at once where it is short."""

    def __init__(self, desk: Desk, then: Callable[[MeetingChecklist | None, Arranging | None], object]) -> None:
        super().__init__(desk)
        self._desk, self._then = desk, then
        self._steps: Iterator[None] = iter(())
        self._read: Read | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)
        desk.closing.connect(self._turn.stop)

    @property
    def is_reading(self) -> bool:
        """Whether there is more to come."""
        return self._turn.isActive()

    def begin(self, before: MeetingChecklist | None, ahead: Callable[[], Arranging], view: ChecklistView) -> None:
        """Read it; the rows that are as they were ``before`` stay the same rows."""
        of, db = whose(self._desk), self._desk.library
        if of is None:
            self._then(None, None)
        elif recommendations.count(db, of.meeting.id) <= AT_ONCE:
            self._then(read_checklist(db, of, before), None)
        else:
            self._steps, self._read = self._all(of, before, ahead(), view), None
            self._turn.start()

    def _all(
        self, of: Whose, before: MeetingChecklist | None, ahead: Arranging, view: ChecklistView
    ) -> Generator[None, None, Read]:
        now = yield from reads(self._desk.library, of, before)
        yield from ahead.prepares(now, view)
        return now, ahead

    def _go_on(self) -> None:
        """Read a little more; what is read is handed over in a turn of its own."""
        if self._read is not None:
            self._turn.stop()
            self._then(*self._read)
            return
        until = perf_counter() + _ONE_TURN
        try:
            while perf_counter() < until:
                next(self._steps)
        except StopIteration as ended:
            self._read = ended.value
        except BaseException:
            self._turn.stop()  # the next change has it read again
            raise
