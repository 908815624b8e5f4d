"""Files that are wholly there or not at all, even after a power cut."""

import os
from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Write a file beside its place, then put it there in one step."""
    fresh = path.with_name(f"{path.name}.tmp")
    fresh.write_bytes(content)
    settle(fresh)
    move(fresh, path)


def move(source: Path, target: Path) -> None:
    """Put a file or folder in its place, over what a file there held."""
    source.replace(target)
    settle(target.parent)


def settle(path: Path) -> None:
    """Wait until a file's content, or a folder's list of names, is on the disk."""
    if path.is_dir() and os.name != "posix":
        return  # Windows keeps names safe by itself and cannot open a folder
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def shred(path: Path) -> None:
    """Write over a file before removing it; the best that can be done on disks that move what they write."""
    if not path.exists():
        return
    with path.open("r+b") as old:
        for _ in range(0, path.stat().st_size, _STROKE):
            old.write(bytes(_STROKE))
        old.flush()
        os.fsync(old.fileno())
    path.unlink()


_STROKE = 1 << 20
