"""Bytes to a file that is there whole or not at all."""

import errno
import os
import secrets
from contextlib import suppress
from itertools import count
from pathlib import Path

from scrutiny_desktop.domain.errors import ScrutinyError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG}) if hasattr(errno, "EDQUOT") else frozenset({errno.ENOSPC})
_TOO_LONG = frozenset({errno.ENAMETOOLONG})
_TOO_LONG_THERE = 206
"""What Windows says of it."""
_NAME = 255
"""Bytes that a name may have on most disks."""
_SAID = 60
"""Letters that are said of a name that is too long."""
_OPEN = frozenset({32, 33})
"""What Windows says of a file that another program holds (a sharing or a lock violation)."""


def save_whole(path: Path, content: bytes, *, within: Path | None = None) -> None:
    """Write beside the file and take its place at once; raises ScrutinyError, and leaves what was there.

    ``within`` is the folder that is being saved, where the file is one of many: what is said is said of it.
    """
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        # A link keeps pointing where it points, and what it points to is replaced.
        target = path.resolve()
        beside = target.with_name(beside.name)
        _write(beside, content)
        beside.replace(target)
    except OSError as error:
        raise refusal(within or path, error) from error
    finally:
        with suppress(OSError):  # gone already where all went well; a stray part hides nothing
            beside.unlink()


def _write(beside: Path, content: bytes) -> None:
    with beside.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def refusal(path: Path, error: OSError) -> ScrutinyError:
    """What to say of a file or folder that could not be put there, and under which other name it can be."""
    if error.errno in _TOO_LONG or getattr(error, "winerror", None) == _TOO_LONG_THERE:
        said = f"“{path.name[:_SAID]}…” could not be saved: its name is too long."
        return ScrutinyError(said, "Give it a shorter name.")
    happened, other = f"“{path.name}” could not be saved", f"save it as “{other_name(path)}”."
    if error.errno in _FULL:
        return ScrutinyError(f"{happened}: there is no room left in {path.parent}.", "Save it somewhere else.")
    if not path.parent.is_dir():
        return ScrutinyError(f"{happened}: there is no folder {path.parent}.", "Choose another folder.")
    if getattr(error, "winerror", None) in _OPEN:
        return ScrutinyError(f"{happened}: it is open in another program.", f"Close it there, or {other}")
    if path.is_dir():
        return ScrutinyError(f"{happened}: a folder has that name.", f"Save it as “{other_name(path)}”.")
    if not path.exists():
        return ScrutinyError(f"{happened}: {path.parent} may not be written to.", "Choose another folder.")
    return ScrutinyError(
        f"{happened}: the file there is open elsewhere or may not be changed.",
        f"Close it in the other program, or {other}",
    )


def is_there(path: Path) -> bool:
    """Whether something has that name; raises ScrutinyError for a name that nothing can have."""
    try:
        return path.exists()
    except OSError as error:
        raise refusal(path, error) from error


def other_name(path: Path) -> str:
    """A name beside it that nothing has yet, and that a file can have."""
    names = (_fitting(path.stem, f" ({number}){path.suffix}") for number in count(2))
    return next(name for name in names if not path.with_name(name).exists())


def _fitting(stem: str, end: str) -> str:
    end = end if len(end.encode()) < _NAME else end[:_SAID]
    while len((stem + end).encode(errors="replace")) > _NAME:
        stem = stem[:-1]
    return stem + end
