"""Where each page lies on the long desk that is scrolled: by zoom, by rotation, one beside the other or not."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSizeF

LEAST, MOST = 0.25, 8.0
"""Zoom; at 1.0 a point of the page is 1/72 of an inch of a screen of 96 dots to the inch."""

LEAST_FITTED = 0.02
"""Zoom of a page that is made to fit: a plan may be far larger than any view."""

DOTS = 96 / 72
"""Logical pixels to a point at zoom 1.0."""

GAP = 12.0
"""Logical pixels around each page."""

WIDTH, PAGE = "width", "page"
"""Zooms that follow the size of the view."""

_UNKNOWN = (595.0, 842.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """How one paper is looked at; kept for each paper. ``page`` counts from 0, ``top`` is in heights of that page."""

    as_pages: bool = False
    zoom: float = 0.0
    """A number, or 0 where it follows ``fit``."""
    fit: str = WIDTH
    rotation: int = 0
    is_facing: bool = False
    page: int = 0
    top: float = 0.0

    def turned(self, by: int) -> "PageView":
        """Rotated further, in degrees clockwise."""
        return replace(self, rotation=(self.rotation + by) % 360)


class PageLayout:
    """The rectangles of all pages, in logical pixels from the upper left corner of the desk."""

    def __init__(self, sizes: Sequence[tuple[float, float]], view: PageView, room: QSizeF) -> None:
        self._across = 2 if view.is_facing and len(sizes) > 1 else 1
        turned = view.rotation in (90, 270)
        self._sizes = [each[::-1] for each in sizes] if turned else list(sizes)
        self._sizes = self._sizes or [_UNKNOWN]
        self.count = len(sizes)
        self.scale = self._scale(view, room)
        starts, scale = range(0, len(self._sizes), self._across), self.scale
        if self._across == 1:  # by far the most, and a paper may have thousands of pages
            steps = [down * scale + GAP for _, down in self._sizes]
        else:
            rows = (self._sizes[at : at + self._across] for at in starts)
            steps = [max(down for _, down in row) * scale + GAP for row in rows]
        self._tops = [*accumulate(steps, initial=GAP)]
        widest = max(map(self._row_width, starts)) if self._across > 1 else self._widest() * scale
        self.width, self.height = max(widest + 2 * GAP, room.width()), self._tops[-1]

    @property
    def zoom(self) -> float:
        """How large the pages are shown; 1.0 is the size on paper."""
        return self.scale / DOTS

    def page_rect(self, page: int) -> QRectF:
        """Where a page lies."""
        across, down = self._sizes[page]
        if self._across == 1:  # by far the most, and asked for several times a scroll
            width = across * self.scale
            return QRectF((self.width - width) / 2, self._tops[page], width, down * self.scale)
        row, first = page // self._across, page // self._across * self._across
        left = (self.width - self._row_width(first)) / 2
        left += sum(across * self.scale + GAP for across, _ in self._sizes[first:page])
        return QRectF(left, self._tops[row], across * self.scale, down * self.scale)

    def pages_between(self, top: float, bottom: float) -> Iterator[int]:
        """The pages that reach into a stripe of the desk."""
        row = max(0, bisect_right(self._tops, top) - 1)
        while row < len(self._tops) - 1 and self._tops[row] < bottom:
            yield from range(row * self._across, min((row + 1) * self._across, self.count))
            row += 1

    def page_at(self, point: QPointF) -> int:
        """The page at a point, or the nearest one."""
        row = min(max(0, bisect_right(self._tops, point.y()) - 1), len(self._tops) - 2)
        pages = range(row * self._across, min((row + 1) * self._across, max(1, self.count)))
        return min(pages, key=lambda page: _away(self.page_rect(page), point))

    def _widest(self) -> float:
        return max(self._sizes)[0]

    def _row_width(self, first: int) -> float:
        row = self._sizes[first : first + self._across]
        return sum(across for across, _ in row) * self.scale + GAP * (len(row) - 1)

    def _scale(self, view: PageView, room: QSizeF) -> float:
        if view.zoom:
            return min(MOST, max(LEAST_FITTED, view.zoom)) * DOTS
        widest = self._widest() * self._across
        scale = (room.width() - GAP * (self._across + 1)) / max(1.0, widest)
        if view.fit == PAGE:
            highest = max(down for _, down in self._sizes)
            scale = min(scale, (room.height() - 2 * GAP) / max(1.0, highest))
        return min(MOST * DOTS, max(LEAST_FITTED * DOTS, scale))


def _away(rect: QRectF, point: QPointF) -> float:
    return max(rect.left() - point.x(), 0.0, point.x() - rect.right())


def turned_box(box: tuple[float, float, float, float], rotation: int) -> QRectF:
    """A box (left, top, right, bottom) of the page's unit square, as it lies on the page rotated by the reader."""
    left, top, right, bottom = box
    if rotation == 90:
        return QRectF(1 - bottom, left, bottom - top, right - left)
    if rotation == 180:
        return QRectF(1 - right, 1 - bottom, right - left, bottom - top)
    if rotation == 270:
        return QRectF(top, 1 - right, bottom - top, right - left)
    return QRectF(left, top, right - left, bottom - top)


def unturned_point(point: QPointF, rotation: int) -> QPointF:
    """A point of the rotated page's unit square, as it lies on the page itself."""
    if rotation == 90:
        return QPointF(point.y(), 1 - point.x())
    if rotation == 180:
        return QPointF(1 - point.x(), 1 - point.y())
    if rotation == 270:
        return QPointF(1 - point.y(), point.x())
    return point
