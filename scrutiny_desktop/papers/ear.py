"""One child being listened to over one file, and ended where it keeps silent for longer than patience allows."""

import contextlib
import threading
import time
from collections.abc import Mapping
from queue import SimpleQueue
from typing import Any

from scrutiny_desktop.papers.child import Child
from scrutiny_desktop.papers.printout import PAGE, THROUGH

MOST_ANSWER = 512 * 1024**2
"""Bytes of an answer; a reader that says more is no longer believed."""

MOST_SECONDS = 240.0
"""Seconds after which any file is given up; reading a PDF stops by itself well before."""

OWN_WORK = 4
"""How many times as long our own code may take over words that have been read, which no file can make hang."""

Heard = tuple["Ear", dict[str, Any] | None, bytes]
"""Who said it, and what; no words where there will be no more."""


class Ear:
    """Listens on a thread of its own and puts all that is said into a queue; not used again."""

    def __init__(self, child: Child, seconds: float, said: "SimpleQueue[Heard]", page: int) -> None:
        self._child, self._seconds, self._said = child, seconds, said
        self._is_over, self._end = threading.Event(), time.monotonic() + MOST_SECONDS
        self._threads = [threading.Thread(target=self._listen, name="reader heard", daemon=True),
                         threading.Thread(target=self._watch, name="reader watched", daemon=True)]  # fmt: skip
        self.page = page
        """The page that it is reading, counted from 1; 0 where it has none yet."""
        self.pages = 0
        """How many it has done."""
        self.last = time.monotonic()
        """When the last page was done."""
        self.held = 0
        """Bytes of memory that the child says it has held at most."""
        self.has_begun = False
        """Whether the child has taken the file on at all."""
        self.is_through = False
        """Whether the file itself is read, and only its words are left to be understood."""
        self.is_kept_waiting = False
        """Whether its silence is ours."""
        self.is_done = False
        """Whether it has answered."""
        self.is_late = False
        """Whether the child was ended because it kept silent for too long."""

    def begin(self, request: Mapping[str, Any]) -> None:
        """Ask, and listen from now on."""
        for each in self._threads:
            each.start()
        self.tell(request)

    def tell(self, words: Mapping[str, Any], payload: bytes = b"") -> None:
        """Say something to the child; one that is gone says so by its silence."""
        with contextlib.suppress(OSError):
            self._child.say(dict(words), payload)

    def count(self, sign: object) -> None:
        """It has told how far it is."""
        self.has_begun = True
        self.is_through = self.is_through or sign == THROUGH
        self.page += sign == PAGE
        self.pages += sign == PAGE
        self.last = time.monotonic()

    def keep_waiting(self, *, is_so: bool) -> None:
        """From now on its silence is ours, or its own again."""
        self.is_kept_waiting, self.last = is_so, time.monotonic()

    def close(self, *, is_believed: bool) -> None:
        """Listen no longer; the child is ended where it has not answered, or is not believed."""
        if not (self.is_done and is_believed):
            self._child.kill()
        self._is_over.set()
        for each in self._threads:
            each.join()

    def _listen(self) -> None:
        """Pass on what the child says, up to its answer, or to as much as is believed; how far it is, is only noted."""
        left, words = MOST_ANSWER, dict[str, Any]()
        with contextlib.suppress(EOFError, OSError):  # then it is gone, which is what no words tell
            while left > 0 and "answer" not in words:
                words, payload = self._child.hear(MOST_ANSWER)
                left -= len(payload) + 1
                if "told" in words:  # of every page: nobody else need wake for that
                    self.count(words["told"])
                else:
                    self._said.put((self, words, payload))
        self._said.put((self, None, b""))

    def _watch(self) -> None:
        """End a child that keeps silent, so that nobody waits for it, not even to give it a piece."""
        while True:
            patience = self._seconds * (OWN_WORK if self.is_through else 1)
            last = time.monotonic() if self.is_kept_waiting else self.last
            left = min(last + patience, self._end) - time.monotonic()
            if self._is_over.wait(max(0.0, left)):
                return
            if left <= 0:
                self.is_late = True
                self._child.kill()
                return
