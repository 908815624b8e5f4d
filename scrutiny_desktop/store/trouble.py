"""What the engine and the disk say, in words a member can act on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.store.engine import EngineError

BUSY, READ_ONLY, DISK, DAMAGED, FULL, CANNOT_OPEN, FOREIGN = 5, 8, 10, 11, 13, 14, 26
"""Primary result codes of SQLite."""

_SENTENCES = {
    BUSY: (
        "The library is busy: another window or program is writing to it.",
        "Wait a moment and try again, or close the other window.",
    ),
    READ_ONLY: ("The library cannot be written to.", "Check that its folder is yours to change, and try again."),
    DISK: (
        "The disk did not take or give what was asked of it; it may be full, or let no file grow so large.",
        "Check the disk and its free room, then open the library again.",
    ),
    DAMAGED: ("The library file is damaged.", "Restore a backup."),
    FULL: (
        "There is no room left on the disk, so nothing was saved.",
        "Free some room, then make the change again.",
    ),
    CANNOT_OPEN: ("The library file cannot be opened.", "Check that its folder is there and yours to change."),
    FOREIGN: ("This file is not a library, or not with this key.", "Choose another file, or restore a backup."),
}


def reason(error: BaseException) -> int:
    """The engine's primary result code; 0 where it gave none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def is_of_full_disk(trouble: ScrutinyError) -> bool:
    """Whether it was told because there is no room left."""
    return trouble.__cause__ is not None and reason(trouble.__cause__) == FULL


def is_of_refused_write(trouble: ScrutinyError) -> bool:
    """Whether it was told because the disk did not take what was written, full or not."""
    return trouble.__cause__ is not None and reason(trouble.__cause__) == DISK


@contextmanager
def engine_told_plainly() -> Iterator[None]:
    """Turn what a member can mend into a ScrutinyError, and let every other error of the engine pass."""
    try:
        yield
    except EngineError as error:
        if reason(error) not in _SENTENCES:
            raise
        raise ScrutinyError(*_SENTENCES[reason(error)]) from error


@contextmanager
def disk_told_plainly(place: Path) -> Iterator[None]:
    """The same for what the file system says of a place."""
    try:
        yield
    except OSError as error:
        raise ScrutinyError(
            f"{place} cannot be used: {error.strerror or error}.",
            "Check that the folder is yours to change and has room, or choose another.",
        ) from error
