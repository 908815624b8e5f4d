"""A paper's own file, wherever its bytes lie: on a disk, in the library, or at the other end of a pipe."""

import errno
import io
import os
import stat
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from typing import IO, Any

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.papers.speech import hear, say

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes of any paper; the largest public packs are a quarter of this."""

_PIECE = 128 * 1024
_MOST_PIECES = 64

Piece = Callable[[int, int], bytes]
"""Gives so many bytes of the original from a place on; fewer where it ends before."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file that is read in pieces: what it is called, how many bytes it has, and how to have some of them."""

    name: str
    size: int
    piece: Piece

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        return PurePath(self.name).stem

    def opened(self) -> io.RawIOBase:
        """Its bytes as of an open file, the last few megabytes kept."""
        return _Opened(self.size, self.piece)


@contextmanager
def on_disk(file: Path) -> Iterator[Original]:
    """A file on the disk, open for as long as it is needed; raises ScrutinyError where it can't be opened."""
    with _told(file):
        size = _size(file)
        opened = file.open("rb")
    with opened:
        yield Original(file.name, size, partial(_from_disk, file, opened))


def asked_for(name: str, size: int, ears: IO[bytes], voice: IO[bytes]) -> Original:
    """In a child: a file that lies with the program, which is asked for each piece."""

    def piece(start: int, length: int) -> bytes:
        say(voice, {"need": [start, length]})
        return hear(ears)[1]

    return Original(name, size, piece)


def given(piece: Piece, need: Any) -> bytes:
    """The piece that a child needs; raises EOFError where it asks for what no child of ours would."""
    match need:
        case [int(start), int(length)] if start >= 0 and 0 < length <= _PIECE:
            return piece(start, length)
    raise EOFError


def _from_disk(file: Path, opened: IO[bytes], start: int, length: int) -> bytes:
    with _told(file):
        opened.seek(start)
        return opened.read(length)


def _size(file: Path) -> int:
    facts = file.stat()
    if stat.S_ISDIR(facts.st_mode):
        raise ScrutinyError(f"“{file.name}” is a folder.", "Choose the paper's own file.")
    if not stat.S_ISREG(facts.st_mode):
        raise ScrutinyError(f"“{file.name}” is not a file.", "Choose the paper's own file.")
    if not facts.st_size:
        raise ScrutinyError(f"“{file.name}” is empty.", "Choose another copy of the paper.")
    if facts.st_size > LARGEST_FILE:
        raise too_large(file.name, facts.st_size, "a paper", LARGEST_FILE)
    return facts.st_size


def too_large(name: str, size: int, kind: str, largest: int) -> ScrutinyError:
    """What is said of a file of more bytes than its kind may have."""
    return ScrutinyError(
        f"“{name}” is {size / 1024**2:.0f} MB; {kind} of more than {largest // 1024**2} MB is not read.",
        "Check that it is the paper, or split it.",
    )


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Turns the system's word on a file into two sentences."""
    try:
        yield
    except FileNotFoundError as error:
        raise ScrutinyError(f"There is no file “{file}”.", "Check the name and the folder.") from error
    except OSError as error:
        raise ScrutinyError(
            f"“{file.name}” could not be opened: {error.strerror}.",
            "Check that you may read it and that its disk is connected.",
        ) from error


class _Opened(io.RawIOBase):
    """A file read through its pieces; it is filled whole up to the end, as zipfile and PDFium expect."""

    def __init__(self, size: int, piece: Piece) -> None:
        self._size, self._ask, self._at = size, piece, 0
        self._pieces: OrderedDict[int, bytes] = OrderedDict()

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        at = offset + (0, self._at, self._size)[whence]
        if at < 0:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        self._at = at
        return at

    def readinto(self, buffer: Any) -> int:
        view, done = memoryview(buffer).cast("B"), 0
        wanted = max(0, min(len(view), self._size - self._at))
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
            self._pieces[number] = self._ask(number * _PIECE, _PIECE)
            while len(self._pieces) > _MOST_PIECES:
                self._pieces.popitem(last=False)
        self._pieces.move_to_end(number)
        return self._pieces[number]
