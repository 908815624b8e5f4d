"""Letters and a calendar of what is owed, read again by programs of others."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from docx import Document
from icalendar import Calendar

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.proceeding import Proceeding, Step
from scrutiny_desktop.domain.promise import Promise, PromiseKind
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.flows import chasing
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library

JULY, SEPTEMBER = date(2031, 7, 31), date(2031, 9, 30)
FIGURES = Promise(
    id="o1", meeting_id="m1", kind=PromiseKind.FIGURES, words="Waiting times by school.", promised_by="Rafiq Fictley",
    agency="Examplebridge Council", due=JULY,
)  # fmt: skip
SECRET = Promise(id="o2", meeting_id="m1", words="kingfisher", due=JULY, is_exempt=True)
HIDDEN = Paper(id="hidden", meeting_id="m1", title="x", classification=Classification(secrecy=Secrecy.EXEMPT))


@pytest.fixture
def kept(access, clock):
    """A library with a panel, a meeting, promises and recommendations, some of them exempt."""
    anchor = Anchor(paper_id="hidden", content="c", quote="heron")
    made = [
        Panel(id="p1", name="Care Scrutiny Panel"),
        Meeting(id="m1", panel_id="p1", on=date(2031, 6, 12)),
        FIGURES, SECRET, HIDDEN,
        Recommendation(id="r1", meeting_id="m1", number="3", text="Audit it", due=SEPTEMBER, lead_agency="Police"),
        Recommendation(id="r2", meeting_id="m1", number="4", text="heron", due=SEPTEMBER, anchor=anchor),
        Promise(id="o3", meeting_id="m1", words="Received", due=JULY, received_on=JULY),
    ]  # fmt: skip
    with open_library(access, clock=clock) as db:
        Ledger(db, author=lambda: "me", clock=clock, ids=Ids(clock)).swap_all([(None, each) for each in made])
    return access


def letter(kept, clock, resources, asked, today=date(2031, 10, 1)):
    with open_library(kept, clock=clock) as db:
        return chasing.letter_for(db, asked, resources=resources, sender="Cllr Example", by=SEPTEMBER, today=today,
                                  panel_id="p1")  # fmt: skip


def test_a_letter_names_what_is_owed_and_what_became_of_its_date(kept, clock, resources):
    put_off = FIGURES.revised(SEPTEMBER, on=JULY).chased(date(2031, 8, 2))
    text = chasing.text_of(letter(kept, clock, resources, [put_off]))
    assert text.startswith("Outstanding information for the Care Scrutiny Panel\n\nDear Rafiq Fictley,\n")
    assert (
        "1. Waiting times by school (figures, promised on 12 June 2031). The date given was 31 July 2031, and then"
        in text
    )
    assert "We last wrote about it on 2 August 2031." in text
    assert text.endswith("Yours sincerely,\nCllr Example\n")


def test_before_anything_is_due_a_letter_calls_nothing_outstanding(kept, clock, resources):
    text = chasing.text_of(letter(kept, clock, resources, [FIGURES], date(2031, 7, 1)))
    assert text.startswith("Information promised to the Care Scrutiny Panel\n")
    assert "was promised the following, which is not due yet:" in text
    assert "The date given was 31 July 2031." in text
    assert "Outstanding" not in text


def test_a_letter_asks_for_nothing_before_its_day_where_another_is_due(kept, clock, resources):
    later = replace(FIGURES, id="o9", due=date(2031, 12, 1))
    said = letter(kept, clock, resources, [FIGURES, later]).closing
    assert said.startswith("Please let us have what is due by 30 September 2031 by then, and the rest by")
    assert letter(kept, clock, resources, [FIGURES]).closing.startswith("Please let us have it by 30 September 2031")


def test_a_promise_without_words_is_named_by_what_is_known_of_it(kept, clock, resources):
    text = chasing.text_of(letter(kept, clock, resources, [replace(FIGURES, words=" ")]))
    assert "1. What was promised on 12 June 2031 (figures), of which no words were noted. The date given was" in text


def test_what_is_exempt_or_no_longer_owed_is_in_no_letter(kept, clock, resources):
    made = letter(kept, clock, resources, [FIGURES, SECRET, FIGURES.received(JULY)])
    assert (len(made.entries), made.left_out) == (1, 1)
    assert "kingfisher" not in chasing.text_of(made)


def test_what_rests_on_what_is_exempt_is_in_no_letter_whatever_its_own_mark_says(kept, clock, resources):
    begun = datetime(2031, 6, 12, 17, 30).astimezone()
    hidden = Anchor(paper_id="hidden", content="c", quote="bittern")
    closed = DiscussionPoint(id="d1", meeting_id="m1", at=begun + timedelta(minutes=5), words="bittern")
    with open_library(kept, clock=clock) as db:
        Ledger(db, author=lambda: "me", clock=clock, ids=Ids(clock)).swap_all((None, each) for each in (
            Proceeding(id="s1", meeting_id="m1", at=begun, kind=Step.EXCLUDED), closed,
            Question(id="q1", meeting_id="m1", text="bittern?", is_exempt=True),
            Question(id="q2", meeting_id="m1", text="bittern?", passages=(hidden,)),
        ))  # fmt: skip
    said = {"meeting_id": "m1", "words": "bittern", "due": JULY}
    asked = [
        Promise(id="p1", **said, anchor=hidden), Promise(id="p2", **said, recommendation_ids=("r2",)),
        Promise(id="p3", **said, point_id="d1"), Promise(id="p4", **said, question_id="q1"),
        Promise(id="p5", **said, question_id="q2"), Promise(id="p6", **said, point_id="gone"),
    ]  # fmt: skip
    made = letter(kept, clock, resources, [*asked, FIGURES])
    assert (len(made.entries), made.left_out) == (1, 6)
    assert "bittern" not in chasing.text_of(made)


def test_a_letter_is_a_word_file_with_a_numbered_list(kept, clock, resources, tmp_path):
    out = chasing.save_letter(
        letter(kept, clock, resources, [FIGURES]), clock, resources, tmp_path / "letter.docx", lambda *_: None
    )
    document = Document(BytesIO(out.read_bytes()))
    assert [each.style.name for each in document.paragraphs].count("List Number") == 1
    assert document.core_properties.language == "en-GB"


def test_a_calendar_holds_each_day_that_is_public_and_open(kept, clock, tmp_path):
    out = tmp_path / "owed.ics"
    assert chasing.save_calendar(kept, clock, "m1", "Owed to the Panel", out, lambda *_: None) == 2
    days = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert {(str(each["UID"]), each["DTSTART"].dt) for each in days} == {
        ("o1@scrutiny-desktop", JULY), ("r1@scrutiny-desktop", SEPTEMBER),
    }  # fmt: skip
    assert b"kingfisher" not in out.read_bytes()
    assert b"heron" not in out.read_bytes()


def test_a_calendar_without_a_day_is_not_made(access, clock, tmp_path):
    with open_library(access, clock=clock), pytest.raises(ScrutinyError, match="No day is set"):
        chasing.save_calendar(access, clock, "m1", "x", tmp_path / "owed.ics", lambda *_: None)
    assert not (tmp_path / "owed.ics").exists()
