"""A PDF page's letters with their boxes, put together to pieces: words on one row with no wide gap between them."""

import ctypes
import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from struct import Struct
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

MOST_LETTERS = 200_000
"""Letters of one page; a full printed page has some five thousand."""

_WIDE = 1.1
_STEP = 0.6
_HEAVY = 600
_LONGEST_NAME = 128
_ROW = re.compile(r"[^\r\n\u2028\u2029]+")
_WORD = re.compile(r"[^\s\x00](?:\S*[^\s\x00])?")
_FAR = re.compile(r"[\u2e80-\ufefe]")
_FOUR = Struct("=4f")
_BREAKS = frozenset("\r\n\u2028\u2029")

_NOTHING = "\x00"
"""Stands for what PDFium counts as a letter and is none."""

_MEANT: dict[int, str | None] = {
    **{code: _NOTHING for code in (*range(32), *range(0xD800, 0xE000)) if chr(code) not in "\t\r\n"},
    0x02: "-", 0xFFFE: "-",  # what PDFium makes of any hyphen at a row's end
}  # fmt: skip

# Called twice for every word of a paper; plain addresses cost half of what ctypes' checked pointers do.
_loose_box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)

Box = tuple[float, float, float, float]

Wall = Callable[[float, float, float], bool]
"""Whether something stands between the end of a word, the beginning of another, and at their height."""


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


class _Word(NamedTuple):
    """A word on one row, with the places of its first letter and its last."""

    text: str
    first: int
    last: int
    left: float
    top: float
    right: float
    bottom: float


@contextmanager
def text_page(page: Any) -> "Iterator[TextPage]":
    """A page's letters, for as long as they are needed."""
    handle = page.get_textpage()
    try:
        yield TextPage(page, handle.raw)
    finally:
        handle.close()


def pieces_of(text: "TextPage", walls: Sequence[Wall] = ()) -> list[Piece]:
    """The page's words as PDFium has them, in the order in which they were set; no piece goes through a wall."""
    return [piece for row in _ROW.finditer(text.signs) for piece in _pieces(row, text, walls)]


def letters_of(page: Any) -> tuple[str, "array[float]"]:
    """The page's text in the order in which it was set, and four numbers for each of its characters.

    They are left, top, right and bottom in the unit square of the page as shown; a space or a line's end that was
    not printed has a box without width.
    """
    across, down = page.get_size()
    signs, boxes, has_begun = list[str](), array("f"), False
    x = y0 = y1 = 0.0
    with text_page(page) as letters:
        for at, sign in enumerate(letters.signs):
            if sign.isspace():
                if sign in _BREAKS or has_begun:
                    signs.append("\n" if sign in _BREAKS else " ")
                    boxes.extend((x, y0, x, y1))
                has_begun = has_begun and sign not in _BREAKS
            elif sign != _NOTHING and (box := letters.box(at)) is not None:
                left, y0, x, y1 = box[0] / across, box[1] / down, box[2] / across, box[3] / down
                signs.append(sign)
                boxes.extend((left, y0, x, y1))
                has_begun = True
    return "".join(signs), boxes


class TextPage:
    """What PDFium counts as a page's letters: a sign for each, and its box as the page is shown."""

    def __init__(self, page: Any, raw: Any) -> None:
        count = pdfium.FPDFText_CountChars(raw)
        self.are_all = count <= MOST_LETTERS
        self.raw, self.signs = raw, _signs(raw, min(count, MOST_LETTERS)).translate(_MEANT)
        self._turn, self._room = turn_of(page), (ctypes.c_float * 4)()
        self._page, self._there = ctypes.cast(raw, ctypes.c_void_p).value, ctypes.addressof(self._room)

    def leave_out(self, first: int, end: int) -> None:
        """Take some letters for none, keeping the ends of rows."""
        kept = "".join(sign if sign in _BREAKS else _NOTHING for sign in self.signs[first:end])
        self.signs = self.signs[:first] + kept + self.signs[end:]

    def box(self, at: int) -> Box | None:
        """Left, top, right and bottom in points from the upper left corner; None where PDFium knows none."""
        if not _loose_box(self._page, at, self._there):
            return None
        return self._turn(*_FOUR.unpack(self._room))


