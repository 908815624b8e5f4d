"""One file being read in a child: it is given the pieces it asks for, and waited for no longer than patience allows."""

import contextlib
import threading
import time
from collections.abc import Callable, Mapping
from queue import Empty, SimpleQueue
from typing import Any

from scrutiny_desktop.papers.child import Child
from scrutiny_desktop.papers.original import Original, given
from scrutiny_desktop.papers.printout import PAGE, THROUGH

MOST_ANSWER = 512 * 1024**2
"""Bytes of an answer; a reader that says more is no longer believed."""

MOST_SECONDS = 240.0
"""Seconds after which any file is given up; reading a PDF stops by itself well before."""

OWN_WORK = 4
"""How many times as long our own code may take over words that have been read, which no file can make hang."""

_PULSE = 0.05

Pulse = Callable[[int], object]
"""Called with the pages done while a file is read; may raise to stop it."""

_Message = tuple[dict[str, Any], bytes]


class Hearing:
    """Hears a child out over one file, and is not used again."""

    def __init__(self, child: Child, original: Original, seconds: float, pulse: Pulse) -> None:
        self._child, self._original, self._seconds, self._pulse = child, original, seconds, pulse
        self._said: SimpleQueue[_Message | None] = SimpleQueue()
        self._is_over, self._beat = threading.Event(), 0.0
        self._end = time.monotonic() + MOST_SECONDS
        self.last = time.monotonic()
        """When the last page was done."""
        self.pages = 0
        self.has_begun = False
        """Whether the child has taken the file on at all."""
        self.is_through = False
        """Whether the file itself is read, and only its words are left to be understood."""
        self.held = 0
        """Bytes of memory that the child says it has held at most."""
        self.is_late = False
        """Whether the child was ended because it kept silent for too long."""

    def answer(self, request: Mapping[str, Any]) -> bytes | None:
        """What the child answers; None where it ends, or is ended, before it has."""
        ear = threading.Thread(target=self._listen, name="reader heard", daemon=True)
        watch = threading.Thread(target=self._watch, name="reader watched", daemon=True)
        ear.start()
        watch.start()
        answer = None
        try:
            answer = self._heard_out(request)
        finally:
            if answer is None:
                self._child.kill()
            self._is_over.set()
            ear.join()
            watch.join()
        return answer

    def _heard_out(self, request: Mapping[str, Any]) -> bytes | None:
        self._tell(request)
        while (message := self._next()) is not None:
            words, payload = message
            if "answer" in words:
                self.held = held if isinstance(held := words.get("held"), int) else 0
                return payload
            if "need" in words:
                try:
                    self._tell({}, given(self._original.piece, words["need"]))
                except EOFError:
                    return None
            else:
                self._count(words.get("told"))
        return None

    def _tell(self, words: Mapping[str, Any], payload: bytes = b"") -> None:
        with contextlib.suppress(OSError):  # a child that is gone says so by its silence
            self._child.say(dict(words), payload)

    def _next(self) -> _Message | None:
        """The next message, or None where there will be none; the pulse is felt while waiting."""
        while True:
            now = time.monotonic()
            if now >= self._beat:
                self._beat = now + _PULSE
                self._pulse(self.pages)
            try:
                return self._said.get(timeout=max(0.001, self._beat - now))
            except Empty:
                continue

    def _count(self, sign: object) -> None:
        self.has_begun = True
        self.is_through = self.is_through or sign == THROUGH
        self.pages += sign == PAGE
        self.last = time.monotonic()

    def _listen(self) -> None:
        """Pass on what the child says, up to its answer, or to as much as is believed."""
        left, words = MOST_ANSWER, dict[str, Any]()
        with contextlib.suppress(EOFError, OSError):  # then it is gone, which is what None tells
            while left > 0 and "answer" not in words:
                words, payload = self._child.hear(MOST_ANSWER)
                left -= len(payload) + 1
                self._said.put((words, payload))
        self._said.put(None)

    def _watch(self) -> None:
        """End a child that keeps silent, so that nobody waits for it, not even to give it a piece."""
        while True:
            patience = self._seconds * (OWN_WORK if self.is_through else 1)
            left = min(self.last + patience, self._end) - time.monotonic()
            if self._is_over.wait(max(0.0, left)):
                return
            if left <= 0:
                self.is_late = True
                self._child.kill()
                return
