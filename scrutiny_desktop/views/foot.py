"""The foot of the window: whether words are saved, where they are, and what is being worked on."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from scrutiny_desktop.views.cut_short import CutLabel, ShortLabel
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button
from scrutiny_desktop.views.words import to_the_second

_LONGEST_NAME = 34
SAYS_FOR = 8_000
"""Milliseconds for which an answer stands in the place of the screen's own words."""


class Foot(QWidget):
    """One line that tells the truth: "Saved" only after the library has said so."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self.saved, self.place, self.job, self.words = QLabel(), ShortLabel(), QLabel(), CutLabel()
        self._own, self._says = "", QTimer(self, singleShot=True, interval=SAYS_FOR)
        self.saved.setAccessibleName(self.tr("Saved state"))
        self.bar = QProgressBar(textVisible=False)
        self.bar.setMaximumWidth(desk.theme.size("s8") * 4)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.stop: QPushButton = button(self.tr("Stop"), desk.jobs.stop, face="link", name=self.tr("Stop this work"))
        row = QHBoxLayout(self)
        size = desk.theme.size
        row.setContentsMargins(size("s4"), size("s1"), size("s4"), size("s1"))
        row.setSpacing(size("s4"))
        row.addWidget(self.saved)
        row.addWidget(self.place, 2)
        for widget in (self.job, self.bar, self.stop):
            row.addWidget(widget)
        row.addWidget(self.words, 3)
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for label in (self.place, self.words):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.setMinimumWidth(desk.theme.size("s8"))
        self._rest()
        self._listen()

    def _listen(self) -> None:
        desk = self._desk
        desk.saved.connect(self._saved)
        desk.placed.connect(self.say)
        self._says.timeout.connect(lambda: self.words.say(self._own))
        desk.reopened.connect(self.tell_protection)
        desk.waiting.connect(self._waiting)
        desk.changed.connect(lambda *_: self.tell_protection())
        desk.troubled.connect(self._troubled)
        desk.jobs.started.connect(self._started)
        desk.jobs.progressed.connect(self._progressed)
        for ended in (desk.jobs.finished, desk.jobs.failed, desk.jobs.stopped):
            ended.connect(self._rest)
        self.saved.setText(self.tr("Everything is saved"))
        self.tell_protection()

    def tell_protection(self) -> None:
        """Say where the library is and whether it is locked."""
        is_shared = bool(self._desk.setting("sharing.people", None))
        where = self.tr("On this laptop, but for what you share") if is_shared else self.tr("On this laptop only")
        near = self.tr("Shared in part") if is_shared else self.tr("This laptop")
        is_locked = self._desk.library.access.key is not None
        guard = self.tr("protected by your passphrase") if is_locked else self.tr("no passphrase")
        brief = self.tr("protected") if is_locked else self.tr("no passphrase")
        self.place.say(f"{where} · {guard}", f"{where} · {brief}", f"{near} · {brief}",
                       brief[:1].upper() + brief[1:])  # fmt: skip

    def tell(self, words: str) -> None:
        """The words of the screen, such as the page of how many."""
        self._own = words
        if not self._says.isActive():
            self.words.say(words)

    def say(self, words: str) -> None:
        """Answer where the reader has come to; the screen's own words come back after a while."""
        self.words.say(words)
        self._says.start()
        event = QAccessibleEvent(self.words, QAccessible.Event.Alert)
        QAccessible.updateAccessibility(event)

    def _saved(self, moment: datetime) -> None:
        self.saved.setText(self.tr("✓ Saved {time}").format(time=to_the_second(moment)))

    def _waiting(self, waits: bool) -> None:
        if waits:
            self.saved.setText(self.tr("… Saving"))

    def _troubled(self) -> None:
        if self._desk.is_waiting:
            self.saved.setText(self.tr("✗ Not saved yet"))

    def _started(self, words: str) -> None:
        if not words:  # what goes on by itself asks for nobody's attention
            return
        self.job.setText(words)
        self.bar.setRange(0, 0)
        for widget in (self.job, self.bar, self.stop):
            widget.show()

    def _progressed(self, done: int, total: int, name: str, pages: int) -> None:
        self.bar.setRange(0, total if total > 1 or not name else 0)
        self.bar.setValue(done)
        if name:
            words = self.tr("Reading {name}, page {page}") if pages else self.tr("Reading {name}")
            told = words.format(name=_short(name), page=pages)
            self.job.setText(f"{told} ({done + 1}/{total})" if total > 1 else told)

    def _rest(self) -> None:
        for widget in (self.job, self.bar, self.stop):
            widget.hide()


def _short(name: str) -> str:
    """A file's name that leaves room for the rest of the line."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 8]}…{name[-7:]}"
