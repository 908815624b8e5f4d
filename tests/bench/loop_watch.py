"""Watches the window's loop: the longest time between two of its turns while something is done, and why."""

import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

LIMIT = 0.1
"""Seconds for which the window may keep anybody waiting."""

_PATIENCE = 120.0
_AFTER = 1.0
_LOOK = 0.01


class LoopWatch:
    """Notes the longest turn three ways; with ``tells_why``, also where each thread is while a turn takes long.

    By the clock it holds what other programs took, too; by the work of the window's thread nothing else; by the work of
    all threads also what the window had to wait for, and at the most what the clock says.
    """

    def __init__(self, *, tells_why: bool = False) -> None:
        self._longest, self._why = [0.0] * 3, list[str]()
        self._last = clocks()
        self._is_told = self._is_over = False
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        if tells_why:
            threading.Thread(target=self._look, name="watch", daemon=True).start()

    def over(self, act: Callable[[], object], is_over: Callable[[], bool]) -> str:
        """The longest turns from an act until a second after it is over."""
        self._longest, self._why, self._last = [0.0] * 3, [], clocks()
        act()
        turn(is_over)
        turn(lambda: False, _AFTER)
        clock, window, program = (f"{each * 1000:4.0f}" for each in self._longest)
        return f"{clock} ms; work {window} of the window, {program} of all threads" + "".join(self._why)

    def close(self) -> None:
        """Watch no longer."""
        self._is_over = True
        self._timer.stop()

    def _tick(self) -> None:
        now = clocks()
        passed = [at - before for at, before in zip(now, self._last, strict=True)]
        passed[2] = min(passed[0], passed[2])
        self._longest = [max(pair) for pair in zip(self._longest, passed, strict=True)]
        self._last, self._is_told = now, False

    def _look(self) -> None:
        while not self._is_over:
            time.sleep(_LOOK)
            late = time.perf_counter() - self._last[0]
            if late > LIMIT * 0.6 and not self._is_told:
                self._is_told = True
                self._why.append(f"\n    {late * 1000:.0f} ms: " + "; ".join(self._stacks()))

    def _stacks(self) -> Iterator[str]:
        names = {each.ident: each.name for each in threading.enumerate()}
        for ident, frame in sys._current_frames().items():
            if names.get(ident) != "watch":
                stack = traceback.extract_stack(frame)[-8:]
                where = " > ".join(f"{each.filename.rpartition('/')[2]}:{each.lineno} {each.name}" for each in stack)
                yield f"{names.get(ident)}: {where}"


def turn(is_over: Callable[[], bool], seconds: float = _PATIENCE) -> None:
    """Let the window answer until something is over."""
    end = time.perf_counter() + seconds
    while not is_over() and time.perf_counter() < end:
        QApplication.processEvents()


def clocks() -> tuple[float, float, float]:
    """Of the wall, of this thread's work and of all threads' work."""
    return time.perf_counter(), time.thread_time(), time.process_time()
