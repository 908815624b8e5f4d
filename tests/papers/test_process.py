"""The reader process: the same reading from a child that can be limited, stopped and outlived."""

import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError, Stopped
from scrutiny_desktop.papers import process
from scrutiny_desktop.papers.hearing import Heard
from scrutiny_desktop.papers.limits import MOST_MEMORY
from scrutiny_desktop.papers.printout import PAGE, THROUGH
from scrutiny_desktop.papers.process import read_apart
from scrutiny_desktop.papers.reader import read_file
from tests import made_papers as made

ROOT = Path(__file__).parents[2]


def _slow_paper(folder: Path) -> Path:
    paper = folder / "slow.txt"
    paper.write_text("1. A line of words, with a number before it.\n\n" * 120_000, encoding="utf-8")
    return paper


def test_a_child_reads_the_same(cover_report: Path, forms_folder: Path) -> None:
    assert read_apart(cover_report, forms=forms_folder) == read_file(cover_report, forms_folder)


def test_a_refusal_comes_back_as_its_two_sentences(tmp_path: Path, forms_folder: Path) -> None:
    (tmp_path / "none.txt").write_bytes(b"")
    with pytest.raises(ScrutinyError) as refused:
        read_apart(tmp_path / "none.txt", forms=forms_folder)
    assert refused.value.what_happened == "“none.txt” is empty."


def test_a_name_that_looks_like_an_option_is_still_a_file(tmp_path: Path, forms_folder: Path) -> None:
    (tmp_path / "--help").write_text("Some words", encoding="utf-8")
    assert read_apart(tmp_path / "--help", forms=forms_folder).kind == "text"


def test_reading_that_takes_too_long_is_stopped(tmp_path: Path, forms_folder: Path) -> None:
    start = time.monotonic()
    with pytest.raises(ScrutinyError, match=r"longer than 0\.[28] seconds"):
        read_apart(_slow_paper(tmp_path), forms=forms_folder, seconds=0.2)
    assert time.monotonic() - start < 5


def test_a_person_may_stop_it(tmp_path: Path, forms_folder: Path) -> None:
    def stop(pages) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_apart(_slow_paper(tmp_path), forms=forms_folder, pulse=stop)


def test_a_reader_that_breaks_down_is_a_sentence_and_keeps_its_trouble(cover_report: Path, tmp_path: Path) -> None:
    with pytest.raises(ScrutinyError, match="broke down") as broken:
        read_apart(cover_report, forms=tmp_path / "absent")
    assert "FileNotFoundError" in broken.value.__notes__[0]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems end the child by its own watch")
def test_the_child_dies_with_its_parent(tmp_path: Path, forms_folder: Path) -> None:
    os.mkfifo(tmp_path / "told")
    paper = _slow_paper(tmp_path)
    program = (
        "import os, sys, threading\n"
        "from pathlib import Path\n"
        "from scrutiny_desktop.papers.process import read_apart\n"
        "def die(pages):\n"
        "    os.write(1, Path(f'/proc/self/task/{os.getpid()}/children').read_bytes())\n"
        "    os.kill(os.getpid(), 9)\n"
        f"read_apart(Path({str(paper)!r}), forms=Path({str(forms_folder)!r}), pulse=die)\n"
    )
    parent = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False,
                            env={**os.environ, "PYTHONPATH": str(ROOT)})  # fmt: skip
    child = int(parent.stdout)
    end = time.monotonic() + 5
    while _is_running(child) and time.monotonic() < end:
        os.sched_yield()
    assert not _is_running(child)


def _is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def test_pages_are_heard_before_the_answer_and_are_no_part_of_it() -> None:
    heard = Heard()
    heard.listen(io.BufferedReader(io.BytesIO(PAGE * 70_000 + THROUGH + b'{"reading": "+3.2"}')))
    assert (heard.pages, heard.is_through, heard.answer) == (70_000, True, b'{"reading": "+3.2"}')


