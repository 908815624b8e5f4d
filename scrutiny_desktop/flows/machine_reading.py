"""Pages that hold only a picture, read by a machine and kept with the paper's own words."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.reading import Reading, unread
from scrutiny_desktop.papers.form import forms_in
from scrutiny_desktop.papers.lines import Line
from scrutiny_desktop.papers.machine import program, read_picture
from scrutiny_desktop.papers.pictures import with_words
from scrutiny_desktop.papers.plates import BrokenError, PlateMaker
from scrutiny_desktop.store import contents, vault
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
    reader, read = program(), dict[int, list[Line]]()
    if not reader:
        raise ScrutinyError("Tesseract is no longer on this computer.", "Install it again.")
    with open_library(access, clock=clock) as library:
        pages = unread(contents.page_facts(library, paper.text_key), paper.first_page)
        try:
            for page, lines in _lines_of(library, paper, pages, reader, password, report):
                read[page] = lines
        finally:
            _keep(library, paper, read, forms)
    return len(read)


def _lines_of(
    library: Library, paper: Paper, pages: Sequence[int], reader: str, password: str, report: Report
) -> Iterator[tuple[int, list[Line]]]:
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


def _keep(library: Library, paper: Paper, read: dict[int, list[Line]], forms: Path) -> None:
    if read:
        known = forms_in(forms)
        with engine_told_plainly(), library.atomic():  # the paper may be added again meanwhile
            now = contents.reading(library, paper.text_key)
            contents.put(library, paper.text_key, with_words(now, read, known, max(1, paper.first_page)))


def kept(library: Library, key: str, reading: Reading) -> Reading:
    """Keep a file's text as it is read, but never over one that a machine read words for; returns what stands."""
    if any(each.is_machine_read for each in contents.page_facts(library, key)):
        return contents.reading(library, key)
    contents.put(library, key, reading)
    return reading
