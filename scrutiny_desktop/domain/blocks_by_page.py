"""The blocks of a flow by the pages they begin on."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from scrutiny_desktop.domain.alignment import LONG_RUN, RUN, Near
from scrutiny_desktop.domain.flow import LONGEST_BLOCK, Block, BlockKind


class BlocksByPage:
    """The blocks of a flow by the pages they begin on; looked up at every step of scrolling."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._on: defaultdict[int | None, list[int]] = defaultdict(list)
        for at, block in enumerate(blocks):
            self._on[block.page].append(at)
        self._pages = sorted(page for page in self._on if page is not None)

    def near(self, page: int, first_page: int = 1) -> tuple[Near, ...]:
        """The words that may stand on a page: its own, what the page before may not have ended, and on the first
        page those of no page at all (title and fields)."""
        own = sorted(self._on.get(page, []) + (self._on.get(None, []) if page == first_page else []))
        before = self._spilling(page)
        # Long agreements with the page before come first, so that a phrase both pages have is left to the page's own.
        long = [at for at in before if len(self._blocks[at].text) > 2 * LONG_RUN]
        order = [(long, LONG_RUN), (own, RUN), (before, RUN)]
        return tuple((self._blocks[at].start, self._blocks[at].text, run) for places, run in order for at in places)

    @property
    def last_page(self) -> int:
        """The last page that has a block; 0 where none has."""
        return self._pages[-1] if self._pages else 0

    def page_of(self, place: int) -> int:
        """The page, from 1, on which the block of a character begins."""
        at = bisect_right(self._pages, place, key=lambda page: self._blocks[self._on[page][0]].start) - 1
        return self._pages[max(0, at)] if self._pages else 1

    def first_character(self, page: int) -> int | None:
        """Where the flow first speaks of a page or of one after it; None where it speaks of none."""
        at = bisect_left(self._pages, page)
        return self._blocks[self._on[self._pages[at]][0]].start if at < len(self._pages) else None

    def _spilling(self, page: int) -> list[int]:
        """The last paragraph or row of the page before, all its blocks."""
        at = bisect_left(self._pages, page)
        before = self._on[self._pages[at - 1]] if at else []
        first = len(before) - 1
        while first > 0 and self._goes_on_in(before[first], before[first - 1]):
            first -= 1
        return before[max(0, first) :]

    def _goes_on_in(self, at: int, last: int) -> bool:
        """Whether a block and the one before it are of one paragraph, or of one row of a table."""
        block = self._blocks[at]
        is_same_row = block.kind is BlockKind.CELL and not block.begins_row
        return is_same_row or len(self._blocks[last].text) > LONGEST_BLOCK * 3 // 4
