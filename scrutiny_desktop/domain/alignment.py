"""Which letter of a printed page is which character of the flowing text: the same words, put together differently."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain, pairwise

RUN = 6
"""Letters that must agree before two places are taken for the same."""

LONG_RUN = 24
"""The same, for words that began on the page before."""

_SHORT = 2
"""The same, for words that are all a block has."""

_MOST = 200
"""Places with the same letters that are looked at on either side, on a page of little else."""

NOWHERE = -1

_LEFT_OUT = frozenset("-\N{SOFT HYPHEN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}")


Near = tuple[int, str, int]
"""Words that may stand on a page: the character of the flow where they begin, the words, and how many letters of
them must agree in a row."""


class Alignment:
    """One page against the flow; both ways, by place, with ``NOWHERE`` for what has no other side."""

    def __init__(self, characters: "array[int]") -> None:
        self.characters = characters
        """For each letter of the page, its character in the flow."""
        self.letters = {at: letter for letter, at in enumerate(characters) if at != NOWHERE}
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
        cuts = [at for at, (one, other) in enumerate(pairwise(found), start=1) if other - one > RUN]
        return [(found[first], found[last - 1] + 1) for first, last in pairwise([0, *cuts, len(found)])]


def align(near: Iterable[Near], page_text: str) -> "array[int]":
    """For each letter of a page its character in the flow, of whose words those near it are given in order."""
    page = _Compact(page_text)
    grams: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(len(page.text) - RUN + 1):
        grams[page.text[at : at + RUN]].append(at)
    characters = array("i", [NOWHERE]) * len(page_text)
    expected, taken = 0, set[int]()
    for start, words, run in near:
        expected = _match(_Compact(words), start, run, page, grams, expected, characters, taken)
    return characters


class _Compact:
    """A text without white space and hyphens, which lines' ends add and take away; ``places`` leads back."""

    def __init__(self, text: str) -> None:
        self.places = [at for at, sign in enumerate(text) if not sign.isspace() and sign not in _LEFT_OUT]
        self.text = "".join(text[at] for at in self.places)


def _match(
    block: _Compact, start: int, run: int, page: _Compact, grams: dict[str, list[int]],
    expected: int, characters: "array[int]", taken: set[int],
) -> int:  # fmt: skip
    """Match a block's words; returns where on the page the next block is to be expected."""
    at, size = 0, len(block.text)
    run = min(run, size)
    while at <= size - run and run >= _SHORT:
        is_free = start + block.places[at] not in taken
        here = _place(block.text[at : at + run], page, grams, expected, characters) if is_free else None
        if here is None:
            at += 1
            continue
        while at < size and here < len(page.text) and block.text[at] == page.text[here]:
            if start + block.places[at] in taken:
                break
            characters[page.places[here]] = start + block.places[at]
            taken.add(start + block.places[at])
            at, here = at + 1, here + 1
        expected = here
    return expected


def _place(
    words: str, page: _Compact, grams: dict[str, list[int]], expected: int, characters: "array[int]"
) -> int | None:
    """Where words stand that no other block has: the place expected, the next one after it, or one before."""
    if len(words) < RUN:
        at = page.text.find(words, expected, expected + 4 * RUN)
        return at if at >= 0 and characters[page.places[at]] == NOWHERE else None
    places = grams.get(words[:RUN], [])
    from_here = bisect_left(places, expected)
    near = chain(places[from_here : from_here + _MOST], reversed(places[max(0, from_here - _MOST) : from_here]))
    free = (at for at in near if characters[page.places[at]] == NOWHERE)
    return next((at for at in free if page.text.startswith(words, at)), None)
