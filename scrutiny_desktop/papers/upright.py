"""Which way a PDF page has to be turned for its words to run from left to right, whichever way it is shown."""

from math import pi
from typing import Any

import pypdfium2.raw as pdfium

_MOST, _LEAST, _NEARLY_ALL = 24, 12, 0.8
"""Letters that are asked, how many there must be, and of them those that must agree."""

_QUARTER = pi / 2


def upright(raw: Any, shown: int) -> int:
    """The rotation in which most letters of a text page stand upright; as it is ``shown`` where that is not clear."""
    count = pdfium.FPDFText_CountChars(raw)
    asked = range(0, count, max(1, count // _MOST))
    turns = [_turn(raw, at) for at in asked if pdfium.FPDFText_GetUnicode(raw, at) > ord(" ")]
    if len(turns) < _LEAST:
        return shown
    most = max(set(turns), key=turns.count)
    return most if most is not None and turns.count(most) >= _NEARLY_ALL * len(turns) else shown


def _turn(raw: Any, at: int) -> int | None:
    """The rotation for one letter, since PDFium tells how far it is turned clockwise; None where it stands aslant."""
    quarters = pdfium.FPDFText_GetCharAngle(raw, at) / _QUARTER
    is_straight = quarters >= 0 and abs(quarters - round(quarters)) < 0.1
    return 90 * (-round(quarters) % 4) if is_straight else None
