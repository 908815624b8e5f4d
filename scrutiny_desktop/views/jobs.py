"""Work that would keep the window waiting: done one after another in a thread of its own.

What goes through many pages (reading pictures, printing) has a second thread, so that nothing else waits for it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from scrutiny_desktop.domain.errors import Report, ScrutinyError, Stopped

Job = Callable[[Report], Any]
Then = Callable[[Any], None]
Otherwise = Callable[[Exception], object]


@dataclass(slots=True)
class _Task:
    """What was asked for and, once done, its value or its trouble; nothing of it is put aside before it has landed."""

    words: str
    job: Job
    then: Then
    otherwise: Otherwise
    value: object = None
    trouble: Exception | None = None


@dataclass(slots=True)
class _Lane:
    """Jobs that wait for each other, by number; ``words`` are those of the one that runs, empty between two."""

    queue: SimpleQueue[int | None] = field(default_factory=SimpleQueue)
    stop: Event = field(default_factory=Event)
    words: str = ""


def refusable(work: Callable[[], Any], report: Report) -> Any:
    """As a job: the work's value, or its refusal as a value, for who asked to say where it was asked."""
    report(0, 1)
    try:
        return work()
    except ScrutinyError as refused:
        return refused


class Jobs(QObject):
    """The runner: owns the threads and the signals, and outlives its jobs.

    A thread is given numbers and borrows the task: were it the last to hold a job, its answer or its trouble, a widget
    those speak of would be destroyed on it, and the program with the widget.
    """

    started = Signal(str)
    """Also of long work that is to be told of again, once shorter work beside it has ended."""
    progressed = Signal(int, int, str, int)
    """Done, of how many; the file at work, and its pages that are done."""
    finished = Signal(object)
    stopped = Signal()
    failed = Signal(object)
    _landed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._short, self._long = _Lane(), _Lane()
        self._closed, self._waiting = Event(), 0
        self._tasks: dict[int, _Task] = {}
        self._numbers = count()
        self._landed.connect(self._land)
        lanes = (("jobs", self._short), ("long jobs", self._long))
        self._threads = [Thread(target=self._work, args=(lane,), name=name, daemon=True) for name, lane in lanes]
        for thread in self._threads:
            thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether any job is running or waiting."""
        return self._waiting > 0

    def start(
        self, words: str, job: Job, then: Then = lambda _: None, *, is_long: bool = False,
        otherwise: Otherwise = lambda _: None,
    ) -> None:  # fmt: skip
        """Run a job after those before it; ``then`` gets its value on the window's thread.

        Where it gives none, ``otherwise`` gets its trouble, or ``Stopped``, before all others are told. A long one runs
        beside the others, and waits for long ones alone.
        """
        self._waiting += 1
        number = next(self._numbers)
        self._tasks[number] = _Task(words, job, then, otherwise)
        (self._long if is_long else self._short).queue.put(number)

    def stop(self) -> None:
        """Ask the job that is told of to stop at its next report: a long one only where no other runs."""
        self._told_of().stop.set()

    def close(self) -> None:
        """Stop what runs, drop what waits, and wait for the threads to end; nothing lands after it."""
        self._closed.set()
        for lane in (self._short, self._long):
            lane.stop.set()
            lane.queue.put(None)
        for thread in self._threads:
            thread.join()
        self._tasks.clear()

    def _told_of(self) -> _Lane:
        return self._short if self._short.words or not self._long.words else self._long

    def _work(self, lane: _Lane) -> None:
        while (number := lane.queue.get()) is not None:
            if self._closed.is_set():
                continue
            lane.stop.clear()
            lane.words = self._tasks[number].words
            if lane is self._told_of():
                self.started.emit(lane.words)
            self._do(self._tasks[number], lane)
            lane.words = ""
            self._landed.emit(number)

    def _do(self, task: _Task, lane: _Lane) -> None:
        try:
            task.value = task.job(partial(self._report, lane))
        except Exception as error:  # the one place: failed() shows it, or hands it to the hook
            task.trouble = error

    def _report(self, lane: _Lane, done: int, total: int, name: str = "", pages: int = 0, /) -> None:
        if lane.stop.is_set() or self._closed.is_set():
            raise Stopped
        if lane is self._told_of():
            self.progressed.emit(done, total, name, pages)

    def _land(self, number: int) -> None:
        self._waiting -= 1
        if self._closed.is_set():
            return
        task = self._tasks.pop(number)
        landing = partial(task.then, task.value) if task.trouble is None else partial(task.otherwise, task.trouble)
        if _is_there(landing):
            landing()
        if task.trouble is None:
            self.finished.emit(task.value)
        elif isinstance(task.trouble, Stopped):
            self.stopped.emit()
        else:
            self.failed.emit(task.trouble)
        if words := self._told_of().words:
            self.started.emit(words)


def _is_there(landing: Callable[..., object]) -> bool:
    """Whether whoever is called was not destroyed while the job ran, as a dialog is once it is closed."""
    while isinstance(landing, partial):
        landing = landing.func
    owner = getattr(landing, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
