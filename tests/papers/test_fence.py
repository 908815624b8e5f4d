"""The fence: real code in a fenced process can't reach out of it, and can still do its work."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from scrutiny_desktop.papers.fence import FONTS
from scrutiny_desktop.papers.form import form_texts
from scrutiny_desktop.papers.hearing import Hearing
from scrutiny_desktop.papers.original import Original
from scrutiny_desktop.papers.plates import PlateMaker
from scrutiny_desktop.papers.readers import Borrowed, Readers
from tests import made_papers as made

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such a fence")

OUT = ("reach the network", "listen")
PROGRAMS = ("run a program", "start a program", "fork", "signal another", "trace another", "ask for a ring")
WRITING = ("write a file", "change a file", "delete a file", "rename a file", "link a file", "make a folder",
           "cut a file")  # fmt: skip
READING = ("read a file", "list a folder")
WORK = ("start a thread", "use what is open", "take memory", "tell the time")


def _tried(how: str, folder: Path, *asked: str) -> dict[str, str]:
    (folder / "paper.txt").write_text("The words of a paper.")
    (folder / "held.bin").write_bytes(bytes(100))
    ran = subprocess.run([sys.executable, "-m", "tests.papers.fenced_child", how, str(folder), *asked],
                         cwd=ROOT, capture_output=True, check=False, text=True, timeout=60)  # fmt: skip
    holds, *lines = ran.stdout.splitlines()
    assert ran.returncode == 0, ran.stderr
    if holds in ("holds False", "holds ()"):
        pytest.skip("this kernel has no such fence")
    return dict(line.split(": ") for line in lines)


def test_a_fenced_child_can_reach_nothing_and_work_on(tmp_path: Path) -> None:
    refused = (*OUT, *PROGRAMS, *WRITING, *READING, "make a socket")
    went = _tried("all", tmp_path, *refused, *WORK)
    assert {name: went[name] for name in refused} == dict.fromkeys(refused, "PermissionError")
    assert {name: went[name] for name in WORK} == dict.fromkeys(WORK, "done")
    assert (tmp_path / "paper.txt").read_text() == "The words of a paper."
    assert {each.name for each in tmp_path.iterdir()} == {"paper.txt", "held.bin"}


def test_the_fence_of_files_holds_by_itself(tmp_path: Path) -> None:
    refused = (*WRITING, *READING, "run a program")
    went = _tried("landlock", tmp_path, *refused, "list the fonts")
    assert {name: went[name] for name in refused} == dict.fromkeys(refused, "PermissionError")
    assert went["list the fonts"] == ("done" if FONTS[0].is_dir() else "FileNotFoundError")


def test_the_fence_of_calls_holds_by_itself(tmp_path: Path) -> None:
    refused = (*OUT, *PROGRAMS, *WRITING, "make a socket")
    went = _tried("seccomp", tmp_path, *refused, *WORK, *READING)
    assert {name: went[name] for name in refused} == dict.fromkeys(refused, "PermissionError")
    assert {name: went[name] for name in (*WORK, *READING)} == dict.fromkeys((*WORK, *READING), "done")


def _fences(process: int) -> set[tuple[str, str]]:
    """Of each thread of a process, whether it may gain rights, and its filter of calls."""
    found = set()
    for status in Path(f"/proc/{process}/task").glob("*/status"):
        facts = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
        found.add((facts["NoNewPrivs"], facts["Seccomp"]))
    return found


def test_both_children_are_fenced_before_they_have_the_first_byte(tmp_path: Path, forms_folder: Path) -> None:
    _tried("seccomp", tmp_path)
    paper = made.pdf(tmp_path / "paper.pdf", [made.text("The ferry sails daily.")]).read_bytes()
    seen: dict[int, set[tuple[str, str]]] = {}
    with Readers() as readers, readers.one() as reader, closing(PlateMaker()) as maker:
        for process, read in (
            (maker.process_id, lambda original: maker.open(original.size, original.piece)),
            (reader.child.process_id, lambda original: _read(reader, original, forms_folder)),
        ):

            def piece(start: int, length: int, process: int = process) -> bytes:
                seen[process] = seen.get(process, set()) | _fences(process)
                return paper[start : start + length]

            read(Original("paper.pdf", len(paper), piece))
    assert list(seen.values()) == [{("1", "2")}] * 2


def _read(reader: Borrowed, original: Original, forms: Path) -> None:
    asked = {"name": original.name, "size": original.size, "forms": form_texts(forms), "password": ""}
    answer = Hearing(reader.child, original, 14, lambda pages: None).answer({**asked, "seconds": 14, "without": 0})
    assert b"The ferry sails daily." in (answer or b"")
