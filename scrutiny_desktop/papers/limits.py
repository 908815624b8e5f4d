"""The fence around a child process that meets foreign bytes: memory, work, and an end when the program ends."""

import ctypes
import os
import signal
import sys
import time
from pathlib import Path

import scrutiny_desktop

if sys.platform != "win32":
    import resource

MOST_MEMORY = 1024**3
"""Bytes of data a child may hold (Linux)."""

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def environment() -> dict[str, str]:
    """The same package for the child, whether it runs from a checkout or is installed."""
    package = Path(scrutiny_desktop.__file__).resolve().parent.parent
    return {**os.environ, "PYTHONPATH": str(package), "PYTHONUTF8": "1"}


def limit_memory() -> None:
    """Allow this process so much data, and no picture of it on the disk when it breaks down."""
    if sys.platform == "linux":
        _lower(resource.RLIMIT_DATA, MOST_MEMORY)
    if sys.platform != "win32":
        _lower(resource.RLIMIT_CORE, 0)


def limit_work(seconds: float) -> None:
    """Allow this process so many seconds of the processor from here on."""
    if sys.platform != "win32":
        _lower(resource.RLIMIT_CPU, int(time.process_time() + seconds) + 1)


def die_with(parent: int) -> None:
    """End this process when the one that started it ends, in whatever way."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(3)


def _lower(limit: int, most: int) -> None:
    if sys.platform != "win32":
        _, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
