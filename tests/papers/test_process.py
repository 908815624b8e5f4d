"""The reader process: the same reading from a child that can be limited, stopped and outlived."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pikepdf
import pytest

from scrutiny_desktop.domain.errors import ScrutinyError, Stopped
from scrutiny_desktop.papers.child import Child
from scrutiny_desktop.papers.limits import MOST_MEMORY
from scrutiny_desktop.papers.original import Original
from scrutiny_desktop.papers.process import read_apart, read_original_apart
from scrutiny_desktop.papers.reader import read_file
from scrutiny_desktop.papers.readers import Readers, new_reader
from scrutiny_desktop.store import vault
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library
from tests import made_papers as made

ROOT = Path(__file__).parents[2]


def _slow_paper(folder: Path) -> Path:
    paper = folder / "slow.txt"
    paper.write_text("1. A line of words, with a number before it.\n\n" * 120_000, encoding="utf-8")
    return paper


def _three_pages(folder: Path) -> Path:
    return made.pdf(folder / "paper.pdf", [made.text(f"The words of page {at}.") for at in (1, 2, 3)])


def _words(reading) -> str:
    return " ".join(paragraph.text for section in reading.sections for paragraph in section.paragraphs)


@pytest.fixture
def readers() -> Iterator[Callable[..., Readers]]:
    """Readers whose first children break down in ways that are told; those after them are real."""
    every: list[Readers] = []

    def broken(*hows: str) -> Readers:
        ways = iter(hows)
        every.append(Readers(lambda: _broken(how) if (how := next(ways, "")) else new_reader()))
        return every[-1]

    yield broken
    for each in every:
        each.close()


def _broken(how: str) -> Child:
    return Child("tests.papers.broken_reader", how)


def test_a_child_reads_the_same(cover_report: Path, forms_folder: Path) -> None:
    assert read_apart(cover_report, forms=forms_folder) == read_file(cover_report, forms_folder)


def test_a_refusal_comes_back_as_its_two_sentences(tmp_path: Path, forms_folder: Path) -> None:
    (tmp_path / "none.txt").write_bytes(b" \n ")
    with pytest.raises(ScrutinyError) as refused:
        read_apart(tmp_path / "none.txt", forms=forms_folder)
    assert refused.value.what_happened == "There are no words in “none.txt”."


def test_a_name_that_looks_like_an_option_is_still_a_file(tmp_path: Path, forms_folder: Path) -> None:
    (tmp_path / "--help").write_text("Some words", encoding="utf-8")
    assert read_apart(tmp_path / "--help", forms=forms_folder).kind == "text"


@pytest.mark.parametrize("kind", ["txt", "pdf", "docx"])
def test_an_original_in_the_library_is_read_as_it_was_on_the_disk(
    tmp_path: Path, forms_folder: Path, cover_report: Path, clock, kind: str
) -> None:
    made.word(tmp_path / "paper.docx", lambda document: document.add_paragraph("The ferry sails daily."))
    (tmp_path / "paper.txt").write_bytes(cover_report.read_bytes())
    _three_pages(tmp_path)
    file = tmp_path / f"paper.{kind}"
    with open_library(Access(tmp_path / "library"), clock=clock) as library:
        content = vault.put(library, file.read_bytes())
        original = Original(file.name, vault.size(library, content), partial(vault.piece, library, content))
        assert read_original_apart(original, forms=forms_folder) == read_file(file, forms_folder)


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


def test_a_reader_that_breaks_down_is_a_sentence_and_keeps_its_trouble(readers, cover_report, forms_folder) -> None:
    with pytest.raises(ScrutinyError, match="broke down") as broken:
        read_apart(cover_report, forms=forms_folder, readers=readers("raises", "raises"))
    assert "OverflowError" in broken.value.__notes__[0]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems end the child by its own watch")
def test_the_child_dies_with_its_parent(tmp_path: Path, forms_folder: Path) -> None:
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


def test_a_pdf_is_read_in_the_child_as_it_is_here(tmp_path: Path, forms_folder: Path) -> None:
    paper = made.pdf(tmp_path / "paper.pdf", [made.furnished(at, 3, "Words of the paper.") for at in (1, 2, 3)])
    assert read_apart(paper, forms=forms_folder) == read_file(paper, forms_folder)


def test_pages_are_told_while_they_are_read(tmp_path: Path, forms_folder: Path) -> None:
    paper = made.pdf(tmp_path / "paper.pdf", [made.text("Words of the ferry service. " * 50)] * 400)
    told: list[int] = []
    read_apart(paper, forms=forms_folder, pulse=told.append)
    assert told == sorted(told)
    assert 0 < max(told) <= 400


def test_a_page_that_never_ends_is_given_up_and_named(readers, tmp_path: Path, forms_folder: Path) -> None:
    with pytest.raises(ScrutinyError, match=r"took longer than 2 seconds over page 2 and was stopped"):
        read_apart(_three_pages(tmp_path), forms=forms_folder, seconds=2, readers=readers("sticks on page 2"))


@pytest.mark.parametrize("how", ["asks for nonsense", "asks for words", "answers nonsense", "answers something else"])
def test_a_reader_that_talks_nonsense_is_not_believed(readers, tmp_path: Path, forms_folder: Path, how: str) -> None:
    with pytest.raises(ScrutinyError, match="broke down"):
        read_apart(_three_pages(tmp_path), forms=forms_folder, readers=readers(how, how))


def test_a_reader_that_never_takes_what_it_asks_for_keeps_nobody_waiting(readers, tmp_path, forms_folder) -> None:
    paper = tmp_path / "large.txt"
    paper.write_bytes(b"words " * 100_000)
    with pytest.raises(ScrutinyError, match="took longer than 1 seconds"):
        read_apart(paper, forms=forms_folder, seconds=1, readers=readers("asks and never takes"))


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


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such limit")
def test_a_page_that_swells_is_given_up_long_before_the_child_is_full(tmp_path: Path, forms_folder: Path) -> None:
    with pikepdf.new() as pdf:
        twice = pdf.make_stream(b"/F Do /F Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
        twice.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=twice))
        page = pdf.add_blank_page()
        page.Resources, page.Contents = twice.Resources, pdf.make_stream(b"/F Do")
        pdf.add_blank_page()
        pdf.save(tmp_path / "swollen.pdf")
    held: list[int] = []

    def look(pages) -> None:
        for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="utf-8").split():
            said = Path(f"/proc/{child}/status").read_text(encoding="utf-8").splitlines()
            held.extend(int(line.split()[1]) * 1024 for line in said if line.startswith("VmData:"))

    reading = read_apart(tmp_path / "swollen.pdf", forms=forms_folder, pulse=look)
    assert "Page 1 is damaged and could not be read." in reading.warnings
    assert max(held) < MOST_MEMORY // 2


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


def test_the_rest_of_a_paper_is_read_where_a_page_breaks_the_reader(readers, tmp_path, forms_folder) -> None:
    reading = read_apart(_three_pages(tmp_path), forms=forms_folder, readers=readers("breaks on page 2"))
    words = _words(reading)
    assert reading.warnings[0] == "Page 2 is damaged and could not be read."
    assert ("page 1" in words, "page 2" in words, "page 3" in words) == (True, False, True)


def test_a_paper_that_breaks_two_readers_is_set_aside(readers, tmp_path: Path, forms_folder: Path) -> None:
    broken = readers("breaks on page 2", "breaks on page 2")
    with pytest.raises(ScrutinyError, match="broke down"):
        read_apart(_three_pages(tmp_path), forms=forms_folder, readers=broken)


def test_a_reader_that_ends_before_it_begins_costs_the_paper_no_page(readers, tmp_path, forms_folder) -> None:
    reading = read_apart(_three_pages(tmp_path), forms=forms_folder, readers=readers("never begins"))
    assert reading.warnings == ()
    assert "page 1" in _words(reading)
