"""Writes small papers of the invented borough of Examplebridge: PDFs and Word documents."""

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas], None]
WIDTH, HEIGHT = A4


def pdf(file: Path, pages: Iterable[Draw], *, opened_by: str = "") -> Path:
    """A PDF of some pages, each drawn by a function."""
    lock = StandardEncryption(opened_by, ownerPassword="owner", canPrint=0) if opened_by else None
    canvas = Canvas(str(file), pagesize=A4, encrypt=lock, invariant=1)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file


def text(*lines: str, top: float = 120, left: float = 72, step: float = 14) -> Draw:
    """Lines one below the other; an empty one leaves room."""

    def draw(canvas: Canvas) -> None:
        for at, line in enumerate(lines):
            canvas.drawString(left, HEIGHT - top - at * step, line)

    return draw


def both(*draws: Draw) -> Draw:
    """Several drawings on one page."""
    return lambda canvas: [draw(canvas) for draw in draws] and None


def heading(words: str, top: float, *, size: float = 18) -> Draw:
    """A line in large bold type."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", size)
        canvas.drawString(72, HEIGHT - top, words)
        canvas.setFont("Helvetica", 11)

    return draw


def furnished(number: int, of: int, *lines: str) -> Draw:
    """A page of text with a running head and a page number."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, HEIGHT - 40, "Examplebridge Borough Council")
        text(*lines)(canvas)
        canvas.drawCentredString(WIDTH / 2, 36, f"Page {number} of {of}")

    return draw


def stamped(draw: Draw, number: int, item: str = "", *, is_sideways: bool = False) -> Draw:
    """A page with the number its pack prints on it, and on an item's first page the item's."""

    def drawn(canvas: Canvas) -> None:
        draw(canvas)
        if is_sideways:
            canvas.saveState()
            canvas.translate(WIDTH - 30, HEIGHT / 2)
            canvas.rotate(90)
            canvas.drawString(0, 0, f"Page {number}")
            canvas.restoreState()
        else:
            canvas.drawCentredString(WIDTH / 2, 40, f"Page {number}")
        if item:
            canvas.drawRightString(WIDTH - 40, HEIGHT - 30, f"Agenda Item {item}")

    return drawn


Entry = tuple[int, str, int, bool]
"""Of an outline: level, title, page from 1, and whether the whole page is shown."""


def pack(file: Path, title: str, pages: Sequence[Draw], outline: Sequence[Entry] = ()) -> Path:
    """A pack as a council's system publishes it."""
    canvas = Canvas(str(file), pagesize=A4, invariant=1)
    canvas.setTitle(title)
    for at, draw in enumerate(pages, start=1):
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        for number, (level, words, page, is_whole) in enumerate(outline):
            if page == at:
                canvas.bookmarkPage(f"e{number}", fit="Fit") if is_whole else canvas.bookmarkPage(
                    f"e{number}", fit="XYZ", left=72, top=700)  # fmt: skip
                canvas.addOutlineEntry(words, f"e{number}", level)
        canvas.showPage()
    canvas.save()
    return file


def ferry_pack(file: Path, *, with_outline: bool = True, before: Sequence[str] = (), after: Sequence[str] = ()) -> Path:
    """A pack of Examplebridge: a front sheet, item 5 with a report and an appendix, and item 6.

    Other rows may stand before and after both on the front sheet.
    """
    front = text("Agenda Item No", *before, "5. Ferry services (Pages 1 - 4)", "6. Harbour plan (Pages 5 - 6)", *after)
    pages = [
        front,
        stamped(text("Report on ferry services.", "1. The Panel is asked to note the report."), 1, "5"),
        stamped(text("It goes on here."), 2),
        stamped(text("Appendix A: the timetable."), 3),
        stamped(text("The timetable goes on."), 4, is_sideways=True),
        stamped(text("The harbour plan."), 5, "6"),
        stamped(text("Its second page."), 6),
    ]
    outline = [
        (0, "Agenda", 1, True), (0, "5 Ferry services", 2, True), (1, "1. Background", 2, False),
        (1, "Item 5 - Appendix A - Timetable", 4, True), (0, "6 Harbour plan", 6, True),
    ]  # fmt: skip
    title = "(Public Pack)Agenda Document for Harbour Scrutiny Panel, 14/09/2031 10:00"
    return pack(file, title, pages, outline if with_outline else ())


