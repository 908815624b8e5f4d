from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.reading import Paragraph, Reading, Section
from scrutiny_desktop.domain.recommendation import Ending, EndingKind, ProgressReport, Recommendation
from scrutiny_desktop.store import contents, rows, search
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.store.migrations import MIGRATIONS
from scrutiny_desktop.store.reindex import reindex

PAPER = Paper(id="paper1", meeting_id="m1", title="Winter care in Examplebridge", content="c0ffee")


def found(db, words):
    return [(hit.kind, hit.record_id) for hit in search.find(db, words)]


def test_every_kind_of_word_is_found_where_it_stands(db, ledger, meeting, anchor, clock):
    ledger.swap_all(
        (None, each)
        for each in (
            meeting,
            AgendaItem(id="a1", meeting_id="m1", title="heron"),
            Witness(id="w1", meeting_id="m1", name="Dr Heron"),
            replace(PAPER, title="Heron report"),
            Note(id="n1", meeting_id="m1", anchor=replace(anchor, quote="a heron stood there")),
            Question(id="q1", meeting_id="m1", text="Why?", supplementary=("Which heron?",)),
            Recommendation(id="r1", meeting_id="m1", action="Count each heron"),
            ProgressReport(id="g1", recommendation_id="r1", on=clock().date(), words="One heron counted"),
            DiscussionPoint(id="d1", meeting_id="m1", words="Heron noted", at=clock()),
        )
    )
    hits = search.find(db, "heron")
    assert {hit.kind for hit in hits} == {"agenda", "witnesses", "papers", "notes", "questions", "recommendations",
                                          "progress_reports", "discussion_points"}  # fmt: skip
    assert {hit.meeting_id for hit in hits} == {"m1"}
    assert {hit.title for hit in hits if hit.kind == "questions"} == {"Why?"}
    assert found(db, "12 june 2031") == [("meetings", "m1")]
    assert search.find(db, "12 june 2031")[0].meeting_id == "m1"


def test_a_title_and_a_file_name_stand_apart_and_the_same_words_once(db, ledger):
    ledger.swap(None, replace(PAPER, title="Winter care", file_name="Item 7 winter care FINAL.pdf"))
    ledger.swap(None, replace(PAPER, id="paper2", title="Winter ferry", file_name="winter_ferry.pdf"))
    said = {hit.record_id: hit.excerpt for hit in search.find(db, "winter")}
    assert said == {
        "paper1": "\x02Winter\x03 care · Item 7 \x02winter\x03 care FINAL.pdf",
        "paper2": "\x02Winter\x03 ferry",
    }
    (hit,) = search.find(db, "winter_ferry.pdf")
    assert "\x02" in hit.excerpt


def test_a_papers_text_is_found_at_its_place_for_each_paper_that_is_that_file(db, ledger, reading):
    contents.put(db, "c0ffee", reading)
    assert search.find(db, "weekly visits") == []
    ledger.swap(None, PAPER)
    ledger.swap(None, replace(PAPER, id="paper2", meeting_id="m2", title="The same again"))
    hits = search.find(db, '"weekly visits"')
    assert [(hit.kind, hit.record_id, hit.meeting_id) for hit in hits] == [
        ("papers", "paper1", "m1"),
        ("papers", "paper2", "m2"),
    ]
    text = flowing(reading).text
    assert {text[hit.start : hit.start + 13] for hit in hits} == {"weekly visits"}
    assert hits[0].title == "Winter care in Examplebridge"


def test_an_excerpt_marks_the_words_that_were_looked_for(db, ledger, question):
    ledger.swap(None, replace(question, text=f"{'before ' * 40}who checks the visits {'after ' * 40}"))
    (hit,) = search.find(db, "checks visits")
    assert "\x02checks\x03 the \x02visits\x03" in hit.excerpt
    assert len(hit.excerpt) < 250


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("visits checks", True),
        ("VISITS", True),
        ("vis", True),
        ("vis ", False),
        ("vis checks", False),
        ('"checks the visits"', True),
        ('"checks visits"', False),
        ("“checks the visits”", True),
        ('who "the vis', True),
        ('"the vis"', False),
        ("cafe", True),
        ("Café", True),
        ("children's", True),
        ("children’s", True),
        ("visits nowhere", False),
        ("AND", False),
        ("visits OR nowhere", False),
        ("visits -nowhere", False),
        ("text:visits", False),
        ("visits*", True),
        ("", False),
        ("   ", False),
        ("?!", False),
        ('"', False),
        ('""', False),
        ("visits ?", True),
        ("\0", False),
        ("\ud800 visits", True),
        ("(visits", True),
        ("visits " * 5_000, True),
    ],
)
def test_words_are_taken_as_a_person_types_them(db, ledger, question, words, is_found):
    ledger.swap(None, replace(question, text="Who checks the visits to the Café for children's care?"))
    assert bool(search.find(db, words)) is is_found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(words=st.text(max_size=40) | st.text(alphabet="\"*^():-+ aAND'\\", max_size=20))
