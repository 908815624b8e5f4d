"""A minute as Word file: headings, lists and numbers are Word's own, so that the clerk can go on writing in it."""

from datetime import datetime
from io import BytesIO
from itertools import pairwise

from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from scrutiny_desktop.domain.minute_block import Minute, MinuteBlock, MinuteKind
from scrutiny_desktop.domain.wording import Wording
from scrutiny_desktop.outputs.blank_docx import blank_docx
from scrutiny_desktop.outputs.characters import writable

_FACE, _POINTS = "Caladea", 11
_REMARK = "Remark"
_STYLES = {
    MinuteKind.HEADING: "Heading 1", MinuteKind.SUBHEADING: "Heading 2", MinuteKind.PARAGRAPH: "Normal",
    MinuteKind.BULLET: "List Bullet", MinuteKind.RESOLUTION: "List Number", MinuteKind.REMARK: _REMARK,
}  # fmt: skip


def minute_docx(minute: Minute, *, wording: Wording, at: datetime, author: str = "", lang: str = "en-GB") -> bytes:
    """The minute on A4 pages; ``at`` is when it was made."""
    document = blank_docx(lang)
    _dress(document)
    about = document.core_properties
    about.title, about.subject, about.author, about.language = minute.title, minute.meeting, author, lang
    about.keywords, about.comments, about.last_modified_by = minute.footer, "", author
    about.created = about.modified = at.replace(tzinfo=None)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.header.paragraphs[0].text = writable(minute.meeting)
    section.footer.paragraphs[0].text = writable(minute.footer)
    _fill(document, minute, wording)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _fill(document: Doc, minute: Minute, wording: Wording) -> None:
    numbers = _Numbers(document, wording)
    blank = MinuteBlock(kind=MinuteKind.PARAGRAPH, text="")
    # A style is looked up by its name among all of them: once for each kind, and not for each paragraph.
    styles = {kind: document.styles[name].style_id for kind, name in _STYLES.items()}
    for before, block in pairwise((blank, *minute.paged)):
        paragraph = document.add_paragraph()
        paragraph._p.style = styles[block.kind]
        if block.kind is MinuteKind.RESOLUTION:
            numbers.number(paragraph, restarts=before.kind is not MinuteKind.RESOLUTION)
        elif block.label:
            paragraph.add_run(writable(block.label) + " ").bold = True
        paragraph.add_run(writable(block.text))


class _Numbers:
    """The panel's own numbers of resolutions, beginning again under each heading."""

    def __init__(self, document: Doc, wording: Wording) -> None:
        self._all = document.part.numbering_part.element
        taken = [int(each.get(qn("w:abstractNumId"))) for each in self._all.findall(qn("w:abstractNum"))]
        self._form, self._now = str(max(taken, default=0) + 1), ""
        level = _made("w:lvl", ilvl="0")
        for name, value in (("start", "1"), ("numFmt", "lowerRoman"),
                            ("lvlText", wording.resolution_number.format(number="%1")), ("lvlJc", "left")):  # fmt: skip
            level.append(_made(f"w:{name}", val=value))
        shape = OxmlElement("w:pPr")
        shape.append(_made("w:ind", left="680", hanging="680"))
        level.append(shape)
        form = _made("w:abstractNum", abstractNumId=self._form)
        form.append(_made("w:multiLevelType", val="singleLevel"))
        form.append(level)
        self._all.insert(0, form)

    def number(self, paragraph: Paragraph, *, restarts: bool) -> None:
        """Number a paragraph, from the first again where that is asked."""
        if restarts or not self._now:
            added = self._all.add_num(int(self._form))
            added.add_lvlOverride(ilvl=0).add_startOverride(1)
            self._now = str(added.numId)
        wanted = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        wanted.get_or_add_ilvl().val = 0
        wanted.get_or_add_numId().val = int(self._now)


def _made(name: str, **values: str) -> BaseOxmlElement:
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _dress(document: Doc) -> None:
    styles = document.styles
    added = styles.add_style(_REMARK, WD_STYLE_TYPE.PARAGRAPH)
    added.base_style = styles["Normal"]
    for name, points, is_bold in (
        ("Normal", _POINTS, False), ("Heading 1", _POINTS + 1, True), ("Heading 2", _POINTS, True), (_REMARK, 9, False),
    ):  # fmt: skip
        style = styles[name]
        style.font.name, style.font.size, style.font.bold = _FACE, Pt(points), is_bold
        style.font.color.rgb = None
        for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.get_or_add_rPr().get_or_add_rFonts().attrib.pop(qn(f"w:{script}"), None)
        style.paragraph_format.space_after = Pt(2 if name == _REMARK else _POINTS)
