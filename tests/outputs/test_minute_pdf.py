import re
import zlib
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest

from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.minute_block import Minute
from scrutiny_desktop.domain.paper import Classification, Paper, PaperRole, Secrecy
from scrutiny_desktop.domain.proceeding import Proceeding, Step
from scrutiny_desktop.outputs.minute_pdf import minute_pdf

EXEMPT = Classification(secrecy=Secrecy.EXEMPT, citation="paragraph 1")
SHUT = {"steps": (Proceeding(id="s", meeting_id="meeting", at=datetime(2031, 6, 12, 17, tzinfo=UTC),
                             kind=Step.EXCLUDED, agenda_item_id="item-7", citation="paragraph 1"),)}  # fmt: skip
AT = datetime(2031, 6, 12, 18, tzinfo=UTC)


@pytest.fixture
def printed(wording, fonts):
    def printed(minute: Minute, **more: str) -> bytes:
        return minute_pdf(minute, wording=wording, fonts=fonts, **more)

    return printed


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_text(page) for page in document]
    finally:
        document.close()


def _text(page: pypdfium2.PdfPage) -> str:
    letters = page.get_textpage()
    try:
        return letters.get_text_range()
    finally:
        letters.close()
        page.close()


def spaced(text: str) -> str:
    return " ".join(text.split())


def unspaced(text: str) -> str:
    return "".join(text.split())


def test_the_page_holds_every_word_of_the_minute(printed, sample_minute):
    text = spaced("\n".join(pages_of(printed(sample_minute))))
    assert all(spaced(block.text) in text and block.label in text for block in sample_minute.blocks)
    assert "• Recommendation 1 – The front door was judged stable at inspection in January 2031." in text
    assert "(ii) That the audit of 40 records be considered" in text


def test_each_page_says_what_it_is_and_how_many_there_are(printed, draft):
    pages = pages_of(printed(draft.of_words(*["A point that was noted. " * 12] * 30)))
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Draft minute · public" in page
        assert "Examplebridge Children’s Scrutiny Panel, 12 June 2031" in page


def test_an_exempt_minute_says_so_at_the_foot(printed, draft):
    pages = pages_of(printed(draft.of_words(*["Hush. " * 60] * 20, secrecy=Secrecy.EXEMPT, **SHUT)))
    assert len(pages) > 2
    for page in pages:
        assert "Draft exempt minute · NOT FOR PUBLICATION · exempt, paragraph 1" in page
        assert "NOT FOR PUBLICATION" in page.split("Hush")[0]


def test_a_long_citation_is_whole_and_clear_of_the_page_number(printed, draft):
    long = "paragraphs 1, 2 and 7A of the Access to Information " * 5
    item = AgendaItem(id="item-7", meeting_id="meeting", title="Review", citation=long)
    (page,) = pages_of(printed(draft(agenda_item=item, secrecy=Secrecy.EXEMPT)))
    assert spaced(long) in spaced(page)
    assert "Page 1 of 1" in page


def test_the_document_tells_its_title_author_subject_and_language(printed, sample_minute):
    pdf = printed(sample_minute, author="Cllr Example")
    document = pypdfium2.PdfDocument(pdf)
    told = document.get_metadata_dict()
    size = document[0].get_size()
    document.close()
    assert (told["Title"], told["Author"]) == ("Draft minute: Learning review – ‘Robin’", "Cllr Example")
    assert told["Subject"] == "Examplebridge Children’s Scrutiny Panel, 12 June 2031"
    assert b"/Lang (en-GB)" in pdf
    assert size == pytest.approx((595.28, 841.89), abs=0.1)


def test_the_outline_leads_to_the_item_and_to_what_was_resolved(printed, sample_minute):
    document = pypdfium2.PdfDocument(printed(sample_minute))
    outline = [(entry.get_title(), entry.level) for entry in document.get_toc()]
    document.close()
    assert outline == [("7. LEARNING REVIEW – ‘ROBIN’", 0), ("RESOLVED", 1)]


