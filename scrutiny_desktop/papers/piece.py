"""Words that stand together on a row of a page."""

from typing import NamedTuple


class Piece(NamedTuple):
    """Words on one row; the page's corner at the upper left is (0, 0), and a unit is a point."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    bold: bool = False

    @property
    def size(self) -> float:
        """The height of its type."""
        return self.bottom - self.top

    def is_beside(self, other: "Piece") -> bool:
        """Whether both stand on one row."""
        _, _, top, _, bottom, _ = self
        _, _, other_top, _, other_bottom, _ = other
        shared = (bottom if bottom < other_bottom else other_bottom) - (top if top > other_top else other_top)
        return shared > 0.5 * (bottom - top) or shared > 0.5 * (other_bottom - other_top)
