"""The reader process: a foreign file is parsed in a child under limits, and the window never meets its bytes."""

import argparse
import ctypes
import gc
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import scrutiny_desktop
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.plain import from_plain, to_plain
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.reader import read_file

if sys.platform == "linux":
    import resource

MOST_MEMORY = 1024**3
"""Bytes of data the child may hold (Linux)."""

_PULSE = 0.05
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_GRACE = 5.0


def _carry_on() -> None:
    """Asked while reading; nothing to say."""


def read_apart(file: Path, *, forms: Path, seconds: float = 60.0, pulse: Callable[[], object] = _carry_on) -> Reading:
    """Read a file in a process of its own; ``pulse`` is called while it runs and may raise to stop it.

    Raises ScrutinyError where the file cannot be read, takes too long, or breaks the reader.
    """
    with subprocess.Popen(  # noqa: S603 - our own program and our own arguments
        _command(file, forms, seconds), env=_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:  # fmt: skip
        try:
            written, trouble = _wait(child, file, seconds, pulse)
        finally:
            child.kill()
    return _answer(file, written, trouble)


def _command(file: Path, forms: Path, seconds: float) -> list[str]:
    return [
        sys.executable, "-P", "-m", "scrutiny_desktop.papers.process", f"--forms={forms.absolute()}",
        f"--seconds={seconds}", f"--parent={os.getpid()}", "--", str(file.absolute()),
    ]  # fmt: skip


def _environment() -> dict[str, str]:
    """The same package for the child, whether it runs from a checkout or is installed."""
    package = Path(scrutiny_desktop.__file__).resolve().parent.parent
    return {**os.environ, "PYTHONPATH": str(package), "PYTHONUTF8": "1"}


def _wait(
    child: "subprocess.Popen[bytes]", file: Path, seconds: float, pulse: Callable[[], object]
) -> tuple[bytes, bytes]:
    end = time.monotonic() + seconds
    while True:
        with suppress(subprocess.TimeoutExpired):
            return child.communicate(timeout=_PULSE)
        pulse()
        if time.monotonic() > end:
            raise ScrutinyError(
                f"Reading “{file.name}” took longer than {seconds:g} seconds and was stopped.",
                "Check that it is the paper, or split it.",
            )


def _answer(file: Path, written: bytes, trouble: bytes) -> Reading:
    try:
        said = json.loads(written)
    except ValueError as error:
        broken = ScrutinyError(
            f"The reader broke down over “{file.name}”; nothing else was touched.",
            "Save the paper as plain text from another program and add that.",
        )
        broken.add_note(trouble.decode("utf-8", "replace")[-4000:])
        raise broken from error
    if "reading" in said:
        return from_plain(Reading, said["reading"])
    raise ScrutinyError(said["what_happened"], said["what_to_do"])


def main(arguments: Sequence[str]) -> int:
    """The child: read one file under limits and write what was understood, or why not, as JSON."""
    parser = argparse.ArgumentParser(description="Reads one paper for Scrutiny Desktop.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--forms", type=Path, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--parent", type=int, required=True)
    wanted = parser.parse_args(arguments)
    gc.disable()  # a reading has no cycles, and the child ends with it
    _limit(wanted.seconds)
    _die_with(wanted.parent)
    json.dump(_said(wanted.file, wanted.forms), sys.stdout)
    return 0


def _said(file: Path, forms: Path) -> dict[str, Any]:
    try:
        return {"reading": to_plain(read_file(file, forms))}
    except ScrutinyError as error:
        return {"what_happened": error.what_happened, "what_to_do": error.what_to_do}
    except MemoryError:
        return {
            "what_happened": f"“{file.name}” needs more memory than a paper may take.",
            "what_to_do": "Check that it is the paper, or split it.",
        }


def _limit(seconds: float) -> None:
    watch = threading.Timer(seconds + _GRACE, os._exit, [3])  # an orphan ends by itself on every system
    watch.daemon = True
    watch.start()
    if sys.platform == "linux":
        whole = int(seconds + _GRACE) + 1
        for limit, most in (
            (resource.RLIMIT_DATA, MOST_MEMORY), (resource.RLIMIT_CPU, whole), (resource.RLIMIT_CORE, 0),
        ):  # fmt: skip
            _, hard = resource.getrlimit(limit)
            resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _die_with(parent: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(3)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
