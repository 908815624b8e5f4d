"""The fence around a child process that meets foreign bytes: memory, work, and an end when the program ends."""

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import scrutiny_desktop

if sys.platform != "win32":
    import resource

MOST_MEMORY = 1024**3
"""Bytes of data a child may hold (Linux)."""

MOST_FOR_A_PAGE = 256 * 1024**2
"""Bytes of data that one page may take beside what a child holds already (Linux); a million lines take less."""

MOST_WRITTEN = 16 * 1024**2
"""Bytes that a child may write to any file; it has one, for what is said of its end."""

_STATUS = 8192
_DATA = 5
"""Which of the counts of pages is that of data."""

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_LOOK = 1.0


def environment() -> dict[str, str]:
    """The same package for the child, whether it runs from a checkout or is installed."""
    package = Path(scrutiny_desktop.__file__).resolve().parent.parent
    ours = {"PYTHONPATH": str(package), "PYTHONUTF8": "1"}
    if sys.platform == "win32":
        ours["__PYVENV_LAUNCHER__"] = sys.executable  # so that the interpreter knows whose packages it has
    return {**os.environ, **ours}


def program() -> str:
    """What runs our modules; on Windows the interpreter itself and not an environment's launcher, which starts it."""
    return str(getattr(sys, "_base_executable", sys.executable)) if sys.platform == "win32" else sys.executable


def limit_memory() -> None:
    """Allow this process so much data, and no picture of it on the disk when it breaks down."""
    if sys.platform == "linux":
        _lower(resource.RLIMIT_DATA, MOST_MEMORY)
    if sys.platform != "win32":
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_FSIZE, MOST_WRITTEN)


def limit_a_page() -> Callable[[bool], None]:
    """Tells whether a page is being read, which then has its own limit; to be had before the fence."""
    if sys.platform != "linux":
        return lambda is_on_one: None
    return partial(_limit_page, os.open("/proc/self/statm", os.O_RDONLY))


def _limit_page(statm: int, is_on_one: bool) -> None:
    room = MOST_MEMORY
    if is_on_one:
        held = int(os.pread(statm, _STATUS, 0).split()[_DATA]) * resource.getpagesize()
        room = min(held + MOST_FOR_A_PAGE, MOST_MEMORY)
    _lower(resource.RLIMIT_DATA, room)


def limit_work(seconds: float) -> None:
    """Allow this process so many seconds of the processor from here on."""
    if sys.platform != "win32":
        _lower(resource.RLIMIT_CPU, int(time.process_time() + seconds) + 1)


def die_with(parent: int) -> None:
    """End this process when the one that started it ends, in whatever way; on Windows its job sees to that."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if sys.platform != "win32":
        if os.getppid() != parent:
            os._exit(3)
        if sys.platform != "linux":
            threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    pause = threading.Event()
    while sys.platform != "win32" and os.getppid() == parent:
        pause.wait(_LOOK)
    os._exit(3)


def gauge() -> Callable[[], int]:
    """Tells the bytes of memory that this process has held at most, 0 where nobody counts; to be had before its fence.

    On Linux what the system counts for a process includes the program it was started by, but not in the page it keeps
    of the process itself.
    """
    if sys.platform == "linux":
        return partial(_held, os.open("/proc/self/status", os.O_RDONLY))
    return _counted


def _held(status: int) -> int:
    told = os.pread(status, _STATUS, 0).splitlines()
    return next((int(line.split()[1]) * 1024 for line in told if line.startswith(b"VmHWM:")), 0)


def _counted() -> int:
    if sys.platform == "win32":
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _lower(limit: int, most: int) -> None:
    if sys.platform != "win32":
        _, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
