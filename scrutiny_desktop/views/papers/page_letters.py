"""One page's letters with their boxes: what lies under the pointer, words, lines, and the text of a selection."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from scrutiny_desktop.domain.alignment import NOWHERE, Alignment
from scrutiny_desktop.papers.plates import Letters

_WORD = re.compile(r"[\w'’\-]+|[^\w\s]|\s+")
_HYPHENS = ("-", "\u2010", "\u00ad")
_NEXT = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A run of letters on one row."""

    first: int
    end: int
    box: QRectF


class PageLetters:
    """The text of a page in reading order; boxes are in the unit square of the page before the reader turns it."""

    def __init__(self, letters: Letters) -> None:
        self.text, self.alignment = letters.text, Alignment(letters.characters)
        self._boxes = letters.boxes
        self.lines = tuple(Line(first, end, QRectF(QPointF(*box[:2]), QPointF(*box[2:])))
                           for first, end, *box in letters.rows)  # fmt: skip
        self._firsts = [line.first for line in self.lines]
        known = self.alignment.letters
        self._extent = (min(known), max(known) + 1) if known else (0, 0)

    def box(self, letter: int) -> tuple[float, float, float, float]:
        """A letter's left, top, right and bottom."""
        left, top, right, bottom = self._boxes[4 * letter : 4 * letter + 4]
        return left, top, right, bottom

    def letter_at(self, point: QPointF) -> int:
        """The place between two letters nearest to a point: what a caret put there would stand before."""
        if not self.lines:
            return 0
        line = min(self.lines, key=lambda each: _distance(each.box, point))
        for letter in range(line.first, line.end):
            left, _, right, _ = self.box(letter)
            if point.x() < (left + right) / 2:
                return letter
        return line.end

    def is_over(self, point: QPointF) -> bool:
        """Whether a point is on a line of letters."""
        return any(line.box.contains(point) for line in self.lines)

    def word_at(self, letter: int) -> tuple[int, int]:
        """First letter of the word there, and one past its last."""
        found = (each.span() for each in _WORD.finditer(self.text))
        return next((span for span in found if span[0] <= letter < span[1]), (letter, letter))

    def line_at(self, letter: int) -> tuple[int, int]:
        """The same of the line."""
        at = max(0, bisect_right(self._firsts, letter) - 1)
        return (self.lines[at].first, self.lines[at].end) if self.lines else (0, 0)

    def rects(self, first: int, end: int) -> Iterator[QRectF]:
        """One box for each row of a run of letters."""
        at = max(0, bisect_right(self._firsts, first) - 1)
        while at < len(self.lines) and self.lines[at].first < end:
            line = self.lines[at]
            low, high = max(first, line.first), min(end, line.end)
            if low < high:
                boxes = [self.box(letter) for letter in range(low, high) if not self.text[letter].isspace()]
                if boxes:
                    left, right = min(each[0] for each in boxes), max(each[2] for each in boxes)
                    yield QRectF(left, line.box.top(), right - left, line.box.height())
            at += 1

    @property
    def extent(self) -> tuple[int, int]:
        """The least character of the flow that stands on the page, and one past the greatest; (0, 0) for none."""
        return self._extent

    def passage(self, start: int, end: int) -> list[QRectF]:
        """The boxes of a passage of the flowing text."""
        return [box for run in self.alignment.runs(start, end) for box in self.rects(*run)]

    def character_by(self, point: QPointF) -> int | None:
        """The character of the flow whose letter stands nearest to a point; None where the page has none."""
        known = self.alignment.characters
        lines = [line for line in self.lines if any(known[at] != NOWHERE for at in range(line.first, line.end))]
        if not lines:
            return None
        line = min(lines, key=lambda each: _distance(each.box, point))
        there = [at for at in range(line.first, line.end) if known[at] != NOWHERE]
        return int(known[min(there, key=lambda at: abs(self._middle(at).x() - point.x()))])

    def within(self, box: QRectF) -> list[int]:
        """The letters whose middle lies in a box."""
        near = (letter for line in self.lines if line.box.intersects(box) for letter in range(line.first, line.end))
        return [letter for letter in near if not self.text[letter].isspace() and box.contains(self._middle(letter))]

    def _middle(self, letter: int) -> QPointF:
        left, top, right, bottom = self.box(letter)
        return QPointF((left + right) / 2, (top + bottom) / 2)

    def copied(self, first: int, end: int) -> str:
        """The text of a run, with words that a line's end parted put together, and lines joined to one.

        Letters of which each has a row of its own stand below one another, as on a page that is shown sideways.
        """
        made, last, alone = "", -1, -1
        for line in self.lines:
            low, high = max(first, line.first), min(end, line.end)
            row = " ".join(self.text[low:high].split())
            if not row:
                continue
            low = next(at for at in range(low, high) if not self.text[at].isspace())
            is_below = len(row) == 1 and line.first == alone
            if is_below:
                made += f" {row}" if self.text[low - 1].isspace() else row
            else:
                made = self._joined(made, row, last, low) if made else row
            last = low + len(self.text[low:high].rstrip()) - 1
            alone = line.end if len(row) == 1 else -1
        return made

    def _joined(self, made: str, row: str, last: int, first: int) -> str:
        """With the next line; whether a hyphen between them only parts a word or is its own, the flow may know."""
        text, known = self.text, self.alignment.characters
        if text[last] not in _HYPHENS or not text[max(0, last - 1)].isalnum() or not text[first].islower():
            return f"{made} {row}"
        before, after = known[last - 1], known[first]
        if NOWHERE in (before, after) or after - before == _NEXT:
            return made[:-1] + row
        return made + row if after - before == _NEXT + 1 else f"{made} {row}"


def _distance(box: QRectF, point: QPointF) -> float:
    across = max(box.left() - point.x(), 0.0, point.x() - box.right())
    down = max(box.top() - point.y(), 0.0, point.y() - box.bottom())
    return across + 4 * down
