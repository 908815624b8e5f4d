"""The particulars of a meeting: panel, date, place and time, edited in place."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.views.day_field import Day
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import Number
from scrutiny_desktop.views.pieces import label

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
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(desk.theme.size("s3"))
        grid.setVerticalSpacing(desk.theme.size("s1"))
        columns = (
            (self.tr("Pa&nel"), self.panel, 0, 0), (self.tr("Date"), self.on, 0, 1),
            (self.tr("Place"), self.place, 2, 0), (self.tr("Time planned"), self.minutes, 2, 1),
        )  # fmt: skip
        for words, field, line, place in columns:
            name = label(words, "small")
            name.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            grid.addWidget(name, line, place)
            grid.addWidget(field, line + 1, place)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)

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
