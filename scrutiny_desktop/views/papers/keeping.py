"""Keeps where the reader stopped in a paper, soon after the view has come to rest."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.store import places, seen
from scrutiny_desktop.store.places import ReadingPlace
from scrutiny_desktop.views.desk import Desk

_REST = 500
"""Milliseconds without scrolling."""

_LINGER = 1_200
"""Milliseconds for which a page or a text must stay in view to count as read, and not as flown past."""


class PlaceKeeper(QObject):
    """Follows one open paper; ``look`` tells the first and the last character in view, ``pages`` which pages are.

    What was read counts always; the place is kept while this is the view that ``owns`` it.
    """

    kept = Signal()
    rested = Signal()
    """The view has come to rest, whether or not there was anything to keep."""

    def __init__(
        self, desk: Desk, look: Callable[[], tuple[int, int]], pages: Callable[[], Iterable[int]], parent: QObject,
        *, owns: Callable[[], bool] = lambda: True,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._desk, self._look, self._pages, self._owns = desk, look, pages, owns
        self.seen: frozenset[int] = frozenset()
        self.page_count = 0
        self._linger = QTimer(self, singleShot=True, interval=_LINGER)
        self._linger.timeout.connect(self._see)
        self._paper: Paper | None = None
        self.place = ReadingPlace()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.keep)

    def follow(self, paper: Paper | None, length: int = 0, page_count: int = 0) -> ReadingPlace:
        """Follow another paper of so many characters and pages (none while it is not open).

        Returns where the reader stopped.
        """
        self._rest.stop()
        self._linger.stop()
        known = seen.of(self._desk.library, paper.id) if paper is not None else frozenset()
        self.seen = frozenset(page for page in known if page <= page_count)
        self.page_count = page_count
        self._paper = paper
        self.place = places.of(self._desk.library, paper.id) if paper is not None else ReadingPlace()
        if paper is not None and self._desk.setting(length_name(paper), 0) != length:
            self._desk.keep(length_name(paper), length)
        if paper is not None and page_count and self._desk.setting(pages_name(paper), 0) != page_count:
            self._desk.keep(pages_name(paper), page_count)
        return self.place

    def stir(self) -> None:
        """The view has moved."""
        if self._paper is not None:
            self._rest.start()
            self._linger.start()

    def flush(self) -> None:
        """Keep now what waits to be kept."""
        if self._rest.isActive():
            self.keep()

    def _see(self) -> None:
        """Count the pages in view as read."""
        if self._paper is None or not self._desk.is_open or self._desk.library.is_read_only:
            return
        self._keep_place()
        fresh = frozenset(page for page in self._pages() if 0 < page <= self.page_count) - self.seen
        if fresh:
            self._desk.write(partial(seen.add, self._desk.library, self._paper.id, fresh))
            self.seen |= fresh
            self.kept.emit()

    def look_again(self) -> None:
        """Know what was read of the paper elsewhere, too."""
        if self._paper is not None and self._desk.is_open:
            self.seen = seen.of(self._desk.library, self._paper.id)
            self.place = places.of(self._desk.library, self._paper.id)

    def keep(self) -> None:
        """Keep the place as it is."""
        self._rest.stop()
        if self._paper is None or not self._desk.is_open or self._desk.library.is_read_only:
            return
        self._keep_place()
        self.rested.emit()

    def _keep_place(self) -> None:
        """Keep what is at the top, and how far was read: what has only just come into view is not read yet."""
        assert self._paper is not None  # noqa: S101 - both who call have looked
        self.look_again()
        top, bottom = self._look()
        furthest = self.place.furthest if self._linger.isActive() else max(self.place.furthest, bottom)
        place = ReadingPlace(top if self._owns() else self.place.offset, furthest)
        if place != self.place:
            self.place = place
            keep = partial(places.keep, self._desk.library, self._paper.id, place.offset, place.furthest)
            self._desk.write(keep)
            self.kept.emit()


def pages_name(paper: Paper) -> str:
    """The setting that keeps how many pages the paper has; none where it is not parted into pages."""
    return f"pages:{paper.text_key}"


def length_name(paper: Paper) -> str:
    """The setting that keeps how many characters the paper's text has, so that progress needs no reading of it."""
    return f"length:{paper.text_key}"
