"""The child that draws pages: it asks for the bytes it needs, and leaves its pixels in shared memory."""

import argparse
import ctypes
import io
import mmap
import os
import sys
from collections.abc import Sequence
from typing import IO, Any

import pypdfium2
import pypdfium2.raw as pdfium

from scrutiny_desktop.domain.alignment import Near, align
from scrutiny_desktop.domain.letter_rows import rows_of
from scrutiny_desktop.papers.fence import fence
from scrutiny_desktop.papers.letters import letters_of
from scrutiny_desktop.papers.limits import die_with, limit_memory, limit_work
from scrutiny_desktop.papers.links import links_of
from scrutiny_desktop.papers.original import asked_for
from scrutiny_desktop.papers.page_sizes import sizes_of
from scrutiny_desktop.papers.photographs import Photographs
from scrutiny_desktop.papers.shared import MOST_PIXELS_BYTES, opened_in_child
from scrutiny_desktop.papers.speech import hear, say

SECONDS = 10
"""Of the processor for one request."""

_PIXEL = 4
_LEAST_SCALE = 0.01


class _Easel:
    """One open document and the memory its pages are drawn into."""

    def __init__(self, ears: IO[bytes], voice: IO[bytes], memory: mmap.mmap) -> None:
        self._ears, self._voice, self._memory = ears, voice, memory
        self._pdf: Any = None
        self._photographs = Photographs()
        self._opened: io.RawIOBase | None = None

    def open(self, size: int, password: str) -> tuple[dict[str, Any], bytes]:
        self.close()
        self._opened = asked_for("", size, self._ears, self._voice).opened()
        try:
            self._pdf = pypdfium2.PdfDocument(self._opened, password=password or None, autoclose=False)
        except pypdfium2.PdfiumError as error:
            return {"refused": True, "is_locked": error.err_code == pdfium.FPDF_ERR_PASSWORD}, b""
        self._init_forms()
        sizes = sizes_of(self._pdf)
        return {"pages": len(sizes) // 2}, sizes.tobytes()

    def close(self) -> None:
        if self._pdf is not None:
            self._pdf.close()
        self._pdf, self._photographs = None, Photographs()

    def draw(self, page: int, scale: float, rotation: int, tile: Sequence[int] | None) -> tuple[dict[str, Any], bytes]:
        with _page(self._pdf, page) as leaf:
            across, down = leaf.get_size()
            if rotation in (90, 270):
                across, down = down, across
            if tile is None:
                most = (MOST_PIXELS_BYTES / _PIXEL / max(1.0, across * down)) ** 0.5
                scale = max(_LEAST_SCALE, min(scale, most * 0.99))
            whole = max(1, round(across * scale)), max(1, round(down * scale))
            left, top, width, height = tile or (0, 0, *whole)
            if width * height * _PIXEL > MOST_PIXELS_BYTES or min(width, height) < 1:
                return {"spoilt": True}, b""
            cut = (left, top, width, height)
            self._paint(leaf, cut, whole, rotation // 90)
            photographs = self._photographs.on(leaf, page, cut, whole, rotation // 90, self._memory)
        size = {"width": width, "height": height, "stride": width * _PIXEL, "scale": scale}
        return {**size, "photographs": photographs}, b""

    def letters(self, page: int, near: Sequence[Near]) -> tuple[dict[str, Any], bytes]:
        with _page(self._pdf, page) as leaf:
            text, boxes = letters_of(leaf)
        return {"text": text, "rows": list(rows_of(text, boxes))}, boxes.tobytes() + align(near, text).tobytes()

    def copy(self, pages: Sequence[int]) -> tuple[dict[str, Any], bytes]:
        made, room = pypdfium2.PdfDocument.new(), io.BytesIO()
        try:
            made.import_pages(self._pdf, list(pages))
            made.save(room)
        finally:
            made.close()
        return {"pages": len(pages)}, room.getvalue()

    def links(self, page: int) -> tuple[dict[str, Any], bytes]:
        with _page(self._pdf, page) as leaf:
            return {"links": links_of(self._pdf, leaf)}, b""

    def _init_forms(self) -> None:
        try:
            self._pdf.init_forms()
        except pypdfium2.PdfiumError:
            return  # a form that can't be set up is drawn without its fields

    def _paint(self, leaf: Any, cut: tuple[int, int, int, int], whole: tuple[int, int], turns: int) -> None:
        left, top, width, height = cut
        place = (ctypes.c_char * (width * height * _PIXEL)).from_buffer(self._memory)
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGRx, place, width * _PIXEL)
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
            where = (-left, -top, *whole, turns, pdfium.FPDF_ANNOT)
            pdfium.FPDF_RenderPageBitmap(bitmap, leaf.raw, *where)
            if self._pdf.formenv is not None:
                pdfium.FPDF_FFLDraw(self._pdf.formenv.raw, bitmap, leaf.raw, *where)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)


class _page:  # noqa: N801 - used as a function
    """A page, closed again."""

    def __init__(self, pdf: Any, number: int) -> None:
        self._leaf = pdf[number]

    def __enter__(self) -> Any:
        return self._leaf

    def __exit__(self, *_: object) -> None:
        self._leaf.close()


def main(arguments: Sequence[str]) -> int:
    """The child: answer one request after another until the pipe ends."""
    parser = argparse.ArgumentParser(description="Draws pages for Scrutiny Desktop.")
    parser.add_argument("--parent", type=int, required=True)
    parser.add_argument("--memory", required=True)
    wanted = parser.parse_args(arguments)
    ears, voice = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer of ours
    memory = opened_in_child(wanted.memory)
    limit_memory()
    fence()
    die_with(wanted.parent)
    easel = _Easel(ears, voice, memory)
    while True:
        try:
            request, _ = hear(ears)
        except EOFError:
            return 0
        limit_work(SECONDS)
        try:
            answer = getattr(easel, request.pop("do"))(**request)
        except (pypdfium2.PdfiumError, MemoryError):
            answer = {"spoilt": True}, b""
        say(voice, *answer)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
