"""Characters of a flowing text against the UTF-16 units by which Qt counts, and against words put between them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate

_BEYOND = re.compile("[\U00010000-\U0010ffff]")
# What a text document would take for a frame, an object or the end of a string, each one unit long.
_UNSHOWABLE = re.compile("[\x00\ud800-\udfff\ufdd0\ufdd1\ufffc]")


class Units:
    """The two counts of one text; they are the same up to its first character beyond the basic plane, or put in.

    ``put_in`` are words that the document shows and the text does not have: before which characters they stand.
    """

    def __init__(self, text: str, put_in: Mapping[int, str] | None = None) -> None:
        self._characters = [found.start() for found in _BEYOND.finditer(text)] if _is_wide(text) else []
        self._units = [at + place for place, at in enumerate(self._characters)]
        self._places = sorted(put_in or ())
        lengths = [units_in(put_in[at]) for at in self._places] if put_in else []
        self._put_in = [0, *accumulate(lengths)]
        self._ends = [self.unit(at) for at in self._places]
        self._starts = [end - length for end, length in zip(self._ends, lengths, strict=True)]

    def unit(self, character: int) -> int:
        """Where a character begins, counted in units; what is put in before it comes first."""
        put_in = self._put_in[bisect_right(self._places, character)] if self._places else 0
        return character + bisect_left(self._characters, character) + put_in

    def character(self, unit: int) -> int:
        """The character that begins at a unit, or the one whose two units it stands between.

        Of a unit of what is put in: the character after it.
        """
        if self._places and (last := bisect_right(self._starts, unit)):
            if unit < self._ends[last - 1]:
                return self._places[last - 1]
            unit -= self._put_in[last]
        return unit - bisect_left(self._units, unit)

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The units of the characters from start up to end, without what is put in between them."""
        first = self.unit(start)
        for at in range(bisect_right(self._places, start), bisect_left(self._places, end)):
            yield first, self._starts[at]
            first = self._ends[at]
        last = bisect_left(self._places, end)
        is_before = last < len(self._places) and self._places[last] == end and end > start
        yield first, self._starts[last] if is_before else self.unit(end)


def units_in(text: str) -> int:
    """How many units a text has."""
    return len(text) + (len(_BEYOND.findall(text)) if _is_wide(text) else 0)


def showable(text: str) -> str:
    """The text with a sign in place of each character that a text document would not keep."""
    return text if text.isascii() and "\0" not in text else _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _is_wide(text: str) -> bool:
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
