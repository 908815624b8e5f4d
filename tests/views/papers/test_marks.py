from dataclasses import replace

import pytest

from scrutiny_desktop.domain.anchor import Anchor, Placement
from scrutiny_desktop.domain.note import MarkKind, Note
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.views.papers.ink import strokes
from scrutiny_desktop.views.papers.marks import gathered, mark_at, of_kind, recommended
from scrutiny_desktop.views.papers.units import Units

TEXT = "One child. Two children, one report. The end."


def anchor(quote, start=None):
    at = TEXT.index(quote) if start is None else start
    return Anchor(paper_id="p", content="c", quote=quote, start=at, end=at + len(quote))


def note(id_, quote, kind=MarkKind.NOTE, start=None):
    return Note(id=id_, meeting_id="m", kind=kind, anchor=anchor(quote, start))


def test_marks_stand_in_document_order_with_the_lost_ones_last():
    asked = Question(id="q", meeting_id="m", passages=(anchor("Two children"),))
    lost = note("n2", "nowhere to be found", start=0)
    marks = gathered([note("n1", "The end"), lost, note("n3", "One child")], [asked], "p", TEXT)
    assert [mark.record.id for mark in marks] == ["n3", "q", "n1", "n2"]
    assert not marks[-1].is_placed


def test_a_mark_whose_words_moved_is_drawn_where_they_are():
    (mark,) = gathered([note("n", "Two children", start=3)], [], "p", TEXT)
    assert mark.found.placement is Placement.MOVED
    assert TEXT[mark.found.start : mark.found.end] == "Two children"


def test_marks_of_other_papers_are_left_out():
    elsewhere = replace(note("n", "The end"), anchor=replace(anchor("The end"), paper_id="other"))
    assert gathered([elsewhere, Note(id="free", meeting_id="m")], [], "p", TEXT) == ()


def test_a_mark_inside_another_is_the_one_that_is_pressed():
    marks = gathered([note("outer", "Two children, one report"), note("inner", "one report")], [], "p", TEXT)
    assert mark_at(marks, TEXT.index("report")).record.id == "inner"
    assert mark_at(marks, TEXT.index("children")).record.id == "outer"
    assert mark_at(marks, TEXT.index("end")) is None


def test_the_unplaced_have_a_filter_of_their_own():
    marks = gathered([note("n", "The end"), note("lost", "nothing like it", start=0)], [], "p", TEXT)
    assert [mark.record.id for mark in of_kind(marks, "to place")] == ["lost"]
    assert len(of_kind(marks, "")) == 2


def test_lines_of_overlapping_marks_lie_at_different_depths():
    marks = gathered([note("outer", "Two children, one report"), note("inner", "one report")], [], "p", TEXT)
    drawn = strokes(marks, Units(TEXT), None)
    assert [stroke.depth for stroke in drawn] == [0, 1]


@pytest.mark.parametrize(
    ("quote", "number", "text"),
    [
        ("Recommendation 3: The Partnership should act.", "3", "The Partnership should act."),
        ("recommendation 12 – Train staff", "12", "Train staff"),
        ("Rec. 4a) Audit records", "4a", "Audit records"),
        ("The Partnership should act.", "", "The Partnership should act."),
        ("2031 was the year", "", "2031 was the year"),
    ],
)
def test_the_number_of_a_recommendation_is_read_from_the_passage(quote, number, text):
    assert recommended(quote) == (number, text)
