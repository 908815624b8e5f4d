"""A PDF's pages, each read by itself; runs in the reader process only, since PDFium meets foreign bytes here."""

from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from scrutiny_desktop.papers.filled_in import is_filled_in
from scrutiny_desktop.papers.lattice import drawn_on
from scrutiny_desktop.papers.leaf import Leaf
from scrutiny_desktop.papers.letters import text_page
from scrutiny_desktop.papers.pieces import pieces_of
from scrutiny_desktop.papers.stamps import take_stamps
from scrutiny_desktop.papers.tables import Tables

_DEEPEST = 3


def leaf_of(pdf: Any, number: int) -> Leaf:
    """One page, counted from 1; of a damaged one only what was seen before it broke."""
    stamps, is_overfull = None, False
    try:
        page = pdf[number - 1]
        with text_page(page, stands=True) as text:
            stamps = take_stamps(text, *page.get_size())
            tables = Tables(drawn_on(page))
            rows = tables.rows(pieces_of(text, tables.walls), number)
            is_overfull, height = not text.are_all, page.get_height()
        is_picture = not rows and _has_picture(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
        is_filled = is_filled_in(pdf, page)
        page.close()
    except pypdfium2.PdfiumError:
        return Leaf(number=number, stamps=stamps, is_overfull=is_overfull, is_damaged=True)
    return Leaf(
        number=number, height=height, rows=tuple(rows), stamps=stamps, is_picture=is_picture, is_overfull=is_overfull,
        is_filled_in=is_filled,
    )  # fmt: skip


def _has_picture(holder: Any, count: Any, get: Any, depth: int = 0) -> bool:
    """Whether a page, or a form on it, holds a picture; only its first thousand things are looked at."""
    for at in range(min(count(holder), 1000)):
        thing = get(holder, at)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            return True
        within = kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST
        if within and _has_picture(thing, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, depth + 1):
            return True
    return False
