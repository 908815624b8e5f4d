"""A child that is asked again and again about one original: wait no longer than patience allows, be rid of it."""

import threading
from typing import Any

from scrutiny_desktop.papers.child import Child
from scrutiny_desktop.papers.original import Piece, given


class BrokenError(Exception):
    """The child died or did not answer; another one is needed."""


class AskedChild:
    """A module of this package that runs as a process of its own; not to be asked by two threads at once."""

    def __init__(self, module: str, patience: float, *words: str, keeps: tuple[int, ...] = ()) -> None:
        self._patience = patience
        self.piece: Piece = lambda start, length: b""
        """Where the original that the child is to open comes from."""
        self._child = Child(module, *words, keeps=keeps)

    @property
    def process_id(self) -> int:
        """Of the process."""
        return self._child.process_id

    def ask(self, payload: bytes = b"", **request: Any) -> tuple[dict[str, Any], bytes]:
        """Its answer, as words and bytes; raises BrokenError where there is none."""
        watch = threading.Timer(self._patience, self._child.kill)
        watch.daemon = True
        watch.start()
        try:
            self._child.say(request, payload)
            said, answer = self._child.hear()
            while "need" in said:
                self._child.say({}, given(self.piece, said["need"]))
                said, answer = self._child.hear()
        except (EOFError, OSError) as error:
            raise BrokenError from error
        finally:
            watch.cancel()
        return said, answer

    def kill(self) -> None:
        """End it from another thread; who waits for its answer meets BrokenError."""
        self._child.kill()

    def close(self) -> None:
        """End it, whatever it is doing."""
        self._child.close()
