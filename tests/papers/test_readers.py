"""Children kept ready: used again while they are good, replaced when they are not, and never left behind."""

import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.papers import process
from scrutiny_desktop.papers import readers as room
from scrutiny_desktop.papers.child import Child
from scrutiny_desktop.papers.process import read_apart
from scrutiny_desktop.papers.readers import Readers, new_reader
from scrutiny_desktop.papers.shares import LEAST_SHARED
from tests import made_papers as made

ROOT = Path(__file__).parents[2]


@pytest.fixture
def readers() -> Iterator[Readers]:
    with Readers() as made_readers:
        yield made_readers


def _is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def _ready(readers: Readers, *, but: int = 0) -> int:
    """The child that waits, once one does."""
    until = time.monotonic() + 20
    while not (waiting := [each for each in readers.idle if each != but]) and time.monotonic() < until:
        select.select([], [], [], 0.01)
    return waiting[0]


def test_a_good_child_reads_several_files(readers: Readers, cover_report: Path, forms_folder: Path) -> None:
    first = read_apart(cover_report, forms=forms_folder, readers=readers)
    (child,) = readers.idle
    assert read_apart(cover_report, forms=forms_folder, readers=readers) == first
    assert readers.idle == (child,)


def test_a_refused_file_costs_no_child(readers: Readers, cover_report, forms_folder, tmp_path: Path) -> None:
    read_apart(cover_report, forms=forms_folder, readers=readers)
    child = readers.idle
    (tmp_path / "none.txt").write_text("\n")
    with pytest.raises(ScrutinyError, match="no words"):
        read_apart(tmp_path / "none.txt", forms=forms_folder, readers=readers)
    assert readers.idle == child


def test_a_child_is_replaced_after_so_many_files(monkeypatch, readers: Readers, cover_report, forms_folder) -> None:
    monkeypatch.setattr(room, "MOST_FILES", 2)
    read_apart(cover_report, forms=forms_folder, readers=readers)
    (child,) = readers.idle
    read_apart(cover_report, forms=forms_folder, readers=readers)
    assert readers.idle == ()
    assert _is_gone(child)


@pytest.mark.skipif(sys.platform == "win32", reason="nobody counts what a child holds there")
def test_a_child_that_held_too_much_is_not_used_again(
    monkeypatch, readers: Readers, cover_report, forms_folder
) -> None:
    monkeypatch.setattr(process, "MOST_HELD", 1024**2)
    read_apart(cover_report, forms=forms_folder, readers=readers)
    assert readers.idle == ()


def test_one_that_waits_is_used_and_the_next_is_started(readers: Readers, cover_report, forms_folder) -> None:
    readers.keep_ready()
    first = _ready(readers)
    read_apart(cover_report, forms=forms_folder, readers=readers)
    assert first in readers.idle
    second = _ready(readers, but=first)
    assert set(readers.idle) == {first, second}
    readers.rest()
    assert readers.idle == (second,)
    assert _is_gone(first)


def test_while_papers_are_chosen_two_wait_and_none_is_begun_for_a_long_one(forms_folder, tmp_path: Path) -> None:
    started: list[Child] = []

    def start() -> Child:
        started.append(new_reader())
        return started[-1]

    pages = [made.text(f"Page {number}.") for number in range(LEAST_SHARED)]
    paper = made.pdf(tmp_path / "long.pdf", pages)
    with Readers(start) as readers:
        readers.keep_ready()
        readers.expect_papers()
        _ready(readers, but=_ready(readers))
        begun = []
        read_apart(paper, forms=forms_folder, readers=readers, pulse=lambda _: begun.append(len(started)))
    assert set(begun) == {2}


def test_where_none_is_chosen_one_of_two_is_kept(readers: Readers) -> None:
    readers.keep_ready()
    readers.expect_papers()
    first = _ready(readers)
    second = _ready(readers, but=first)
    readers.rest()
    (left,) = readers.idle
    assert left in (first, second)


def test_one_that_dies_while_it_waits_costs_nothing(readers: Readers, forms_folder, tmp_path: Path) -> None:
    readers.keep_ready()
    os.kill(_ready(readers), signal.SIGKILL)
    paper = made.pdf(tmp_path / "paper.pdf", [made.text("The ferry sails daily.")])
    reading = read_apart(paper, forms=forms_folder, readers=readers)
    assert (reading.warnings, reading.pages) == ((), 1)


def test_one_kept_ready_outlives_the_thread_that_used_it_last(readers: Readers, cover_report, forms_folder) -> None:
    readers.keep_ready()
    child = _ready(readers)
    for _ in range(2):
        work = threading.Thread(target=read_apart, args=(cover_report,),
                                kwargs={"forms": forms_folder, "readers": readers})  # fmt: skip
        work.start()
        work.join()
        assert child in readers.idle


def test_a_child_that_broke_is_gone_and_another_waits(forms_folder: Path, tmp_path: Path) -> None:
    ways = iter(["breaks on page 2"])
    started: list[Child] = []

    def start() -> Child:
        how = next(ways, "")
        started.append(Child("tests.papers.broken_reader", how) if how else new_reader())
        return started[-1]

    paper = made.pdf(tmp_path / "paper.pdf", [made.text(f"The words of page {at}.") for at in (1, 2, 3)])
    with Readers(start) as readers:
        readers.keep_ready()
        _ready(readers)
        reading = read_apart(paper, forms=forms_folder, readers=readers)
        assert reading.warnings[0] == "Page 2 is damaged and could not be read."
        assert _is_gone(started[0].process_id)
        assert started[0].process_id not in readers.idle
    assert all(_is_gone(each.process_id) for each in started)


def test_closing_ends_the_children(cover_report: Path, forms_folder: Path) -> None:
    readers = Readers()
    readers.keep_ready()
    waiting = _ready(readers)
    read_apart(cover_report, forms=forms_folder, readers=readers)
    every = {waiting, *readers.idle}
    readers.close()
    assert all(map(_is_gone, every))
    assert readers.idle == ()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems end the child by its closed pipe")
@pytest.mark.parametrize("end", ["os.kill(os.getpid(), 9)", "sys.exit(0)", "os._exit(0)"])
def test_no_child_outlives_the_program_however_it_ends(end: str) -> None:
    program = (
        "import os, sys, time\n"
        "from scrutiny_desktop.papers.readers import Readers\n"
        "readers = Readers()\n"
        "readers.keep_ready()\n"
        "while not readers.idle:\n"
        "    os.sched_yield()\n"
        "os.write(1, str(readers.idle[0]).encode())\n"
        f"{end}\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False,
                           env={**os.environ, "PYTHONPATH": str(ROOT)})  # fmt: skip
    child = Path(f"/proc/{int(ended.stdout)}/cmdline")
    until = time.monotonic() + 20
    while child.exists() and b"paper_reader" in child.read_bytes() and time.monotonic() < until:
        select.select([], [], [], 0.02)
    assert not child.exists() or b"paper_reader" not in child.read_bytes()
