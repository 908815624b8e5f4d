"""An original in the child that reads it: asked for piece by piece over the pipe, never whole and never a file."""

import io
from collections import OrderedDict
from typing import IO, Any

from scrutiny_desktop.papers.speech import hear, say

_PIECE = 128 * 1024
_MOST_PIECES = 64


class Original(io.RawIOBase):
    """The file, its last few megabytes kept."""

    def __init__(self, length: int, ears: IO[bytes], voice: IO[bytes]) -> None:
        self._length, self._ears, self._voice, self._at = length, ears, voice, 0
        self._pieces: OrderedDict[int, bytes] = OrderedDict()

    def seekable(self) -> bool:
        """Any place may be asked for."""
        return True

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def tell(self) -> int:
        """The place where reading goes on."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go on from another place."""
        self._at = offset + (0, self._at, self._length)[whence]
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer as far as the file goes."""
        view, done = memoryview(buffer).cast("B"), 0
        wanted = max(0, min(len(view), self._length - self._at))
        while done < wanted:
            number, inside = divmod(self._at, _PIECE)
            piece = self._piece(number)[inside : inside + wanted - done]
            if not piece:
                break
            view[done : done + len(piece)] = piece
            done, self._at = done + len(piece), self._at + len(piece)
        return done

    def _piece(self, number: int) -> bytes:
        if number not in self._pieces:
            say(self._voice, {"need": [number * _PIECE, _PIECE]})
            self._pieces[number] = hear(self._ears)[1]
            while len(self._pieces) > _MOST_PIECES:
                self._pieces.popitem(last=False)
        self._pieces.move_to_end(number)
        return self._pieces[number]
