"""Pages that hold only a picture, read by a machine and kept with the paper's own words."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.paper import Paper, first_page_of
from scrutiny_desktop.domain.reading import Reading, Section, unread
from scrutiny_desktop.papers.form import forms_in
from scrutiny_desktop.papers.machine import ReadPage, program, read_picture
from scrutiny_desktop.papers.pictures import pages_read, with_pages, with_words
from scrutiny_desktop.papers.plates import BrokenError, PlateMaker
from scrutiny_desktop.store import contents, picture_words, vault
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library
from scrutiny_desktop.store.trouble import engine_told_plainly

_SCALE = 300 / 72
"""Pixels to a point; a page too large for that is drawn smaller."""

_PATIENCE = 60.0


def reader_there() -> bool:
    """Whether this computer has a program that reads pictures."""
    return bool(program())


def read_pictures(access: Access, clock: Clock, paper: Paper, forms: Path, password: str, report: Report) -> int:
    """As a job: read what is unread, and say how many pages that was; what was read before a stop is kept."""
    reader, read = program(), dict[int, ReadPage]()
    if not reader:
        raise ScrutinyError("Tesseract is no longer on this computer.", "Install it again.")
    with open_library(access, clock=clock) as library:
        pages = unread(contents.page_facts(library, paper.text_key), paper.first_page)
        try:
            for page, found in _read_pages(library, paper, pages, reader, password, report):
                read[page] = found
        finally:
            _keep(library, paper, read, forms)
    return len(read)


def _read_pages(
    library: Library, paper: Paper, pages: Sequence[int], reader: str, password: str, report: Report
) -> Iterator[tuple[int, ReadPage]]:
    maker = PlateMaker(patience=_PATIENCE)
    try:
        maker.open(vault.size(library, paper.content), partial(vault.piece, library, paper.content), password)
        for done, page in enumerate(pages):
            report(done, len(pages))
            plate = maker.draw(page - 1, _SCALE)
            yield page, read_picture(reader, plate, page, partial(report, done, len(pages)))
    except BrokenError as error:
        raise ScrutinyError("This paper breaks the program that draws pages.", "Read the other pages.") from error
    finally:
        maker.close()


def _keep(library: Library, paper: Paper, read: dict[int, ReadPage], forms: Path) -> None:
    if read:
        known = forms_in(forms)
        with engine_told_plainly(), library.atomic():  # the paper may be added again meanwhile
            now = contents.reading(library, paper.text_key)
            lines = {page: found.lines for page, found in read.items()}
            contents.put(library, paper.text_key, with_words(now, lines, known, max(1, paper.first_page)))
            for page, found in read.items():
                picture_words.put(library, paper.content, page, found.words)
            _tell_others(library, paper, set(read))


def _tell_others(library: Library, paper: Paper, read: set[int]) -> None:
    """Bring words to the other papers that the file was or will be: a split may be undone, and done again."""
    for key in contents.of_file(library, paper.content):
        first = first_page_of(key)
        if key != paper.text_key and read.intersection(unread(contents.page_facts(library, key), first)):
            kept(library, key, contents.reading(library, key))


def kept(library: Library, key: str, reading: Reading) -> Reading:
    """Keep a file's text as it is read, with every word that a machine read on its pages; returns what stands.

    Text that already has such words stays as it is; those of other papers of the same file come to it.
    """
    has_such = any(each.is_machine_read for each in contents.page_facts(library, key))
    standing = contents.reading(library, key) if has_such else reading
    first = first_page_of(key)
    found = _read_elsewhere(library, key, set(unread(standing.page_facts, first)))
    if has_such and not found:
        return standing
    made = with_pages(standing, found, first) if found else standing
    contents.put(library, key, made)
    return made


def _read_elsewhere(library: Library, key: str, pages: set[int]) -> dict[int, tuple[Section, ...]]:
    """Of the pages of a file that a machine has read in any paper made of it, the words."""
    found: dict[int, tuple[Section, ...]] = {}
    others = contents.of_file(library, key.partition(":")[0]) if pages else []
    for other in others:
        first = first_page_of(other)
        facts = enumerate(contents.page_facts(library, other), start=first)
        if pages.intersection(page for page, each in facts if each.is_machine_read):
            read = pages_read(contents.reading(library, other), first)
            found |= {page: own for page, own in read.items() if page in pages}
    return found
