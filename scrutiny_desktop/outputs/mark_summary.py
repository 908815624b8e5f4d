"""The last pages of a marked copy: each mark with where it stands, its passage and its words."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate

from scrutiny_desktop.domain.mark_line import MarkLine, MarkList
from scrutiny_desktop.outputs.lettering import Lettering

_SIDE, _TOP = 25 * mm, 22 * mm
_LONGEST = 600
"""Characters of a passage; the page itself has all of it."""


def summary_pdf(summary: MarkList, *, fonts: Path, lang: str = "en-GB") -> bytes:
    """The list on A4 pages, the same bytes each time for the same marks."""
    file = BytesIO()
    document = SimpleDocTemplate(
        file, pagesize=A4, topMargin=_TOP, bottomMargin=_TOP, leftMargin=_SIDE, rightMargin=_SIDE,
        title=summary.title, creator="Scrutiny Desktop", producer="", lang=lang, invariant=1,
    )  # fmt: skip
    document.build(list(_flowables(summary, Lettering(fonts))))
    return file.getvalue()


def _flowables(summary: MarkList, letters: Lettering) -> Iterator[Flowable]:
    body = ParagraphStyle("body", fontName=letters.regular, fontSize=10.5, leading=14, splitLongWords=1)
    place = ParagraphStyle("place", parent=body, fontName=letters.bold, spaceBefore=10, keepWithNext=1)
    quote = ParagraphStyle("quote", parent=body, leftIndent=5 * mm)
    head = ParagraphStyle("head", parent=place, fontSize=15, leading=20, spaceAfter=4)
    yield Paragraph(_said(letters, summary.title), head)
    yield from (Paragraph(_said(letters, each), place) for each in summary.withheld)
    for line in summary.lines:
        yield from _kept_together(_line(line, letters, place, quote, body))


def _kept_together(parts: Sequence[Flowable]) -> Iterator[Flowable]:
    """A mark on one page, but for what its last part has too much of."""
    yield KeepTogether(list(parts[:-1])) if len(parts) > 1 else parts[0]
    if len(parts) > 1:
        yield parts[-1]


def _line(
    line: MarkLine, letters: Lettering, place: ParagraphStyle, quote: ParagraphStyle, body: ParagraphStyle
) -> list[Flowable]:
    about = " · ".join(each for each in (line.place, line.what, line.author) if each)
    parts: list[Flowable] = [Paragraph(_said(letters, about), place)]
    if line.quote:
        short = line.quote if len(line.quote) <= _LONGEST else line.quote[:_LONGEST].rstrip() + " …"
        parts.append(Paragraph(_said(letters, f"“{short}”"), quote))
    if line.words:
        parts.append(Paragraph(_said(letters, line.words).replace("\n", "<br/>"), body))
    return parts


def _said(letters: Lettering, text: str) -> str:
    return escape(letters.drawable(text))
