"""The reader process: a foreign file is parsed in a child under limits, and the window never meets its bytes."""

import argparse
import contextlib
import gc
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from scrutiny_desktop.domain.errors import LockedError, ScrutinyError
from scrutiny_desktop.domain.plain import from_plain, to_plain
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.hearing import Heard
from scrutiny_desktop.papers.limits import die_with, environment, limit_memory, limit_work
from scrutiny_desktop.papers.printout import THROUGH, Told

PATIENCE = 14.0
"""Seconds without another page done after which a file is given up."""

MOST_SECONDS = 240.0
"""Seconds after which any file is given up; reading a PDF stops by itself well before."""

_OWN_WORK = 4
"""How many times as long our own code may take over words that have been read, which no file can make hang."""

_LEAST_LEFT = 3.0
"""Seconds that must be left for a second reader to be worth its start."""

_PULSE = 0.05
_MOST_TROUBLE = 64 * 1024
_GRACE = 5.0


Pulse = Callable[[int], object]
"""Called with the pages done while a file is read; may raise to stop it."""


def _carry_on(pages: int) -> None:
    """Asked while reading; nothing to say."""


def read_apart(
    file: Path, *, forms: Path, seconds: float = PATIENCE, pulse: Pulse = _carry_on, password: str = ""
) -> Reading:
    """Read a file in a process of its own.

    Where a page of it breaks the reader, another one reads the rest. Raises ScrutinyError where the file cannot be
    read, breaks the second reader too, or keeps one for longer than ``seconds`` without another page done.
    """
    try:
        return _read_once(file, forms, seconds, pulse, password)
    except _BreakdownError as first:
        left = seconds - first.silent
        if not first.page or left < _LEAST_LEFT:
            raise
        return _read_once(file, forms, left, pulse, password, without=first.page)


class _BreakdownError(ScrutinyError):
    """The reader died on a ``page``, counted from 1 (0: not known), ``silent`` seconds after the one before it."""

    page = 0
    silent = 0.0


def _read_once(file: Path, forms: Path, seconds: float, pulse: Pulse, password: str, *, without: int = 0) -> Reading:
    with (
        tempfile.TemporaryFile() as trouble,
        subprocess.Popen(  # noqa: S603 - our own program and our own arguments
            _command(file, forms, seconds, without), env=environment(), stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=trouble, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as child,
    ):  # fmt: skip
        try:
            _tell(child, password)
            heard = _wait(child, file, seconds, pulse)
        finally:
            child.kill()
        trouble.seek(0)
        return _answer(file, heard, trouble.read(_MOST_TROUBLE))


def _tell(child: "subprocess.Popen[bytes]", password: str) -> None:
    """Say the password where no list of processes shows it."""
    with contextlib.suppress(OSError):  # a child that is dead already says so by its silence
        if child.stdin is not None:
            child.stdin.write(json.dumps(password).encode() + b"\n")
            child.stdin.close()


def _command(file: Path, forms: Path, seconds: float, without: int) -> list[str]:
    return [
        sys.executable, "-P", "-m", "scrutiny_desktop.papers.process", f"--forms={forms.absolute()}",
        f"--seconds={seconds}", f"--without={without}", f"--parent={os.getpid()}", "--", str(file.absolute()),
    ]  # fmt: skip


def _wait(child: "subprocess.Popen[bytes]", file: Path, seconds: float, pulse: Pulse) -> Heard:
    heard = Heard()
    ear = threading.Thread(target=heard.listen, args=(child.stdout,), daemon=True)
    ear.start()
    end = time.monotonic() + MOST_SECONDS
    while ear.is_alive():
        ear.join(_PULSE)
        pulse(heard.pages)
        now = time.monotonic()
        patience = seconds * (_OWN_WORK if heard.is_through else 1)
        if ear.is_alive() and (now - heard.last > patience or now > end):
            at = f" over page {heard.pages + 1}" if heard.pages and not heard.is_through else ""
            raise ScrutinyError(
                f"Reading “{file.name}” took longer than {patience:g} seconds{at} and was stopped.",
                "Check that it is the paper, or split it.",
            )
    return heard


def _answer(file: Path, heard: Heard, trouble: bytes) -> Reading:
    try:
        said = json.loads(heard.answer)
    except ValueError as error:
        broken = _BreakdownError(
            f"The reader broke down over “{file.name}”; nothing else was touched.",
            "Save the paper as plain text from another program and add that.",
        )
        broken.page = 0 if heard.is_through else heard.pages + 1
        broken.silent = time.monotonic() - heard.last
        broken.add_note(trouble.decode("utf-8", "replace")[-4000:])
        raise broken from error
    if "reading" in said:
        return from_plain(Reading, said["reading"])
    raise (LockedError if said.get("is_locked") else ScrutinyError)(said["what_happened"], said["what_to_do"])


def main(arguments: Sequence[str]) -> int:
    """The child: read one file under limits and write what was understood, or why not, as JSON."""
    parser = argparse.ArgumentParser(description="Reads one paper for Scrutiny Desktop.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--forms", type=Path, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--without", type=int, required=True)
    parser.add_argument("--parent", type=int, required=True)
    wanted = parser.parse_args(arguments)
    gc.disable()  # a reading has no cycles, and the child ends with it
    password = str(json.loads(sys.stdin.readline() or '""'))
    voice = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer of ours
    _limit(wanted.seconds)
    die_with(wanted.parent)

    def told(sign: bytes) -> None:
        voice.write(sign)
        voice.flush()
        limit_work(wanted.seconds * (_OWN_WORK if sign == THROUGH else 1) + _GRACE)

    voice.write(json.dumps(_said(wanted.file, wanted.forms, told, wanted.without, password)).encode())
    voice.close()
    return 0


def _said(file: Path, forms: Path, told: Told, without: int, password: str) -> dict[str, Any]:
    from scrutiny_desktop.papers.reader import read_file  # the window's process has no use for what parses

    try:
        return {"reading": to_plain(read_file(file, forms, told, without, password))}
    except ScrutinyError as error:
        return {"what_happened": error.what_happened, "what_to_do": error.what_to_do,
                "is_locked": isinstance(error, LockedError)}  # fmt: skip
    except MemoryError:
        return {
            "what_happened": f"“{file.name}” needs more memory than a paper may take.",
            "what_to_do": "Check that it is the paper, or split it.",
        }


def _limit(seconds: float) -> None:
    watch = threading.Timer(MOST_SECONDS + _GRACE, os._exit, [3])  # an orphan ends by itself on every system
    watch.daemon = True
    watch.start()
    limit_work(seconds + _GRACE)
    limit_memory()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
