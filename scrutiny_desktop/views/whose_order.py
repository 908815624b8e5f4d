"""Whose running order is followed where several sent one, and the way to look at another's."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, column, emptied, holder, label
from scrutiny_desktop.views.wrapping import Wrapping

if TYPE_CHECKING:
    from scrutiny_desktop.domain.roster import RosterPerson
    from scrutiny_desktop.flows.from_the_chair import FromTheChair


def wanted_order(desk: Desk) -> str:
    """From whom the reader wants the order of the meeting on the desk; nothing where they have not said."""
    meeting = desk.meeting
    return str(desk.setting(_name(meeting.id), "")) if meeting else ""


class WhoseOrder(QWidget):
    """Hidden where there is but one; what is looked at is remembered for the meeting, on every screen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[RosterPerson, ...] = ()
        self.said = label("", "small", wrap=True)
        self.doors = Wrapping(desk.theme.size("s1"))
        whole = column(desk, margin="", gap="s1")
        whole.addWidget(self.said)
        whole.addWidget(holder(self.doors))
        self.setLayout(whole)
        self.hide()

    def fill(self, came: "FromTheChair") -> None:
        """Show it of what came; unchanged doors stay, with the keys that are on them."""
        now = (came.by, *came.others)
        self.setVisible(bool(came.others))
        if now == self._shown:
            return
        self._shown = now
        others = ", ".join(each.name for each in came.others)
        said = self.tr("You follow the running order of {name}. One came from {others} too.")
        self.said.setText(said.format(name=came.by.name, others=others))
        emptied(self.doors)
        for each in came.others:
            words = self.tr("Follow that of {name}").format(name=each.name)
            self.doors.addWidget(button(words, partial(self._follow, each.id)))

    def _follow(self, person_id: str) -> None:
        desk = self._desk
        if desk.meeting is not None:
            desk.keep(_name(desk.meeting.id), person_id)
            desk.changed.emit("", "")


def _name(meeting_id: str) -> str:
    return f"sharing.order_of {meeting_id}"
