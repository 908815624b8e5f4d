"""The window killed while a long paper is taken in: no child and no memory stays, and the library is as it was."""

import hashlib
import os
import select
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from scrutiny_desktop.store import contents, vault
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.check import check
from scrutiny_desktop.store.library import open_library
from tests.bench.long_paper import long_paper

ROOT = Path(__file__).parents[2]
SHARED = Path("/dev/shm")  # noqa: S108
PAGES = 1_000
AT_WORK = 100
"""Hundredths of a second of the processor, by which a reader is past its start; so long a paper takes it longer."""


def now() -> datetime:
    return datetime.now().astimezone()


@pytest.mark.skipif(sys.platform != "linux", reason="children are counted in /proc")
def test_a_kill_while_a_long_paper_is_read_leaves_no_child_and_no_half_of_it(tmp_path):
    file, library = long_paper(tmp_path / "long.pdf", PAGES), tmp_path / "library"
    before = _in_shared_memory()
    program = [sys.executable, "-m", "scrutiny_desktop", "--library", str(library), "open", str(file)]
    with (tmp_path / "errors").open("wb") as log:
        window = subprocess.Popen(program, stderr=log, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
        children = _until(lambda: _at_work(window.pid), "two readers never worked on it", tmp_path / "errors")
        everyone = _children(window.pid)
        window.send_signal(signal.SIGKILL)
        window.wait()
    assert len(children) == 2
    assert any(b"plate_maker" in name for name in everyone.values())
    _until(lambda: not [pid for pid, name in everyone.items() if _name(pid) == name], "children stayed", None)
    assert not {each for each in _in_shared_memory() - before if "scrutiny" in each}
    with open_library(Access(library), clock=now) as opened:
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        assert (vault.holds(opened, content), contents.of_file(opened, content)) == (False, [])
    assert check(Access(library), now).findings == ()


def _in_shared_memory() -> set[str]:
    return {each.name for each in SHARED.iterdir()} if SHARED.is_dir() else set()


def _name(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _facts(pid: int) -> list[str]:
    """What the system tells of a process, from its state on."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _children(parent: int) -> dict[int, bytes]:
    every = (int(each.name) for each in Path("/proc").iterdir() if each.name.isdecimal())
    return {pid: name for pid in every if _facts(pid)[1:2] == [str(parent)] and (name := _name(pid))}


def _at_work(parent: int) -> list[int]:
    """The readers that are past their start, once they are two."""
    readers = (pid for pid, name in _children(parent).items() if b"paper_reader" in name)
    found = [pid for pid in readers if (facts := _facts(pid)) and int(facts[11]) > AT_WORK]
    return found if len(found) > 1 else []


def _until(asked, otherwise, log):
    until = time.monotonic() + 120
    while not (answer := asked()):
        assert time.monotonic() < until, f"{otherwise}: {log.read_text() if log else ''}"
        select.select([], [], [], 0.02)
    return answer
