from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.recommendation import (
    Ending,
    EndingKind,
    Recommendation,
    Source,
    slid_without_reason,
    still_open,
)

MARCH, JUNE, SEPTEMBER = date(2031, 3, 31), date(2031, 6, 30), date(2031, 9, 30)


def made(**fields):
    return Recommendation(id="r1", meeting_id="m1", **fields)


def test_every_date_is_kept_with_the_reason_it_was_given_up_for():
    twice = made(due=MARCH).revised(JUNE, on=MARCH, why="Staff left").revised(SEPTEMBER, on=JUNE)
    assert (twice.first_due, twice.due) == (MARCH, SEPTEMBER)
    assert [(each.was, each.why) for each in twice.revisions] == [(MARCH, "Staff left"), (JUNE, "")]


def test_a_date_that_slid_without_a_reason_says_so():
    twice = made(due=MARCH).revised(JUNE, on=MARCH, why="Staff left").revised(SEPTEMBER, on=JUNE, why=" ")
    assert [each.was for each in slid_without_reason(twice)] == [JUNE]


def test_a_date_that_was_never_revised_did_not_slide():
    assert slid_without_reason(made(due=MARCH)) == slid_without_reason(made()) == ()


def test_a_date_that_came_nearer_needs_no_reason_and_one_that_went_does():
    assert slid_without_reason(made(due=JUNE).revised(MARCH, on=MARCH)) == ()
    assert len(slid_without_reason(made(due=JUNE).revised(None, timescale="ongoing", on=JUNE))) == 1


@given(st.lists(st.one_of(st.none(), st.dates()), max_size=6))
def test_no_date_is_ever_lost(dates):
    one = made(due=MARCH)
    for each in dates:
        one = one.revised(each, on=JUNE)
    assert [*(each.was for each in one.revisions), one.due] == [MARCH, *dates]


def test_a_field_knows_the_passage_it_was_taken_from():
    row, action = Anchor(paper_id="p", content="c", quote="text"), Anchor(paper_id="p", content="c", quote="action")
    one = made(anchor=row, sources=(Source(field="action", anchor=action),))
    assert (one.source("action"), one.source("text"), one.source("due")) == (action, row, None)


def test_only_the_panel_ends_a_recommendation():
    ended = made(ending=Ending(kind=EndingKind.MERGED, on=JUNE, successor_id="r2"))
    assert still_open([made(), ended]) == (made(),)