def ferry_supplement(file: Path) -> Path:
    """A supplement to it, whose numbers begin anew, with a late appendix of item 5."""
    pages = [text("Dear Member, please find enclosed Appendix B."), stamped(text("Appendix B: the fares."), 1, "5"),
             stamped(text("More fares."), 2)]  # fmt: skip
    outline = [(0, "Agenda", 1, True), (0, "5 Ferry services", 2, True), (1, "Appendix B - Fares", 2, True)]
    return pack(file, "(Public Pack)Agenda Supplement for Harbour Scrutiny Panel, 14/09/2031 10:00", pages, outline)


def columns(left: Sequence[str], right: Sequence[str]) -> Draw:
    """Two columns, set row by row across both as some programs do."""

    def draw(canvas: Canvas) -> None:
        for at, (one, other) in enumerate(zip(left, right, strict=True)):
            canvas.drawString(60, HEIGHT - 120 - at * 14, one)
            canvas.drawString(320, HEIGHT - 120 - at * 14, other)

    return draw


def picture(canvas: Canvas) -> None:
    """A page that holds only a picture, as a scan does."""
    from PIL import Image

    stored = io.BytesIO()
    Image.new("L", (40, 60), 200).save(stored, "PNG")
    canvas.drawImage(ImageReader(stored), 0, 0, WIDTH, HEIGHT)


def scan(*lines: str, dots: int = 200) -> Draw:
    """A page of words that is only a picture of them; an empty line leaves room."""

    def draw(canvas: Canvas) -> None:
        from PIL import Image, ImageDraw, ImageFont

        face = ImageFont.truetype(Path(__file__).parents[1] / "resources/fonts/Caladea-Regular.ttf", dots // 6)
        page = Image.new("L", (round(WIDTH / 72 * dots), round(HEIGHT / 72 * dots)), 255)
        for at, line in enumerate(lines):
            ImageDraw.Draw(page).text((dots, dots + at * dots // 4), line, font=face, fill=0)
        stored = io.BytesIO()
        page.save(stored, "PNG")
        canvas.drawImage(ImageReader(stored), 0, 0, WIDTH, HEIGHT)

    return draw


def word(file: Path, write: Callable[[Document], object]) -> Path:
    """A Word document that a function writes."""
    document = docx.Document()
    write(document)
    document.save(str(file))
    return file


def numbered(document: Document, levels: Sequence[tuple[str, str]], paragraphs: Sequence[tuple[int, str]]) -> None:
    """Paragraphs on a list; a level is its form and its text, such as ("decimal", "%1.%2")."""
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{words}"/></w:lvl>'
        for at, (form, words) in enumerate(levels)
    )
    root = document.part.numbering_part.element
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{made}</w:abstractNum>')
    root.insert(0, abstract)
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level, words in paragraphs:
        own = document.add_paragraph(words)._p.get_or_add_pPr()
        own.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'))


def changed(document: Document, before: str, inserted: str, deleted: str) -> None:
    """A paragraph with one tracked insertion and one tracked deletion."""
    paragraph = document.add_paragraph(before)._p
    for tag, inner, words in (("w:ins", "w:t", inserted), ("w:del", "w:delText", deleted)):
        change, run, held = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        held.text = words
        held.set(qn("xml:space"), "preserve")
        run.append(held)
        change.append(run)
        paragraph.append(change)


def repacked(file: Path, parts: dict[str, bytes]) -> Path:
    """The same package with parts put in, or in place of those it has."""
    with zipfile.ZipFile(file) as package:
        kept = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {**kept, **parts}.items():
            package.writestr(name, content)
    return file
