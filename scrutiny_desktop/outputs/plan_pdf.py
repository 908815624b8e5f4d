"""A question plan as PDF: set as the minutes are, or in large type."""

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
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate

from scrutiny_desktop.domain.question_plan import PlanBlock, PlanPart, QuestionPlan
from scrutiny_desktop.outputs.lettering import LARGE, RECORD, Lettering
from scrutiny_desktop.outputs.outlining import Bookmark
from scrutiny_desktop.outputs.tagging import Tagged, Tags, set_apart, tagged

_SIDE, _EDGE, _PADDING = 22 * mm, 12 * mm, 6
"""Margins; and the points that reportlab's frame keeps clear within them."""

_POINTS, _LARGE_POINTS = 11, 18
_LEVELS = {PlanPart.TITLE: 0, PlanPart.HEADING: 1}
_TAGS = {PlanPart.TITLE: "H1", PlanPart.HEADING: "H2"}
_Stamp = Callable[[Canvas, Any], None]


def plan_pdf(
    plan: QuestionPlan, *, fonts: Path, page: str, is_large: bool = False, author: str = "", lang: str = "en-GB"
) -> bytes:
    """The plan on A4 pages, the same bytes each time for the same plan; ``page`` names ``{page}``."""
    letters = Lettering(fonts, LARGE if is_large else RECORD)
    points = _LARGE_POINTS if is_large else _POINTS
    file, tags, margin = BytesIO(), Tags(), _EDGE + points * 3
    document = SimpleDocTemplate(
        file, pagesize=A4, topMargin=_EDGE * 2, bottomMargin=margin, leftMargin=_SIDE - _PADDING,
        rightMargin=_SIDE - _PADDING, title=plan.title, author=author, subject=plan.meeting,
        keywords=plan.footer, creator="Scrutiny Desktop", producer="", lang=lang,
        displayDocTitle=1, invariant=1, initialFontName=letters.regular,
    )  # fmt: skip
    stamp = _stamp(plan, letters, page, points if is_large else 9)
    document.build(list(_flowables(plan, letters, points, tags)), onFirstPage=stamp, onLaterPages=stamp)
    return tagged(file.getvalue(), tags)


def _flowables(plan: QuestionPlan, letters: Lettering, points: int, tags: Tags) -> Iterator[Flowable]:
    styles = _styles(letters, points)
    for at, block in enumerate(plan.blocks):
        if block.starts_page:
            yield PageBreak()
        if block.part in _LEVELS:
            yield Bookmark(block.words, f"block{at}", level=_LEVELS[block.part])
        following = plan.blocks[at + 1].part if at + 1 < len(plan.blocks) else PlanPart.TITLE
        leads = following in (PlanPart.DETAIL, PlanPart.QUOTE)
        yield _paragraph(block, styles[block.part], letters, leads=leads).as_part(tags, _TAGS.get(block.part, "P"))


def _paragraph(block: PlanBlock, style: ParagraphStyle, letters: Lettering, *, leads: bool) -> Tagged:
    text, label = (escape(letters.drawable(each)) for each in (block.text, block.label))
    if block.part is PlanPart.QUESTION:
        if leads:
            style = ParagraphStyle("question that leads", parent=style, keepWithNext=1)
        return Tagged(text, style, bulletText=block.label)
    return Tagged(f"<b>{label}</b> {text}" if label else text, style)


def _styles(letters: Lettering, points: int) -> dict[PlanPart, ParagraphStyle]:
    body = ParagraphStyle(
        "body", fontName=letters.regular, fontSize=points, leading=points * 1.4, alignment=TA_LEFT,
        spaceAfter=points * 0.3, splitLongWords=1, allowWidows=0, allowOrphans=0,
    )  # fmt: skip
    bold = ParagraphStyle("bold", parent=body, fontName=letters.bold, keepWithNext=1)
    indent = points * 2.4
    question = ParagraphStyle(
        "question", parent=body, fontName=letters.bold, bulletFontName=letters.bold, bulletFontSize=points,
        leftIndent=indent, bulletIndent=0, spaceBefore=points * 0.7,
    )  # fmt: skip
    return {
        PlanPart.TITLE: ParagraphStyle("title", parent=bold, fontSize=points * 1.5, leading=points * 1.9),
        PlanPart.ABOUT: body,
        PlanPart.HEADING: ParagraphStyle(
            "heading", parent=bold, fontSize=points * 1.2, leading=points * 1.6, spaceBefore=points * 1.3
        ),
        PlanPart.QUESTION: question,
        PlanPart.DETAIL: ParagraphStyle("detail", parent=body, leftIndent=indent),
        PlanPart.QUOTE: ParagraphStyle("quote", parent=body, leftIndent=indent + points),
    }


def _stamp(plan: QuestionPlan, letters: Lettering, page: str, points: int) -> _Stamp:
    width, height = A4
    style = ParagraphStyle("foot", fontName=letters.regular, fontSize=points, leading=points * 1.3)

    def stamp(canvas: Canvas, document: Any) -> None:
        said = f"{plan.footer} · {page.format(page=document.page)}"
        line = Paragraph(escape(letters.drawable(said)), style)
        line.wrapOn(canvas, width - 2 * _SIDE, height)
        with set_apart(canvas):
            line.drawOn(canvas, _SIDE, _EDGE)

    return stamp
