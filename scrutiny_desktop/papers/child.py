"""The program's side of one child that is asked again and again: wait no longer than patience allows, be rid of it."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any

from scrutiny_desktop.papers.limits import environment
from scrutiny_desktop.papers.speech import hear, say

Piece = Callable[[int, int], bytes]
"""Gives so many bytes of the original from a place on."""


class BrokenError(Exception):
    """The child died or did not answer; another one is needed."""


class Child:
    """A module of this package that runs as a process of its own; not to be asked by two threads at once."""

    def __init__(self, module: str, patience: float, *words: str, descriptors: Sequence[int] = ()) -> None:
        self._patience = patience
        self.piece: Piece = lambda start, length: b""
        """Where the original that the child is to open comes from."""
        self._process = subprocess.Popen(  # noqa: S603 - our own program and our own arguments
            [sys.executable, "-P", "-m", module, f"--parent={os.getpid()}", *words],
            env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            pass_fds=tuple(descriptors), creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip

    @property
    def process_id(self) -> int:
        """Of the process."""
        return self._process.pid

    def ask(self, payload: bytes = b"", **request: Any) -> tuple[dict[str, Any], bytes]:
        """Its answer, as words and bytes; raises BrokenError where there is none."""
        ears, voice = self._process.stdout, self._process.stdin
        if ears is None or voice is None:
            raise BrokenError
        watch = threading.Timer(self._patience, self._process.kill)
        watch.daemon = True
        watch.start()
        try:
            say(voice, request, payload)
            said, answer = hear(ears)
            while "need" in said:
                say(voice, {}, self.piece(*said["need"]))
                said, answer = hear(ears)
        except (EOFError, OSError) as error:
            raise BrokenError from error
        finally:
            watch.cancel()
        return said, answer

    def kill(self) -> None:
        """End it from another thread; who waits for its answer meets BrokenError."""
        self._process.kill()

    def close(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # what it still had to say is of no use to a child that is gone
        self._process.wait()
