"""Work that would keep the window waiting: done one after another in a thread of its own."""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any

from PySide6.QtCore import QObject, Signal

from scrutiny_desktop.domain.errors import Report, ScrutinyError, Stopped

Job = Callable[[Report], Any]
Then = Callable[[Any], None]


def refusable(work: Callable[[], Any], report: Report) -> Any:
    """As a job: the work's value, or its refusal as a value, for who asked to say where it was asked."""
    report(0, 1)
    try:
        return work()
    except ScrutinyError as refused:
        return refused


class Jobs(QObject):
    """The runner: owns the thread and the signals, and outlives its jobs."""

    started = Signal(str)
    progressed = Signal(int, int, str, int)
    """Done, of how many; the file at work, and its pages that are done."""
    finished = Signal(object)
    stopped = Signal()
    failed = Signal(object)
    _landed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[tuple[str, Job, Then] | None] = SimpleQueue()
        self._stop, self._closed, self._waiting = Event(), Event(), 0
        self._landed.connect(self._land)
        self._thread = Thread(target=self._work, name="jobs", daemon=True)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether any job is running or waiting."""
        return self._waiting > 0

    def start(self, words: str, job: Job, then: Then = lambda _: None) -> None:
        """Run a job after those before it; ``then`` gets its value on the window's thread."""
        self._waiting += 1
        self._queue.put((words, job, then))

    def stop(self) -> None:
        """Ask the running job to stop at its next report."""
        self._stop.set()

    def close(self) -> None:
        """Stop what runs, drop what waits, and wait for the thread to end; nothing lands after it."""
        self._closed.set()
        self._stop.set()
        self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (task := self._queue.get()) is not None:
            words, job, then = task
            if self._closed.is_set():
                continue
            self._stop.clear()
            self.started.emit(words)
            self._run(job, then)

    def _run(self, job: Job, then: Then) -> None:
        try:
            self._landed.emit(then, job(self._report))
        except Stopped:
            self._landed.emit(None, None)
        except Exception as error:  # the one place: failed() shows it, or hands it to the hook
            self._landed.emit(None, error)

    def _report(self, done: int, total: int, name: str = "", pages: int = 0, /) -> None:
        if self._stop.is_set() or self._closed.is_set():
            raise Stopped
        self.progressed.emit(done, total, name, pages)

    def _land(self, then: Then | None, value: object) -> None:
        self._waiting -= 1
        if self._closed.is_set():
            return
        if then is not None:
            then(value)
            self.finished.emit(value)
        elif value is None:
            self.stopped.emit()
        else:
            self.failed.emit(value)
