"""The tracker as it leaves: read again by others' programs, and searched for what must not be in it."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.note import Grade, MarkKind, Note
from scrutiny_desktop.domain.panel import Panel, Person
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.recommendation import (
    Assessment,
    Assurance,
    Ending,
    EndingKind,
    Progress,
    ProgressReport,
    Recommendation,
    Source,
)
from scrutiny_desktop.flows.tracking import TrackerForm, TrackerOrder, save_tracker, tracker_of
from scrutiny_desktop.store import settings
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.checklist.exporting import tracker_words

MARCH, JUNE = date(2031, 3, 31), date(2031, 6, 30)
PUBLIC = Anchor(paper_id="open", content="c", quote="x")
SECRET = Anchor(paper_id="hidden", content="c", quote="x")
PLANTED = ("kingfisher", "heron", "bittern", "egret")


@pytest.fixture
def order():
    return TrackerOrder(
        meeting_id="m1", heading="Care Scrutiny Panel", author="Care Scrutiny Panel", words=tracker_words()
    )


@pytest.fixture
def kept(access, clock):
    """A library with one public recommendation, one that is closed, and exempt and private words."""
    made = [
        Panel(id="p1", name="Care Scrutiny Panel"), Person(id="me", name="Cllr Example"),
        Meeting(id="m1", panel_id="p1", on=date(2031, 6, 12)),
        Paper(id="open", meeting_id="m1", title="Report"),
        Paper(id="hidden", meeting_id="m1", title="x", classification=Classification(secrecy=Secrecy.EXEMPT)),
        Recommendation(id="r1", meeting_id="m1", number="1", text="=Train “all” staff", anchor=PUBLIC, due=MARCH,
                       action="+Course").revised(JUNE, on=MARCH),
        Recommendation(id="r2", meeting_id="m1", number="2", text="kingfisher", anchor=SECRET, rank=1),
        Recommendation(id="r3", meeting_id="m1", number="3", text="Open words", anchor=PUBLIC, rank=2, action="heron",
                       sources=(Source(field="action", anchor=SECRET),)),
        Recommendation(id="r4", meeting_id="m1", number="4", text="Closed one", rank=3,
                       ending=Ending(kind=EndingKind.CLOSED, on=JUNE, why="Done")),
        ProgressReport(id="g1", recommendation_id="r1", on=MARCH, progress=Progress.IN_PROGRESS, words="Begun"),
        ProgressReport(id="g2", recommendation_id="r1", on=JUNE, progress=Progress.COMPLETE, words="bittern",
                       anchor=SECRET),
        Assessment(id="a1", owner="me", recommendation_id="r1", meeting_id="m1", assurance=Assurance.NOT_ASSURED,
                   words="egret"),
        Assessment(id="a2", owner="me", recommendation_id="r1", meeting_id="m1", assurance=Assurance.PARTLY_ASSURED,
                   words="Agreed by five", is_panels=True),
        Note(id="n1", meeting_id="m1", kind=MarkKind.EVIDENCE, grade=Grade.DOCUMENTED, recommendation_ids=("r1",)),
    ]  # fmt: skip
    with open_library(access, clock=clock) as db:
        settings.keep(db, "me", "me")
        Ledger(db, author=lambda: "me", clock=clock, ids=Ids(clock)).swap_all([(None, each) for each in made])
    return access


def saved(kept, clock, order, form, resources, tmp_path):
    out = tmp_path / f"tracker.{form.value}"
    return save_tracker(kept, clock, order, form, resources, out, lambda *_: None).read_bytes()


def unpacked(content, form):
    if form is TrackerForm.PDF:
        document = PdfDocument(content)
        about = " ".join(document.get_metadata_dict().values())
        return about + "".join(page.get_textpage().get_text_bounded() for page in document)
    if form is TrackerForm.WORKBOOK:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return "".join(book.read(name).decode() for name in book.namelist())
    return content.decode("utf-8-sig")


@pytest.mark.parametrize("form", TrackerForm)
def test_no_exempt_or_private_word_leaves(kept, clock, order, form, resources, tmp_path):
    text = unpacked(saved(kept, clock, order, form, resources, tmp_path), form)
    assert not [word for word in PLANTED if word in text]
    assert "2 recommendations rest on papers that are not public" in " ".join(text.split())
    assert "1 report rests on a paper" in " ".join(text.split())
    assert "Public" in text


def test_every_field_stands_under_its_head(kept, clock, order):
    with open_library(kept, clock=clock) as db:
        made = tracker_of(db, order)
    first = dict(zip(made.columns, made.lines[0], strict=True))
    assert (first["text"], first["progress"], first["reported"]) == ("=Train “all” staff", "In progress", "Begun")
    assert (first["first_due"], first["due"], first["why"]) == ("31 Mar 2031", "30 Jun 2031", "no reason given")
    assert (first["agreed"], first["agreed_words"]) == ("Partly assured", "Agreed by five")
    assert "series" not in made.columns
    assert dict(zip(made.columns, made.lines[1], strict=True))["ended"].startswith("Closed by the Panel, 30 Jun 2031")


def test_my_own_view_leaves_only_when_it_is_asked_for_and_says_that_it_is_private(kept, clock, order):
    with open_library(kept, clock=clock) as db:
        made = tracker_of(db, replace(order, with_own=True, open_only=True))
    (line,) = made.lines
    first = dict(zip(made.columns, line, strict=True))
    assert (first["evidence"], first["mine"], first["mine_words"]) == ("Documented", "Not assured", "egret")
    assert made.classification.startswith("Private")


def test_a_workbook_holds_words_and_no_formula(kept, clock, order, resources, tmp_path):
    content = saved(kept, clock, order, TrackerForm.WORKBOOK, resources, tmp_path)
    sheet = load_workbook(io.BytesIO(content)).active
    row = [cell for cell in sheet[2] if cell.value]
    assert {cell.data_type for cell in row} == {"s"}
    assert "=Train “all” staff" in [cell.value for cell in row]
    assert sheet.freeze_panes == "A2"


def test_a_table_has_a_line_for_each_and_no_formula(kept, clock, order, resources, tmp_path):
    content = saved(kept, clock, order, TrackerForm.TABLE, resources, tmp_path)
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert lines[1][:2] == ["1", "'=Train “all” staff"]
    assert all(not cell.startswith(("=", "+", "-", "@")) for line in lines for cell in line)


def test_a_pdf_has_an_outline_a_title_and_a_language(kept, clock, order, resources, tmp_path):
    document = PdfDocument(saved(kept, clock, order, TrackerForm.PDF, resources, tmp_path))
    assert [each.get_title() for each in document.get_toc()][:2] == ["Recommendations", "1. =Train “all” staff"]
    assert document.get_metadata_value("Title") == "Recommendations"


def test_where_nothing_may_leave_nothing_is_saved(access, clock, order, resources, tmp_path):
    with open_library(access, clock=clock):
        pass
    with pytest.raises(ScrutinyError, match="no recommendation that may leave"):
        saved(access, clock, order, TrackerForm.PDF, resources, tmp_path)
    assert list(tmp_path.glob("tracker*")) == []
