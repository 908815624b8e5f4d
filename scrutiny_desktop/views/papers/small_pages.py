"""Small pictures of an original's pages: drawn when nothing else is, and kept up to so many bytes."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage

from scrutiny_desktop.flows.rendering import Drawn, Event, Opened, Spoilt, Want
from scrutiny_desktop.views.papers.page_plates import Key, nearest
from scrutiny_desktop.views.papers.page_source import PageSource, image_of
from scrutiny_desktop.views.papers.plate_cache import PlateCache

MOST_BYTES = 24 * 1024**2
"""Some two hundred small pages on a common screen."""


class SmallPages(QObject):
    """Asks a source for pictures no larger than a box; a page drawn large enough for the reader is asked no more."""

    opened = Signal()
    arrived = Signal(int)
    """A page, from 0, looks otherwise than before."""

    def __init__(self, source: PageSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source, self._cache = source, PlateCache[Key](MOST_BYTES)
        self._content, self._is_dark, self._rotation = "", False, 0
        self._asked: frozenset[int] = frozenset()
        self.box, self._dots = QSizeF(1, 1), 1.0
        """The room that each picture has, in logical pixels."""
        source.arrived.connect(self._arrive)

    def open(self, content: str) -> None:
        """Show the pages of this original (none: of no one), opening it where its pages are not before the reader."""
        if content != self._content:
            self._cache.clear()
            self._content = content
        if content and content != self._source.content:
            self._source.open(content)

    def fit(self, box: QSizeF, dots: float) -> None:
        """Draw pictures no larger than this, in logical pixels, with so many device pixels to each."""
        self.box, self._dots = box, dots

    def look(self, *, is_dark: bool, rotation: int) -> None:
        """Show pages light on dark or as printed, and turned as the reader turned them."""
        if is_dark != self._is_dark:
            self._cache.clear()
        self._is_dark, self._rotation = is_dark, rotation

    @property
    def page_count(self) -> int:
        """How many pages the original has; 0 while that is not known."""
        return len(self._sizes)

    def is_spoilt(self, page: int) -> bool:
        """Whether a page, from 0, can't be shown."""
        return self._content == self._source.content and page in self._source.spoilt

    def size(self, page: int) -> QSizeF:
        """How large the picture of a page, from 0, is in logical pixels; that of A4 where its size is not known."""
        across, down = self._turned(page)
        scale = self._scale(page)
        return QSizeF(across * scale, down * scale)

    def picture(self, page: int) -> QImage | None:
        """The picture of a page, from 0, or a like one; none until it is drawn."""
        return nearest(self._cache, self._key(page))

    def ask(self, pages: Sequence[int]) -> None:
        """Want these pages, from 0, the first first, and no others."""
        self._asked = frozenset(pages)
        if self._sizes:
            wanted = [page for page in pages if page < len(self._sizes) and not self._cache.has(self._key(page))]
            wants = [Want(page, self._key(page)[2], self._rotation, is_small=True) for page in wanted]
            self._source.want_small(id(self), wants)

    @property
    def _sizes(self) -> tuple[tuple[float, float], ...]:
        return self._source.sizes if self._content and self._content == self._source.content else ()

    def _turned(self, page: int) -> tuple[float, float]:
        across, down = self._sizes[page] if page < len(self._sizes) else (595.0, 842.0)
        return (down, across) if self._rotation in (90, 270) else (across, down)

    def _scale(self, page: int) -> float:
        across, down = self._turned(page)
        return min(self.box.width() / max(1.0, across), self.box.height() / max(1.0, down))

    def _key(self, page: int) -> Key:
        return page, self._rotation, round(self._scale(page) * self._dots, 4)

    def _arrive(self, event: Event) -> None:
        if event.content != self._content:
            return
        if isinstance(event, Opened):
            self.opened.emit()
        elif isinstance(event, Spoilt):
            self.arrived.emit(event.page)
        elif isinstance(event, Drawn) and event.want.tile is None and self._is_taken(event):
            self.arrived.emit(event.want.page)

    def _is_taken(self, drawn: Drawn) -> bool:
        """Keep a picture; a page drawn for the reader is made small where that was asked for and is not there."""
        want = drawn.want
        key = self._key(want.page)
        if want.is_small:
            self._cache.put((want.page, want.rotation, want.scale), image_of(drawn.plate, is_dark=self._is_dark))
            return True
        is_large = want.rotation == self._rotation and want.scale >= key[2]
        is_of_use = is_large and want.page in self._asked and not self._cache.has(key)
        if is_of_use:
            size = (self.size(want.page) * self._dots).toSize().expandedTo(QSize(1, 1))
            keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._cache.put(key, image_of(drawn.plate, is_dark=self._is_dark).scaled(size, keep, smooth))
        return is_of_use
