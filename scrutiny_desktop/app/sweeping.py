"""Rubbish is looked for on the window's own thread: a widget that died on another would take the program with it."""

import gc

from PySide6.QtCore import QObject, QTimer

from scrutiny_desktop.domain.unswept import is_unswept

EVERY = 1_000
"""Milliseconds from one look to the next."""

_RUBBISH = (10_000, 20, 20)
"""New things after which the young are looked through, and how often before the older are and all of them: a long text
is so many that at Python's own numbers it would be gone through again and again."""


class Sweeping(QObject):
    """Does in its own time what Python's collector, which must be off, would do on whichever thread asks for memory."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._beat = QTimer(self, interval=EVERY)
        self._beat.timeout.connect(sweep)
        self._beat.start()


def sweep() -> None:
    """Look through the oldest generation whose turn has come, and all that are younger."""
    if is_unswept():
        return
    counts = gc.get_count()
    due = [generation for generation, most in enumerate(_RUBBISH) if counts[generation] > most]
    if due:
        gc.collect(due[-1])
