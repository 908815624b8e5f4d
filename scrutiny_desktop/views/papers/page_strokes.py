"""Which boxes of a page its marks and hits cover, worked out once and not at every painting."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QRectF

from scrutiny_desktop.views.papers.ink import HIT, HIT_NOW, Stroke
from scrutiny_desktop.views.papers.page_letters import PageLetters
from scrutiny_desktop.views.papers.units import Units

Covered = list[tuple[Stroke, list[QRectF]]]
"""Strokes, each with its boxes in the page's unit square."""


class PageStrokes:
    """The marks and hits of one paper, by page; a page's letters say where they stand on it."""

    def __init__(self) -> None:
        self._marks: tuple[Stroke, ...] = ()
        self._hits: Sequence[tuple[int, int]] = ()
        self._hit = -1
        self._marked: dict[int, tuple[PageLetters, Covered]] = {}
        self._found: dict[int, tuple[PageLetters, Covered]] = {}
        self._boxes: dict[int, tuple[PageLetters, dict[tuple[int, int], list[QRectF]]]] = {}
        """Of each passage on a page, which stays where it is when other marks come and go."""

    @property
    def hits(self) -> Sequence[tuple[int, int]]:
        """What was found, as passages of the flowing text."""
        return self._hits

    def clear(self) -> None:
        """Know of none."""
        self._boxes.clear()
        self.set_marks(())
        self.set_hits((), -1)

    def set_marks(self, marks: tuple[Stroke, ...]) -> None:
        """Know of these marks instead."""
        self._marks = marks
        self._marked.clear()

    def set_hits(self, hits: Sequence[tuple[int, int]], now: int) -> None:
        """Know of these hits instead, one of them the present one (-1: none)."""
        self._hits, self._hit = hits, now
        self._found.clear()

    def on(self, page: int, letters: PageLetters, units: Units) -> Covered:
        """What covers a page, marks first; strokes drawn in another way than on words are left out."""
        if self._marked.get(page, (None,))[0] is not letters:
            self._marked[page] = (letters, self._covered(page, letters, self._marks_on(letters, units), units))
        if self._found.get(page, (None,))[0] is not letters:
            self._found[page] = (letters, self._covered(page, letters, self._hits_on(letters, units), units))
        return self._marked[page][1] + self._found[page][1]

    def _marks_on(self, letters: PageLetters, units: Units) -> list[Stroke]:
        first, end = (units.unit(place) for place in letters.extent)
        return [each for each in self._marks if not each.is_drawn and each.start < end and each.end >= first]

    def _hits_on(self, letters: PageLetters, units: Units) -> list[Stroke]:
        first, end = letters.extent
        made, at = list[Stroke](), bisect_left(self._hits, first, key=lambda hit: hit[1])
        while at < len(self._hits) and self._hits[at][0] < end:
            start, stop = self._hits[at]
            made.append(Stroke(units.unit(start), units.unit(stop), HIT_NOW if at == self._hit else HIT))
            at += 1
        return made

    def _covered(self, page: int, letters: PageLetters, strokes: list[Stroke], units: Units) -> Covered:
        if self._boxes.get(page, (None,))[0] is not letters:
            self._boxes[page] = (letters, {})
        covered, known = list[tuple[Stroke, list[QRectF]]](), self._boxes[page][1]
        for stroke in strokes:
            start, end = units.character(stroke.start), units.character(stroke.end)
            span = (start, max(end, start + 1))
            if span not in known:
                known[span] = letters.passage(*span)
            if known[span]:
                covered.append((stroke, known[span]))
        return covered
