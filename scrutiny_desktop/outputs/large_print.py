"""A paper's text in large type, as the clear and large print guidance of RNIB and UKAAF has it.

One clear face and no italics, lines that begin at one edge and end where their words do, no word divided,
wide leading; what stands in the margins is as large as the text. It is tagged, so that it can also be listened to.
"""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A3, A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable

from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.flow import Block, BlockKind
from scrutiny_desktop.domain.large_print import Head, Look, PageMark, Piece, PrintWords
from scrutiny_desktop.outputs.lettering import LARGE, Lettering
from scrutiny_desktop.outputs.outlining import Bookmark
from scrutiny_desktop.outputs.paging import Counting, Footed, form
from scrutiny_desktop.outputs.tagging import Tagged, Tags, set_apart, tagged

_EDGE, _SIDE, _GAP = 14 * mm, 20 * mm, 6 * mm
_LEADING = 1.4
_PADDING = 6
"""Points that reportlab's frame keeps clear within its margins."""

_LEADER = re.compile(r"\s*[.·…]{4,}\s*|\s*(?:[.·]\s){4,}\s*")
"""The dots that lead the eye to a page number: in large type they would fill lines of their own."""

_DEEPEST = 6
"""Of the levels that a PDF's headings can have."""

_HEADINGS = (1.35, 1.2, 1.1, 1.0)
"""How much larger than the text a heading of each level is; all are bold."""


def large_print(
    head: Head, pieces: Sequence[Piece], look: Look, words: PrintWords, fonts: Path, report: Report, lang: str = "en-GB"
) -> bytes:
    """The text on numbered pages, the same bytes each time for the same text."""
    setting, tags = _Setting(head, look, words, Lettering(fonts, LARGE)), Tags()
    file = BytesIO()
    document = Counting(
        file, report, len(pieces), pagesize=setting.sheet, topMargin=setting.top, bottomMargin=setting.foot,
        leftMargin=_SIDE - _PADDING, rightMargin=_SIDE - _PADDING, title=head.title, author="", subject=head.secrecy,
        creator="Scrutiny Desktop", producer="", lang=lang, displayDocTitle=1, invariant=1,
    )  # fmt: skip
    document.build(list(setting.flowables(pieces, tags)), onFirstPage=setting.stamp, onLaterPages=setting.stamp,
                   canvasmaker=setting.canvas)  # fmt: skip
    return tagged(file.getvalue(), tags)


