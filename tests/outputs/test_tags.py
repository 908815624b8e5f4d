"""Every PDF that is made here tells what its parts are, in which language, and by letters that it carries itself."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from scrutiny_desktop.domain.briefing import Briefing, BriefingNote, BriefingPage
from scrutiny_desktop.domain.chasing import Letter
from scrutiny_desktop.domain.question_plan import PlanBlock, PlanPart, QuestionPlan
from scrutiny_desktop.domain.tracker import Tracker
from scrutiny_desktop.outputs.briefing_pdf import briefing_pdf
from scrutiny_desktop.outputs.letter_pdf import letter_pdf
from scrutiny_desktop.outputs.minute_pdf import minute_pdf
from scrutiny_desktop.outputs.plan_pdf import plan_pdf
from scrutiny_desktop.outputs.tracker_pdf import tracker_pdf

LONG = "Visits were made within three days, and the reasons for those which were not are kept. " * 60
TABLE = Tracker(title="Tracker", meeting="Panel, 12 June 2031", classification="Public",
                columns=("number", "text", "action", "due"), heads=("No.", "What", "Action", "Due"),
                lines=(("1", "Audit it", LONG, "31 July"), ("2", "Train them", "Begun", "")),
                left_out=("1 is out",))  # fmt: skip
PLAN = QuestionPlan(title="Plan", meeting="Panel", footer="Public", questions=1, blocks=(
    PlanBlock(part=PlanPart.TITLE, text="Plan"), PlanBlock(part=PlanPart.HEADING, text="Delay"),
    PlanBlock(part=PlanPart.QUESTION, label="1.", text="Why so late?"),
    PlanBlock(part=PlanPart.QUOTE, text="“It was late”"),
))  # fmt: skip
LETTER = Letter(subject="What is owed", greeting="Dear Ann,", opening="We await", entries=("Figures", "A report"),
                closing="By 1 July.", farewell="Yours,", sender="Cllr Example")  # fmt: skip


def briefing(fonts: Any) -> bytes:
    from PIL import Image

    held = BytesIO()
    Image.new("RGB", (40, 60), "white").save(held, "JPEG")
    page = BriefingPage(paper=None, page=4, heading="Appendix 2, page 4", notes=(
        BriefingNote(what="Highlight", quote="late", words="Ask why"),
    ))  # fmt: skip
    made = Briefing(title="My briefing", meeting="Panel", classification="Private", pages=(page,), left_out=())
    return briefing_pdf(made, lambda _: held.getvalue(), fonts=fonts, page="{page}/{pages}", report=lambda *_: None)


@pytest.fixture(params=["minute", "tracker", "plan", "large plan", "briefing", "letter"])
def kind(request):
    return request.param


@pytest.fixture
def made(kind, fonts, wording, sample_minute) -> bytes:
    makes = {
        "minute": lambda: minute_pdf(sample_minute, wording=wording, fonts=fonts),
        "tracker": lambda: tracker_pdf(TABLE, fonts=fonts, page="page {page}"),
        "plan": lambda: plan_pdf(PLAN, fonts=fonts, page="page {page}"),
        "large plan": lambda: plan_pdf(PLAN, fonts=fonts, page="page {page}", is_large=True),
        "briefing": lambda: briefing(fonts),
        "letter": lambda: letter_pdf(LETTER, fonts=fonts),
    }
    return makes[kind]()


WANTED = {
    "minute": {"H1": 1, "H2": 1, "L": 2},
    "tracker": {"H1": 1, "H2": 2, "Table": 2, "TR": 3, "TH": 3, "TD": 3},
    "plan": {"H1": 1, "H2": 1, "P": 2},
    "large plan": {"H1": 1, "H2": 1, "P": 2},
    "briefing": {"H1": 1, "H2": 1, "Figure": 1},
    "letter": {"H1": 1, "L": 1, "LI": 2, "LBody": 2},
}


def elements(node: Any) -> Iterator[Any]:
    """Each element of the tree, before those within it."""
    if "/S" in node:
        yield node
        kids = node.K if isinstance(node.K, pikepdf.Array) else [node.K]
        for kid in kids:
            yield from elements(kid) if isinstance(kid, pikepdf.Dictionary) else ()


def marked(page: Any) -> tuple[set[int], list[str]]:
    """The marks of a page; and what is drawn on it outside of any."""
    marks, open_, loose = set(), 0, []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            open_ += 1
            if name == "BDC":
                marks.add(int(operands[1].MCID))
        elif name == "EMC":
            open_ -= 1
        elif name in ("Tj", "TJ", "'", "Do", "S", "f", "B") and not open_:
            loose.append(name)
    assert open_ == 0
    return marks, loose


def test_its_parts_are_named_in_a_tree_that_reaches_all_that_is_drawn(made, kind):
    with pikepdf.open(BytesIO(made)) as pdf:
        assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("en-GB", True)
        named = Counter(str(each.S)[1:] for each in elements(pdf.Root.StructTreeRoot.K))
        assert {name: named[name] for name in WANTED[kind]} == WANTED[kind]
        for number, page in enumerate(pdf.pages):
            marks, loose = marked(page)
            assert loose == []
            assert page.StructParents == number
            assert marks == set(range(len(pdf.Root.StructTreeRoot.ParentTree.Nums[2 * number + 1])))


def test_it_has_an_outline_a_title_and_letters_of_its_own(made):
    with pypdfium2.PdfDocument(made) as pdf:
        assert len(list(pdf.get_toc())) >= 1
        assert pdf.get_metadata_dict()["Title"]
    with pikepdf.open(BytesIO(made)) as pdf:
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        fonts = [each for each in pdf.objects
                 if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"]  # fmt: skip
        assert fonts
        for font in fonts:
            held = font if "/FontDescriptor" in font else font.get("/DescendantFonts", [font])[0]
            assert "/FontFile2" in held.get("/FontDescriptor", {}), str(font.BaseFont)


def test_a_row_that_goes_over_pages_is_one_row_with_its_head(fonts):
    made = tracker_pdf(TABLE, fonts=fonts, page="page {page}")
    with pikepdf.open(BytesIO(made)) as pdf:
        assert len(pdf.pages) > 1
        tree = list(elements(pdf.Root.StructTreeRoot.K))
        cells = [each for each in tree if each.S == "/TD"]
        assert len({kid.Pg.objgen for kid in cells[0].K}) > 1
        heads = [each for each in tree if each.S == "/TH"]
        assert all(each.A.Scope == "/Row" for each in heads)


def test_a_page_of_a_paper_is_a_picture_that_says_which(fonts):
    with pikepdf.open(BytesIO(briefing(fonts))) as pdf:
        (figure,) = [each for each in elements(pdf.Root.StructTreeRoot.K) if each.S == "/Figure"]
        assert str(figure.Alt) == "Appendix 2, page 4"


def test_the_same_bytes_each_time(made, kind, fonts):
    if kind == "letter":
        assert letter_pdf(LETTER, fonts=fonts) == made
    if kind == "tracker":
        assert tracker_pdf(TABLE, fonts=fonts, page="page {page}") == made
