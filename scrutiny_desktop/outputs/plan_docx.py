"""A question plan as Word file, in its own styles, so that a heading is one to every reader."""

from datetime import datetime
from io import BytesIO

from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from scrutiny_desktop.domain.question_plan import PlanBlock, PlanPart, QuestionPlan
from scrutiny_desktop.outputs.blank_docx import blank_docx
from scrutiny_desktop.outputs.characters import writable

_STYLES = {
    PlanPart.TITLE: "Title", PlanPart.ABOUT: "Normal", PlanPart.HEADING: "Heading 1", PlanPart.QUESTION: "Question",
    PlanPart.DETAIL: "Question detail", PlanPart.QUOTE: "Quote",
}  # fmt: skip
_POINTS, _LARGE_POINTS = 11, 18


def plan_docx(
    plan: QuestionPlan, *, at: datetime, is_large: bool = False, author: str = "", lang: str = "en-GB"
) -> bytes:
    """The plan on A4 pages; ``at`` is when it was made."""
    document = blank_docx(lang)
    _dress(document, _LARGE_POINTS if is_large else _POINTS)
    about = document.core_properties
    about.title, about.subject, about.author, about.language = plan.title, plan.meeting, author, lang
    about.keywords, about.comments, about.last_modified_by = plan.footer, "", author
    about.created = about.modified = at.replace(tzinfo=None)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.footer.paragraphs[0].text = plan.footer
    for block in plan.blocks:
        _add(document, block)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _add(document: Doc, block: PlanBlock) -> None:
    paragraph = document.add_paragraph(style=_STYLES[block.part])
    paragraph.paragraph_format.page_break_before = block.starts_page
    if block.label:
        paragraph.add_run(writable(block.label) + " ").bold = True
    paragraph.add_run(writable(block.text))


def _dress(document: Doc, points: int) -> None:
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)  # noqa: S101  (what the template has under this name)
    normal.font.name, normal.font.size = "Arial", Pt(points)
    for name, size, before in (("Title", 1.5, 0.0), ("Heading 1", 1.2, 1.2), ("Quote", 1.0, 0.0)):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)  # noqa: S101
        style.font.name, style.font.size, style.font.italic = "Arial", Pt(points * size), False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # which Word would take before the name
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.paragraph_format.space_before = Pt(points * before)
    for name, is_bold in (("Question", True), ("Question detail", False)):
        added = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style, added.font.bold = normal, is_bold
        added.paragraph_format.space_after = Pt(points * 0.3)
        added.paragraph_format.space_before = Pt(points * 0.6 if is_bold else 0)
        added.paragraph_format.keep_with_next = is_bold
    for name in ("Question detail", "Quote"):
        document.styles[name].paragraph_format.left_indent = Pt(points * 2)
