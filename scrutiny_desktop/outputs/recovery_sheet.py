"""The recovery sheet: one page with the code in words to type and as a square to scan."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desktop.outputs.lettering import LARGE, Lettering

_SIDE, _SQUARE = 25 * mm, 60 * mm
_TITLE, _CODE, _TEXT, _LEAD = 24, 22, 13, 18
_GROUPS = 3
"""Of the code on one line, so that it is read and typed without losing the place."""


def recovery_sheet(code: str, *, title: str, lines: Sequence[str], fonts: Path) -> bytes:
    """The sheet as a PDF; the code is nowhere but on its page."""
    letters = Lettering(fonts, LARGE)
    file = BytesIO()
    page = Canvas(file, pagesize=A4, invariant=1, lang="en-GB")
    page.setTitle(title)
    page.setCreator("Scrutiny Desktop")
    down = A4[1] - 35 * mm
    page.setFont(letters.bold, _TITLE)
    page.drawString(_SIDE, down, letters.drawable(title))
    down -= 20 * mm
    groups = code.split("-")
    page.setFont(letters.bold, _CODE)
    for at in range(0, len(groups), _GROUPS):
        page.drawString(_SIDE, down, "-".join(groups[at : at + _GROUPS]))
        down -= 12 * mm
    down -= _SQUARE
    renderPDF.draw(_square(code), page, _SIDE, down)
    down -= 12 * mm
    page.setFont(letters.regular, _TEXT)
    for line in lines:
        for part in simpleSplit(letters.drawable(line), letters.regular, _TEXT, A4[0] - 2 * _SIDE):
            page.drawString(_SIDE, down, part)
            down -= _LEAD
        down -= _LEAD / 2
    page.showPage()
    page.save()
    return file.getvalue()


def _square(code: str) -> Drawing:
    widget = QrCodeWidget(code, barLevel="Q", barWidth=_SQUARE, barHeight=_SQUARE, barBorder=2)
    drawing = Drawing(_SQUARE, _SQUARE)
    drawing.add(widget)
    return drawing
