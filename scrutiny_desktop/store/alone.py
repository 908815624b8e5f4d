"""Having a library to oneself, so that its file can be put in place of another."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.engine import EngineError, connect
from scrutiny_desktop.store.trouble import BUSY, reason

if TYPE_CHECKING:
    from sqlite3 import Connection

_WAIT = 0.5
"""Seconds: a window that has the library open will not let go of it by itself."""


@contextmanager
def alone_with(access: Access) -> "Iterator[Connection]":
    """The one connection to a library, its log folded into the file; ScrutinyError where there are others."""
    with closing(connect(access.file, access.key, wait=_WAIT)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")  # only the last connection may end the log
        except EngineError as error:
            if reason(error) != BUSY:
                raise
            raise ScrutinyError(
                "The library is open in another window or program.", "Close it there, then try again."
            ) from error
        yield connection


def state_of(file: Path) -> tuple[int, int]:
    """What tells whether a file was written to meanwhile."""
    stat = file.stat()
    return stat.st_mtime_ns, stat.st_size


def refuse_changed(access: Access, state: tuple[int, int]) -> None:
    """Raise ScrutinyError where somebody has the library open, or wrote to it since a state was taken."""
    with alone_with(access):
        changed = state_of(access.file) != state
    if changed:
        raise ScrutinyError(
            "The library was changed by another window or program meanwhile.", "Close it there, then try again."
        )
