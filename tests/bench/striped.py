"""A strip down the margin of every page, from which a watcher of the screen knows which pages are there, and where."""

import mmap
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

_LEFT, _WIDTH, _BANDS = 24, 12, 40
_RED, _STEP, _GREEN, _BLUE = 140, 8, 128, 40
_PATIENCE = 2.0
_STILL = 3
"""Looks in which nothing changes before a viewer counts as done with a key."""

_BREAK = 48
"""Rows without a strip that two pages, and the edges of a view, may have between them."""


def draw_strip(canvas: Canvas, number: int, height: float) -> None:
    """Colours that tell the page's number, and how far down the page each is."""
    for band in range(_BANDS):
        red, green, blue = _RED + _STEP * (number // _GREEN), number % _GREEN, _BLUE + 5 * band
        canvas.setFillColorRGB(red / 255, green / 255, blue / 255)
        top = height * (1 - band / _BANDS)
        canvas.rect(_LEFT, top - height / _BANDS, _WIDTH, height / _BANDS + 0.5, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)


@dataclass(slots=True)
class Strip:
    """The strip as it is on the screen (X Window Dump: 32 bits a pixel, blue first)."""

    pixels: memoryview
    last: int = 1
    """The last page that was seen; each before it was, for no key moves further than a view."""
    rows: int = 0

    @classmethod
    def found(cls, picture: mmap.mmap) -> "Strip":
        """Where the first page's strip is."""
        head = struct.unpack(">25I", picture[:100])
        start, stride, high, wide = head[0] + 12 * head[19], head[12], head[5], head[4]
        whole = memoryview(picture)[start : start + high * stride].cast("I")
        middle = whole[high // 2 * stride // 4 :][:wide].tolist()
        across = [at for at, each in enumerate(middle) if _page(each) == 1]
        if not across:
            raise RuntimeError("the first page's strip is not on the screen")
        strip = cls(whole[across[len(across) // 2] :: stride // 4])
        strip.rows = len(strip.now())
        return strip

    def now(self) -> dict[int, int]:
        """The colours of the strip, row by row of the screen."""
        return {row: each for row, each in enumerate(self.pixels.tolist()) if _page(each)}

    def comes_to_move(self, patience: float) -> bool:
        """Wait until what is in view is whole and another than now; False where patience ends before."""
        before, start = self.now(), time.perf_counter()
        while time.perf_counter() - start < patience:
            time.sleep(0.005)
            now = self.now()
            if now != before and len(now) > self.rows - _BREAK:
                return True
        return False

    def moves_on(self, press: Callable[[], None]) -> bool:
        """Press a key and wait until all that is in view has come; whether anything came in time."""
        before = last = self.now()
        press()
        start, still = time.perf_counter(), 0
        while time.perf_counter() - start < _PATIENCE:
            time.sleep(0.01)
            now = self.now()
            still = still + 1 if now == last else 0
            last = now
            if now != before and still >= _STILL and len(now) > self.rows - _BREAK:
                self.last = max(map(_page, now.values()))
                return True
        return False


def _page(pixel: int) -> int:
    """The number of the page whose strip has this colour; 0 for any other."""
    red, green, blue = pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255
    high, off = divmod(red - _RED + 1, _STEP)  # a viewer may be off by one
    return high * _GREEN + green if high >= 0 and off <= 2 and green < _GREEN and blue >= _BLUE else 0
