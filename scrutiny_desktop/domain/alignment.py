"""Which letter of a printed page is which character of the flowing text: the same words, put together differently."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from scrutiny_desktop.domain.flow import LONGEST_BLOCK, Block

_RUN = 6
"""Letters that must agree before two places are taken for the same."""

_SHORT = 2
"""The same, for words that are all a block has."""

NOWHERE = -1

_LEFT_OUT = frozenset("-\N{SOFT HYPHEN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}")


@dataclass(frozen=True, slots=True)
class Alignment:
    """One page against the flow; both ways, by place, with ``NOWHERE`` for what has no other side."""

    characters: "array[int]"
    """For each letter of the page, its character in the flow."""
    letters: dict[int, int]
    """For each character of the flow that stands on the page, its letter."""

    def character_near(self, letter: int) -> int | None:
        """The character of a letter, or of the nearest one that has any; None where the page has none at all."""
        if not self.letters:
            return None
        for step in range(len(self.characters)):
            for at in (letter - step, letter + step):
                if 0 <= at < len(self.characters) and self.characters[at] != NOWHERE:
                    return self.characters[at]
        return None

    def runs(self, start: int, end: int) -> list[tuple[int, int]]:
        """The letters of a passage of the flow, as runs (first, one past the last) of letters that follow one another.

        White space and hyphens between two letters of the passage belong to the run.
        """
        found = sorted(self.letters[at] for at in range(start, end) if at in self.letters)
        if not found:
            return []
        cuts = [at for at, (one, other) in enumerate(pairwise(found), start=1) if other - one > _RUN]
        return [(found[first], found[last - 1] + 1) for first, last in pairwise([0, *cuts, len(found)])]


def align(blocks: Iterable[Block], page_text: str) -> Alignment:
    """The blocks that may stand on a page, in the order of the flow, against the page's letters."""
    page = _Compact(page_text)
    grams: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(len(page.text) - _RUN + 1):
        grams[page.text[at : at + _RUN]].append(at)
    characters = array("l", [NOWHERE]) * len(page_text)
    letters: dict[int, int] = {}
    expected = 0
    for block in blocks:
        expected = _match(_Compact(block.text), block.start, page, grams, expected, characters, letters)
    return Alignment(characters, letters)


def blocks_for(blocks: tuple[Block, ...], page: int, first_page: int = 1) -> list[Block]:
    """Those blocks that may stand on a page: its own, what the page before may not have ended, and on the first
    page those of no page at all (title and fields)."""
    before = max((block.page for block in blocks if block.page is not None and block.page < page), default=None)
    found: list[Block] = []
    spilling: list[Block] = []
    for block in blocks:
        if block.page == page or (block.page is None and page == first_page):
            found.append(block)
        elif block.page == before and before is not None:
            spilling = [*spilling, block] if spilling and len(spilling[-1].text) > LONGEST_BLOCK * 3 // 4 else [block]
    return sorted([*spilling, *found], key=lambda block: block.start)


class _Compact:
    """A text without white space and hyphens, which lines' ends add and take away; ``places`` leads back."""

    def __init__(self, text: str) -> None:
        self.places = [at for at, sign in enumerate(text) if not sign.isspace() and sign not in _LEFT_OUT]
        self.text = "".join(text[at] for at in self.places)


def _match(
    block: _Compact, start: int, page: _Compact, grams: dict[str, list[int]],
    expected: int, characters: "array[int]", letters: dict[int, int],
) -> int:  # fmt: skip
    """Match a block's words; returns where on the page the next block is to be expected."""
    at, size = 0, len(block.text)
    run = min(_RUN, size)
    while at <= size - run and run >= _SHORT:
        here = _place(block.text[at : at + run], page, grams, expected, characters)
        if here is None:
            at += 1
            continue
        while at < size and here < len(page.text) and block.text[at] == page.text[here]:
            characters[page.places[here]] = start + block.places[at]
            letters[start + block.places[at]] = page.places[here]
            at, here = at + 1, here + 1
        expected = here
    return expected


def _place(
    words: str, page: _Compact, grams: dict[str, list[int]], expected: int, characters: "array[int]"
) -> int | None:
    """Where words stand that no other block has: the place expected, the next one after it, or one before."""
    if len(words) < _RUN:
        at = page.text.find(words, expected, expected + 4 * _RUN)
        return at if at >= 0 and characters[page.places[at]] == NOWHERE else None
    free = [at for at in grams.get(words, ()) if characters[page.places[at]] == NOWHERE]
    return min(free, key=lambda at: (at < expected, abs(at - expected)), default=None)
