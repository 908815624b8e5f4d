"""A minute in Word and its tags in PDF: what a clerk's program and a screen reader find."""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
import pikepdf
import pytest

from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.outputs.minute_docx import minute_docx
from scrutiny_desktop.outputs.minute_pdf import minute_pdf

AT = datetime(2031, 6, 12, 18, tzinfo=UTC)


@pytest.fixture
def opened(wording):
    return lambda minute: docx.Document(BytesIO(minute_docx(minute, wording=wording, at=AT, author="Panel")))


def test_headings_bullets_and_resolutions_have_words_own_styles(opened, sample_minute):
    paragraphs = opened(sample_minute).paragraphs
    styles = [each.style.name for each in paragraphs]
    assert styles[0] == "Heading 1"
    assert {"Heading 2", "List Bullet", "List Number", "Remark"} <= set(styles)
    assert [each.text for each in paragraphs][-1].endswith("is left out.")


def test_resolutions_are_numbered_by_word_as_the_panel_numbers_them(wording, sample_minute):
    made = minute_docx(sample_minute, wording=wording, at=AT)
    document = docx.Document(BytesIO(made))
    resolved = [each for each in document.paragraphs if each.style.name == "List Number"]
    assert len(resolved) == 2
    assert len({each._p.pPr.numPr.numId.val for each in resolved}) == 1
    numbering = zipfile.ZipFile(BytesIO(made)).read("word/numbering.xml").decode()
    assert 'w:lvlText w:val="(%1)"' in numbering
    assert 'w:numFmt w:val="lowerRoman"' in numbering


def test_the_word_file_tells_its_language_title_and_classification(opened, sample_minute):
    document = opened(sample_minute)
    about = document.core_properties
    assert (about.language, about.title) == ("en-GB", sample_minute.title)
    spoken = re.findall(r"<w:lang [^>]*>", document.styles.element.xml)
    assert spoken == ['<w:lang w:val="en-GB" w:eastAsia="en-GB"/>']
    assert document.sections[0].footer.paragraphs[0].text == "Draft minute · public"


def test_the_word_file_holds_nothing_of_another_program(wording, sample_minute):
    names = zipfile.ZipFile(BytesIO(minute_docx(sample_minute, wording=wording, at=AT))).namelist()
    assert [each for each in names if "thumbnail" in each or each.endswith(".jpeg")] == []


def test_the_pdf_tells_of_itself_as_libraries_read_it(wording, fonts, sample_minute):
    made = minute_pdf(sample_minute, wording=wording, fonts=fonts, author="Panel")
    with pikepdf.open(BytesIO(made)) as pdf, pdf.open_metadata() as about:
        said = {name: about.get(name) for name in ("dc:title", "dc:creator", "dc:language", "dc:description")}
    assert said == {"dc:title": sample_minute.title, "dc:creator": ["Panel"], "dc:language": {"en-GB"},
                    "dc:description": sample_minute.meeting}  # fmt: skip
    assert minute_pdf(sample_minute, wording=wording, fonts=fonts, author="Panel") == made


def test_a_letter_no_xml_may_hold_does_not_spoil_the_file(opened, draft):
    assert "bell  rings" in " ".join(each.text for each in opened(draft.of_words("bell \a\ufffe rings")).paragraphs)


def elements(element):
    for kid in element.K if isinstance(element.get("/K"), pikepdf.Array) else ():
        if "/S" in kid:
            yield kid
            yield from elements(kid)


def test_the_pdf_is_tagged_with_headings_paragraphs_and_lists(wording, fonts, sample_minute):
    with pikepdf.open(BytesIO(minute_pdf(sample_minute, wording=wording, fonts=fonts))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        kinds = [str(each.S) for each in elements(pdf.Root.StructTreeRoot.K)]
    assert kinds[0] == "/H1"
    assert (kinds.count("/L"), kinds.count("/H2")) == (2, 1)
    assert kinds.count("/LI") == kinds.count("/LBody") == 8


def test_each_mark_of_a_page_leads_to_its_part_also_where_a_part_goes_on_overleaf(wording, fonts, draft):
    points = [DiscussionPoint(id=f"d{n}", meeting_id="meeting", words="A point of some length. " * 60, at=AT,
                              kind=PointKind.RESOLUTION) for n in range(9)]  # fmt: skip
    with pikepdf.open(BytesIO(minute_pdf(draft(points=points), wording=wording, fonts=fonts))) as pdf:
        assert len(pdf.pages) > 2
        nums = pdf.Root.StructTreeRoot.ParentTree.Nums
        for number, page in enumerate(pdf.pages):
            marks = page.Contents.read_bytes().count(b"/MCID")
            assert page.StructParents == number
            assert len(nums[number * 2 + 1]) == marks
        several = [each for each in elements(pdf.Root.StructTreeRoot.K) if len(each.K) > 1 and "/MCID" in each.K[0]]
        assert several
