"""One file being read in a child, or in two where it is long: they are given the pieces and the pages they ask for."""

import contextlib
import time
from collections.abc import Callable, Mapping
from queue import Empty, SimpleQueue
from typing import Any

from scrutiny_desktop.papers.child import Child
from scrutiny_desktop.papers.dealing import Dealing
from scrutiny_desktop.papers.ear import Ear, Heard
from scrutiny_desktop.papers.original import Original, given

_PULSE = 0.05
_NO_TROUBLE = b"{}"
"""What the second answers at the end of its work."""

Pulse = Callable[[int], object]
"""Called with the pages done while a file is read; may raise to stop it."""


class Hearing:
    """Hears a child out over one file, and another that helps it; not used again."""

    def __init__(
        self, child: Child, original: Original, seconds: float, pulse: Pulse, second: Callable[[], Child] | None = None
    ) -> None:
        self._said: SimpleQueue[Heard] = SimpleQueue()
        self._original, self._seconds, self._pulse, self._second = original, seconds, pulse, second
        self._dealing, self._beat = Dealing(), 0.0
        self.ears = [Ear(child, seconds, self._said, page=1)]
        """The first is the one whose answer counts."""
        self.failed = self.ears[0]
        """Where there is no answer: the one whose child ended before it had."""

    @property
    def pages(self) -> int:
        """How many are done."""
        return sum(each.pages for each in self.ears)

    def answer(self, request: Mapping[str, Any]) -> bytes | None:
        """What the child answers; None where it ends, or is ended, before it has."""
        answer = None
        try:
            self.ears[0].begin(request)
            answer = self._heard_out(request)
        finally:
            for each in self.ears:
                each.close(is_believed=answer is not None)
        return answer

    def _heard_out(self, request: Mapping[str, Any]) -> bytes | None:
        while True:
            ear, words, payload = self._next()
            if words is None:
                if ear.is_done:
                    continue
                self.failed = ear
                return None
            if "answer" in words:
                ear.is_done = True
                ear.held = held if isinstance(held := words.get("held"), int) else 0
                if ear is self.ears[0] or payload != _NO_TROUBLE:
                    return payload
            elif not self._is_answered(ear, words, payload, request):
                self.failed = ear
                return None

    def _is_answered(self, ear: Ear, words: dict[str, Any], payload: bytes, request: Mapping[str, Any]) -> bool:
        """Give a child what it asks for; False where it asks for what no child of ours would."""
        match words:
            case {"need": need}:
                try:
                    ear.tell({}, given(self._original.piece, need))
                except EOFError:
                    return False
            case {"next": int(count)}:
                self._have_help(request)
                run = self._dealing.run(count, is_first=ear is self.ears[0])
                ear.page = run[0] if run else ear.page
                ear.tell({"run": run})
            case {"rest": True} if ear is self.ears[0]:
                ear.keep_waiting(is_so=True)
                self._give_rest()
            case {"read": int(first)} if ear is not self.ears[0]:
                self._dealing.keep(first, payload)
                self._give_rest()
            case _:
                ear.count(None)
        return True

    def _have_help(self, request: Mapping[str, Any]) -> None:
        """Begin the second child, where there may be one and is none yet."""
        second, self._second = self._second, None
        if second is None:
            return
        with contextlib.suppress(OSError):  # without it the first reads all
            self.ears.append(Ear(second(), self._seconds, self._said, page=0))
            self.ears[1].begin({**request, "is_second": True, "forms": [], "parts": []})

    def _give_rest(self) -> None:
        """Give the first what the second has read, once it waits for that and all of it is there."""
        rest = self._dealing.rest
        if rest is None or not self.ears[0].is_kept_waiting:
            return
        self.ears[0].tell({"runs": len(rest)})
        for each in rest:
            self.ears[0].tell({}, each)
        self.ears[0].keep_waiting(is_so=False)

    def _next(self) -> Heard:
        """The next thing said; the pulse is felt while waiting."""
        while True:
            now = time.monotonic()
            if now >= self._beat:
                self._beat = now + _PULSE
                self._pulse(self.pages)
            try:
                return self._said.get(timeout=max(0.001, self._beat - now))
            except Empty:
                continue
