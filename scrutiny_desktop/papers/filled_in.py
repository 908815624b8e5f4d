"""Whether somebody has filled in a form on a PDF page; runs in the reader process only.

What stands in a form's fields is drawn over the page and is none of its text, so the reader must be told of it.
"""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_MOST = 1_000
"""Fields of one page that are looked at."""

_WORDS = ("Tx", "Ch")


def is_filled_in(pdf: Any, page: Any) -> bool:
    """Whether a field on the page holds words or a tick; a signature is none."""
    if pdfium.FPDF_GetFormType(pdf.raw) == pdfium.FORMTYPE_NONE:
        return False
    return any(_holds_something(page.raw, at) for at in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST)))


def _holds_something(page: Any, at: int) -> bool:
    annotation = pdfium.FPDFPage_GetAnnot(page, at)
    if not annotation:
        return False
    try:
        if pdfium.FPDFAnnot_GetSubtype(annotation) != pdfium.FPDF_ANNOT_WIDGET:
            return False
        kind = _value(annotation, b"FT")
        if kind in _WORDS:
            return bool(_value(annotation, b"V").strip())
        return kind == "Btn" and _value(annotation, b"AS") not in ("", "Off")
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)


def _value(annotation: Any, key: bytes) -> str:
    """A short value; of a longer one only that there is one."""
    room = (ctypes.c_ushort * 64)()
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, room, ctypes.sizeof(room))
    if length > ctypes.sizeof(room):
        return "more"
    return bytes(room)[: max(0, length - 2)].decode("utf-16-le", "replace")
