"""A PDF page's letters with their boxes, put together to pieces: words on one row with no wide gap between them."""

import ctypes
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

MOST_LETTERS = 200_000
"""Letters of one page; a full printed page has some five thousand."""

_WIDE = 1.1
_STEP = 0.6
_HEAVY = 600
_LONGEST_NAME = 128
_BREAKS = frozenset("\r\n\x00\x03\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on one row; the page's corner at the upper left is (0, 0), and a unit is a point."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    bold: bool = False

    @property
    def size(self) -> float:
        """The height of its type."""
        return self.bottom - self.top

    def is_beside(self, other: "Piece") -> bool:
        """Whether both stand on one row."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > 0.5 * min(self.size, other.size)


@dataclass(frozen=True, slots=True)
class _Letter:
    sign: str
    at: int
    left: float
    top: float
    right: float
    bottom: float


def pieces_of(page: Any) -> tuple[list[Piece], bool]:
    """The page's words as PDFium has them, in the order in which they were set, and whether those are all."""
    handle = page.get_textpage()
    try:
        return _pieces(page, handle), pdfium.FPDFText_CountChars(handle) <= MOST_LETTERS
    finally:
        handle.close()


def letters_of(page: Any) -> tuple[str, "array[float]"]:
    """The page's text in the order in which it was set, and four numbers for each of its characters.

    They are left, top, right and bottom in the unit square of the page as shown; a space or a line's end that was
    not printed has a box without width.
    """
    across, down = page.get_size()
    signs, boxes = list[str](), array("f")
    x = y0 = y1 = 0.0
    handle = page.get_textpage()
    try:
        for letter in _letters(page, handle):
            if letter is None:
                signs.append("\n")
                boxes.extend((x, y0, x, y1))
                continue
            x, y0, y1 = letter.right / across, letter.top / down, letter.bottom / down
            signs.append(letter.sign)
            boxes.extend((letter.left / across, y0, x, y1))
    finally:
        handle.close()
    return "".join(signs), boxes


def _pieces(page: Any, handle: Any) -> list[Piece]:
    made: list[Piece] = []
    group: list[_Letter] = []
    for letter in _letters(page, handle):
        if group and (letter is None or _parts(group[-1], letter)):
            made += _piece(group, handle)
            group = []
        if letter is not None and (group or not letter.sign.isspace()):
            group.append(letter)
    return made + list(_piece(group, handle))


def _letters(page: Any, handle: Any) -> Iterator[_Letter | None]:
    """The letters, with None where a row ends; generated spaces have no box and stand where the row has come to."""
    turn = _turn(page)
    box = pdfium.FS_RECTF()
    last: _Letter | None = None
    for at in range(min(pdfium.FPDFText_CountChars(handle), MOST_LETTERS)):
        sign = _sign(pdfium.FPDFText_GetUnicode(handle, at))
        if not sign:
            continue
        if sign in _BREAKS:
            last = None
            yield None
            continue
        if sign.isspace():
            if last is not None:
                yield _Letter(" ", at, last.right, last.top, last.right, last.bottom)
            continue
        if pdfium.FPDFText_GetLooseCharBox(handle, at, ctypes.byref(box)):
            last = _Letter(sign, at, *turn(box.left, box.top, box.right, box.bottom))
            yield last


def _sign(code: int) -> str:
    if code in (0x02, 0xFFFE):  # what PDFium makes of any hyphen at a row's end
        return "-"
    if 0xD800 <= code < 0xE000 or code > 0x10FFFF or (code < 32 and chr(code) not in "\t\r\n"):
        return ""
    return chr(code)


def _turn(page: Any) -> Any:
    """Turns a box from the PDF's own corner to the upper left one of the page as it is shown."""
    left, bottom, right, top = page.get_mediabox() if page.get_cropbox() is None else page.get_cropbox()
    turned = page.get_rotation()

    def turn(x0: float, y1: float, x1: float, y0: float) -> tuple[float, float, float, float]:
        if turned == 90:
            return y0 - bottom, x0 - left, y1 - bottom, x1 - left
        if turned == 180:
            return right - x1, y0 - bottom, right - x0, y1 - bottom
        if turned == 270:
            return top - y1, right - x1, top - y0, right - x0
        return x0 - left, top - y1, x1 - left, top - y0

    return turn


def _parts(last: _Letter, letter: _Letter) -> bool:
    """Whether another piece begins: after a gap too wide for a space, or on another row."""
    size = max(last.bottom - last.top, 1.0)
    stepped = abs(letter.bottom - last.bottom) > _STEP * size and letter.left < last.right
    return letter.left - last.right > _WIDE * size or stepped


def _piece(group: list[_Letter], handle: Any) -> Iterator[Piece]:
    while group and group[-1].sign == " ":
        group.pop()
    if not group:
        return
    text = " ".join("".join(each.sign for each in group).split())
    heights = sorted((each.bottom - each.top, each.top, each.bottom) for each in group)
    _, top, bottom = heights[len(heights) // 2]
    bold = all(_is_heavy(handle, group[at].at) for at in (0, -1))
    yield Piece(text, min(each.left for each in group), top, max(each.right for each in group), bottom, bold)


def _is_heavy(handle: Any, at: int) -> bool:
    """Whether a letter's type is bold, by its weight or by the name of its font."""
    if pdfium.FPDFText_GetFontWeight(handle, at) >= _HEAVY:
        return True
    name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(handle, at, name, _LONGEST_NAME, ctypes.byref(flags))
    return b"bold" in name.value.lower()
