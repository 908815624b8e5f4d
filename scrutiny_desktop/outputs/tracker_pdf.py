"""A tracker as PDF: each recommendation a block of its own, its fields in two columns of words and cells."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, TableStyle

from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.tracker import Tracker
from scrutiny_desktop.outputs.lettering import Lettering
from scrutiny_desktop.outputs.outlining import Bookmark
from scrutiny_desktop.outputs.paging import Counting
from scrutiny_desktop.outputs.tagging import Ruled, Tagged, Tags, set_apart, tagged

_SIDE, _EDGE, _PADDING = 22 * mm, 12 * mm, 6
_HEAD_SHARE = 0.24
"""Of the width, for the names of the fields."""

_HAIRLINE = 0.4
_GREY = 0.6
_Stamp = Callable[[Canvas, Any], None]


def _untold(*_: object) -> None:
    """Nobody asked how far it is."""


def tracker_pdf(
    tracker: Tracker, *, fonts: Path, page: str, author: str = "", lang: str = "en-GB", report: Report = _untold
) -> bytes:
    """The tracker on A4 pages, the same bytes each time; ``page`` names ``{page}``.

    A table of twenty columns can't be read on paper, so each recommendation has its fields below one another;
    fields in which nothing stands are left away.
    """
    letters, file, tags = Lettering(fonts), BytesIO(), Tags()
    parts = list(_flowables(tracker, letters, tags))
    document = Counting(
        file, report, len(parts), pagesize=A4, topMargin=_EDGE * 2, bottomMargin=_EDGE * 2, leftMargin=_SIDE - _PADDING,
        rightMargin=_SIDE - _PADDING, title=tracker.title, author=author, subject=tracker.meeting,
        keywords=tracker.classification, creator="Scrutiny Desktop", producer="", lang=lang, displayDocTitle=1,
        invariant=1, initialFontName=letters.regular,
    )  # fmt: skip
    stamp = _stamp(tracker, letters, page)
    document.build(parts, onFirstPage=stamp, onLaterPages=stamp)
    return tagged(file.getvalue(), tags)


def _flowables(tracker: Tracker, letters: Lettering, tags: Tags) -> Iterator[Flowable]:
    body = ParagraphStyle(
        "body", fontName=letters.regular, fontSize=10, leading=14, alignment=TA_LEFT, splitLongWords=1
    )
    bold = ParagraphStyle("bold", parent=body, fontName=letters.bold)
    title = ParagraphStyle("title", parent=bold, fontSize=15, leading=20, spaceAfter=4)
    heading = ParagraphStyle(
        "heading", parent=bold, fontSize=11, leading=15, spaceBefore=14, spaceAfter=3, keepWithNext=1
    )
    drawn = _drawer(letters)
    yield Bookmark(tracker.title, "title", level=0)
    yield Tagged(drawn(tracker.title), title).as_part(tags, "H1")
    for said in (tracker.meeting, *tracker.left_out):
        yield Tagged(drawn(said), body).as_part(tags, "P")
    number, text = tracker.columns.index("number"), tracker.columns.index("text")
    for at, line in enumerate(tracker.lines):
        name = ". ".join(filter(None, (line[number], line[text])))
        yield Bookmark(" ".join(name.split())[:120], f"line{at}", level=1)
        yield Tagged(drawn(name), heading).as_part(tags, "H2")
        fields = [(head, cell) for at_cell, (head, cell) in enumerate(zip(tracker.heads, line, strict=True))
                  if cell and at_cell not in (number, text)]  # fmt: skip
        if fields:
            whole = tags.new("Table")
            yield _fields([_row(tags, whole, Tagged(drawn(head), bold), Tagged(drawn(cell), body))
                           for head, cell in fields], letters.regular)  # fmt: skip


def _row(tags: Tags, whole: int, head: Tagged, cell: Tagged) -> tuple[Tagged, Tagged]:
    across = tags.new("TR", whole)
    return head.as_part(tags, "TH", across), cell.as_part(tags, "TD", across)


def _fields(cells: list[tuple[Tagged, Tagged]], font: str) -> Ruled:
    width = A4[0] - 2 * _SIDE
    table = Ruled(cells, colWidths=(width * _HEAD_SHARE, width * (1 - _HEAD_SHARE)), splitInRow=1)
    table.setStyle(TableStyle([
        ("FONTNAME", (0, 0), (-1, -1), font), ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("LINEBELOW", (0, 0), (-1, -1), _HAIRLINE, (_GREY, _GREY, _GREY)),
    ]))  # fmt: skip
    return table


def _drawer(letters: Lettering) -> Callable[[str], str]:
    return lambda text: escape(letters.drawable(text)).replace("\n", "<br/>")


def _stamp(tracker: Tracker, letters: Lettering, page: str) -> _Stamp:
    style = ParagraphStyle("foot", fontName=letters.regular, fontSize=9, leading=12)

    def stamp(canvas: Canvas, document: Any) -> None:
        said = f"{tracker.classification} · {page.format(page=document.page)}"
        line = Paragraph(escape(letters.drawable(said)), style)
        line.wrapOn(canvas, A4[0] - 2 * _SIDE, A4[1])
        with set_apart(canvas):
            line.drawOn(canvas, _SIDE, _EDGE)

    return stamp
