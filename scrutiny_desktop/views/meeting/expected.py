"""Who is expected at the meeting, before it: members, appointed members and officers, and how many make a quorum."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scrutiny_desktop.domain.attendance import Attendance, Capacity, Presence
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.store import attendance
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.editor import Editor
from scrutiny_desktop.views.fields import Choice, Number
from scrutiny_desktop.views.live.people import People
from scrutiny_desktop.views.pieces import button, column, heading, label, row
from scrutiny_desktop.views.words import word
from scrutiny_desktop.views.wrapping import Rows, Wrapping

_MOST = 99
_NARROW = 20
"""Steps of the grid, below which a person's choices stand under the name, so that large text is read whole."""

_LONGEST = 11
"""Letters of a capacity that are seen whole."""

_HERE = tuple(each for each in Capacity if each is not Capacity.WITNESS)
_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class ExpectedLine(Editor):
    """Name, title, capacity and presence of one person, edited in place."""

    removed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name, self.title = QLineEdit(), QLineEdit()
        self.capacity, self.presence = Choice(self.tr("As what")), Choice(self.tr("Expected, or apologies"))
        self._line, told, chosen = QBoxLayout(_BELOW, self), row(desk, gap="s2"), Wrapping(desk.theme.size("s2"))
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(desk.theme.size("s2"))
        for field, words in ((self.name, self.tr("Name")), (self.title, self.tr("Title"))):
            field.setAccessibleName(words)
            field.setPlaceholderText(words)
            field.setProperty("face", "flat")
            told.addWidget(field)
        for choice in (self.capacity, self.presence):
            choice.setMinimumContentsLength(_LONGEST)
            chosen.addWidget(choice)
        chosen.addWidget(button(self.tr("Remove"), lambda: self.removed.emit(self.record), face="bare",
                                name=self.tr("Remove this person")))  # fmt: skip
        self._line.addLayout(told, 1)
        self._line.addWidget(Rows(chosen), 1)
        self.bind("name", self.name, self.tr("name a person"))
        self.bind("title", self.title, self.tr("change a title"))
        self.capacity.chosen.connect(lambda chosen: self.change(self.tr("change a capacity"), capacity=chosen))
        self.presence.chosen.connect(self._stand)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= self.desk.theme.size("s8") * _NARROW
        self._line.setDirection(_BESIDE if is_wide else _BELOW)

    def show_person(self, person: Attendance) -> None:
        """Show the person as they are now."""
        now: Attendance = self.take(person) or person
        self.capacity.fill([(each, word(each)) for each in _HERE], now.capacity)
        self.presence.fill([(each, word(each)) for each in Presence], now.presence)

    def change(self, label: str, burst: str = "", **fields: object) -> None:
        super().change(label, burst and f"{burst} {self.record.id}", **fields)

    def _stand(self, presence: Presence) -> None:
        now = self.desk.now(self.record)
        if now is not None:
            new = now.arrived(None) if presence is Presence.PRESENT else now.stands(presence)
            self.desk.change(self.tr("mark attendance"), old=now, new=new)


class Expected(QWidget):
    """A line for each, the way to more of them, and the quorum with its rule."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._people = desk, People(desk, self)
        self.lines: dict[str, ExpectedLine] = {}
        self.again = button(self.tr("As at the last meeting"), self._take_over, face="bare",
                            name=self.tr("Expect those of the last meeting"))  # fmt: skip
        self.adding = button(self.tr("Add a pers&on"), self._add, face="bare")
        self.needed = Number(self.tr("Members who make a quorum"), _MOST)
        self.needed.setSpecialValueText(self.tr("not entered"))
        self.source = QLineEdit(placeholderText=self.tr("By which rule, such as Council Procedure Rule 8"))
        self.source.setAccessibleName(self.tr("Rule that sets the quorum"))
        self.source.setMinimumWidth(desk.theme.size("s8") * 8)
        self._save = desk.autosave(self.source, self._keep_source)
        self.needed.changed_to.connect(self._keep_needed)
        ruled = Wrapping(desk.theme.size("s2"))
        for part in (label(self.tr("Quorum"), "quiet"), self.needed, self.source):
            ruled.addWidget(part)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(desk.theme.size("s1"))
        whole = column(desk, margin="", gap="s1")
        whole.addWidget(heading(desk, self.tr("Who is expected"), self.again, self.adding))
        whole.addLayout(self._listed)
        whole.addWidget(Rows(ruled))
        self.setLayout(whole)

    def fill(self) -> None:
        """Show those of the meeting on the desk."""
        meeting, panel = self._desk.meeting, self._desk.panel
        shown = attendance.for_meeting(self._desk.library, meeting.id) if meeting else []
        for gone in self.lines.keys() - {each.id for each in shown}:
            line = self.lines.pop(gone)
            line.record = None
            self._listed.removeWidget(line)
            line.deleteLater()
        for place, person in enumerate(shown):
            line = self.lines.get(person.id) or self._line(person)
            if self._listed.indexOf(line) != place:
                self._listed.insertWidget(place, line)
            line.show_person(person)
        self.again.setVisible(not shown)
        self.needed.show_value(panel.quorum if panel else 0)
        self._save.show(panel.quorum_source if panel else "")

    def _line(self, person: Attendance) -> ExpectedLine:
        made = self.lines[person.id] = ExpectedLine(self._desk)
        made.removed.connect(self._people.remove)
        return made

    def _add(self) -> None:
        if (made := self._people.add()) is not None:
            self.fill()
            self.lines[made.id].name.setFocus()

    def _take_over(self) -> None:
        if not self._people.take_over():
            self._desk.noticed.emit(self.tr("No earlier meeting of this panel has anybody listed."))

    def _keep_needed(self, needed: int) -> None:
        self._keep(self.tr("change the quorum"), "", quorum=needed)

    def _keep_source(self, words: str, burst: str) -> None:
        self._keep(self.tr("change the rule of the quorum"), burst, quorum_source=words)

    def _keep(self, label: str, burst: str, **fields: object) -> None:
        panel: Panel | None = self._desk.panel
        if panel is not None:
            new = replace(panel, **fields)  # type: ignore[arg-type] # each of its own type
            self._desk.change(label, old=panel, new=new, burst=burst)
