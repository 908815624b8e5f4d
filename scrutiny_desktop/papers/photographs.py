"""Where photographs stand on a page that was drawn: on dark paper they are shown as they are.

A picture that fills the page is a scan, and one that is mostly white a drawing, a chart or a crest: those are darkened
with the page. Runs in the child that draws.
"""

import ctypes
import mmap
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from scrutiny_desktop.papers.plain_calls import address_of, plain_call
from scrutiny_desktop.papers.turns import Box, Turn

MOST_THINGS = 5_000
"""Things on a page that are looked at."""

_SMALL, _LARGE = 0.01, 0.7
"""Of the page's area."""

_ALONG = 12
"""Places across and down a picture that are looked at."""

_WHITE, _MOSTLY = 225, 0.4
_PIXEL = 4

_count = plain_call("FPDFPage_CountObjects", "page")
_thing = plain_call("FPDFPage_GetObject", "page", "number", gives="thing")
_kind = plain_call("FPDFPageObj_GetType", "thing")
_bounds = plain_call("FPDFPageObj_GetBounds", "thing", "left", "bottom", "right", "top")

Tile = tuple[int, int, int, int]


class Photographs:
    """Those of one document; whether a picture is one is told once, from the first part of it that is drawn."""

    def __init__(self) -> None:
        self._pictures: dict[int, list[Box]] = {}
        self._are_photographs: dict[tuple[int, int], bool] = {}

    def on(self, leaf: Any, page: int, cut: Tile, whole: tuple[int, int], turns: int, drawn: mmap.mmap) -> list[Tile]:
        """Left, top, width and height of each in the pixels of what was drawn: the ``cut`` of the whole page."""
        if page not in self._pictures:
            self._pictures[page] = _pictures(leaf)
        placed = ((at, _within(_turned(box, turns), cut, whole)) for at, box in enumerate(self._pictures[page]))
        return [tile for at, tile in placed if tile is not None and self._is_one((page, at), tile, cut[2], drawn)]

    def _is_one(self, picture: tuple[int, int], tile: Tile, across: int, drawn: mmap.mmap) -> bool:
        if picture not in self._are_photographs:
            self._are_photographs[picture] = not _is_mostly_white(tile, across, drawn)
        return self._are_photographs[picture]


def _pictures(leaf: Any) -> list[Box]:
    """The boxes in the unit square of the page as shown, of pictures that may be photographs."""
    across, down = leaf.get_size()
    page, turn, sides = address_of(leaf.raw), Turn(leaf), (ctypes.c_float * 4)()
    room = [ctypes.addressof(sides) + 4 * at for at in range(4)]
    boxes = []
    for thing in map(_thing, repeat(page), range(min(_count(page), MOST_THINGS))):
        if _kind(thing) != pdfium.FPDF_PAGEOBJ_IMAGE or not _bounds(thing, *room):
            continue
        left, bottom, right, top = sides
        x0, y0, x1, y1 = turn.box(left, top, right, bottom)
        box = x0 / across, y0 / down, x1 / across, y1 / down
        if _SMALL < (box[2] - box[0]) * (box[3] - box[1]) < _LARGE:
            boxes.append(box)
    return boxes


def _turned(box: Box, turns: int) -> Box:
    """The box as it lies once the reader has turned the page by so many quarters."""
    for _ in range(turns):
        left, top, right, bottom = box
        box = 1 - bottom, left, 1 - top, right
    return box


def _within(box: Box, cut: Tile, whole: tuple[int, int]) -> Tile | None:
    """What of the box was drawn, in its pixels; None where that is nothing."""
    left, top, across, down = cut
    x0, x1 = (max(0, min(across, round(side * whole[0]) - left)) for side in (box[0], box[2]))
    y0, y1 = (max(0, min(down, round(side * whole[1]) - top)) for side in (box[1], box[3]))
    return (x0, y0, x1 - x0, y1 - y0) if x1 > x0 and y1 > y0 else None


def _is_mostly_white(tile: Tile, across: int, drawn: mmap.mmap) -> bool:
    x, y, width, height = tile
    places = [
        ((y + height * (2 * row + 1) // (2 * _ALONG)) * across + x + width * (2 * at + 1) // (2 * _ALONG)) * _PIXEL
        for row in range(_ALONG)
        for at in range(_ALONG)
    ]
    return sum(_is_white(drawn[at : at + 3]) for at in places) > _MOSTLY * len(places)


def _is_white(colour: Sequence[int]) -> bool:
    return min(colour) >= _WHITE
