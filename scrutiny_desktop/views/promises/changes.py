"""What the promises log does to the library, each as one change with one undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.store import promises
from scrutiny_desktop.views.desk import Desk


class Changes(QObject):
    """Adds, chases, files and removes promises, from what the library holds now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def add(self, meeting_id: str) -> Promise:
        """Add an empty promise after all others of the meeting."""
        ranks = [each.rank for each in promises.for_meeting(self._desk.library, meeting_id)]
        added = Promise(id=self._desk.ids.new(), owner=self._desk.me.id, meeting_id=meeting_id,
                        rank=max(ranks, default=-1) + 1)  # fmt: skip
        self._desk.change(self.tr("add promise"), old=None, new=added)
        return added

    def revise(self, promise: Promise, due: date | None, why: str) -> None:
        """Give it another date, and keep the one before with the reason."""
        today = self._desk.clock().date()
        self._turn(self.tr("revise date"), promise, lambda now: now.revised(due, on=today, why=why))

    def chase(self, promise: Promise, words: str = "") -> None:
        """Keep that a reminder went out today."""
        self._turn(self.tr("chase promise"), promise, lambda now: now.chased(self._desk.clock().date(), words))

    def receive(self, promise: Promise, paper_id: str = "") -> None:
        """Keep that it came today, with the paper that it came in."""
        today = self._desk.clock().date()
        self._turn(self.tr("receive what was promised"), promise, lambda now: now.received(today, paper_id=paper_id))

    def let_go(self, promise: Promise) -> None:
        """Keep that the Panel no longer waits for it."""
        today = self._desk.clock().date()
        self._turn(self.tr("let promise go"), promise, lambda now: replace(now, let_go_on=today))

    def owe_again(self, promise: Promise) -> None:
        """Take back that it was received or let go."""
        self._turn(
            self.tr("owe promise again"),
            promise,
            lambda now: replace(now, received_on=None, received_paper_id="", let_go_on=None),
        )

    def remove(self, promise: Promise) -> None:
        """Take a promise away."""
        self._desk.change(self.tr("remove promise"), old=self._desk.now(promise), new=None)

    def _turn(self, label: str, promise: Promise, change: Callable[[Promise], Promise]) -> None:
        if (now := self._desk.now(promise)) is not None:
            self._desk.change(label, old=now, new=change(now))
