"""The sizes of a PDF's pages, also where some are damaged; runs in a child only: PDFium meets foreign bytes."""

from array import array
from typing import Any

import pypdfium2

MOST_DAMAGED = 100
"""Pages in a row; with so many damaged a file is at its end, whatever it says of its length."""

_A4 = (595.0, 842.0)


def sizes_of(pdf: Any) -> "array[float]":
    """Width and height of each page as shown, in points; a damaged page is as large as the one before it."""
    sizes, last, damaged = array("f"), _A4, 0
    for page in range(len(pdf)):
        try:
            last, damaged = pdf.get_page_size(page), 0
        except pypdfium2.PdfiumError:
            damaged += 1
        sizes.extend(last)
        if damaged == MOST_DAMAGED:
            break
    return sizes
