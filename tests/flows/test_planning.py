"""Question plans out of the library: what is in the file, and what is in none of its bytes."""

import io
import zipfile
from dataclasses import replace
from itertools import product

import pikepdf
import pypdfium2
import pytest
from docx import Document

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.merging import merged
from scrutiny_desktop.domain.note import Visibility
from scrutiny_desktop.domain.own_plan import OwnPlan
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.question import Priority, Question, Standing, Theme
from scrutiny_desktop.domain.question_plan import PlanKind, Wanted, agencies
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.flows.planning import PlanForm, PlanOrder, plan_of, save_plan, source_of, text_of
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library

SECRET = ("PLANTEDPRIVATE", "PLANTEDEXEMPT", "PLANTEDRECOMMENDED", "PLANTEDMERGED", "PLANTEDTITLE", "PLANTEDLOST",
          "PLANTEDTHEME", "PLANTEDQUOTE", "PLANTEDDRAFT")  # fmt: skip
PANEL = {"visibility": Visibility.PANEL, "standing": Standing.PLANNED}


def asked(name, text, **more):
    return Question(**{"id": name, "owner": "me", "meeting_id": "m1", "text": text, "theme_id": "t1", **PANEL, **more})


def passage(paper_id, quote):
    return (Anchor(paper_id=paper_id, content="c", quote=quote, page=3, paragraph="2.1", start=1, end=9),)


def records():
    shown = asked("q1", "What has changed for children?", asker="Cllr A", addressee="Examplebridge Police", minutes=5,
                  why="The response reports activity.", supplementary=("If it is about training: what then?",),
                  passages=passage("open", "progress was made"), recommendation_ids=("r1",),
                  priority=Priority.MUST_ASK)  # fmt: skip
    secret = asked("q5", "PLANTEDMERGED wording", visibility=Visibility.PRIVATE)
    return [
        Meeting(id="m1", panel_id="p1"),
        Theme(id="t1", meeting_id="m1", name="Impact on children", minutes=15),
        Theme(id="t2", meeting_id="m1", name="PLANTEDTHEME", rank=1),
        Witness(id="w1", meeting_id="m1", name="Owen Specimen", agency="Examplebridge Police"),
        Paper(id="open", meeting_id="m1", title="Cover report", label="Appendix 1"),
        Paper(id="shut", meeting_id="m1", title="PLANTEDTITLE", label="Appendix 9",
              classification=Classification(secrecy=Secrecy.EXEMPT, citation="paragraph 2")),
        Recommendation(id="r1", meeting_id="m1", number="3", text="All records"),
        Recommendation(id="r2", meeting_id="m1", number="4", text="Hidden", anchor=passage("shut", "PLANTEDQUOTE")[0]),
        shown,
        asked("q2", "PLANTEDPRIVATE?", visibility=Visibility.PRIVATE, theme_id="t2", rank=1),
        asked("q3", "PLANTEDEXEMPT?", passages=passage("shut", "PLANTEDQUOTE"), rank=2, theme_id="t2",
              addressee="Examplebridge Police"),
        asked("q4", "PLANTEDRECOMMENDED?", recommendation_ids=("r2",), rank=3, theme_id="t2"),
        secret,
        replace(merged((secret, asked("q6", "An open wording?")), asked("q7", "")), visibility=Visibility.PANEL),
        asked("q6", "An open wording?", rank=4),
        asked("q8", "PLANTEDLOST?", passages=passage("gone", "x"), rank=5),
        asked("q9", "PLANTEDDRAFT?", standing=Standing.DRAFT, rank=6),
        asked("q10", "Who checks the records?", addressee="NHS", rank=7),
        OwnPlan(id="o1", owner="me", meeting_id="m1", question_ids=("q10", "q9", "q2")),
    ]  # fmt: skip


@pytest.fixture
def library(access, clock):
    with open_library(access, clock=clock) as db:
        ledger = Ledger(db, author=lambda: "me", clock=clock, ids=Ids(clock))
        ledger.swap_all([(None, each) for each in records()])
        yield db


@pytest.fixture
def saved(library, access, clock, resources, tmp_path):
    def save(form, own="", **wanted):
        order = PlanOrder(meeting_id="m1", own=own, heading="Panel, 12 June 2031", author="Me", wanted=Wanted(**wanted))
        return save_plan(access, clock, order, form, resources, tmp_path / f"plan.{form.value}", lambda *_: None)

    return save


