"""Pages drawn for paper: by a child of their own, as large as the printer wants, and given in bands.

A band is small enough to be put on paper without the window's having to wait; what is drawn at once is
never larger than the memory shared with the child.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.papers.original import Piece
from scrutiny_desktop.papers.plates import BrokenError, PlateMaker, Size
from scrutiny_desktop.papers.shared import MOST_PIXELS_BYTES
from scrutiny_desktop.store import vault
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library

_PATIENCE = 60.0
"""Seconds that one page may take."""

_PIXEL = 4
_BAND = 512 * 1024
"""Bytes of one band, at most."""

_CALM = 2
"""Rows on either side of a good place to end a band."""


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of a drawn page from ``top`` on, four bytes a pixel (blue, green, red, nothing)."""

    top: int
    width: int
    height: int
    pixels: bytes


class Sheets:
    """An open document, page by page; ``sizes`` are in points."""

    def __init__(self, maker: PlateMaker, sizes: tuple[Size, ...]) -> None:
        self._maker, self.sizes = maker, sizes

    def bands(self, page: int, scale: float, rotation: int = 0) -> Iterator[Band]:
        """A page, from 0, at so many pixels to a point; raises ScrutinyError where it can't be drawn."""
        across, down = self.sizes[page] if rotation in (0, 180) else reversed(self.sizes[page])
        width, height = max(1, round(across * scale)), max(1, round(down * scale))
        most = MOST_PIXELS_BYTES // _PIXEL // width
        for top in range(0, height, most):
            tile = (0, top, width, min(most, height - top))
            try:
                plate = self._maker.draw(page, scale, rotation, tile)
            except BrokenError as error:
                happened = f"Page {page + 1} breaks the program that draws pages."
                raise ScrutinyError(happened, "Leave it out.") from error
            yield from _parted(top, plate.width, plate.height, plate.pixels)


@contextmanager
def sheets_of_paper(access: Access, clock: Clock, paper: Paper, password: str = "") -> Iterator[Sheets]:
    """The file of a paper, open for as long as it is wanted."""
    with open_library(access, clock=clock) as library:
        piece = partial(vault.piece, library, paper.content)
        with _opened(vault.size(library, paper.content), piece, password) as sheets:
            yield sheets


@contextmanager
def sheets_of(pdf: bytes) -> Iterator[Sheets]:
    """A PDF of our own, open for as long as it is wanted."""
    with _opened(len(pdf), lambda start, length: pdf[start : start + length]) as sheets:
        yield sheets


@contextmanager
def _opened(size: int, piece: Piece, password: str = "") -> Iterator[Sheets]:
    maker = PlateMaker(patience=_PATIENCE)
    try:
        yield Sheets(maker, maker.open(size, piece, password))
    except BrokenError as error:
        raise ScrutinyError("This paper breaks the program that draws pages.", "Print its text instead.") from error
    finally:
        maker.close()


def _parted(top: int, width: int, height: int, pixels: bytes) -> Iterator[Band]:
    """The rows in bands, without the blank ones between them.

    A printer's own grid may let a band reach a hair over its neighbour, so bands end where rows are alike
    and nothing is hidden by that: between lines of text, also where rules run down beside them.
    """
    stride = width * _PIXEL
    view, blank, most = memoryview(pixels), b"\xff" * stride, max(1, _BAND // stride)
    start = 0
    while start < height:
        if view[start * stride : (start + 1) * stride] == blank:
            start += 1
            continue
        end = min(start + most, height)
        if end < height:
            end = next((row for row in range(end, start + most // 4, -1) if _is_calm(view, stride, row)), end)
        yield Band(top + start, width, end - start, bytes(view[start * stride : end * stride]))
        start = end


def _is_calm(view: memoryview, stride: int, row: int) -> bool:
    """Whether the rows around the top of a row are alike."""
    around = [view[each * stride : (each + 1) * stride] for each in range(row - _CALM, row + _CALM)]
    return all(each == around[0] for each in around[1:])
