"""A folder that some service copies between the members: OneDrive, SharePoint, Syncthing, a network drive, a stick."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.sharing import header, roster_file
from scrutiny_desktop.sharing.refusals import NotYet, Refused

Pause = Callable[[float], None]
"""Waits for so many seconds."""

_SUFFIXES = (header.SUFFIX, roster_file.SUFFIX)
_TMP = ".tmp"
_MOST = header.MOST_BYTES + header.HEAD_BYTES
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds between tries: a service holds a file while it copies it."""

_ONLINE_ONLY = 0x1000 | 0x40000 | 0x400000
"""Of Windows: offline, recall on open, recall on data access."""
_DATALESS = 0x40000000
"""Of macOS."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that lies there; ``mark`` changes when the file does."""

    name: str
    mark: str
    size: int
    is_online_only: bool = False


class Folder:
    """Reads what others put there and replaces what its owner put; never removes, and never believes an absence."""

    def __init__(self, path: Path, pause: Pause) -> None:
        self.path = path
        self._pause = pause

    def look(self) -> Iterator[Waiting]:
        """Every shared file under whatever name, copies that a service made of a rival too; none is opened."""
        try:
            with os.scandir(self.path) as entries:
                for entry in entries:
                    if entry.name.endswith(_SUFFIXES) and (found := _waiting(entry)):
                        yield found
        except OSError as error:
            raise ScrutinyError(
                f"The shared folder {self.path} cannot be read now.", "Everything goes on here; it is tried again."
            ) from error

    def start(self, name: str) -> bytes:
        """As much of a file as holds its head."""
        return self._read(name, header.HEAD_BYTES)

    def read(self, name: str) -> bytes:
        """A whole file."""
        content = self._read(name, _MOST + 1)
        if len(content) > _MOST:
            raise Refused("The file is larger than any shared file may be.", "Do not use this file.")
        return content

    def mark(self, name: str) -> str:
        """The mark of one file; nothing where it is not there."""
        try:
            return _mark(os.lstat(self.path / name))
        except OSError:
            return ""

    def put(self, name: str, content: bytes) -> str:
        """Put a file in its place at once, over what was there, and say its mark; patient with who holds it."""
        target = self.path / name
        beside = self.path / f"{name}{_TMP}"
        try:
            _write(beside, content)
            self._replace(beside, target)
        except OSError as error:
            raise ScrutinyError(
                f"“{name}” could not be put into {self.path}.", "It is kept here, and tried again by itself."
            ) from error
        return self.mark(name)

    def _replace(self, beside: Path, target: Path) -> None:
        for wait in _WAITS:
            try:
                beside.replace(target)
            except PermissionError:
                self._pause(wait)
            else:
                return
        beside.replace(target)

    def _read(self, name: str, most: int) -> bytes:
        # What became a link or a pipe since it was seen is not followed, and not waited for.
        careful = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        try:
            handle = os.open(self.path / name, os.O_RDONLY | careful)
            with os.fdopen(handle, "rb") as file:
                if not stat.S_ISREG(os.fstat(handle).st_mode):
                    raise Refused("It is no file.", "Remove it from the folder.")
                return file.read(most)
        except OSError as error:
            raise NotYet("The file cannot be read yet.", "It is tried again by itself.") from error


def _waiting(entry: "os.DirEntry[str]") -> Waiting | None:
    try:
        told = entry.stat(follow_symlinks=False)
    except OSError:  # gone since, or held: the next look finds it
        return None
    if not stat.S_ISREG(told.st_mode):
        return None
    elsewhere = getattr(told, "st_file_attributes", 0) & _ONLINE_ONLY or getattr(told, "st_flags", 0) & _DATALESS
    return Waiting(entry.name, _mark(told), told.st_size, bool(elsewhere))


def _mark(told: os.stat_result) -> str:
    return f"{told.st_size}.{told.st_mtime_ns}.{told.st_ctime_ns}"


def _write(beside: Path, content: bytes) -> None:
    beside.unlink(missing_ok=True)  # what a power cut left, or a link that somebody laid
    with beside.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