def words_in(file):
    """Every word that the file's bytes hold, packed or not, shown or not."""
    held = file.read_bytes()
    if file.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(held)) as packed:
            return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    if file.suffix == ".pdf":
        with pypdfium2.PdfDocument(held) as pdf:
            shown = "".join(page.get_textpage().get_text_range() for page in pdf)
        with pikepdf.open(io.BytesIO(held)) as pdf:
            unpacked = io.BytesIO()
            pdf.save(unpacked, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
            titles = "".join(str(value) for value in pdf.docinfo.values())
            with pdf.open_outline() as outline:
                titles += "".join(each.title + "".join(one.title for one in each.children) for each in outline.root)
        return shown + titles + unpacked.getvalue().decode("latin-1") + held.decode("latin-1")
    return held.decode("utf-8")


@pytest.mark.parametrize(("form", "kind", "themes_only"), list(product(PlanForm, PlanKind, (False, True))))
def test_nothing_private_or_exempt_is_in_any_byte_of_what_is_handed_on(saved, form, kind, themes_only):
    words = words_in(saved(form, kind=kind, themes_only=themes_only, for_myself=kind is not PlanKind.BRIEF))
    assert [each for each in SECRET if each in words] == []
    assert "Impact on children" in words
    if not themes_only:
        assert "What has changed for children?" in " ".join(words.split())


@pytest.mark.parametrize("form", list(PlanForm))
def test_the_own_brief_has_all_of_the_order_and_says_who_may_see_it(saved, form):
    words = " ".join(words_in(saved(form, kind=PlanKind.BRIEF, for_myself=True)).split())
    for each in ("PLANTEDPRIVATE", "PLANTEDEXEMPT", "PLANTEDMERGED", "The response reports activity.",
                 "For my own use, not to be passed on · Exempt, paragraph 2: not for publication"):  # fmt: skip
        assert each in words
    assert "“progress was made” – Appendix 1, page 3, paragraph 2.1" in words
    assert "PLANTEDDRAFT" not in words


def test_what_is_left_out_is_counted_in_none_of_its_words(library):
    plan = plan_of(library, PlanOrder(meeting_id="m1"))
    assert plan.left_out == (
        "2 questions are private and are left out. Show them to the panel on the Questions screen to have them here.",
        "1 question rests on something that is no longer here, and is left out.",
        "2 questions rest on Appendix 9 (Exempt, paragraph 2), or are put with such a one, and are left out.",
    )
    assert (plan.questions, plan.footer) == (2, "Public")


def test_a_sheet_is_for_one_agency_and_holds_nobodys_reasons(library):
    order = PlanOrder(meeting_id="m1", wanted=Wanted(kind=PlanKind.SHEETS, agency="Examplebridge Police"))
    assert agencies(source_of(library, order)) == ("Examplebridge Police", "NHS")
    text = text_of(plan_of(library, order))
    assert "Invited: Owen Specimen" in text and "1. What has changed for children?" in text
    assert not [each for each in ("reports activity", "training", "Who checks", "Cllr A", "15 min") if each in text]


def test_each_agency_begins_a_page_of_its_own(saved):
    with pypdfium2.PdfDocument(saved(PlanForm.PDF, kind=PlanKind.SHEETS).read_bytes()) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    assert ["Police" in pages[0], "Questions for NHS" in pages[1], len(pages)] == [True, True, 2]


def test_the_own_plan_is_in_its_owners_order_and_not_the_chairs(library):
    order = PlanOrder(meeting_id="m1", own="me", wanted=Wanted(kind=PlanKind.BRIEF, for_myself=True))
    text = text_of(plan_of(library, order))
    assert [line.split(". ")[1] for line in text.splitlines() if line[:2] in ("1.", "2.", "3.")] == [
        "Who checks the records?", "PLANTEDDRAFT?", "PLANTEDPRIVATE?",
    ]  # fmt: skip
    assert plan_of(library, PlanOrder(meeting_id="m1", own="somebody else")).questions == 0


def test_a_plan_with_nothing_in_it_is_refused(saved):
    with pytest.raises(ScrutinyError):
        saved(PlanForm.TEXT, own="somebody else")


def test_the_pdf_is_the_same_each_time_with_outline_language_title_and_its_own_fonts(saved):
    first = saved(PlanForm.PDF).read_bytes()
    assert saved(PlanForm.PDF).read_bytes() == first
    with pikepdf.open(io.BytesIO(first)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]) == "Running order of questions"
        with pdf.open_outline() as outline:
            assert [one.title for one in outline.root[0].children] == ["Impact on children · 15 min"]
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        used = [font for font in fonts if font.BaseFont != "/Helvetica"]  # a page begins with it, and draws nothing
        assert used and all("/FontFile2" in font.FontDescriptor for font in used)


def test_large_print_is_large_in_pdf_and_word(saved):
    with pikepdf.open(saved(PlanForm.PDF, is_large=True)) as pdf:
        assert any("Atkinson" in str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values())
    assert Document(str(saved(PlanForm.WORD, is_large=True))).styles["Normal"].font.size.pt == 18


def test_the_word_file_has_real_styles_a_language_and_a_foot(saved):
    document = Document(str(saved(PlanForm.WORD)))
    styles = [(each.style.name, each.text) for each in document.paragraphs]
    assert ("Title", "Running order of questions") in styles
    assert ("Heading 1", "Impact on children · 15 min") in styles
    assert ("Question", "1. What has changed for children?") in styles
    assert "majorHAnsi" not in document.styles["Title"].element.xml
    assert document.sections[0].footer.paragraphs[0].text == "Public"
    assert (document.core_properties.language, document.core_properties.author) == ("en-GB", "Me")


def test_a_private_question_that_was_put_is_in_the_plan_without_what_its_writer_thought_of_it(library, clock):
    ledger = Ledger(library, author=lambda: "me", clock=clock, ids=Ids(clock))
    said = asked("q11", "Was it put?", visibility=Visibility.PRIVATE, standing=Standing.ANSWERED, why="PLANTEDPRIVATE",
                 rank=8)  # fmt: skip
    shut = AgendaItem(id="shut", meeting_id="m1", title="Contract", is_exempt=True)
    ledger.swap_all([(None, said), (None, shut)])
    for kind in (PlanKind.ORDER, PlanKind.BRIEF):
        words = text_of(plan_of(library, PlanOrder(meeting_id="m1", wanted=Wanted(kind=kind))))
        assert ("Was it put?" in words, "PLANTEDPRIVATE" in words) == (True, False)
    ledger.swap(said, replace(said, agenda_item_id="shut"))
    plan = plan_of(library, PlanOrder(meeting_id="m1"))
    assert "Was it put?" not in text_of(plan)
    assert "1 question was put in private, and is left out." in plan.left_out
