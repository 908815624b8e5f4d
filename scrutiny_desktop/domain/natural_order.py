"""Numbers in words are sorted as people count: 2 before 10, 3.1 before 3.2, MA4 before MA10."""

import re
from functools import lru_cache

_DIGITS = re.compile(r"(\d+)")

Natural = tuple[tuple[int, int, str], ...]
"""What words are sorted by: whether there are any, then numbers as numbers and the rest as letters."""


@lru_cache(maxsize=20_000)  # a long checklist is sorted again at each change
def natural_key(text: str) -> Natural:
    """What words are sorted by; none at all come last."""
    words = text.strip().casefold()
    if not words:
        return ((2, 0, ""),)
    parts = (part.strip(" .") for part in _DIGITS.split(words))
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)
