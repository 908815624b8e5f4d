"""A PDF page's letters with their boxes; runs in the reader process only."""

import ctypes
import re
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from scrutiny_desktop.papers.box_room import room_for
from scrutiny_desktop.papers.plain_calls import bare_call, place, plain_call
from scrutiny_desktop.papers.turns import Box, Turn
from scrutiny_desktop.papers.upright import upright

MOST_LETTERS = 200_000
"""Letters of one page; a full printed page has some five thousand."""

_HEAVY = 600
_LONGEST_NAME = 128
_FAR = re.compile(r"[\u2e80-\ufefe]")
_STRANGE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe]")
"""What ``_MEANT`` has another sign for; most pages have none."""

_NEAR_HALVES, _STRANGE_HALVES = bytes(range(0x2E)), bytes({*range(0x20)} - set(b"\t\n\r"))
"""Of a sign's two bytes: the upper ones of which none is ``_FAR``, and the lower ones without which none is strange."""

_FULL_PAGE = 20_000
_LETTERS = ctypes.POINTER(ctypes.c_ushort)
_BREAKS = frozenset("\r\n\u2028\u2029")

NOTHING = "\x00"
"""Stands for what PDFium counts as a letter and is none."""

_MEANT: dict[int, str | None] = {
    **{code: NOTHING for code in (*range(32), *range(0xD800, 0xE000)) if chr(code) not in "\t\r\n"},
    0x02: "-", 0xFFFE: "-",  # what PDFium makes of any hyphen at a row's end
}  # fmt: skip

_loose_box = bare_call("FPDFText_GetLooseCharBox")
_object_of = bare_call("FPDFText_GetTextObject", gives="object")
_font_of = plain_call("FPDFTextObj_GetFont", "object", gives="font")


@contextmanager
def text_page(page: Any, *, stands: bool = False) -> "Iterator[TextPage]":
    """A page's letters, for as long as they are needed; rows that run sideways are put together like any others.

    Places are those of the page as it is shown, or where it ``stands`` so that its rows run across, those of that one:
    it is turned meanwhile.
    """
    shown, turn = page.get_rotation(), Turn(page)
    turned = shown
    handle = page.get_textpage()
    try:
        turned = upright(handle.raw, shown)
        if turned != shown:
            handle.close()
            page.set_rotation(turned)
            handle = page.get_textpage()
        yield TextPage(handle.raw, Turn(page) if stands else turn)
    finally:
        handle.close()
        if turned != shown:
            page.set_rotation(shown)


def letters_of(page: Any) -> tuple[str, "array[float]"]:
    """The page's text in the order in which it was set, and four numbers for each of its characters.

    They are left, top, right and bottom in the unit square of the page as shown; a space or a line's end that was
    not printed has a box without width.
    """
    across, down = page.get_size()
    signs, boxes, has_begun = list[str](), array("f"), False
    x = y0 = y1 = 0.0
    with text_page(page) as letters:
        are_known, columns = letters.boxes(range(len(letters.signs)))
        for sign, is_known, *box in zip(letters.signs, are_known, *columns, strict=True):
            if sign.isspace():
                if sign in _BREAKS or has_begun:
                    signs.append("\n" if sign in _BREAKS else " ")
                    boxes.extend((x, y0, x, y1))
                has_begun = has_begun and sign not in _BREAKS
            elif sign != NOTHING and is_known:
                left, y0, x, y1 = box[0] / across, box[1] / down, box[2] / across, box[3] / down
                signs.append(sign)
                boxes.extend((left, y0, x, y1))
                has_begun = True
    return "".join(signs), boxes


class TextPage:
    """What PDFium counts as a page's letters: a sign for each, and its box as the page is shown."""

    def __init__(self, raw: Any, turn: Turn) -> None:
        count = pdfium.FPDFText_CountChars(raw)
        self.are_all = count <= MOST_LETTERS
        self.raw, self.signs = raw, _signs(raw, min(count, MOST_LETTERS))
        self._turn, self._page = turn, place(raw)
        self._heavy: dict[int, bool] = {}
        self._name, self._flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.byref(ctypes.c_int())

    def leave_out(self, first: int, end: int) -> None:
        """Take some letters for none, keeping the ends of rows."""
        kept = "".join(sign if sign in _BREAKS else NOTHING for sign in self.signs[first:end])
        self.signs = self.signs[:first] + kept + self.signs[end:]

    def box(self, at: int) -> Box | None:
        """Left, top, right and bottom in points from the upper left corner; None where PDFium knows none."""
        room = (ctypes.c_float * 4)()
        return self._turn.box(*room) if _loose_box(self._page, at, ctypes.byref(room)) else None

    def boxes(self, places: Sequence[int], sides: Sequence[int] = range(4)) -> tuple[list[int], list[list[float]]]:
        """The same for many letters in less time: which are known, and all of each side, or of some sides by number."""
        room = room_for(len(places))
        are_known = list(map(_loose_box, repeat(self._page), places, room.places))
        return are_known, self._turn.columns(room.numbers[: 4 * len(places)], sides)

    def is_heavy(self, at: int) -> bool:
        """Whether a letter's type is bold, by its weight or by the name of its font; each font is asked once."""
        font = _font_of(_object_of(self._page, at) or 0) or 0
        if font not in self._heavy:
            is_heavy = self._is_heavy(at)
            if not font:
                return is_heavy
            self._heavy[font] = is_heavy
        return self._heavy[font]

    def _is_heavy(self, at: int) -> bool:
        if pdfium.FPDFText_GetFontWeight(self.raw, at) >= _HEAVY:
            return True
        pdfium.FPDFText_GetFontInfo(self.raw, at, self._name, _LONGEST_NAME, self._flags)
        return b"bold" in self._name.value.lower()


def _signs(raw: Any, count: int) -> str:
    """One sign for each letter that PDFium counts; all at once where its text has as many."""
    told = _told(raw, count)
    signs = told.decode("utf-16-le", "surrogatepass")
    is_far = bool(told[1::2].translate(None, _NEAR_HALVES))
    if len(signs) != count or NOTHING in signs or (is_far and not _is_meant(signs, raw)):
        signs = "".join(map(_sign, (pdfium.FPDFText_GetUnicode(raw, at) for at in range(count))))
    elif not is_far and len(told[0::2].translate(None, _STRANGE_HALVES)) == count:
        return signs
    return signs.translate(_MEANT) if _STRANGE.search(signs) else signs


def _told(raw: Any, count: int) -> bytes:
    """The text of so many letters in UTF-16, as PDFium writes it."""
    room = ctypes.create_string_buffer(2 * MOST_LETTERS + 2) if count > _FULL_PAGE else _full_page()
    written = pdfium.FPDFText_GetText(raw, 0, count, ctypes.cast(room, _LETTERS))
    return ctypes.string_at(room, 2 * max(0, written - 1))


@cache
def _full_page() -> Any:
    """Room for a page's text, used again for each."""
    return ctypes.create_string_buffer(2 * _FULL_PAGE + 2)


def _is_meant(text: str, raw: Any) -> bool:
    """Whether signs beyond Europe's are what PDFium has; it cuts those that are no Unicode at all to something else."""
    return all(pdfium.FPDFText_GetUnicode(raw, each.start()) == ord(each[0]) for each in _FAR.finditer(text))


def _sign(code: int) -> str:
    return chr(code) if code <= 0x10FFFF else NOTHING
