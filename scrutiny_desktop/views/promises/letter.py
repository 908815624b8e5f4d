"""A letter that asks for what is owed: seen as it will be, then copied or saved."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QWidget

from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.flows.chasing import letter_for, save_letter, text_of
from scrutiny_desktop.views.day_field import Day
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.pieces import button, holder, label
from scrutiny_desktop.views.saving_as import ask_where
from scrutiny_desktop.views.wrapping import Wrapping

_ANSWER_WITHIN = timedelta(days=14)
"""What a letter gives an agency to answer in, until the person says otherwise."""


def _answer_by(asked: Sequence[Promise], today: date) -> date:
    """The usual time; where nothing is due before that is over, the day by which all of it is due."""
    usual, due = today + _ANSWER_WITHIN, [each.due for each in asked if each.is_open]
    known = [each for each in due if each is not None]
    return max(known) if known and len(known) == len(due) and min(known) > usual else usual


class LetterDialog(Dialog):
    """Everything that one agency owes, in one letter; nothing is sent from here."""

    sent = Signal()
    """The letter was copied or saved: it can be kept as a reminder."""

    def __init__(self, desk: Desk, asked: Sequence[Promise], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("A letter that asks for it"))
        self._asked = asked
        self.by = Day(desk, self.tr("Answer by"))
        self.by.show_day(_answer_by(asked, desk.clock().date()))
        self.by.changed_to.connect(self._show)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(self.tr("The letter"))
        self.left_out = label("", "small", wrap=True)
        top = QHBoxLayout()
        caption = label(self.tr("Answer &by"), "quiet")
        caption.setBuddy(self.by)
        top.addWidget(caption)
        top.addWidget(self.by)
        top.addStretch()
        self.body.addLayout(top)
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self.left_out)
        self.copy = button(self.tr("&Copy as text"), self._copy)
        self.save = button(self.tr("&Save as Word file…"), lambda: self._ask("docx", self.tr("Word (*.docx)")))
        self.as_pdf = button(self.tr("Save as &PDF…"), lambda: self._ask("pdf", self.tr("PDF (*.pdf)")))
        doors = Wrapping(desk.theme.size("s2"))
        for door in (self.copy, self.save, self.as_pdf):
            doors.addWidget(door)
        self.body.addWidget(holder(doors))
        self.closes()
        self._show()

    def save_to(self, out: Path) -> None:
        """Save the letter as a file."""
        job = partial(save_letter, self._letter, self.desk.clock, self.desk.resources, out)
        self.desk.jobs.start(self.tr("Saving the letter…"), job, self._saved)

    def _show(self) -> None:
        meeting = self.desk.meeting
        self._letter = letter_for(
            self.desk.library, self._asked, resources=self.desk.resources, sender=self.desk.me.name,
            by=self.by.day(), today=self.desk.clock().date(), panel_id=meeting.panel_id if meeting else "",
        )  # fmt: skip
        self.text.setPlainText(text_of(self._letter))
        count = self._letter.left_out
        one, many = (self.tr("1 promise rests on what is not public, and is left out."),
                     self.tr("{count} promises rest on what is not public, and are left out."))  # fmt: skip
        self.left_out.setText((one if count == 1 else many).format(count=count))
        self.left_out.setVisible(count > 0)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
        self.desk.noticed.emit(self.tr("The letter is on the clipboard, as plain text."))
        self.sent.emit()

    def _ask(self, suffix: str, kinds: str) -> None:
        name = self.tr("Letter of {day}").format(day=f"{self.desk.clock():%Y-%m-%d}")
        ask_where(self.desk, self, self.tr("Save the letter"), f"{name}.{suffix}", kinds, self.save_to)

    def _saved(self, out: Path) -> None:
        self.desk.noticed.emit(self.tr("The letter is saved: {file}").format(file=out))
        self.sent.emit()
