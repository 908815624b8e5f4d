"""One page's letters with their boxes: what lies under the pointer, words, lines, and the text of a selection."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from scrutiny_desktop.domain.alignment import Alignment

_WORD = re.compile(r"[\w'’\-]+|[^\w\s]|\s+")
_BROKEN = re.compile(r"(?<=\w)-[ \t]*(?:\r\n|\r|\n)(?=[a-z])")
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")

_ONE_ROW = 0.3
"""Of the lower one's height that two letters of one row share at least."""


@dataclass(frozen=True, slots=True)
class Line:
    """A run of letters on one row."""

    first: int
    end: int
    box: QRectF


class PageLetters:
    """The text of a page in reading order; boxes are in the unit square of the page before the reader turns it."""

    def __init__(self, text: str, boxes: "array[float]", alignment: Alignment) -> None:
        self.text, self.alignment = text, alignment
        self._boxes = boxes
        self.lines = tuple(self._found_lines())
        self._firsts = [line.first for line in self.lines]

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

    def copied(self, first: int, end: int) -> str:
        """The text of a run, with words that a line's end parted put together, and lines joined to one."""
        return _LINE_END.sub(" ", _BROKEN.sub("", self.text[first:end])).strip()

    def _found_lines(self) -> Iterator[Line]:
        first = 0
        for found in re.finditer(r"[\r\n]+|$", self.text):
            yield from self._lines_in(first, found.start())
            first = found.end()

    def _lines_in(self, first: int, end: int) -> Iterator[Line]:
        """The rows of a run: where the letters step down or jump up, another begins."""
        start, box = first, (0.0, 0.0, 0.0, 0.0)
        for letter in range(first, end):
            left, top, right, bottom = self._boxes[4 * letter : 4 * letter + 4]
            if right <= left or bottom <= top:
                continue
            if box[3] > 0.0:
                shared = (bottom if bottom < box[3] else box[3]) - (top if top > box[1] else box[1])
                if shared < _ONE_ROW * min(box[3] - box[1], bottom - top):
                    yield Line(start, letter, _rect(box))
                    start, box = letter, (left, top, right, bottom)
                    continue
                box = min(box[0], left), min(box[1], top), max(box[2], right), max(box[3], bottom)
            else:
                box = left, top, right, bottom
        if box[3] > 0.0:
            yield Line(start, end, _rect(box))


def _rect(box: tuple[float, float, float, float]) -> QRectF:
    return QRectF(box[0], box[1], box[2] - box[0], box[3] - box[1])


def _distance(box: QRectF, point: QPointF) -> float:
    across = max(box.left() - point.x(), 0.0, point.x() - box.right())
    down = max(box.top() - point.y(), 0.0, point.y() - box.bottom())
    return across + 4 * down
