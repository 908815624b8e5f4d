"""The rows that the letters of a printed page stand on, told by their boxes."""

import re
from collections.abc import Iterator, Sequence

Row = tuple[int, int, float, float, float, float]
"""First letter, one past the last, and the left, top, right and bottom of the whole."""

_ROWS = re.compile(r"[^\r\n]+")

_ONE_ROW = 0.3
"""Of the lower one's height that two letters of one row share at least."""


def rows_of(text: str, boxes: Sequence[float]) -> Iterator[Row]:
    """The rows of a page's text, with four numbers of a box for each letter."""
    for found in _ROWS.finditer(text):
        yield from _rows_in(found.start(), found.end(), boxes)


def _rows_in(first: int, end: int, boxes: Sequence[float]) -> Iterator[Row]:
    """The rows of a run: where the letters step down or jump up, another begins."""
    start, x0, y0, x1, y1 = first, 0.0, 0.0, 0.0, 0.0
    for letter in range(first, end):
        left, top, right, bottom = boxes[4 * letter : 4 * letter + 4]
        if right <= left or bottom <= top:
            continue
        shared = min(bottom, y1) - max(top, y0)
        if y1 > 0.0 and shared < _ONE_ROW * min(y1 - y0, bottom - top):
            yield start, letter, x0, y0, x1, y1
            start, y1 = letter, 0.0
        if y1 > 0.0:
            x0, y0, x1, y1 = min(x0, left), min(y0, top), max(x1, right), max(y1, bottom)
        else:
            x0, y0, x1, y1 = left, top, right, bottom
    if y1 > 0.0:
        yield start, end, x0, y0, x1, y1
