"""The dates that a recommendation or a promise had before, each with the reason it was given up for."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.recommendation import Recommendation, Revision, slid_without_reason
from scrutiny_desktop.views.day_field import Day
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import GrowingText
from scrutiny_desktop.views.pieces import button, chip, column, emptied, holder, label
from scrutiny_desktop.views.reason_form import ReasonForm
from scrutiny_desktop.views.words import on_day_briefly
from scrutiny_desktop.views.wrapping import Wrapping


class Revisions(QWidget):
    """The dates that were given up, and the form for one more: ``revised(record, day, why)``."""

    revised = Signal(object, object, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: Recommendation | Promise | None = None
        self._shown: tuple[Revision, ...] | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(desk.theme.size("s1"))
        self.open = button(self.tr("The date was revised…"), self.ask, face="link")
        self.form = self._make_form()
        self.form.given.connect(self._add)
        whole = column(desk, margin="", gap="s1")
        whole.addLayout(self._lines)
        whole.addWidget(self.open)
        whole.addWidget(self.form)
        self.setLayout(whole)

    def flush(self) -> None:
        """Keep a reason that is half typed."""
        self.form.flush()

    def fill(self, record: Recommendation | Promise) -> None:
        """Show the earlier dates of a record."""
        if self._record is None or self._record.id != record.id:
            self.form.hide()
        self._record = record
        self.open.setVisible(self.form.isHidden() and bool(record.due or record.timescale))
        if record.revisions != self._shown:
            self._shown = record.revisions
            self._show_revisions(record)

    def ask(self) -> None:
        """Open the form on the date as it stands."""
        if self._record is None:
            return
        self.on.show_day(self._record.due or self._desk.clock().date(), self._record.id)
        self.form.ask(self.on)

    def _make_form(self) -> ReasonForm:
        self.on = Day(self._desk, self.tr("The new date"))
        hint = self.tr("The reason given; leave it empty if none was")
        self.why = GrowingText(self.tr("The reason given"), hint=hint)
        done = button(self.tr("Revise"), lambda: None, face="main", name=self.tr("Revise the date"))
        cancel = button(self.tr("Cancel"), lambda: None, name=self.tr("Leave the date as it is"))
        fields = (label(self.tr("The new date"), "small"), self.on)
        return ReasonForm(self._desk, self.open, fields, self.why, done, cancel, self._name)

    def _add(self, why: str) -> None:
        if (record := self._record) is not None and self.on.is_settled():
            day = self.on.day()
            self.form.give_up()
            self.revised.emit(record, day, why)

    def _name(self) -> str:
        return f"revision of {self._record.id}" if self._record else "revision"

    def _show_revisions(self, record: Recommendation | Promise) -> None:
        emptied(self._lines)
        slid = slid_without_reason(record)
        for at, each in enumerate(record.revisions):
            self._lines.addWidget(self._line(each, is_first=at == 0, has_slid=each in slid))

    def _line(self, revision: Revision, *, is_first: bool, has_slid: bool) -> QWidget:
        line = Wrapping(self._desk.theme.size("s2"))
        was = on_day_briefly(revision.was) or revision.was_printed or self.tr("no date")
        words = self.tr("First {day}") if is_first else self.tr("Then {day}")
        line.addWidget(label(words.format(day=was), "small"))
        if has_slid:
            line.addWidget(chip(self.tr("Slid without a reason"), "poor"))
        elif revision.why:
            line.addWidget(label(self.tr("given up: {why}").format(why=revision.why), "small", wrap=True))
        made = holder(line)
        made.setToolTip(_changed_on(self.tr("Changed on {day}"), revision.on))
        return made


def _changed_on(words: str, day: date | None) -> str:
    return words.format(day=on_day_briefly(day)) if day else ""