class _Setting:
    """The styles of one large print, and what stands in its margins."""

    def __init__(self, head: Head, look: Look, words: PrintWords, letters: Lettering) -> None:
        self._head, self._look, self._words, self._letters = head, look, words, letters
        self.sheet = A3 if look.is_a3 else A4
        self._body = ParagraphStyle(
            "body", fontName=letters.regular, fontSize=look.points, leading=look.points * _LEADING,
            spaceAfter=look.points * 0.8, splitLongWords=1, allowWidows=0, allowOrphans=0,
        )  # fmt: skip
        self._bold = ParagraphStyle("bold", parent=self._body, fontName=letters.bold)
        line = self._body.leading
        self._head_lines = [*self._cut(head.title, letters.regular, 1), *self._cut(self._withheld, letters.bold, 2)]
        self.top = _EDGE + line * len(self._head_lines) + _GAP
        self.foot = _EDGE + line + _GAP

    @property
    def _withheld(self) -> str:
        return self._words.withheld.format(secrecy=self._head.secrecy) if self._head.secrecy else ""

    def canvas(self, *given: Any, **more: Any) -> Canvas:
        """What the pages are drawn on."""
        return Footed(*given, foot=self._draw_foot, **more)

    def flowables(self, pieces: Sequence[Piece], tags: Tags) -> Iterator[Flowable]:
        """The text, its headings in the outline and never last on a page."""
        leading: list[Flowable] = []
        is_opened, outlined = False, -1
        for place, piece in enumerate(pieces):
            if not is_opened and not (isinstance(piece, Block) and piece.kind is BlockKind.TITLE):
                yield from (each.as_part(tags, "P") for each in self._opening())
                is_opened = True
            if isinstance(piece, Block) and piece.kind is BlockKind.HEADING:
                outlined = min(max(1, piece.level) - 1, outlined + 1)
                leading.append(Bookmark(piece.text, f"block{place}", level=outlined))
            if isinstance(piece, Block) and piece.begins_row:
                leading.append(self._rule())
            leading.append(self._set(piece).as_part(tags, _tag(piece)))
            if isinstance(piece, Block) and piece.kind is not BlockKind.HEADING:
                yield from self._led(leading)
                leading = []
        yield from leading

    def stamp(self, canvas: Canvas, document: Any) -> None:
        """What stands above and below the text of one page."""
        with set_apart(canvas):
            self._draw_margins(canvas)
            canvas.doForm(form(document.page))

    def _draw_margins(self, canvas: Canvas) -> None:
        width, height = self.sheet
        for row, line in enumerate(self._head_lines):
            canvas.setFont(self._letters.bold if row else self._letters.regular, self._look.points)
            canvas.drawString(_SIDE, height - _EDGE - self._body.leading * row - self._look.points, line)
        canvas.setLineWidth(1)
        for y in (height - self.top + _GAP / 2, self.foot - _GAP / 2):
            canvas.line(_SIDE, y, width - _SIDE, y)

    def _draw_foot(self, canvas: Canvas, page: int, pages: int) -> None:
        canvas.setFont(self._letters.regular, self._look.points)
        canvas.drawString(_SIDE, _EDGE + self._look.points * 0.25, self._words.foot.format(page=page, pages=pages))

    def _opening(self) -> Iterator[Tagged]:
        """What this is, under the title; the first page says in full who may see the paper."""
        if self._head.secrecy:
            yield self._paragraph(self._withheld, self._bold)
        yield self._paragraph(self._words.about.format(points=self._look.points), self._body)

    def _led(self, flowables: list[Flowable]) -> Iterator[Flowable]:
        """Headings and marks with what follows them; a new page where only they would have room on this one."""
        if len(flowables) > 1:
            width, height = self.sheet[0] - 2 * _SIDE, self.sheet[1] - self.top - self.foot
            needed = 3 * self._body.leading + sum(
                each.wrap(width, height)[1] + each.getSpaceBefore() + each.getSpaceAfter() for each in flowables[:-1]
            )
            yield CondPageBreak(min(needed, height * 0.8))
        yield from flowables

    def _set(self, piece: Piece) -> Tagged:
        if isinstance(piece, PageMark):
            return self._paragraph(piece.words, self._boxed())
        if piece.kind in (BlockKind.TITLE, BlockKind.HEADING):
            return self._paragraph(piece.text, self._heading(0 if piece.kind is BlockKind.TITLE else piece.level))
        if piece.kind is BlockKind.FIELD:
            name, colon, rest = (escape(self._letters.drawable(each)) for each in piece.text.partition(":"))
            return Tagged(f'<font name="{self._letters.bold}">{name}{colon}</font>{rest}', self._body)
        if piece.kind is BlockKind.CELL and piece.label:
            head, text = (escape(self._letters.drawable(each)) for each in (piece.label.rstrip(": "), piece.text))
            return Tagged(f'<font name="{self._letters.bold}">{head}:</font> {text}', self._body)
        return self._paragraph(piece.text, self._body)

    def _rule(self) -> Flowable:
        """Parts a row of a table from what stands above it."""
        return _Rule("100%", thickness=1, color=black, spaceBefore=0, spaceAfter=self._look.points * 0.4)

    def _paragraph(self, text: str, style: ParagraphStyle) -> Tagged:
        return Tagged(escape(self._letters.drawable(_LEADER.sub(" … ", text))), style)

    def _heading(self, level: int) -> ParagraphStyle:
        size = self._look.points * (1.5 if not level else _HEADINGS[min(level, len(_HEADINGS)) - 1])
        return ParagraphStyle(
            f"heading {level}", parent=self._bold, fontSize=size, leading=size * 1.25,
            spaceBefore=size * 0.6 if level else 0, spaceAfter=size * 0.5,
        )  # fmt: skip

    def _boxed(self) -> ParagraphStyle:
        pad = self._look.points * 0.35
        return ParagraphStyle(
            "page", parent=self._bold, borderWidth=1.5, borderColor=black, borderPadding=(pad, pad, pad * 1.2, pad),
            leftIndent=pad, rightIndent=pad, spaceBefore=self._look.points * 1.1, spaceAfter=self._look.points * 1.1,
        )  # fmt: skip

    def _cut(self, text: str, font: str, most: int) -> list[str]:
        """The words that so many lines have room for."""
        room, size = self.sheet[0] - 2 * _SIDE, self._look.points
        lines: list[str] = simpleSplit(self._letters.drawable(" ".join(text.split())), font, size, room)
        if len(lines) > most or any(stringWidth(line, font, size) > room for line in lines):
            last = " ".join(lines[most - 1 :])
            while last and stringWidth(f"{last}…", font, size) > room:
                last = last[:-1].rstrip()
            lines[most - 1 :] = [f"{last}…"]
        return lines


class _Rule(HRFlowable):  # type: ignore[misc]  # reportlab has no types
    """A line that is no part of the text."""

    def draw(self) -> None:
        """Draw it apart from what is read."""
        with set_apart(self.canv):
            super().draw()


def _tag(piece: Piece) -> str:
    """What a piece is to a screen reader; the title is the one heading of the first level."""
    if isinstance(piece, PageMark) or piece.kind not in (BlockKind.TITLE, BlockKind.HEADING):
        return "P"
    return "H1" if piece.kind is BlockKind.TITLE else f"H{min(max(1, piece.level) + 1, _DEEPEST)}"
