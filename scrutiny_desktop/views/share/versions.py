"""Two versions of one shared copy, side by side: keep both, use one, or join them."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.for_panel import Outgoing
from scrutiny_desktop.domain.recommendation import Assessment
from scrutiny_desktop.domain.record import Record
from scrutiny_desktop.flows.sharing_seen import Given, words_in
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.differing import differing
from scrutiny_desktop.views.fields import GrowingText
from scrutiny_desktop.views.pieces import button, chip, column, holder, label, row, scrolled
from scrutiny_desktop.views.words import tone, word
from scrutiny_desktop.views.wrapping import Wrapping


class VersionsDialog(Dialog):
    """What each version says, with the words marked in which it differs from the one beside it."""

    used = Signal(object)
    joined = Signal(str)
    kept_both = Signal()

    def __init__(self, desk: Desk, given: Given, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Choose between the versions"))
        self._records = given.seen.records
        self.body.addWidget(label(self.tr("It was changed on two devices. Nothing is lost: choose what the others are "
                                          "to read."), "quiet", wrap=True))  # fmt: skip
        self.uses = [button(self.tr("Use this"), partial(self._use, each),
                            name=self.tr("Use version {number}").format(number=at))
                     for at, each in enumerate(self._records, start=1)]  # fmt: skip
        self.body.addWidget(scrolled(self._side_by_side(), self.tr("The versions")), 1)
        self.words = GrowingText(self.tr("The words of both, joined"))
        self.words.setPlainText(words_in(self._records[0]))
        self.join = button(self.tr("Use the joined words"), self._join)
        self.keep = button(self.tr("Keep both"), self._keep_both)
        doors = Wrapping(desk.theme.size("s2"), self.join, self.keep)
        several = len(self._records) > 1
        for part in (label(self.tr("Or join them"), "caption"), self.words, holder(doors)):
            self.body.addWidget(part)
            part.setVisible(several)
        self.closes()

    def _side_by_side(self) -> QWidget:
        texts = [words_in(each) for each in self._records]
        beside = row(self.desk, gap="s4")
        for at, use in enumerate(self.uses):
            other = texts[0 if at else min(1, len(texts) - 1)]
            one = column(self.desk, margin="", gap="s2")
            one.addWidget(label(self.tr("Version {number}").format(number=at + 1), "caption"))
            if isinstance(record := self._records[at], Assessment):
                one.addWidget(chip(word(record.assurance), tone(record.assurance)))
            one.addWidget(differing(texts[at], other, self.desk.theme))
            one.addWidget(use)
            one.addStretch(1)
            beside.addLayout(one, 1)
        return holder(beside)

    def _join(self) -> None:
        words = self.words.toPlainText().strip()
        if words:
            self.joined.emit(words)
            self.accept()

    def _use(self, record: Record | Outgoing) -> None:
        self.used.emit(record)
        self.accept()

    def _keep_both(self) -> None:
        self.kept_both.emit()
        self.accept()
