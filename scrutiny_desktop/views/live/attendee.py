"""The person chosen in the attendance list: name, capacity, times and declarations, edited in place."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from scrutiny_desktop.domain.attendance import Attendance, Capacity, Declaration
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.editor import Editor
from scrutiny_desktop.views.fields import Choice
from scrutiny_desktop.views.live.declaring import DeclarationLine
from scrutiny_desktop.views.live.people import People
from scrutiny_desktop.views.live.times import as_line, from_line
from scrutiny_desktop.views.pieces import column, label
from scrutiny_desktop.views.words import word

_HERE = tuple(each for each in Capacity if each is not Capacity.WITNESS)


class Attendee(Editor):
    """A witness's name is edited on the Meeting screen; their times here, as everyone's."""

    left = Signal()

    def __init__(self, desk: Desk, people: People, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._people, self._items = people, tuple[AgendaItem, ...]()
        self.person: Attendance | None = None
        self.name, self.title, self.times = QLineEdit(), QLineEdit(), QLineEdit()
        self.capacity = Choice(self.tr("As what"))
        self.lines: list[DeclarationLine] = []
        self._declared = column(desk, margin="", gap="s2")
        named = (
            (self.name, self.tr("Name"), ""), (self.title, self.tr("Title"), ""),
            (self.times, self.tr("Times"), self.tr("From start to end; or 17:30–18:05, 18:20–")),
        )  # fmt: skip
        layout = column(desk, margin="", gap="s1")
        for field, words, hint in named:
            field.setAccessibleName(words)
            field.setPlaceholderText(hint or words)
            layout.addWidget(field)
        layout.insertWidget(2, self.capacity)
        layout.addWidget(label(self.tr("Times are saved on leaving the field."), "small", wrap=True))
        layout.addLayout(self._declared)
        layout.addStretch()
        self.setLayout(layout)
        self.bind("name", self.name, self.tr("name a person"))
        self.bind("title", self.title, self.tr("change a title"))
        self.capacity.chosen.connect(lambda chosen: self.change(self.tr("change a capacity"), capacity=chosen))
        self.times.editingFinished.connect(self._keep_times)

    def show_items(self, items: Sequence[AgendaItem]) -> None:
        """Offer these agenda items for declarations."""
        self._items = tuple(items)

    def show_person(self, person: Attendance | None) -> None:
        """Show a person as they are now."""
        self._keep_times()
        is_same = person is not None and self.person is not None and person.id == self.person.id
        is_witness = person is not None and person.capacity is Capacity.WITNESS
        self.take(None if is_witness else person)
        self.person = person
        if is_witness and person is not None:
            self.name.setText(person.name)
            self.title.setText(person.title)
        for field in (self.name, self.title):
            field.setReadOnly(is_witness)
        self.capacity.setVisible(not is_witness)
        self.capacity.fill([(each, word(each)) for each in _HERE], person.capacity if person else None)
        self.setEnabled(person is not None)
        if not (is_same and self.times.hasFocus()):
            self.times.setText(as_line(person.spells) if person else "")
        self._show_declared(person.declarations if person else (), is_same=is_same)

    def begin(self) -> None:
        """Put the keys into the name, or where that is not to be changed into the times."""
        (self.times if self.name.isReadOnly() else self.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_declaration(self) -> None:
        """Put the keys into the newest declaration."""
        if self.lines:
            self.lines[-1].words.setFocus()

    def change(self, label: str, burst: str = "", **fields: Any) -> None:
        super().change(label, burst and f"{burst} {self.record.id}", **fields)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.flush()
            self._keep_times()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _keep_times(self) -> None:
        person = self.person
        if person is None or self.times.text() == as_line(person.spells):
            return
        meeting = self.desk.meeting
        started = (meeting.started if meeting else None) or self.desk.clock()
        found = from_line(self.times.text(), started.astimezone(), person.spells)
        self.person = None  # what is not understood is said once
        if found is None:
            self.desk.noticed.emit(self.tr("Times are written so: 17:30–18:05, 18:20–"))
            self.times.setText(as_line(person.spells))
        else:
            arrived = person.arrived(None) if found else person
            self._people.change(self.tr("change times"), person, presence=arrived.presence, spells=found)

    def _show_declared(self, declared: Sequence[Declaration], *, is_same: bool) -> None:
        if not is_same or len(declared) != len(self.lines):
            for gone in self.lines:
                gone.flush()
                self._declared.removeWidget(gone)
                gone.deleteLater()
            self.lines = [self._line(at) for at in range(len(declared))]
        for line, declaration in zip(self.lines, declared, strict=True):
            line.show_declaration(declaration, self._items)

    def _line(self, at: int) -> DeclarationLine:
        made = DeclarationLine(self.desk)
        made.changed_to.connect(partial(self._declare, at))
        self._declared.addWidget(made)
        return made

    def _declare(self, at: int, changed: Declaration | None, burst: str) -> None:
        now = self.desk.now(self.person) if self.person else None
        if now is None or at >= len(now.declarations):
            return
        declared = [*now.declarations]
        declared[at : at + 1] = [changed] if changed else []
        self._people.change(self.tr("change a declaration"), now, burst and f"{burst} {at}",
                            declarations=tuple(declared))  # fmt: skip
