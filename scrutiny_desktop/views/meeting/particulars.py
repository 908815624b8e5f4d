"""The particulars of a meeting: panel, date, place and time, edited in place."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.views.day_field import Day
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import Number
from scrutiny_desktop.views.pieces import label

_NARROW = 20
"""Steps of the grid, below which the fields stand under one another."""

LONGEST = 600
"""Minutes a meeting can be planned for."""


class Particulars(QWidget):
    """Four fields; each change is saved as it is made."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._meeting, self._panel = desk, Meeting(id="", panel_id=""), Panel(id="", name="")
        self.panel, self.place = QLineEdit(), QLineEdit(placeholderText=self.tr("Where it is held"))
        self.on = Day(desk, self.tr("Date"))
        self.minutes = Number("", LONGEST, suffix=self.tr(" minutes"))
        self.minutes.setSingleStep(5)
        self._saves = (
            desk.autosave(self.panel, self._name_panel),
            desk.autosave(self.place, partial(self._save_words, "place")),
        )
        self.on.changed_to.connect(self._set_date)
        self.minutes.changed_to.connect(self._set_minutes)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(desk.theme.size("s3"))
        self._grid.setVerticalSpacing(desk.theme.size("s1"))
        self._named: list[tuple[QWidget, QWidget]] = []
        for words, field in (
            (self.tr("Pa&nel"), self.panel), (self.tr("Date"), self.on),
            (self.tr("Place"), self.place), (self.tr("Time planned"), self.minutes),
        ):  # fmt: skip
            name = label(words, "small")
            name.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            self._named.append((name, field))
        self._across = 0
        self._lie(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields under one another where two side by side would cut what stands in them."""
        super().resizeEvent(event)
        self._lie(2 if event.size().width() >= self._desk.theme.size("s8") * _NARROW else 1)

    def _lie(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for at, named in enumerate(self._named):
            for below, part in enumerate(named):
                self._grid.addWidget(part, at // across * 2 + below, at % across)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, across - 1)

    def show_meeting(self, meeting: Meeting, panel: Panel) -> None:
        """Show the meeting as it is now."""
        self._saves[0].flush()
        self._meeting, self._panel = meeting, panel
        self._saves[0].show(panel.name)
        self._saves[1].show(meeting.place)
        self.minutes.show_value(meeting.minutes)
        self.on.show_day(meeting.on or self._desk.clock().date(), meeting.id)
        for field in (self.panel, self.place):
            if not field.hasFocus():
                field.setCursorPosition(0)

    def _name_panel(self, text: str, burst: str) -> None:
        now = self._desk.now(self._panel)
        if isinstance(now, Panel):
            self._desk.change(self.tr("name the panel"), old=now, new=replace(now, name=text), burst=burst)

    def _save_words(self, name: str, text: str, burst: str) -> None:
        now = self._desk.now(self._meeting)
        if isinstance(now, Meeting):
            self._desk.change(self.tr("change the place"), old=now, new=replace(now, place=text), burst=burst)

    def _set_date(self, on: date) -> None:
        now = self._desk.now(self._meeting)
        if isinstance(now, Meeting):
            self._desk.change(self.tr("change the date"), old=now, new=replace(now, on=on))

    def _set_minutes(self, minutes: int) -> None:
        now = self._desk.now(self._meeting)
        if isinstance(now, Meeting):
            self._desk.change(self.tr("change the time planned"), old=now, new=replace(now, minutes=minutes))
