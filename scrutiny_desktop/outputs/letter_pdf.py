"""A letter as PDF, on a page of its own, its entries a numbered list."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, SimpleDocTemplate

from scrutiny_desktop.domain.chasing import Letter
from scrutiny_desktop.outputs.lettering import Lettering
from scrutiny_desktop.outputs.outlining import Bookmark
from scrutiny_desktop.outputs.tagging import LIST_ENTRY, Tagged, Tags, tagged

_SIDE, _INDENT = 25 * mm, 24


def letter_pdf(letter: Letter, *, fonts: Path, author: str = "", lang: str = "en-GB") -> bytes:
    """The letter on A4, the same bytes each time for the same letter."""
    letters, file, tags = Lettering(fonts), BytesIO(), Tags()
    document = SimpleDocTemplate(
        file, pagesize=A4, topMargin=_SIDE, bottomMargin=_SIDE, leftMargin=_SIDE, rightMargin=_SIDE,
        title=letter.subject, author=author, subject=letter.subject, creator="Scrutiny Desktop", producer="",
        lang=lang, displayDocTitle=1, invariant=1, initialFontName=letters.regular,
    )  # fmt: skip
    document.build(list(_flowables(letter, letters, tags)))
    return tagged(file.getvalue(), tags)


def _flowables(letter: Letter, letters: Lettering, tags: Tags) -> Iterator[Flowable]:
    body = ParagraphStyle(
        "body", fontName=letters.regular, bulletFontName=letters.regular, fontSize=11, bulletFontSize=11, leading=16,
        spaceAfter=10, alignment=TA_LEFT, splitLongWords=1,
    )  # fmt: skip
    subject = ParagraphStyle("subject", parent=body, fontName=letters.bold)
    entry = ParagraphStyle("entry", parent=body, leftIndent=_INDENT, bulletIndent=0)

    def said(text: str, style: ParagraphStyle = body, kind: str = "P", label: str | None = None) -> Tagged:
        return Tagged(escape(letters.drawable(text)), style, bulletText=label).as_part(tags, kind)

    yield said(letter.greeting)
    yield Bookmark(letter.subject, "subject", level=0)
    yield said(letter.subject, subject, "H1")
    yield said(letter.opening)
    for at, each in enumerate(letter.entries, start=1):
        yield said(each, entry, LIST_ENTRY, f"{at}.")
    yield from (said(each) for each in (letter.closing, letter.farewell, letter.sender) if each)
