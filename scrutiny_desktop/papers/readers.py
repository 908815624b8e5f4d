"""Children that read papers: one kept ready ahead of need, one used for several files, none left behind."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

from scrutiny_desktop.papers.child import Child

MOST_FILES = 20
"""Files that one child reads; the next has a child without a past."""

_MOST_AT_WORK = 2
"""Children; while so many read, none is begun ahead of need, which would keep them from the processor."""

MOST_HELD = 300 * 1024**2
"""Bytes of memory; a child that has held more is not used again."""


def new_reader() -> Child:
    """A child that reads papers."""
    return Child("scrutiny_desktop.papers.paper_reader")


class Readers:
    """Whoever has a file to be read borrows a child here; one at a time is used again."""

    def __init__(self, start: Callable[[], Child] = new_reader) -> None:
        self._start = start
        self._change = threading.Condition()
        self._used: tuple[Child, int] | None = None
        self._spares: list[Child] = []
        self._wanted = 1
        """How many are to be ready while nobody reads."""
        self._keeper: threading.Thread | None = None
        self._is_closed = False
        self._lent = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def keep_ready(self) -> None:
        """From now on have a child ready before it is needed.

        A thread of its own starts them: on Linux a child ends with the thread that started it.
        """
        with self._change:
            if self._keeper is None and not self._is_closed:
                self._keeper = threading.Thread(target=self._keep, name="readers", daemon=True)
                self._keeper.start()

    def expect_papers(self) -> None:
        """Papers are being chosen: have a second child ready for a long one too, until one is taken."""
        with self._change:
            self._wanted = _MOST_AT_WORK
            self._change.notify_all()

    @contextmanager
    def one(self) -> "Iterator[Borrowed]":
        """A child for one file; it is kept for the next one only where its borrower says that it is good."""
        child, files = self._taken()
        borrowed = Borrowed(child)
        try:
            yield borrowed
        finally:
            self._put_back(borrowed, files + 1)

    def rest(self) -> None:
        """The work is done for now, or will not come: of two children only one without a past is kept."""
        with self._change:
            self._wanted = 1
            over, self._spares = self._spares[1:], self._spares[:1]
            if self._spares and self._used is not None:
                over.append(self._used[0])
                self._used = None
        for each in over:
            each.close()

    def close(self) -> None:
        """End all children that nobody has borrowed, and those borrowed when they come back."""
        with self._change:
            self._is_closed = True
            self._change.notify_all()
        if self._keeper is not None:
            self._keeper.join()
        for child in (*self._spares, *(self._used or ())[:1]):
            child.close()
        self._spares, self._used = [], None

    @property
    def idle(self) -> tuple[int, ...]:
        """The process ids of the children that wait for a file."""
        with self._change:
            return tuple(each.process_id for each in (*(self._used or ())[:1], *self._spares))

    def _taken(self) -> tuple[Child, int]:
        with self._change:
            child, files = self._used or (self._spares.pop(0) if self._spares else None, 0)
            self._used, self._wanted = None, 1
            self._lent += 1
            self._change.notify_all()
        if child is not None and child.is_running:
            return child, files
        if child is not None:
            child.close()
        return self._start(), 0

    def _put_back(self, borrowed: "Borrowed", files: int) -> None:
        with self._change:
            self._lent -= 1
            self._change.notify_all()
            if borrowed.is_good and files < MOST_FILES and self._used is None and not self._is_closed:
                self._used = borrowed.child, files
                return
        borrowed.child.close()

    def _keep(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._is_closed or len(self._spares) < self._due())
                if self._is_closed:
                    return
            child = self._start()
            with self._change:
                if len(self._spares) < self._wanted and not self._is_closed:
                    self._spares.append(child)
                    continue
            child.close()

    def _due(self) -> int:
        """How many are to be ready now."""
        return min(self._wanted, _MOST_AT_WORK - self._lent)


class Borrowed:
    """A child while somebody reads with it."""

    def __init__(self, child: Child) -> None:
        self.child, self.is_good = child, False
