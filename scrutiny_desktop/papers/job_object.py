"""On Windows: the job a child is held in, which ends it with the program and lets it have so much memory and no child.

Written by the documentation of the system and not tried on it yet.
"""

import ctypes
import logging
import sys

from scrutiny_desktop.papers.limits import MOST_MEMORY

log = logging.getLogger(__name__)

_ACTIVE_PROCESS, _PROCESS_MEMORY = 0x8, 0x100
_DIE_ON_UNHANDLED_EXCEPTION, _KILL_ON_CLOSE = 0x400, 0x2000
_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
_SET_QUOTA, _TERMINATE = 0x100, 0x1


class _Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64), ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32), ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t), ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t), ("PriorityClass", ctypes.c_uint32), ("SchedulingClass", ctypes.c_uint32),
    )  # fmt: skip


class _Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("Basic", _Basic), ("IoInfo", ctypes.c_uint64 * 6), ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t), ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )  # fmt: skip


def limits() -> _Extended:
    """What a child may have: one process, so much memory, and no life after the job's last handle is closed."""
    asked = _Extended()
    asked.Basic.LimitFlags = _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION | _KILL_ON_CLOSE
    asked.Basic.ActiveProcessLimit = 1
    asked.ProcessMemoryLimit = MOST_MEMORY
    return asked


class Job:
    """Holds one process; this process alone has a handle of it, which the system closes however this one ends.

    Does nothing on other systems, and goes without, with a line in the log, where Windows refuses.
    """

    def __init__(self, process_id: int) -> None:
        if sys.platform != "win32":
            return
        kernel = self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = kernel.OpenProcess.restype = ctypes.c_void_p
        self._handle = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        asked = limits()
        process = ctypes.c_void_p(kernel.OpenProcess(_SET_QUOTA | _TERMINATE, False, process_id))
        is_limited = kernel.SetInformationJobObject(
            self._handle, _EXTENDED_LIMITS, ctypes.byref(asked), ctypes.sizeof(asked)
        )
        if not is_limited or not kernel.AssignProcessToJobObject(self._handle, process):
            log.warning("a child goes without its job: %s", ctypes.WinError(ctypes.get_last_error()))
        kernel.CloseHandle(process)

    def close(self) -> None:
        """End whatever is in the job."""
        if sys.platform == "win32":
            self._kernel.CloseHandle(self._handle)