def test_the_same_minute_makes_the_same_bytes(printed, sample_minute):
    assert printed(sample_minute) == printed(sample_minute)


@pytest.mark.parametrize(
    "typed",
    [
        "<b>bold</b> & <para>1 < 2</para> &amp; &lt; so",
        "</para><font color='red'>",
        "{words} %s \\n",
        "Pŵerau a thŷ, naïve “quotes” ‘single’ – and — … £5 ½ §9F",
        "w" * 400,
    ],
)
def test_words_are_printed_as_they_were_typed(printed, draft, typed):
    (page,) = pages_of(printed(draft.of_words(typed)))
    assert unspaced(typed) in unspaced(page).replace("\x02", "")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a 日 b", "a [cjk unified ideograph-65e5] b"),
        ("done ✅", "done [white heavy check mark]"),
        ("an e\N{COMBINING ACUTE ACCENT}", "an é"),
        ("ﬀ and non\N{NON-BREAKING HYPHEN}stop", "ff and non"),
        ("bell \a", "bell [u+0007]"),
        ("left\N{RIGHT-TO-LEFT MARK}", "left"),
    ],
)
def test_a_letter_the_font_lacks_is_never_dropped_in_silence(printed, draft, typed, shown):
    (page,) = pages_of(printed(draft.of_words(typed)))
    assert shown in spaced(page)


def test_two_hundred_points_are_all_there(printed, draft):
    text = spaced("\n".join(pages_of(printed(draft.of_words(*(f"Point {number} ends" for number in range(200)))))))
    assert all(f"Point {number} ends." in text for number in range(200))


def test_a_heading_is_never_left_alone_at_the_foot_of_a_page(printed, draft):
    for lines in range(20, 45):
        points = [
            DiscussionPoint(id=f"d{number:03}", meeting_id="meeting", words="Noted", at=AT) for number in range(lines)
        ]
        resolved = DiscussionPoint(id="d999", meeting_id="meeting", words="X be done", at=AT, kind=PointKind.RESOLUTION)
        pages = pages_of(printed(draft(points=[*points, resolved])))
        assert [page for page in pages if ("RESOLVED" in page) != ("(i)" in page)] == []


def test_no_page_has_only_what_the_draft_says_of_itself(printed, draft):
    for lines in range(24, 36):
        made = replace(draft.of_words(*(f"Noted {number}" for number in range(lines))), left_out=("Kept A", "Kept B"))
        *_, last = pages_of(printed(made))
        assert "Kept A" in last
        assert "Kept B" in last
        assert f"Noted {lines - 1}." in last


def test_nothing_exempt_is_in_the_bytes(printed, draft):
    papers = [Paper(id="p3", meeting_id="meeting", role=PaperRole.APPENDIX, title="T", classification=EXEMPT)]
    hidden = DiscussionPoint(id="d1", meeting_id="meeting", words="Xyzzyplover was named", at=AT, paper_ids=("p3",))
    open_ = DiscussionPoint(id="d2", meeting_id="meeting", words="Plughwort was named", at=AT)
    pdf = printed(draft(points=[hidden, open_], papers=papers))
    assert "Plughwort" in "".join(pages_of(pdf))
    assert "Xyzzyplover" not in "".join(pages_of(pdf))
    assert b"Xyzzy" not in pdf
    assert b"Xyzzy" not in b"".join(_streams(pdf))


def _streams(pdf: bytes) -> list[bytes]:
    raw = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return [_unpacked(each) for each in raw]


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def test_an_empty_minute_is_one_page(printed, draft):
    (page,) = pages_of(printed(draft()))
    assert "7. LEARNING REVIEW" in page


def test_who_may_see_it_stands_once_on_a_page(printed, draft):
    assert [page.count("Draft minute · public") for page in pages_of(printed(draft()))] == [1]