def test_no_words_are_a_mistake(db, words):
    assert search.find(db, words) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(words=st.lists(st.from_regex("[a-zé]{1,8}", fullmatch=True), min_size=1, max_size=6))
def test_a_question_is_found_by_its_own_words(db, ledger, words):
    question = Question(id="q1", meeting_id="m1", text=" ".join(words))
    ledger.swap(rows.get(db, Question, "q1"), question)
    assert found(db, question.text) == [("questions", "q1")]
    assert found(db, f'"{question.text}"') == [("questions", "q1")]


def test_the_better_hit_comes_first_and_no_more_than_asked(db, ledger, question):
    ledger.swap(None, replace(question, id="q1", text="visits and many other words about many other things entirely"))
    ledger.swap(None, replace(question, id="q2", text="visits, visits"))
    assert [hit.record_id for hit in search.find(db, "visits")] == ["q2", "q1"]
    assert [hit.record_id for hit in search.find(db, "visits", limit=1)] == ["q2"]


def test_a_record_is_found_by_its_present_words_alone(db, ledger, question):
    reworded = replace(question, text="How many calls were made?")
    ledger.swap(None, question)
    ledger.swap(question, reworded)
    assert (found(db, "visits"), found(db, "calls")) == ([], [("questions", "q1")])
    ledger.swap(reworded, question)
    assert (found(db, "visits"), found(db, "calls")) == ([("questions", "q1")], [])
    ledger.swap(question, None)
    assert found(db, "visits") == []
    assert search.held(db) == {}


def test_a_paper_read_again_is_found_by_its_present_text_alone(db, ledger, reading):
    ledger.swap(None, PAPER)
    contents.put(db, "c0ffee", reading)
    contents.put(db, "c0ffee", replace(reading, sections=()))
    assert search.find(db, "weekly") == []


def test_the_index_made_again_finds_the_same(db, ledger, question, reading):
    ledger.swap_all([(None, question), (None, PAPER)])
    contents.put(db, "c0ffee", reading)
    before = search.held(db)
    db.execute("DELETE FROM search")
    assert search.find(db, "visits") == []
    reindex(db)
    assert search.held(db) == before
    assert len(search.find(db, "visits")) == 3


def test_a_meeting_without_words_is_not_an_empty_hit(db, ledger):
    ledger.swap(None, Meeting(id="m2", panel_id="p1"))
    assert search.held(db) == {}


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("The safe-guarding partnership met.", "safeguarding"),
        ("The safeguarding partnership met.", "safe-guarding"),
        ("It is responsible for the well-being of children.", '"responsible for the wellbeing"'),
        ("It is responsible for the wellbeing of children.", '"responsible for the well-being"'),
        ("Multi-agency work on well-being.", '"multiagency work on wellbeing"'),
        ("A recom mendation. The recommendation stands.", "recommendation"),
        ("Café visits", "cafe"),
        ("The Panel’s view", "panel’s"),
    ],
)
def test_hyphens_and_words_torn_apart_hide_nothing(db, ledger, question, printed, typed):
    ledger.swap(None, replace(question, text=printed, supplementary=()))
    assert found(db, typed) == [("questions", question.id)]


def test_words_far_apart_are_no_phrase_though_both_have_hyphens(db, ledger, question):
    between = " and so on" * 6
    ledger.swap(None, replace(question, text=f"A well-being{between} a multi-agency team", supplementary=()))
    assert found(db, "wellbeing multiagency") == [("questions", question.id)]
    assert found(db, '"wellbeing and so on"') == [("questions", question.id)]
    assert found(db, '"on and so on and multiagency"') == []