def _signs(raw: Any, count: int) -> str:
    """One sign for each letter that PDFium counts; all at once where its text has as many."""
    room = (ctypes.c_uint16 * (count + 1))()
    pdfium.FPDFText_GetText(raw, 0, count, room)
    text = bytes(room)[:-2].decode("utf-16-le", "surrogatepass")
    if len(text) == count and _NOTHING not in text and _is_meant(text, raw):
        return text
    return "".join(map(_sign, (pdfium.FPDFText_GetUnicode(raw, at) for at in range(count))))


def _is_meant(text: str, raw: Any) -> bool:
    """Whether signs beyond Europe's are what PDFium has; it cuts those that are no Unicode at all to something else."""
    return all(pdfium.FPDFText_GetUnicode(raw, each.start()) == ord(each[0]) for each in _FAR.finditer(text))


def _sign(code: int) -> str:
    return chr(code) if code <= 0x10FFFF else _NOTHING


def turn_of(page: Any) -> Callable[[float, float, float, float], Box]:
    """Turns a box from the PDF's own corner to the upper left one of the page as it is shown."""
    left, bottom, right, top = page.get_mediabox() if page.get_cropbox() is None else page.get_cropbox()
    turns: dict[int, Callable[[float, float, float, float], Box]] = {
        90: lambda x0, y1, x1, y0: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        180: lambda x0, y1, x1, y0: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        270: lambda x0, y1, x1, y0: (top - y1, right - x1, top - y0, right - x0),
    }
    return turns.get(page.get_rotation(), lambda x0, y1, x1, y0: (x0 - left, top - y1, x1 - left, top - y0))


def _pieces(row: re.Match[str], letters: TextPage, walls: Sequence[Wall]) -> Iterator[Piece]:
    group: list[_Word] = []
    for word in _words(row, letters):
        if group and (_parts(group[-1], word) or any(
                wall(group[-1].right, word.left, (word.top + word.bottom) / 2) for wall in walls)):  # fmt: skip
            yield _piece(group, letters.raw)
            group = []
        group.append(word)
    if group:
        yield _piece(group, letters.raw)


def _words(row: re.Match[str], letters: TextPage) -> Iterator[_Word]:
    """Each word by its first letter and its last; letter by letter where those don't stand on one row."""
    signs, box = letters.signs, letters.box
    for found in _WORD.finditer(signs, *row.span()):
        first, last = found.start(), found.end() - 1
        one = box(first)
        other = box(last) if last > first else one
        if one and other and one[0] <= other[0] and abs(one[3] - other[3]) <= _STEP * (one[3] - one[1]):
            yield _Word(found[0].replace(_NOTHING, ""), first, last, one[0], one[1], other[2], one[3])
            continue
        for at in range(first, last + 1):
            if signs[at] != _NOTHING and (each := box(at)) is not None:
                yield _Word(signs[at], at, at, *each)


def _parts(last: _Word, word: _Word) -> bool:
    """Whether another piece begins: after a gap too wide for a space, or on another row."""
    size = max(last.bottom - last.top, 1.0)
    stepped = abs(word.bottom - last.bottom) > _STEP * size and word.left < last.right
    return word.left - last.right > _WIDE * size or stepped


def _piece(group: list[_Word], raw: Any) -> Piece:
    heights = sorted((each.bottom - each.top, each.top, each.bottom) for each in group)
    _, top, bottom = heights[len(heights) // 2]
    bold = _is_heavy(raw, group[0].first) and _is_heavy(raw, group[-1].last)
    return Piece(_joined(group), min(each.left for each in group), top, max(each.right for each in group), bottom, bold)


def _joined(group: list[_Word]) -> str:
    """Words with a space where one was, in the file or in PDFium's view of it."""
    parts = [group[0].text]
    for one, other in pairwise(group):
        parts.append(other.text if other.first == one.last + 1 else " " + other.text)
    return "".join(parts)


def _is_heavy(raw: Any, at: int) -> bool:
    """Whether a letter's type is bold, by its weight or by the name of its font."""
    if pdfium.FPDFText_GetFontWeight(raw, at) >= _HEAVY:
        return True
    name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(raw, at, name, _LONGEST_NAME, ctypes.byref(flags))
    return b"bold" in name.value.lower()
