"""Keeps where the reader stopped in a paper, soon after the view has come to rest."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.store import places
from scrutiny_desktop.store.places import ReadingPlace
from scrutiny_desktop.views.desk import Desk

_REST = 500
"""Milliseconds without scrolling."""


class PlaceKeeper(QObject):
    """Follows one open paper; ``look`` tells the first and the last character in view."""

    kept = Signal()

    def __init__(self, desk: Desk, look: Callable[[], tuple[int, int]], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._look = desk, look
        self._paper: Paper | None = None
        self.place = ReadingPlace()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.keep)

    def follow(self, paper: Paper | None, length: int = 0) -> ReadingPlace:
        """Follow another paper of so many characters (none while it is not open); returns where the reader stopped."""
        self._rest.stop()
        self._paper = paper
        self.place = places.of(self._desk.library, paper.id) if paper is not None else ReadingPlace()
        if paper is not None and self._desk.setting(length_name(paper), 0) != length:
            self._desk.keep(length_name(paper), length)
        return self.place

    def stir(self) -> None:
        """The view has moved."""
        if self._paper is not None:
            self._rest.start()

    def flush(self) -> None:
        """Keep now what waits to be kept."""
        if self._rest.isActive():
            self.keep()

    def keep(self) -> None:
        """Keep the place as it is."""
        self._rest.stop()
        if self._paper is None or self._desk.library.is_read_only:
            return
        top, bottom = self._look()
        place = ReadingPlace(top, max(self.place.furthest, bottom))
        if place != self.place:
            self.place = place
            places.keep(self._desk.library, self._paper.id, place.offset, place.furthest)
            self.kept.emit()


def length_name(paper: Paper) -> str:
    """The setting that keeps how many characters the paper's text has, so that progress needs no reading of it."""
    return f"length:{paper.text_key}"
