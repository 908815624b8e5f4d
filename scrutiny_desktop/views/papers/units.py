"""Characters of a flowing text against the UTF-16 units by which Qt counts."""

import re
from bisect import bisect_left

_BEYOND = re.compile("[\U00010000-\U0010ffff]")
# What a text document would take for a frame, an object or the end of a string, each one unit long.
_UNSHOWABLE = re.compile("[\x00\ud800-\udfff\ufdd0\ufdd1\ufffc]")


class Units:
    """The two counts of one text; they are the same until its first character beyond the basic plane."""

    def __init__(self, text: str) -> None:
        self._characters = [found.start() for found in _BEYOND.finditer(text)] if _is_wide(text) else []
        self._units = [at + place for place, at in enumerate(self._characters)]

    def unit(self, character: int) -> int:
        """Where a character begins, counted in units."""
        return character + bisect_left(self._characters, character)

    def character(self, unit: int) -> int:
        """The character that begins at a unit, or the one whose two units it stands between."""
        return unit - bisect_left(self._units, unit)


def showable(text: str) -> str:
    """The text with a sign in place of each character that a text document would not keep."""
    return text if text.isascii() and "\0" not in text else _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _is_wide(text: str) -> bool:
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