def test_a_pdf_is_read_in_the_child_as_it_is_here(tmp_path: Path, forms_folder: Path) -> None:
    paper = made.pdf(tmp_path / "paper.pdf", [made.furnished(at, 3, "Words of the paper.") for at in (1, 2, 3)])
    assert read_apart(paper, forms=forms_folder) == read_file(paper, forms_folder)


def test_a_page_that_never_ends_is_given_up_and_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stuck = f"import sys, time; sys.stdout.buffer.write({PAGE!r}); sys.stdout.flush(); time.sleep(60)"
    monkeypatch.setattr(process, "_command", lambda *_: [sys.executable, "-c", stuck])
    with pytest.raises(ScrutinyError, match=r"took longer than 2 seconds over page 2 and was stopped"):
        read_apart(tmp_path / "paper.pdf", forms=tmp_path, seconds=2)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such limit")
def test_the_child_may_hold_so_much_and_no_more(tmp_path: Path, forms_folder: Path) -> None:
    limits: list[str] = []

    def look(pages) -> None:
        children = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="utf-8").split()
        limits.extend(Path(f"/proc/{child}/limits").read_text(encoding="utf-8") for child in children)
        if any(f"Max data size             {MOST_MEMORY}" in each for each in limits):
            raise Stopped

    with pytest.raises(Stopped):
        read_apart(_slow_paper(tmp_path), forms=forms_folder, pulse=look)


def test_one_line_of_ten_megabytes_is_read_right(tmp_path: Path, forms_folder: Path) -> None:
    words = "word " * 2_000_000
    (tmp_path / "line.txt").write_text(words, encoding="utf-8")
    reading = read_apart(tmp_path / "line.txt", forms=forms_folder, seconds=30)
    assert reading.sections[0].paragraphs[0].text == words.strip()


@pytest.mark.parametrize("piece", ["a\n", "\n", "<u ", "a\t", " \n"])
def test_ten_megabytes_of_anything_are_read_or_refused_in_seconds(
    tmp_path: Path, forms_folder: Path, piece: str
) -> None:
    (tmp_path / "odd.txt").write_text(piece * (10_000_000 // len(piece)) + "end", encoding="utf-8")
    try:
        reading = read_apart(tmp_path / "odd.txt", forms=forms_folder, seconds=20)
    except ScrutinyError as refused:
        assert "lines" in refused.what_happened
    else:
        assert reading.sections[-1].paragraphs[-1].text.endswith("end")


def _breaking_first(monkeypatch: pytest.MonkeyPatch, breaks: str) -> list[int]:
    """Has the first reader break down by a program of ours; gives the pages that the readers are to leave out."""
    real, asked = process._command, list[int]()

    def command(file: Path, forms: Path, seconds: float, without: int) -> list[str]:
        asked.append(without)
        return [sys.executable, "-c", breaks] if not without else real(file, forms, seconds, without)

    monkeypatch.setattr(process, "_command", command)
    return asked


def test_the_rest_of_a_paper_is_read_where_a_page_breaks_the_reader(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, forms_folder: Path
) -> None:
    paper = made.pdf(tmp_path / "paper.pdf", [made.text(f"The words of page {at}.") for at in (1, 2, 3)])
    breaks = f"import os, sys; sys.stdout.buffer.write({PAGE!r}); sys.stdout.flush(); os.abort()"
    asked = _breaking_first(monkeypatch, breaks)
    reading = read_apart(paper, forms=forms_folder)
    words = " ".join(paragraph.text for section in reading.sections for paragraph in section.paragraphs)
    assert asked == [0, 2]
    assert reading.warnings[0] == "Page 2 is damaged and could not be read."
    assert ("page 1" in words, "page 2" in words, "page 3" in words) == (True, False, True)


def test_a_paper_that_breaks_two_readers_is_set_aside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(process, "_command", lambda *_: [sys.executable, "-c", "import os; os.abort()"])
    with pytest.raises(ScrutinyError, match="broke down"):
        read_apart(tmp_path / "paper.pdf", forms=tmp_path)
