"""The links on a page: to a place in the same paper, or to an address that may be shown and asked about."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_MOST = 2_000
_LONGEST = 2_048
_ALLOWED = ("http://", "https://", "mailto:")
_FILES = (pdfium.PDFACTION_LAUNCH, pdfium.PDFACTION_REMOTEGOTO)


def links_of(pdf: Any, page: Any) -> list[dict[str, Any]]:
    """Each link's ``box`` (left, top, right, bottom in the unit square), and its ``page`` from 0 or its ``address``.

    Only http, https and mailto are addresses; a link that would do anything else (start a program, run a script, open a
    file) has neither, and where it names what it leads to that is ``barred``.
    """
    at, link, found = ctypes.c_int(0), pdfium.FPDF_LINK(), list[dict[str, Any]]()
    while len(found) < _MOST and pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(at), ctypes.byref(link)):
        target = _target(pdf, link)
        box = _box(page, link)
        if target is not None and box is not None:
            found.append({"box": box, **target})
    return found


def _target(pdf: Any, link: Any) -> dict[str, Any] | None:
    action = pdfium.FPDFLink_GetAction(link)
    kind = pdfium.FPDFAction_GetType(action) if action else pdfium.PDFACTION_GOTO
    if kind not in (pdfium.PDFACTION_URI, pdfium.PDFACTION_GOTO):
        return {"barred": _file(action)} if kind in _FILES else {}
    place = pdfium.FPDFLink_GetDest(pdf.raw, link)
    if action and kind == pdfium.PDFACTION_URI:
        length = pdfium.FPDFAction_GetURIPath(pdf.raw, action, None, 0)
        if not 0 < length <= _LONGEST:
            return None
        held = ctypes.create_string_buffer(length)
        pdfium.FPDFAction_GetURIPath(pdf.raw, action, held, length)
        address = held.value.decode("utf-8", "replace").strip()
        return {"address" if address.casefold().startswith(_ALLOWED) else "barred": address}
    if not place and action:
        place = pdfium.FPDFAction_GetDest(pdf.raw, action)
    number = pdfium.FPDFDest_GetDestPageIndex(pdf.raw, place) if place else -1
    return {"page": number} if 0 <= number < len(pdf) else None


def _file(action: Any) -> str:
    length = pdfium.FPDFAction_GetFilePath(action, None, 0)
    if not 0 < length <= _LONGEST:
        return ""
    held = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetFilePath(action, held, length)
    return held.value.decode("utf-8", "replace").strip()


def _box(page: Any, link: Any) -> list[float] | None:
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(rect)):
        return None
    across, down = page.get_size()
    x, y, corners = ctypes.c_int(), ctypes.c_int(), list[tuple[float, float]]()
    for left, top in ((rect.left, rect.top), (rect.right, rect.bottom)):
        pdfium.FPDF_PageToDevice(page.raw, 0, 0, 100_000, 100_000, 0, left, top, ctypes.byref(x), ctypes.byref(y))
        corners.append((x.value / 100_000, y.value / 100_000))
    (x0, y0), (x1, y1) = corners
    return [min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)] if across and down else None
