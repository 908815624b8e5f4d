"""Memory that two processes share, without a name that could outlive them."""

import contextlib
import mmap
import os
import sys
from dataclasses import dataclass
from typing import Any

MOST_PIXELS_BYTES = 48 * 1024**2
"""Bytes of one drawn page, at four for each pixel."""


@dataclass(frozen=True, slots=True)
class SharedMemory:
    """One stretch of memory; ``word`` tells the child which, and ``descriptors`` are to be passed on to it."""

    view: mmap.mmap
    word: str
    descriptors: tuple[int, ...] = ()

    def close(self) -> None:
        """Give it up."""
        self.view.close()
        for each in self.descriptors:
            with contextlib.suppress(OSError):
                os.close(each)


def new_shared_memory(size: int = MOST_PIXELS_BYTES) -> SharedMemory:
    """Memory without a file: nothing of it is on the disk, and it ends with the last process that has it."""
    if sys.platform == "win32":
        name = f"scrutiny-{os.urandom(16).hex()}"
        return SharedMemory(mmap.mmap(-1, size, tagname=name), name)
    descriptor = _anonymous()
    os.ftruncate(descriptor, size)
    return SharedMemory(mmap.mmap(descriptor, size), str(descriptor), (descriptor,))


def opened_in_child(word: str, size: int = MOST_PIXELS_BYTES) -> mmap.mmap:
    """The same memory, in the process that was told the word."""
    if sys.platform == "win32":
        return mmap.mmap(-1, size, tagname=word)
    return mmap.mmap(int(word), size)


def _anonymous() -> int:
    if sys.platform == "linux":
        return os.memfd_create("pages")
    import _posixshmem  # type: ignore[import-not-found,unused-ignore]  # there is no public door to shm_open

    shared: Any = _posixshmem
    name = f"/sd-{os.urandom(8).hex()}"
    descriptor = shared.shm_open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode=0o600)
    shared.shm_unlink(name)
    return int(descriptor)