def test_a_word_found_without_its_hyphen_is_marked_where_it_stands(db, ledger, question):
    ledger.swap(None, replace(question, text="Who speaks for the well-being of children?", supplementary=()))
    assert "the \x02well-being\x03 of" in search.find(db, "wellbeing")[0].excerpt


def test_one_may_look_among_ones_own_words_alone(db, ledger, anchor):
    ledger.swap(None, replace(PAPER, title="Heron report"))
    for at, owner in enumerate(("", "me", "another")):
        note = Note(id=f"n{at}", owner=owner, meeting_id="m1", anchor=replace(anchor, quote="a heron stood there"))
        ledger.swap(None, note)
    hits = search.find(db, "heron", scope=search.Scope(mine="me"))
    assert {hit.record_id for hit in hits} == {"n0", "n1"}


def test_where_to_look_can_be_said(db, ledger, reading, question):
    contents.put(db, "c0ffee", reading)
    ledger.swap_all([(None, PAPER), (None, replace(question, meeting_id="m2", text="Weekly visits?"))])

    def kinds(**scope):
        return {hit.kind for hit in search.find(db, "weekly", scope=search.Scope(**scope))}

    assert kinds() == {"papers", "questions"}
    assert kinds(kind=search.CONTENTS) == kinds(text_key="c0ffee") == kinds(meeting_id="m1") == {"papers"}
    assert kinds(kind="questions") == kinds(meeting_id="m2") == {"questions"}
    assert kinds(kind="notes") == kinds(text_key="other") == set()


def test_of_very_many_places_the_newest_are_given(db, ledger, question):
    many = [replace(question, id=f"q{at:04}", text=f"visits number {at}") for at in range(450)]
    ledger.swap_all((None, each) for each in many)
    hits = search.find(db, "visits", limit=400)
    assert len(hits) == 200
    assert min(hit.record_id for hit in hits) == "q0250"


def test_a_library_made_before_reasons_for_ending_were_found_finds_them(access, clock):
    ended = Recommendation(id="r1", meeting_id="m", text="Count the ferries.", ending=Ending(
        kind=EndingKind.CLOSED, on=date(2026, 9, 1), why="The harbourmaster counts them."))  # fmt: skip
    with open_library(access, clock=clock, steps=MIGRATIONS[:12]) as library:
        Ledger(library, clock=clock, ids=Ids(clock), author=lambda: "me").swap(None, ended)
        library.execute("DELETE FROM search")
        library.execute("DELETE FROM searchable")
    with open_library(access, clock=clock) as library:
        assert [hit.record_id for hit in search.find(library, "harbourmaster")] == ["r1"]


def _text(page, *words):
    return Reading(kind="text", title="Ferry services", sections=(
        Section(heading="", paragraphs=tuple(Paragraph(text=each, page=page) for each in words)),
    ))  # fmt: skip


def test_text_that_is_no_papers_any_more_takes_no_place_among_what_is_found(db, ledger):
    contents.put(db, "c0ffee", _text(1, "The boat crossed."))
    ledger.swap(None, PAPER)
    contents.put(db, "c0ffee:1-2", _text(1, *[f"Boat {at} crossed." for at in range(300)]))
    assert found(db, "boat") == [("papers", "paper1")]


def test_an_older_meeting_is_searched_however_often_newer_ones_say_the_word(db, ledger):
    contents.put(db, "c0ffee", _text(1, "The boat crossed."))
    contents.put(db, "decade", _text(1, *[f"Boat {at} crossed." for at in range(300)]))
    ledger.swap_all([(None, PAPER), (None, replace(PAPER, id="paper2", meeting_id="m2", content="decade"))])
    hits = search.find(db, "boat", scope=search.Scope(meeting_id="m1"))
    assert [hit.record_id for hit in hits] == ["paper1"]


def test_a_place_is_named_once_though_title_and_text_and_two_papers_of_one_file_have_it(db, ledger):
    content = f"{1:064x}"
    whole = replace(PAPER, content=content, title="Ferry services")
    part = replace(whole, id="paper2", first_page=2, last_page=3, title="Timetable")
    ledger.swap_all([(None, whole), (None, part)])
    for each in (whole, part):
        contents.put(db, each.text_key, _text(2, "The ferry sails hourly."))
    hits = search.find(db, "ferry")
    assert [(hit.record_id, hit.page) for hit in hits if hit.page] == [("paper2", 2)]
    assert [hit.title for hit in hits if not hit.page].count("Ferry services") == 1
