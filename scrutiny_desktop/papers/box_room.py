"""Room into which PDFium writes the boxes of many letters, made once and used again for page after page."""

import ctypes
from array import array
from functools import lru_cache

_LEAST = 4_096
"""Letters; few pages have more words."""


class BoxRoom:
    """Four numbers for each letter; whoever uses it takes them out before anybody else does."""

    def __init__(self, letters: int) -> None:
        self.numbers = array("f", bytes(16 * letters))
        held = (ctypes.c_char * (16 * letters)).from_buffer(self.numbers)
        self.places = [ctypes.byref(held, 16 * at) for at in range(letters)]
        """Of each letter, where its numbers go, ready for a bare call."""


def room_for(letters: int) -> BoxRoom:
    """One that has room for so many."""
    return _made(max(_LEAST, 1 << (letters - 1).bit_length()))


@lru_cache(maxsize=2)
def _made(letters: int) -> BoxRoom:
    return BoxRoom(letters)
