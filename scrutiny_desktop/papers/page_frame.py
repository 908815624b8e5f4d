"""A PDF page's own points and the unit square of the page as shown: cropped, and turned as its file says."""

from dataclasses import dataclass
from math import isfinite

LETTER = (0.0, 0.0, 612.0, 792.0)
"""The page that PDFium shows where a file's own makes no sense."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that is shown, in points, and how far it is turned clockwise: 0, 90, 180 or 270."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int = 0

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A point in the unit square, from the upper left as shown; outside it where it is not on the page."""
        across, up = (x - self.left) / (self.right - self.left), (y - self.bottom) / (self.top - self.bottom)
        return {90: (up, across), 180: (1 - across, up), 270: (1 - up, 1 - across)}.get(self.turned, (across, 1 - up))

    def printed(self, u: float, v: float) -> tuple[float, float]:
        """The reverse: a point of the unit square in the page's own points."""
        turns = {90: (v, u), 180: (1 - u, v), 270: (1 - v, 1 - u)}
        across, up = turns.get(self.turned, (u, 1 - v))
        return self.left + across * (self.right - self.left), self.bottom + up * (self.top - self.bottom)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turned in (90, 270) else (width, height)


def frame(media: tuple[float, ...] | None, crop: tuple[float, ...] | None, turned: int) -> Frame:
    """The frame of a page by its boxes (two corners each, in any order) as PDFium takes them."""
    paper = _ordered(media) or LETTER
    cut = _ordered(crop)
    if cut is not None:
        cut = max(cut[0], paper[0]), max(cut[1], paper[1]), min(cut[2], paper[2]), min(cut[3], paper[3])
    left, bottom, right, top = cut if cut and cut[0] < cut[2] and cut[1] < cut[3] else paper
    return Frame(left, bottom, right, top, turned % 360 // 90 * 90)


def _ordered(box: tuple[float, ...] | None) -> tuple[float, float, float, float] | None:
    if box is None or len(box) != 4 or not all(map(isfinite, box)):
        return None
    left, right = sorted((box[0], box[2]))
    bottom, top = sorted((box[1], box[3]))
    return (left, bottom, right, top) if left < right and bottom < top else None
