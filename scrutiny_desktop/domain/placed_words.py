"""Words of which only their places are known, as letters: each has an even share of its word."""

from array import array
from collections.abc import Sequence

PlacedWord = tuple[str, float, float, float, float]
"""A word, and its left, top, right and bottom in the unit square of the page as shown."""

PlacedRow = tuple[PlacedWord, ...]
"""The words of one printed line, from left to right."""


def lettered(rows: Sequence[PlacedRow]) -> tuple[str, "array[float]"]:
    """The text, a row to a line, and four numbers for each of its characters; what was not printed has no width."""
    signs, boxes = list[str](), array("f")
    for row in rows:
        for word, left, top, right, bottom in row:
            share = (right - left) / max(1, len(word))
            for at, sign in enumerate(word):
                signs.append(sign)
                boxes.extend((left + at * share, top, left + (at + 1) * share, bottom))
            signs.append(" ")
            boxes.extend((right, top, right, bottom))
        if row:
            signs[-1] = "\n"
    return "".join(signs), boxes
