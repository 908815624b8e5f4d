"""A long PDF read by two readers is the same paper, and breaks in the same ways."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from scrutiny_desktop.domain.errors import ScrutinyError, Stopped
from scrutiny_desktop.papers import pdf
from scrutiny_desktop.papers.child import Child
from scrutiny_desktop.papers.dealing import Dealing
from scrutiny_desktop.papers.leaf import Leaf, leaf_from, plain_leaf
from scrutiny_desktop.papers.leaves import leaf_of
from scrutiny_desktop.papers.original import on_disk
from scrutiny_desktop.papers.printout import Printout
from scrutiny_desktop.papers.process import read_apart
from scrutiny_desktop.papers.reader import read_file
from scrutiny_desktop.papers.readers import Readers, new_reader
from scrutiny_desktop.papers.shares import LEAST_SHARED
from tests import made_papers as made
from tests.made_tables import ACROSS_ONLY, BOLD_HEAD, RULED, table

PAGES = LEAST_SHARED + 20
_DAMAGED = re.compile(r"Page (\d+) is damaged and could not be read\.")


@pytest.fixture(scope="module")
def long_paper(tmp_path_factory) -> Path:
    """Pages of text, with a table that goes on over three pages again and again."""
    return made.pdf(tmp_path_factory.mktemp("long") / "paper.pdf", map(_page, range(1, PAGES + 1)))


def _page(number: int) -> made.Draw:
    rows = [("Ref", "Action", "Lead agency"), *((f"{number}.{at}", f"Rope {at}", "Harbour office") for at in range(4))]
    ruled = table(rows, RULED if number % 9 < 6 else ACROSS_ONLY, BOLD_HEAD, top=90, widths=(60, 200, 180))
    head = made.furnished(number, PAGES, f"The words of page {number} go on with a hyph-", f"en on page {number}.")
    return made.both(head, ruled) if number % 3 else head


class _Seam:
    """A share that ends at a page; the others come as they would from another process."""

    def __init__(self, file: Path, seam: int) -> None:
        self._file, self._seam = file, seam

    def runs(self, count: int) -> Iterator[range]:
        yield range(1, self._seam)

    def others(self) -> Iterator[Leaf]:
        with pypdfium2.PdfDocument(self._file) as opened:
            for number in range(self._seam, len(opened) + 1):
                yield leaf_from(json.loads(json.dumps(plain_leaf(leaf_of(opened, number)))))


def _printout(file: Path, seam: int = 0) -> Printout:
    with on_disk(file) as original:
        if not seam:
            return pdf.read_pdf(original, lambda sign: None)
        return pdf.read_pdf(original, lambda sign: None, share=_Seam(file, seam))


@pytest.fixture
def helped() -> Iterator[object]:
    """Readers of which the first is a real one, and the second breaks down in the way that is told."""
    every: list[Readers] = []

    def broken(how: str) -> Readers:
        ways = iter(["", how])
        every.append(
            Readers(lambda: Child("tests.papers.broken_reader", way) if (way := next(ways, "")) else new_reader())
        )
        return every[-1]

    yield broken
    for each in every:
        each.close()


def test_two_readers_read_what_one_does(long_paper: Path, forms_folder: Path) -> None:
    assert read_apart(long_paper, forms=forms_folder) == read_file(long_paper, forms_folder)


@pytest.mark.parametrize("seam", [2, 3, 100, 101, 102, PAGES - 1, PAGES])
def test_wherever_the_seam_is_the_tables_and_words_across_it_are_whole(long_paper: Path, seam: int) -> None:
    assert _printout(long_paper, seam) == _printout(long_paper)


@pytest.mark.parametrize("seam", [2, 5])
def test_limits_count_the_pages_of_both(tmp_path: Path, monkeypatch, seam: int) -> None:
    paper = made.pdf(tmp_path / "paper.pdf", [made.text("One line.", "Another.")] * 6)
    monkeypatch.setattr(pdf, "MOST_LINES", 5)
    assert "pages after 3 were not read" in str(_printout(paper).warnings)
    assert _printout(paper, seam) == _printout(paper)


def test_pages_with_pictures_or_damage_are_told_whoever_read_them(tmp_path: Path) -> None:
    paper = made.pdf(tmp_path / "paper.pdf", [made.text("Words."), made.picture, made.stamped(made.text("More."), 3)])
    assert _printout(paper, 2) == _printout(paper)
    damaged = Leaf(number=7, is_damaged=True)
    assert leaf_from(json.loads(json.dumps(plain_leaf(damaged)))) == damaged


def test_a_locked_paper_is_opened_by_both(tmp_path: Path, forms_folder: Path) -> None:
    paper = made.pdf(
        tmp_path / "paper.pdf", [made.text("The ferry sails daily.")] * PAGES, opened_by=(word := "harbour")
    )
    assert read_apart(paper, forms=forms_folder, password=word).pages == PAGES


def test_every_page_is_dealt_once_whoever_asks() -> None:
    dealing, dealt = Dealing(), list[int]()
    turns = iter([True, False, False, True, False] * 100)
    while run := dealing.run(777, is_first=next(turns)):
        dealt += range(*run)
    assert sorted(dealt) == list(range(1, 778))
    assert dealing.run(777, is_first=True) == dealing.run(777, is_first=False) == []


def test_a_page_that_breaks_the_second_reader_is_named_and_all_others_are_read(
    helped, long_paper, forms_folder
) -> None:
    reading = read_apart(long_paper, forms=forms_folder, readers=helped("helps and breaks"))
    (damaged,) = [int(found[1]) for each in reading.warnings if (found := _DAMAGED.fullmatch(each))]
    words = str(reading)
    missing = [page for page in range(1, PAGES + 1) if f"The words of page {page} go on" not in words]
    assert missing == [damaged]
    assert damaged > 1


def test_a_page_that_holds_the_second_reader_up_is_named(helped, long_paper: Path, forms_folder: Path) -> None:
    with pytest.raises(ScrutinyError, match=r"took longer than 10 seconds over page \d+ and was stopped"):
        read_apart(long_paper, forms=forms_folder, seconds=10, readers=helped("helps and sticks"))


@pytest.mark.parametrize("how", ["never begins", "raises"])
def test_a_second_reader_that_never_helps_costs_no_page(helped, long_paper: Path, forms_folder: Path, how: str) -> None:
    assert read_apart(long_paper, forms=forms_folder, readers=helped(how)).warnings == ()


def test_stopping_ends_both(long_paper: Path, forms_folder: Path) -> None:
    started: list[Child] = []

    def start() -> Child:
        started.append(new_reader())
        return started[-1]

    def stop(pages: int) -> None:
        if len(started) > 1:
            raise Stopped

    with Readers(start) as readers, pytest.raises(Stopped):
        read_apart(long_paper, forms=forms_folder, readers=readers, pulse=stop)
    assert not any(each.is_running for each in started)
