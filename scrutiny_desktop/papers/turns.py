"""Where a PDF page's own places are on the page as it is shown, which may be turned."""

from array import array
from collections.abc import Sequence
from typing import Any

Box = tuple[float, float, float, float]
"""Left, top, right and bottom; the page's corner at the upper left is (0, 0), and a unit is a point."""

_LEFT, _BOTTOM, _RIGHT, _TOP = range(4)
_TURNS = {
    0: ((0, _LEFT), (1, _TOP), (2, _LEFT), (3, _TOP)),
    90: ((3, _BOTTOM), (0, _LEFT), (1, _BOTTOM), (2, _LEFT)),
    180: ((2, _RIGHT), (3, _BOTTOM), (0, _RIGHT), (1, _BOTTOM)),
    270: ((1, _TOP), (2, _RIGHT), (3, _TOP), (0, _RIGHT)),
}
"""By how far a page is turned: for each side of a box as shown, which number of it is told, and from which edge."""


class Turn:
    """Turns boxes from the PDF's own corner to the upper left one of the page as it is shown."""

    def __init__(self, page: Any) -> None:
        edges = page.get_mediabox() if page.get_cropbox() is None else page.get_cropbox()
        # A page's left and lower edges are taken from a number, its right and upper ones have the number taken from it.
        self._sides = [(at, edges[edge], edge in (_RIGHT, _TOP)) for at, edge in _TURNS[page.get_rotation()]]

    def box(self, *told: float) -> Box:
        """One box, told by its left, top, right and bottom."""
        left, top, right, bottom = (edge - told[at] if is_far else told[at] - edge for at, edge, is_far in self._sides)
        return left, top, right, bottom

    def columns(self, told: "array[float]", sides: Sequence[int] = range(4)) -> list[list[float]]:
        """All lefts, all tops, all rights and all bottoms of many boxes told one after the other, or some of these."""
        wanted = (self._sides[side] for side in sides)
        return [_from_edge(told[at::4], edge, is_far=is_far) for at, edge, is_far in wanted]


def _from_edge(told: "array[float]", edge: float, *, is_far: bool) -> list[float]:
    if is_far:
        return [edge - each for each in told]
    return [each - edge for each in told] if edge else told.tolist()
