"""A page's letters and their boxes: the words that lie under a mark, and the boxes that a passage fills."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scrutiny_desktop.domain.alignment import NOWHERE, Alignment
from scrutiny_desktop.domain.anchor import Box
from scrutiny_desktop.domain.letter_rows import Row

_GAP = 24
"""Characters of the flow that may be missing within a passage: what was printed twice, or read otherwise."""

_LEAST = 0.6
"""Of the letters under a mark that its passage must hold."""

_COVERED = 0.5
"""Of a letter's height that a mark on it covers at least."""


@dataclass(frozen=True, slots=True)
class LetteredPage:
    """One page, counted from 1 in the file: its letters, four numbers for each one's box, its rows, and the flow's
    character for each."""

    page: int
    text: str
    boxes: Sequence[float]
    rows: Sequence[Row]
    characters: "array[int]"

    def under(self, marked: Iterable[Box]) -> tuple[int, int] | None:
        """The passage of the flow, start and end, whose letters lie under boxes; None where hardly any do."""
        letters = [at for box in marked for at in self._letters_in(box)]
        found = sorted({self.characters[at] for at in letters if self.characters[at] != NOWHERE})
        if not found:
            return None
        cuts = [at for at, (one, other) in enumerate(pairwise(found), start=1) if other - one > _GAP]
        runs = [(found[first], found[end - 1] + 1, end - first) for first, end in pairwise([0, *cuts, len(found)])]
        start, end, size = max(runs, key=lambda run: run[2])
        return (start, end) if size >= _LEAST * len(set(letters)) else None

    def filled(self, start: int, end: int) -> Iterator[Box]:
        """One box for each row of a passage of the flow."""
        firsts = [row[0] for row in self.rows]
        for first, last in Alignment(self.characters).runs(start, end):
            at = max(0, bisect_right(firsts, first) - 1)
            while at < len(self.rows) and self.rows[at][0] < last:
                yield from self._in_row(self.rows[at], first, last)
                at += 1

    def nearest(self, across: float, down: float) -> int | None:
        """The flow's character at the letter nearest to a point; None where the page has none."""
        known = (at for at, character in enumerate(self.characters) if character != NOWHERE and self._is_seen(at))
        near = min(known, key=lambda at: self._distance(at, across, down), default=None)
        return None if near is None else self.characters[near]

    def _in_row(self, row: Row, first: int, last: int) -> Iterator[Box]:
        seen = [at for at in range(max(first, row[0]), min(last, row[1])) if self._is_seen(at)]
        if seen:
            left, right = min(self._box(at)[0] for at in seen), max(self._box(at)[2] for at in seen)
            yield Box(page=self.page, left=left, top=row[3], right=right, bottom=row[5])

    def _letters_in(self, box: Box) -> Iterator[int]:
        for first, end, left, top, right, bottom in self.rows:
            if left > box.right or right < box.left or top > box.bottom or bottom < box.top:
                continue
            yield from (at for at in range(first, end) if self._is_seen(at) and self._is_in(at, box))

    def _is_in(self, letter: int, box: Box) -> bool:
        left, top, right, bottom = self._box(letter)
        shared = min(bottom, box.bottom) - max(top, box.top)
        return box.left <= (left + right) / 2 <= box.right and shared >= _COVERED * min(
            bottom - top, box.bottom - box.top
        )

    def _is_seen(self, letter: int) -> bool:
        return not self.text[letter].isspace()

    def _box(self, letter: int) -> tuple[float, float, float, float]:
        left, top, right, bottom = self.boxes[4 * letter : 4 * letter + 4]
        return left, top, right, bottom

    def _distance(self, letter: int, across: float, down: float) -> float:
        left, top, right, bottom = self._box(letter)
        return max(left - across, 0.0, across - right) + 4 * max(top - down, 0.0, down - bottom)
