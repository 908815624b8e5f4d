"""What the reader process says over its pipe: a sign for each page done, then its answer."""

import time
from typing import IO

from scrutiny_desktop.papers.printout import PAGE, THROUGH

MOST_ANSWER = 512 * 1024**2
"""Bytes of an answer; a reader that says more is no longer believed."""

_PIECE = 64 * 1024


class Heard:
    """Takes in what the reader says while somebody else waits."""

    def __init__(self) -> None:
        self.last = time.monotonic()
        """When the last page was done."""
        self.pages = 0
        self.is_through = False
        """Whether the file itself is read, and only its words are left to be understood."""
        self._pieces: list[bytes] = []

    @property
    def answer(self) -> bytes:
        """All that was said after the last page."""
        return b"".join(self._pieces)

    def listen(self, pipe: IO[bytes]) -> None:
        """Hear the reader out, or as much as is believed."""
        length = 0
        while (piece := pipe.read1(_PIECE)) and length <= MOST_ANSWER:  # type: ignore[attr-defined]
            if not self._pieces:
                rest = piece.lstrip(PAGE + THROUGH)  # an answer begins with a brace, so it cannot be mistaken
                signs = piece[: len(piece) - len(rest)]
                self.pages += signs.count(PAGE)
                self.is_through = self.is_through or THROUGH in signs
                piece = rest
            if piece:
                self._pieces.append(piece)
                length += len(piece)
            self.last = time.monotonic()
