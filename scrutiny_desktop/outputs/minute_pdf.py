"""A minute as PDF, set as a council sets its minutes."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from scrutiny_desktop.domain.minute_block import Minute, MinuteBlock, MinuteKind
from scrutiny_desktop.domain.wording import Wording
from scrutiny_desktop.outputs.lettering import Lettering
from scrutiny_desktop.outputs.outlining import Bookmark

_SIDE, _TOP, _FOOT, _EDGE = 25 * mm, 25 * mm, 27 * mm, 12 * mm
_PADDING = 6
"""Points that reportlab's frame keeps clear within its margins."""

_SMALL = 9
_Styles = dict[MinuteKind, ParagraphStyle]
_Stamp = Callable[[Canvas, Any], None]


def minute_pdf(minute: Minute, *, wording: Wording, fonts: Path, author: str = "", lang: str = "en-GB") -> bytes:
    """The minute on A4 pages, the same bytes each time for the same minute."""
    letters = Lettering(fonts)
    # Page 1 must know how many pages there will be: they are set once to be counted, once to be kept.
    _, pages = _set(minute, letters, wording, author, lang, pages=0)
    return _set(minute, letters, wording, author, lang, pages=pages)[0]


def _set(
    minute: Minute, letters: Lettering, wording: Wording, author: str, lang: str, *, pages: int
) -> tuple[bytes, int]:
    file = BytesIO()
    document = SimpleDocTemplate(
        file, pagesize=A4, topMargin=_TOP, bottomMargin=_FOOT,
        leftMargin=_SIDE - _PADDING, rightMargin=_SIDE - _PADDING,
        title=minute.title, author=author, subject=minute.meeting, creator="Scrutiny Desktop", producer="",
        lang=lang, displayDocTitle=1, invariant=1,
    )  # fmt: skip
    stamp = _stamp(minute, letters, wording, pages)
    document.build(list(_flowables(minute, letters)), onFirstPage=stamp, onLaterPages=stamp)
    return file.getvalue(), document.page


def _flowables(minute: Minute, letters: Lettering) -> Iterator[Flowable]:
    styles = _styles(letters)
    for place, block in enumerate(minute.blocks):
        if block.kind in (MinuteKind.HEADING, MinuteKind.SUBHEADING):
            yield Bookmark(block.words, f"block{place}", level=int(block.kind is MinuteKind.SUBHEADING))
        yield _paragraph(block, styles[block.kind], letters, leads=_leads(minute.blocks[place : place + 2]))


def _leads(blocks: Sequence[MinuteBlock]) -> bool:
    """Whether the first of two blocks introduces the second, and so may not stand alone at the foot of a page."""
    return len(blocks) == 2 and blocks[0].kind is MinuteKind.PARAGRAPH and blocks[1].kind is MinuteKind.BULLET


def _paragraph(block: MinuteBlock, style: ParagraphStyle, letters: Lettering, *, leads: bool) -> Paragraph:
    text, label = (escape(letters.drawable(each)) for each in (block.text, block.label))
    if leads:
        style = ParagraphStyle(f"{style.name} that leads", parent=style, keepWithNext=1)
    if block.kind is MinuteKind.RESOLUTION:
        return Paragraph(text, style, bulletText=block.label)
    bullet = "•" if block.kind is MinuteKind.BULLET else None
    return Paragraph(f"<b>{label}</b> {text}" if label else text, style, bulletText=bullet)


def _styles(letters: Lettering) -> _Styles:
    body = ParagraphStyle(
        "body", fontName=letters.regular, bulletFontName=letters.regular, fontSize=11, bulletFontSize=11,
        leading=16, spaceAfter=10, alignment=TA_LEFT, splitLongWords=1, allowWidows=0, allowOrphans=0,
    )  # fmt: skip
    bold = ParagraphStyle("bold", parent=body, fontName=letters.bold, keepWithNext=1)
    return {
        MinuteKind.HEADING: ParagraphStyle("heading", parent=bold, fontSize=12, spaceAfter=14),
        MinuteKind.SUBHEADING: ParagraphStyle("subheading", parent=bold, spaceBefore=10),
        MinuteKind.PARAGRAPH: body,
        MinuteKind.BULLET: ParagraphStyle("bullet", parent=body, leftIndent=14, bulletIndent=2, spaceAfter=5),
        MinuteKind.RESOLUTION: ParagraphStyle("resolution", parent=body, leftIndent=34, bulletIndent=0),
    }


def _stamp(minute: Minute, letters: Lettering, wording: Wording, pages: int) -> _Stamp:
    width, height = A4
    left = ParagraphStyle("left", fontName=letters.regular, fontSize=_SMALL, leading=_SMALL + 3)
    right = ParagraphStyle("right", parent=left, alignment=TA_RIGHT)

    def stamp(canvas: Canvas, document: Any) -> None:
        page = wording.page.format(page=document.page, pages=pages)
        lines = (
            (minute.meeting, left, height - _EDGE, 1.0),
            (minute.footer, left, _EDGE, 0.75),
            (page, right, _EDGE, 1.0),
        )
        for text, style, edge, share in lines:
            line = Paragraph(escape(letters.drawable(text)), style)
            _, tall = line.wrapOn(canvas, (width - 2 * _SIDE) * share, height)
            # A long citation takes more lines, and grows into the margin and not off the page.
            line.drawOn(canvas, _SIDE, edge if edge < height / 2 else edge - tall)

    return stamp
