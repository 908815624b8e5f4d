"""Where the reader came from: each jump leaves a place to come back to, across papers."""

from dataclasses import dataclass

MOST = 100
"""Places kept in either direction."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in one paper: of its pages (from 0, and how much of its height lies above the view) or of its text."""

    paper_id: str
    is_page: bool
    page: int = 0
    top: float = 0.0
    character: int = 0

    def is_near(self, other: "Spot") -> bool:
        """Whether going from one to the other would show the same."""
        same = (self.paper_id, self.is_page, self.page) == (other.paper_id, other.is_page, other.page)
        return same and abs(self.top - other.top) < 0.05 and self.character == other.character


class Trail:
    """Places behind and ahead of where the reader is."""

    def __init__(self) -> None:
        self._behind: list[Spot] = []
        self._ahead: list[Spot] = []

    def leave(self, spot: Spot) -> None:
        """A jump begins here; what lay ahead is another way now."""
        if not self._behind or not self._behind[-1].is_near(spot):
            self._behind = [*self._behind, spot][-MOST:]
        self._ahead.clear()

    def back(self, here: Spot) -> Spot | None:
        """The place to go back to; None where there is none."""
        return _step(self._behind, self._ahead, here)

    def forward(self, here: Spot) -> Spot | None:
        """The place that was come back from."""
        return _step(self._ahead, self._behind, here)


def _step(source: list[Spot], other: list[Spot], here: Spot) -> Spot | None:
    while source and source[-1].is_near(here):
        source.pop()
    if not source:
        return None
    other.append(here)
    return source.pop()
