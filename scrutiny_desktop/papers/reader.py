"""A file to what was understood of it, chosen by its content and never by its name."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from scrutiny_desktop.domain.reading import FURNITURE, Part, Printed, Reading
from scrutiny_desktop.papers.confidentiality import LOOK, marked, names_an_appendix
from scrutiny_desktop.papers.form import Form, forms_in
from scrutiny_desktop.papers.lines import lines_of
from scrutiny_desktop.papers.original import Original, on_disk
from scrutiny_desktop.papers.packed import is_workbook
from scrutiny_desktop.papers.pdf import read_pdf
from scrutiny_desktop.papers.printout import THROUGH, Printout, Told
from scrutiny_desktop.papers.separated import separated
from scrutiny_desktop.papers.shares import WHOLE, Share
from scrutiny_desktop.papers.text import read_text
from scrutiny_desktop.papers.understanding import understood
from scrutiny_desktop.papers.word import read_word
from scrutiny_desktop.papers.workbook import read_workbook

_PDF = re.compile(rb"%PDF-\d")
_HEAD = 15
"""Lines in which a paper's marking is looked for."""

_PACKED = b"PK\x03\x04"
_START = 1024
"""Bytes that tell a file's kind."""


def _in_silence(sign: str) -> None:
    """Told of each page; nothing to do."""


def read_file(path: Path, forms: Path, told: Told = _in_silence, without: int = 0, password: str = "") -> Reading:
    """Read a file in this very process, with the forms of a folder; for files that are known to do no harm."""
    with on_disk(path) as original:
        return read_original(original, forms_in(forms), told, without, password)


def read_original(
    original: Original, forms: tuple[Form, ...], told: Told, without: int = 0, password: str = "",
    parts: Sequence[Part] = (), share: Share = WHOLE,
) -> Reading:  # fmt: skip
    """Read a file, but for one page of a PDF that broke an earlier reader.

    ``parts`` are the papers that a PDF holds, where a person has said so; ``share`` tells which of its pages are read
    here.

    Raises ScrutinyError where it cannot be read.
    """
    start, name = original.piece(0, _START), original.stem
    is_pdf = _PDF.search(start) is not None
    if not is_pdf and start.startswith(_PACKED) and is_workbook(original):
        return _through(read_workbook(original), told)
    if is_pdf or start.startswith(_PACKED):
        printout = (
            read_pdf(original, told, without=without, password=password, parts=parts, share=share)
            if is_pdf else read_word(original)
        )  # fmt: skip
        if not is_pdf:  # of a PDF it is told as soon as PDFium is done with it
            told(THROUGH)
        return _read_pack(printout, forms, name) if printout.pack else _read_printout(printout, forms, name)
    decoded = read_text(original)
    if table := separated(decoded, name):
        return _through(table, told)
    told(THROUGH)
    return read_words(decoded.text, forms, name=name, warnings=decoded.warnings)


def _through(spread: Reading, told: Told) -> Reading:
    told(THROUGH)
    first = (each.text for section in spread.sections for each in section.paragraphs)
    return _marked(spread, [*(section.heading for section in spread.sections), *islice(first, _HEAD)])


def read_words(text: str, forms: tuple[Form, ...], *, name: str, warnings: tuple[str, ...] = ()) -> Reading:
    """A paper's text as a report on one of the forms, or as plain text where it is on none."""
    lines = lines_of(text)
    reading = _marked(understood(lines, forms, name), [line.printed for line in lines[:_HEAD]])
    return replace(reading, warnings=(*warnings, *reading.warnings))


def _read_printout(printout: Printout, forms: tuple[Form, ...], name: str) -> Reading:
    """The paper a printout is of; where it has no words at all, only its pages and what is to be said of them."""
    lines = list(printout.lines)
    reading = understood(lines, forms, name) if lines else Reading(kind="text", title=name)
    reading = _marked(reading, [*printout.furniture, *(line.printed for line in lines[:_HEAD])])
    around = tuple(Printed(field=FURNITURE, text=words) for words in printout.furniture)
    return replace(
        reading, pages=printout.pages, page_facts=printout.page_facts, warnings=(*printout.warnings, *reading.warnings),
        printed=(*reading.printed, *around), bookmarks=printout.bookmarks,
    )  # fmt: skip


def _marked(reading: Reading, words: list[str]) -> Reading:
    """The reading, withheld where the paper is marked so and makes no statement of its own."""
    if reading.confidentiality.statement:
        return reading
    found = marked(words)
    warnings = (*reading.warnings, LOOK) if names_an_appendix(found) else reading.warnings
    return replace(reading, confidentiality=found, warnings=warnings)


def _read_pack(printout: Printout, forms: tuple[Form, ...], name: str) -> Reading:
    """A pack as its papers, each understood by itself."""
    parts = tuple(
        replace(part, reading=_read_printout(own, forms, part.title)) for part, own in printout.parts
    )  # fmt: skip
    pack = replace(printout.pack, parts=parts) if printout.pack else None
    return Reading(kind="pack", title=pack.title if pack else name, pages=printout.pages,
                   page_facts=printout.page_facts, pack=pack, warnings=printout.warnings)  # fmt: skip
