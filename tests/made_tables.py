"""Draws tables of the invented borough of Examplebridge, in every way in which papers rule and shade them."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import black, lightblue, lightgrey
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from tests.made_papers import HEIGHT, Draw

Rows = Sequence[Sequence[str]]
Style = Sequence[tuple[Any, ...]]

RULED: Style = [("GRID", (0, 0), (-1, -1), 0.5, black)]
BOLD_HEAD: Style = [("FONT", (0, 0), (-1, 0), "Helvetica-Bold")]
ACROSS_ONLY: Style = [("LINEABOVE", (0, 0), (-1, 0), 1, black), ("LINEBELOW", (0, 0), (-1, 0), 0.5, black),
                      ("LINEBELOW", (0, -1), (-1, -1), 1, black)]  # fmt: skip
EACH_ROW: Style = [("LINEABOVE", (0, 0), (-1, -1), 0.5, black), ("LINEBELOW", (0, -1), (-1, -1), 0.5, black)]
SHADED: Style = [("ROWBACKGROUNDS", (0, 0), (-1, -1), [lightblue, lightgrey])]


def table(rows: Rows, *styles: Style, top: float = 120, left: float = 72, widths: Sequence[float] = ()) -> Draw:
    """A table whose upper edge lies so far below the page's; a line feed in a cell begins a new line of it."""

    def draw(canvas: Canvas) -> None:
        style = [
            ("FONTSIZE", (0, 0), (-1, -1), 10),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *(s for e in styles for s in e),
        ]
        made = Table(rows, colWidths=list(widths) or [150] * len(rows[0]), style=style)
        _, height = made.wrapOn(canvas, 700, 1000)
        made.drawOn(canvas, left, HEIGHT - top - height)

    return draw


def sideways(draw: Draw, turns: int = 90) -> Draw:
    """The same on a page that is shown turned, so that it must be set turned the other way."""

    def drawn(canvas: Canvas) -> None:
        canvas.setPageRotation(turns)
        canvas.saveState()
        if turns == 90:
            canvas.translate(595, 0)
            canvas.rotate(90)
        canvas.translate(0, 595 - HEIGHT)
        draw(canvas)
        canvas.restoreState()

    return drawn


def within_a_form(draw: Draw) -> Draw:
    """The same, drawn as a form that the page then shows, smaller and elsewhere."""

    def drawn(canvas: Canvas) -> None:
        canvas.beginForm("held", 0, 0, 595, 842)
        draw(canvas)
        canvas.endForm()
        canvas.saveState()
        canvas.translate(20, 60)
        canvas.scale(0.9, 0.9)
        canvas.doForm("held")
        canvas.restoreState()

    return drawn
