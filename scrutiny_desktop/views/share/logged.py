"""The log of what was sent, received and refused."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from scrutiny_desktop.domain.post import Post
from scrutiny_desktop.flows.sharing_seen import SharingSeen
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, chip, label, refaced
from scrutiny_desktop.views.share.page import Page

MOST = 2_000
"""Entries that are listed; the saved log has all."""


class LogPage(Page):
    """Newest first, with the sentence that says why where something was not taken."""

    saving_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Log of shared files, newest first"), self.tr("No file has come or gone yet."),
                         ("save_log",))  # fmt: skip

    def show_seen(self, seen: SharingSeen) -> None:
        """Show the newest of it."""
        self.show_rows(seen.log[:MOST], seen.seat.roster)

    def lay_side(self, side: QVBoxLayout) -> None:
        self.state, self.when = chip(""), label("", "caption")
        self.sentence, self.name = label("", wrap=True), label("", "small", wrap=True)
        self.save = button(self.tr("Save the log…"), self.saving_wanted.emit, tip="{save_log}")
        for part in (self.state, self.when, self.sentence, self.name, self.save):
            side.addWidget(part)
        side.addStretch(1)

    def show_chosen(self) -> None:
        row = self.row
        for part in (self.state, self.when, self.sentence, self.name):
            part.setVisible(isinstance(row, Post))
        if isinstance(row, Post):
            words, tone = self._faced.chip(row)
            self.state.setText(words)
            refaced(self.state, chip=tone)
            self.when.setText(self._faced.beside(row))
            self.sentence.setText(row.sentence)
            self.sentence.setVisible(bool(row.sentence))
            # A file's name has no spaces at which it could be broken.
            self.name.setText(row.name.replace(".", ".\u200b").replace("-", "-\u200b"))
