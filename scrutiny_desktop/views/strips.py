"""The strips that the window shows: at most two at once, and none that speaks of what is over."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.notices import Notice

MOST = 2


class Strips(QWidget):
    """Shows the newest strips, the newest last; those before them wait until there is room again.

    What was seen and only says something does not come back, nor stay when another meeting is put on the desk.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._open: list[Notice] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._meeting = self._meeting_now()
        desk.changed.connect(self._let_go_what_is_over)
        desk.meeting_changed.connect(self._let_go_of_the_meeting)

    def shown(self) -> list[Notice]:
        """The strips that are seen."""
        return self._open[-MOST:]

    def add(self, notice: Notice) -> None:
        """Show a strip in the place of those that said the same, or that answered the same."""
        for earlier in list(self._open):
            if earlier.accessibleName() == notice.accessibleName() or (earlier.kind and earlier.kind == notice.kind):
                earlier.close_notice()
        self._open.append(notice)
        self._close(each for each in self._open[:-MOST] if each.is_bare and each.is_seen)
        self._column.addWidget(notice)
        notice.closed.connect(partial(self._take_out, notice))
        self._show()
        notice.announce()

    def let_pass(self) -> None:
        """Take away the answer to the last act."""
        self._close(each for each in self._open if each.is_passing)

    def follow(self, paper_id: str) -> None:
        """Another paper may be before the reader: what was told of one goes with it, what is offered stays."""
        self._close(each for each in self._open if each.about not in ("", paper_id) and not each.is_offer)

    def _let_go_what_is_over(self) -> None:
        for notice in list(self._open) if self._desk.is_open else ():
            notice.ask_anew()

    def _let_go_of_the_meeting(self) -> None:
        before, self._meeting = self._meeting, self._meeting_now()
        if before != self._meeting:
            self._close(each for each in self._open if each.is_bare)
        self._let_go_what_is_over()

    def _meeting_now(self) -> str:
        return self._desk.meeting.id if self._desk.meeting else ""

    @staticmethod
    def _close(notices: Iterable[Notice]) -> None:
        for notice in list(notices):
            notice.close_notice()

    def _take_out(self, notice: Notice) -> None:
        if notice in self._open:
            self._open.remove(notice)
            self._show()

    def _show(self) -> None:
        for notice in self._open:
            notice.setVisible(notice in self.shown())
