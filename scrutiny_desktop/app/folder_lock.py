"""The lock that a window has on a library's folder."""

from pathlib import Path

from PySide6.QtCore import QLockFile


def lock_of(folder: Path) -> QLockFile:
    """The lock, to be tried; it is not held for ever by a program that was killed."""
    lock = QLockFile(str(folder / "window.lock"))
    lock.setStaleLockTime(0)
    return lock
