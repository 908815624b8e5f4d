"""A PDF page's letters with their boxes, put together to pieces: words on one row with no wide gap between them."""

import ctypes
import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import repeat
from struct import Struct
from typing import Any

import pypdfium2.raw as pdfium

from scrutiny_desktop.papers.piece import Piece

MOST_LETTERS = 200_000
"""Letters of one page; a full printed page has some five thousand."""

_WIDE = 1.1
_ONE_APART = 2
_STEP = 0.6
_HEAVY = 600
_LONGEST_NAME = 128
_BREAK = re.compile(r"[\r\n\u2028\u2029]")
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


_Word = tuple[str, int, int, float, float, float, float]
"""A word on one row, the places of its first letter and its last, and its left, top, right and bottom.

A plain tuple, since a long paper has half a million.
"""


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
    pieces: list[Piece] = []
    group: list[_Word] = []
    end = 0
    for word in _words(text):
        first = word[1]
        is_next = first - end == _ONE_APART and text.signs[first - 1] == " "
        is_row = is_next or _BREAK.search(text.signs, end, first) is None
        if group and (not is_row or _parts(group[-1], word) or _is_walled(group[-1], word, walls)):
            pieces.append(_piece(group, text))
            group = []
        group.append(word)
        end = word[2]
    return [*pieces, _piece(group, text)] if group else pieces


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
        self._name, self._flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.byref(ctypes.c_int())
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

    def boxes(self, places: Sequence[int]) -> list[Box | None]:
        """The same for many letters, in less time."""
        room, turn = (ctypes.c_float * (4 * len(places)))(), self._turn
        first = ctypes.addressof(room)
        are_known = list(map(_loose_box, repeat(self._page), places, range(first, first + 16 * len(places), 16)))
        return [turn(*box) if is_known else None
                for is_known, box in zip(are_known, _FOUR.iter_unpack(room), strict=True)]  # fmt: skip

    def is_heavy(self, at: int) -> bool:
        """Whether a letter's type is bold, by its weight or by the name of its font."""
        if pdfium.FPDFText_GetFontWeight(self.raw, at) >= _HEAVY:
            return True
        pdfium.FPDFText_GetFontInfo(self.raw, at, self._name, _LONGEST_NAME, self._flags)
        return b"bold" in self._name.value.lower()


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


def _words(letters: TextPage) -> Iterator[_Word]:
    """Each word by its first letter and its last; letter by letter where those don't stand on one row."""
    signs = letters.signs
    found = [(each[0], each.start(), each.end() - 1) for each in _WORD.finditer(signs)]
    firsts = letters.boxes([first for _, first, _ in found])
    lasts = letters.boxes([last for _, _, last in found])
    for (text, first, last), one, other in zip(found, firsts, lasts, strict=True):
        if one and other and one[0] <= other[0] and abs(one[3] - other[3]) <= _STEP * (one[3] - one[1]):
            yield text.replace(_NOTHING, ""), first, last, one[0], one[1], other[2], one[3]
            continue
        for at in range(first, last + 1):
            if signs[at] != _NOTHING and (each := letters.box(at)) is not None:
                yield signs[at], at, at, *each


def _parts(last: _Word, word: _Word) -> bool:
    """Whether another piece begins: after a gap too wide for a space, or on another row."""
    _, _, _, _, last_top, last_right, last_bottom = last
    _, _, _, left, _, _, bottom = word
    size = max(last_bottom - last_top, 1.0)
    return left - last_right > _WIDE * size or (abs(bottom - last_bottom) > _STEP * size and left < last_right)


def _is_walled(last: _Word, word: _Word, walls: Sequence[Wall]) -> bool:
    _, _, _, left, top, _, bottom = word
    return any(wall(last[5], left, (top + bottom) / 2) for wall in walls)


def _piece(group: list[_Word], letters: TextPage) -> Piece:
    heights = sorted([(bottom - top, top, bottom) for _, _, _, _, top, _, bottom in group])
    _, top, bottom = heights[len(heights) // 2]
    bold = letters.is_heavy(group[0][1]) and letters.is_heavy(group[-1][2])
    left, right = min([each[3] for each in group]), max([each[5] for each in group])
    return Piece(_joined(group), left, top, right, bottom, bold)


def _joined(group: list[_Word]) -> str:
    """Words with a space where one was, in the file or in PDFium's view of it."""
    parts, end = [group[0][0]], group[0][2]
    for text, first, last, *_ in group[1:]:
        parts.append(text if first == end + 1 else " " + text)
        end = last
    return "".join(parts)
