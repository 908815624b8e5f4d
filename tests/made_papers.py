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
