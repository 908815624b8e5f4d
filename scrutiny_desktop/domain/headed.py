"""Under which heading, and on which page, a place stands: weak evidence, that parts places which are else as good.

Numbers come and go when a paper is renumbered, so a heading is its words.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desktop.domain.flow import Block, BlockKind
from scrutiny_desktop.domain.worded import plain_words

_NEAR, _FAR = 0.02, 0.04
"""Shares of a paper's pages."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The words of the heading over a place, and how far through the pages it is; empty and None where not known."""

    heading: tuple[str, ...] = ()
    share: float | None = None

    def tells(self, best: "Whereabouts", other: "Whereabouts") -> bool:
        """Whether a place is under this heading and another is not, or is pages further off."""
        if not self.heading or self.heading != best.heading:
            return False
        if other.heading != best.heading:
            return True
        if self.share is None or best.share is None or other.share is None:
            return False
        return abs(self.share - best.share) < _NEAR and abs(self.share - other.share) > _FAR


UNKNOWN = Whereabouts()


class Headed:
    """A text by its sections; of one whose blocks are not known, all is one section without a heading."""

    def __init__(self, blocks: Sequence[Block] = ()) -> None:
        begun = [each for at, each in enumerate(blocks) if not at or each.kind is BlockKind.HEADING
                 or each.section != blocks[at - 1].section]  # fmt: skip
        self._blocks = blocks
        self._starts = [each.start for each in begun] or [0]
        self._words = [heading_words(each.section) for each in begun] or [()]
        self._end = blocks[-1].end if blocks else 0
        self._last_page = max((each.page or 0 for each in blocks), default=0)

    def whereabouts(self, at: int) -> Whereabouts:
        """How the place of a character stands."""
        block = self._block(at)
        return Whereabouts(self._words[self._section(at)], self._share(block.page if block else None))

    def said(self, section: str, page: int | None) -> Whereabouts:
        """How a place stands of which no more is known."""
        return Whereabouts(heading_words(section), self._share(page))

    def section(self, at: int) -> tuple[int, int]:
        """The characters of the section that one of them is in."""
        number = self._section(at)
        return self._starts[number], self._starts[number + 1] if number + 1 < len(self._starts) else self._end

    def is_in_table(self, at: int) -> bool:
        """Whether a character stands in a table, whose rows are much alike under any heading."""
        block = self._block(at)
        return block is not None and block.kind is BlockKind.CELL

    def _section(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def _block(self, at: int) -> Block | None:
        number = bisect_right(self._blocks, at, key=lambda block: block.start) - 1
        return self._blocks[number] if number >= 0 else None

    def _share(self, page: int | None) -> float | None:
        return page / self._last_page if page and self._last_page else None


def heading_words(heading: str) -> tuple[str, ...]:
    """The words of a heading without its number."""
    return tuple(word for word in plain_words(heading) if not word.isdigit())
