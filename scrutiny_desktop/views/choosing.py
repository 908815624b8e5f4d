"""Choosing a meeting, and making a new one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from scrutiny_desktop.domain.continuity import before
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.later import later
from scrutiny_desktop.store import meetings, panels
from scrutiny_desktop.views.acts import BY_NAME, keyed
from scrutiny_desktop.views.bringing_forward import read_forward
from scrutiny_desktop.views.day_field import Day
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.live.unfiled import unfiled_before
from scrutiny_desktop.views.pieces import label
from scrutiny_desktop.views.words import on_day

if TYPE_CHECKING:
    from scrutiny_desktop.flows import seats
else:
    (seats,) = later("scrutiny_desktop.flows", "seats")


class ChooseMeetingDialog(Dialog):
    """Every meeting in the library, newest first; Enter puts one on the desk."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Choose a meeting"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Meetings, newest first"))
        self.list.itemActivated.connect(self.accept)
        self._fill()
        if self.list.count():
            self.body.addWidget(self.list)
        else:
            none = self.tr("There is no meeting yet. Add a paper ({add_papers}) or make a new one ({new_meeting}).")
            self.body.addWidget(label(keyed(none), "quiet", wrap=True))
        self.decides(self.tr("Open"))
        self.accepted.connect(self._choose)
        self.list.setFocus()

    def _fill(self) -> None:
        names = {panel.id: panel.name for panel in panels.every(self.desk.library)}
        now = self.desk.meeting
        for meeting in meetings.every(self.desk.library):
            when = on_day(meeting.on) or self.tr("No date yet")
            text = " · ".join(word for word in (when, names.get(meeting.panel_id, "")) if word)
            row = QListWidgetItem(self.tr("{meeting} (sample)").format(meeting=text) if meeting.is_sample else text)
            row.setData(Qt.ItemDataRole.UserRole, meeting.id)
            self.list.addItem(row)
            if now and meeting.id == now.id:
                self.list.setCurrentItem(row)

    def _choose(self) -> None:
        if (row := self.list.currentItem()) is not None:
            self.desk.choose_meeting(row.data(Qt.ItemDataRole.UserRole))


class NewMeetingDialog(Dialog):
    """Panel, date, place and first agenda item of a meeting without papers yet.

    The panel is the one the member shares with, else that of the meeting on the desk.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("New meeting"))
        panel = desk.panel
        own = held.roster.panel if (held := seats.seat(desk.library)) is not None else ""
        self.panel, self.place, self.item = QLineEdit(own or (panel.name if panel else "")), QLineEdit(), QLineEdit()
        self.panel.selectAll()
        self.on = Day(desk, self.tr("Date"))
        form = QFormLayout()
        for words, field in (
            (self.tr("Pa&nel"), self.panel), (self.tr("&Date"), self.on),
            (self.tr("P&lace"), self.place), (self.tr("&Agenda item"), self.item),
        ):  # fmt: skip
            form.addRow(words, field)
            field.setAccessibleName(words.replace("&", ""))
        self.body.addLayout(form)
        self.body.addStretch()
        self.decides(self.tr("Make the meeting"))
        self.accepted.connect(self._make)
        unit = desk.theme.size("s8")
        self.resize(unit * 16, unit * 9)

    def accept(self) -> None:
        if self.on.is_settled():
            super().accept()

    def _make(self) -> None:
        desk, owner = self.desk, self.desk.me.id
        pairs: list[Pair] = []
        panel = next((each for each in panels.every(desk.library) if each.name == self.panel.text().strip()), None)
        if panel is None:
            panel = Panel(id=desk.ids.new(), owner=owner, name=self.panel.text().strip())
            pairs.append((None, panel))
        meeting = Meeting(id=desk.ids.new(), owner=owner, panel_id=panel.id, place=self.place.text().strip(),
                          on=self.on.day())  # fmt: skip
        item = AgendaItem(id=desk.ids.new(), owner=owner, meeting_id=meeting.id, title=self.item.text().strip())
        desk.change_all(self.tr("make a meeting"), [*pairs, (None, meeting), (None, item)])
        desk.choose_meeting(meeting.id)
        said = []
        if still := len(read_forward(desk.library, meeting)):
            words = self.tr("{count} still open from earlier meetings. {keys} brings them forward.")
            said.append(words.format(count=still, keys=BY_NAME["bring_forward"].keys))
        said.append(unfiled_before(desk, before(meeting, meetings.every(desk.library))))
        if any(said):
            desk.noticed.emit(" ".join(filter(None, said)))
