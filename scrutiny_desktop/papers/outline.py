"""A PDF's own outline, as far as it leads to its pages; runs in the reader process only."""

from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from scrutiny_desktop.domain.reading import Bookmark
from scrutiny_desktop.papers.lines import one_row
from scrutiny_desktop.papers.pack import Entry

MOST_ENTRIES = 10_000
"""Of an outline; one that goes round in circles ends here."""

_DEEPEST = 12
_LONGEST_TITLE = 400
_OF_TAGS = "Structure Bookmarks"
"""Below this an office program lists every tag of the file."""


def outline_of(pdf: Any) -> list[Entry]:
    """Its entries in order; those that lead nowhere in the file are left out."""
    try:
        return list(_entries(islice(pdf.get_toc(max_depth=_DEEPEST), MOST_ENTRIES)))
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return []


def bookmarks_of(entries: Iterable[Entry], first: int, last: int) -> tuple[Bookmark, ...]:
    """Those that lead to some pages, for a reader to follow."""
    named = (each for each in takewhile(lambda each: each.title != _OF_TAGS, entries) if each.title)
    return tuple(
        Bookmark(title=each.title, page=each.page, level=each.level + 1) for each in named if first <= each.page <= last
    )


def _entries(marks: Iterator[Any]) -> Iterator[Entry]:
    for mark in marks:
        place = mark.get_dest()
        page = place.get_index() if place is not None else None
        if page is not None and page >= 0:
            is_whole = place.get_view()[0] in (pdfium.PDFDEST_VIEW_FIT, pdfium.PDFDEST_VIEW_FITB)
            yield Entry(mark.level, one_row(mark.get_title())[:_LONGEST_TITLE], page + 1, is_whole)
