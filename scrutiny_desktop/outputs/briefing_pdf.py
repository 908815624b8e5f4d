"""A briefing as PDF: on each sheet a marked page as a picture, and the member's notes as text beside it."""

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph

from scrutiny_desktop.domain.briefing import Briefing, BriefingPage
from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.outputs.lettering import Lettering
from scrutiny_desktop.outputs.outlining import Bookmark
from scrutiny_desktop.outputs.paging import Counting, Footed, form
from scrutiny_desktop.outputs.tagging import Tagged, Tags, set_apart, tagged

Picture = Callable[[BriefingPage], bytes | None]
"""A page as JPEG, where it can be drawn."""

_EDGE, _GAP, _PADDING = 12 * mm, 8 * mm, 6
_SHARE = 0.55
"""Of the sheet's width, for the page."""


def briefing_pdf(
    made: Briefing, picture: Picture, *, fonts: Path, page: str, report: Report, author: str = "", lang: str = "en-GB"
) -> bytes:
    """The briefing on A4 sheets that lie on their side; ``page`` names ``{page}`` and ``{pages}``."""
    letters, file, tags = Lettering(fonts), BytesIO(), Tags()
    width, _ = landscape(A4)
    document = Counting(
        file, report, sum(len(each.notes) + 1 for each in made.pages), pagesize=landscape(A4), topMargin=_EDGE,
        bottomMargin=_EDGE * 2, leftMargin=width * _SHARE + _GAP - _PADDING, rightMargin=_EDGE - _PADDING,
        title=made.title, author=author, subject=made.meeting, keywords=made.classification,
        creator="Scrutiny Desktop", producer="", lang=lang,
        displayDocTitle=1, invariant=1, initialFontName=letters.regular,
    )  # fmt: skip
    foot = _Foot(made, letters, page)
    document.build(
        list(_flowables(made, picture, letters, tags)), onFirstPage=foot.stamp, onLaterPages=foot.stamp,
        canvasmaker=partial(Footed, foot=foot.number),
    )  # fmt: skip
    return tagged(file.getvalue(), tags)


def _flowables(made: Briefing, picture: Picture, letters: Lettering, tags: Tags) -> Iterator[Flowable]:
    body = ParagraphStyle("body", fontName=letters.regular, fontSize=10, leading=14, alignment=TA_LEFT, spaceAfter=6)
    bold = ParagraphStyle("bold", parent=body, fontName=letters.bold, keepWithNext=1, spaceAfter=2)
    title = ParagraphStyle("title", parent=bold, fontSize=15, leading=20)
    quote = ParagraphStyle("quote", parent=body, leftIndent=8, fontSize=9, leading=12, spaceAfter=3)

    heading = ParagraphStyle("heading", parent=bold, fontSize=12, spaceAfter=6)

    def said(text: str, style: ParagraphStyle, kind: str = "P") -> Tagged:
        return Tagged(escape(letters.drawable(text)).replace("\n", "<br/>"), style).as_part(tags, kind)

    yield Bookmark(made.title, "title", level=0)
    yield said(made.title, title, "H1")
    yield from (said(each, body) for each in (made.meeting, *made.left_out))
    for at, page in enumerate(made.pages):
        if at:
            yield PageBreak()
        yield Bookmark(page.heading, f"page{at}", level=1)
        yield said(page.heading, heading, "H2")
        yield _Picture(page, picture, tags, tags.new("Figure", says=page.heading))
        for note in page.notes:
            yield said(note.what, bold)
            if note.quote:
                yield said(f"“{note.quote}”", quote)
            if note.words:
                yield said(note.words, body)


class _Picture(Flowable):  # type: ignore[misc]  # reportlab has no types
    """The page at the left of the sheet, drawn when it is set, so that one at a time is held."""

    def __init__(self, page: BriefingPage, picture: Picture, tags: Tags, part: int) -> None:
        super().__init__()
        self._page, self._picture, self._tags, self._part = page, picture, tags, part

    def wrap(self, *_: float) -> tuple[float, float]:
        """It takes no room among the notes."""
        return 0, 0

    def draw(self) -> None:
        """Put it where the sheet's own corner is."""
        if (held := self._picture(self._page)) is None:
            return
        left, bottom = self.canv.absolutePosition(0, 0)
        wide, high = landscape(A4)[0] * _SHARE - _EDGE, landscape(A4)[1] - 3 * _EDGE
        with self._tags.around(self.canv, self._part):
            self.canv.drawImage(
                ImageReader(BytesIO(held)), _EDGE - left, 2 * _EDGE - bottom, wide, high, preserveAspectRatio=True,
                anchor="nw", showBoundary=True,
            )  # fmt: skip


class _Foot:
    def __init__(self, made: Briefing, letters: Lettering, page: str) -> None:
        self._made, self._letters, self._page = made, letters, page
        self._style = ParagraphStyle("foot", fontName=letters.regular, fontSize=9, leading=12)

    def stamp(self, canvas: Canvas, document: Any) -> None:
        with set_apart(canvas):
            canvas.doForm(form(document.page))

    def number(self, canvas: Canvas, page: int, pages: int) -> None:
        said = f"{self._made.classification} · {self._page.format(page=page, pages=pages)}"
        line = Paragraph(escape(self._letters.drawable(said)), self._style)
        line.wrapOn(canvas, landscape(A4)[0] - 2 * _EDGE, A4[1])
        line.drawOn(canvas, _EDGE, _EDGE)
