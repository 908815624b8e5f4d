"""What a meeting's steps amount to: time, items, and who was let in."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.proceeding import Phase, Proceeding, Proceedings, Step

BEGUN = datetime(2031, 6, 12, 17, 30).astimezone()
MEETING = Meeting(id="m", panel_id="p", minutes=90, started=BEGUN)


def after(minutes: float) -> datetime:
    return BEGUN + timedelta(minutes=minutes)


def meeting(*steps: tuple[float, Step] | tuple[float, Step, str], **more: object) -> Proceedings:
    made = [
        Proceeding(id=f"{n:03}", meeting_id="m", at=after(step[0]), kind=step[1], agenda_item_id="".join(step[2:]))
        for n, step in enumerate(steps)
    ]
    return Proceedings(replace(MEETING, **more), made)


def test_pauses_and_adjournments_are_not_time_the_panel_sat():
    held = meeting((0, Step.STARTED), (10, Step.PAUSED), (25, Step.RESUMED), (30, Step.ADJOURNED), (1500, Step.RESUMED))
    assert [held.seconds(after(at)) // 60 for at in (5, 20, 28, 900, 1510)] == [5, 10, 13, 15, 25]
    assert [held.at(after(at)).phase for at in (5, 20, 28, 900, 1510)] == [
        Phase.SITTING, Phase.PAUSED, Phase.SITTING, Phase.ADJOURNED, Phase.SITTING,
    ]  # fmt: skip
    assert held.since(after(900)) == after(30)


def test_an_item_taken_twice_has_both_times_and_no_pause():
    held = meeting((0, Step.STARTED), (0, Step.ITEM_TAKEN, "a"), (10, Step.ITEM_TAKEN, "b"), (12, Step.PAUSED),
                   (20, Step.RESUMED), (25, Step.ITEM_TAKEN, "a"))  # fmt: skip
    assert (held.seconds_on("a", after(31)), held.seconds_on("b", after(31))) == (16 * 60, 7 * 60)
    assert [held.at(after(at)).agenda_item_id for at in (5, 15, 30)] == ["a", "b", "a"]


def test_the_public_stays_out_over_a_pause_until_readmitted_or_the_end():
    held = meeting((0, Step.STARTED), (10, Step.EXCLUDED, "a"), (12, Step.PAUSED), (15, Step.RESUMED),
                   (20, Step.READMITTED), (30, Step.EXCLUDED, "b"), (40, Step.ENDED))  # fmt: skip
    out = [held.at(after(at)).exclusion for at in (9, 10, 13, 16, 20, 35, 40)]
    assert [each.agenda_item_id if each else None for each in out] == [None, "a", "a", "a", None, "b", None]


def test_time_left_counts_down_and_below_nothing_and_stands_still_in_a_pause():
    held = meeting((0, Step.STARTED), (30, Step.PAUSED))
    assert [held.minutes_left(after(at)) for at in (0, 29.9, 50)] == [90, 61, 60]
    assert meeting((0, Step.STARTED)).minutes_left(after(95)) == -5
    assert meeting(started=None).minutes_left(after(5)) == 90


def test_a_meeting_of_an_older_library_sits_from_its_start_to_its_end():
    assert meeting().at(after(180)).phase is Phase.SITTING
    assert meeting(started=None).at(after(0)).phase is Phase.BEFORE
    ended = meeting(ended=after(60))
    assert (ended.at(after(61)).phase, ended.seconds(after(500))) == (Phase.OVER, 3600)


def test_a_meeting_that_nobody_ended_is_over_when_the_night_is_but_an_adjourned_one_is_not():
    assert meeting((0, Step.STARTED)).at(after(24 * 60)).phase is Phase.OVER
    assert meeting((0, Step.STARTED), (9, Step.ADJOURNED)).at(after(99_999)).phase is Phase.ADJOURNED


@given(st.lists(st.tuples(st.integers(0, 200), st.sampled_from(Step), st.sampled_from(["a", "b"])), max_size=12))
def test_time_on_items_never_adds_up_to_more_than_the_panel_sat(steps):
    held = meeting(*steps)
    now = after(210)
    stretches = list(held.stretches(now))
    assert all(one.until == other.begun for one, other in pairwise(stretches[:-1]))
    assert held.seconds_on("a", now) + held.seconds_on("b", now) <= held.seconds(now) <= 210 * 60
