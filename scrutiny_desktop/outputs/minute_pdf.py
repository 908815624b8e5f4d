"""A minute as PDF, set as a council sets its minutes."""

from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.minute_block import Minute, MinuteBlock, MinuteKind
from scrutiny_desktop.domain.wording import Wording
from scrutiny_desktop.outputs.lettering import Lettering
from scrutiny_desktop.outputs.outlining import Bookmark
from scrutiny_desktop.outputs.paging import Counting, Footed, form
from scrutiny_desktop.outputs.tagging import LIST_ENTRY, Tagged, Tags, set_apart, tagged

_SIDE, _TOP, _FOOT, _EDGE = 25 * mm, 25 * mm, 27 * mm, 12 * mm
_PADDING = 6
"""Points that reportlab's frame keeps clear within its margins."""

_SMALL = 9
_ROOM = {MinuteKind.HEADING: 24, MinuteKind.SUBHEADING: 18, MinuteKind.REMARK: 12}
"""Points of room above these, whatever stands there; room below what is above them, which a page's end may swallow."""

_Styles = dict[MinuteKind, ParagraphStyle]
_TAGS = {
    MinuteKind.HEADING: "H1", MinuteKind.SUBHEADING: "H2", MinuteKind.BULLET: LIST_ENTRY,
    MinuteKind.RESOLUTION: LIST_ENTRY,
}  # fmt: skip


def _untold(*_: object) -> None:
    """Nobody asked how far it is."""


def minute_pdf(
    minute: Minute, *, wording: Wording, fonts: Path, author: str = "", lang: str = "en-GB", report: Report = _untold
) -> bytes:
    """The minute on A4 pages, the same bytes each time for the same minute; its parts are tagged."""
    letters, file, tags = Lettering(fonts), BytesIO(), Tags()
    whole = minute.paged
    document = Counting(
        file, report, len(whole), pagesize=A4, topMargin=_TOP, bottomMargin=_FOOT,
        leftMargin=_SIDE - _PADDING, rightMargin=_SIDE - _PADDING,
        title=minute.title, author=author, subject=minute.meeting, keywords=minute.footer,
        creator="Scrutiny Desktop", producer="", lang=lang,
        displayDocTitle=1, invariant=1, initialFontName=letters.regular,
    )  # fmt: skip
    margins = _Margins(minute, letters, wording)
    document.build(
        list(_flowables(whole, letters, tags)), onFirstPage=margins.stamp, onLaterPages=margins.stamp,
        canvasmaker=partial(Footed, foot=margins.number),
    )  # fmt: skip
    return tagged(file.getvalue(), tags)


def _flowables(whole: Sequence[MinuteBlock], letters: Lettering, tags: Tags) -> Iterator[Flowable]:
    styles = _styles(letters)
    for place, block in enumerate(whole):
        if block.kind in (MinuteKind.HEADING, MinuteKind.SUBHEADING):
            yield Bookmark(block.words, f"block{place}", level=int(block.kind is MinuteKind.SUBHEADING))
        drawn = _paragraph(block, _style(styles[block.kind], whole[place : place + 2]), letters)
        yield drawn.as_part(tags, _TAGS.get(block.kind, "P"))


def _style(style: ParagraphStyle, blocks: Sequence[MinuteBlock]) -> ParagraphStyle:
    """The style of the first of two blocks, with the room that the second wants above it and is not parted from."""
    kinds = [each.kind for each in blocks]
    room = _ROOM.get(kinds[-1], 0) if len(set(kinds)) == 2 else 0
    return ParagraphStyle(f"{style.name} above {kinds[-1]}", parent=style, spaceAfter=room or style.spaceAfter,
                          keepWithNext=int(style.keepWithNext or _leads(blocks)))  # fmt: skip


def _leads(blocks: Sequence[MinuteBlock]) -> bool:
    """Whether the first of two blocks may not be parted from the second by the end of a page.

    So it is where it introduces that, and where no page would have more on it than what the draft says of itself.
    """
    kinds = [each.kind for each in blocks]
    return kinds == [MinuteKind.PARAGRAPH, MinuteKind.BULLET] or kinds[1:] == [MinuteKind.REMARK]


def _paragraph(block: MinuteBlock, style: ParagraphStyle, letters: Lettering) -> Tagged:
    text, label = (escape(letters.drawable(each)) for each in (block.text, block.label))
    if block.kind is MinuteKind.RESOLUTION:
        return Tagged(text, style, bulletText=block.label)
    bullet = "•" if block.kind is MinuteKind.BULLET else None
    return Tagged(f"<b>{label}</b> {text}" if label else text, style, bulletText=bullet)


def _styles(letters: Lettering) -> _Styles:
    body = ParagraphStyle(
        "body", fontName=letters.regular, bulletFontName=letters.regular, fontSize=11, bulletFontSize=11,
        leading=16, spaceAfter=10, alignment=TA_LEFT, splitLongWords=1, allowWidows=0, allowOrphans=0, keepWithNext=0,
    )  # fmt: skip
    bold = ParagraphStyle("bold", parent=body, fontName=letters.bold, keepWithNext=1)
    return {
        MinuteKind.HEADING: ParagraphStyle("heading", parent=bold, fontSize=12, spaceAfter=14),
        MinuteKind.SUBHEADING: ParagraphStyle("subheading", parent=bold),
        MinuteKind.PARAGRAPH: body,
        MinuteKind.BULLET: ParagraphStyle("bullet", parent=body, leftIndent=14, bulletIndent=2, spaceAfter=5),
        MinuteKind.REMARK: ParagraphStyle("remark", parent=body, fontSize=_SMALL, leading=_SMALL + 3, spaceAfter=2),
        MinuteKind.RESOLUTION: ParagraphStyle("resolution", parent=body, leftIndent=34, bulletIndent=0),
    }


class _Margins:
    """What stands above and below the text of each page."""

    def __init__(self, minute: Minute, letters: Lettering, wording: Wording) -> None:
        self._minute, self._letters, self._wording = minute, letters, wording
        self._left = ParagraphStyle("left", fontName=letters.regular, fontSize=_SMALL, leading=_SMALL + 3)
        self._right = ParagraphStyle("right", parent=self._left, alignment=TA_RIGHT)

    def stamp(self, canvas: Canvas, document: Any) -> None:
        """The meeting above; below, whatever the number of pages proves to be."""
        with set_apart(canvas):
            self._put(canvas, self._minute.meeting, self._left, 1.0, is_above=True)
            canvas.doForm(form(document.page))

    def number(self, canvas: Canvas, page: int, pages: int) -> None:
        """Who may see it, and the number of the page."""
        self._put(canvas, self._minute.footer, self._left, 0.75)
        self._put(canvas, self._wording.page.format(page=page, pages=pages), self._right, 1.0)

    def _put(self, canvas: Canvas, text: str, style: ParagraphStyle, share: float, *, is_above: bool = False) -> None:
        width, height = A4
        line = Paragraph(escape(self._letters.drawable(text)), style)
        _, tall = line.wrapOn(canvas, (width - 2 * _SIDE) * share, height)
        # A long citation takes more lines, and grows into the margin and not off the page.
        line.drawOn(canvas, _SIDE, height - _EDGE - tall if is_above else _EDGE)
