from dataclasses import replace
from datetime import date

import pytest

from scrutiny_desktop.domain.promise import Promise, PromiseStanding

FIRST, LATER = date(2031, 7, 31), date(2031, 9, 30)


@pytest.fixture
def promise():
    return Promise(id="p1", meeting_id="m1", words="Waiting times by school", due=FIRST, timescale="by 31 July")


def test_a_promise_is_late_once_its_day_has_passed_and_not_before(promise):
    assert promise.standing(FIRST) is PromiseStanding.OUTSTANDING
    assert promise.standing(LATER) is PromiseStanding.LATE
    assert promise.days_late(LATER) == 61


def test_a_promise_without_a_date_is_never_late():
    assert Promise(id="p1", meeting_id="m1").days_late(LATER) == 0


def test_what_was_received_is_no_longer_late(promise):
    kept = promise.received(LATER, paper_id="paper", words="A table of three terms.")
    assert (kept.standing(LATER), kept.days_late(LATER)) == (PromiseStanding.RECEIVED, 0)
    assert not kept.is_open


def test_a_date_that_is_put_off_keeps_the_one_before_and_why(promise):
    put_off = promise.revised(LATER, timescale="by the end of September", on=FIRST, why="Figures were late.")
    (before,) = put_off.revisions
    assert (put_off.due, before.was, before.was_printed, before.why) == (
        LATER, FIRST, "by 31 July", "Figures were late.",
    )  # fmt: skip


def test_each_reminder_is_kept(promise):
    chased = promise.chased(LATER, "By e-mail").chased(LATER, "By telephone")
    assert [each.words for each in chased.chases] == ["By e-mail", "By telephone"]


def test_what_was_written_before_it_came_stays(promise):
    began = replace(promise, received_words="A table is on its way.")
    assert began.received(LATER).received_words == "A table is on its way."
    assert began.received(LATER, words="It came.").received_words == "It came."
