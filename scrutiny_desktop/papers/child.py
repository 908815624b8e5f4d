"""A process of ours that meets foreign bytes: started under its fence, spoken to over a pipe, and ended for sure."""

import contextlib
import os
import subprocess
import tempfile
from typing import IO, Any

from scrutiny_desktop.papers.job_object import Job
from scrutiny_desktop.papers.limits import environment, program
from scrutiny_desktop.papers.speech import MOST, hear, say

_MOST_TROUBLE = 64 * 1024


class Child:
    """One child, of a module that answers messages until its pipe ends.

    On Linux it ends with the thread that started it: whoever keeps one keeps that thread.
    """

    def __init__(self, module: str, *arguments: str, keeps: tuple[int, ...] = ()) -> None:
        self._trouble: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the child
        self._process = subprocess.Popen(  # noqa: S603 - our own program and our own arguments
            [program(), "-P", "-m", module, f"--parent={os.getpid()}", *arguments],
            env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._trouble,
            pass_fds=keeps, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
        self._job = Job(self._process.pid)
        self._voice: IO[bytes] = _pipe(self._process.stdin)
        self._ears: IO[bytes] = _pipe(self._process.stdout)

    @property
    def process_id(self) -> int:
        """By which the system knows it."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    def say(self, words: dict[str, Any], payload: bytes = b"") -> None:
        """Send a message; raises OSError where it is gone."""
        say(self._voice, words, payload)

    def hear(self, most: int = MOST) -> tuple[dict[str, Any], bytes]:
        """Wait for a message; raises EOFError or OSError where none will come, or none that makes sense."""
        return hear(self._ears, most)

    def kill(self) -> None:
        """End it from any thread; who waits for a message meets EOFError."""
        self._process.kill()

    def trouble(self) -> str:
        """What it said of its end, once it has been killed."""
        self._process.wait()
        end = self._trouble.seek(0, os.SEEK_END)
        self._trouble.seek(max(0, end - _MOST_TROUBLE))
        return self._trouble.read().decode("utf-8", "replace")

    def close(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        for pipe in (self._voice, self._ears):
            with contextlib.suppress(OSError):  # what was still to be said is of no use to a child that is gone
                pipe.close()
        self._process.wait()
        self._trouble.close()
        self._job.close()


def _pipe(made: IO[bytes] | None) -> IO[bytes]:
    if made is None:
        raise ValueError("a child has both its pipes")
    return made
