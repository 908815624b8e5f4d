"""Whether the time left will do."""

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.projection import WITHOUT_A_PLAN, projection
from scrutiny_desktop.domain.question import Question, Standing, Theme
from scrutiny_desktop.domain.running_order import Group


def asked(key, minutes=0, standing=Standing.PLANNED):
    return Question(id=key, meeting_id="m", minutes=minutes, standing=standing)


def theme(minutes, *questions):
    return Group(theme=Theme(id="t", meeting_id="m", name="t", minutes=minutes), questions=questions)


def test_nine_questions_and_forty_one_minutes():
    groups = [theme(0, *(asked(str(n), 5) for n in range(9)))]
    made = projection(groups, left=41)
    assert (made.to_come, made.needed, made.left, made.reached) == (9, 45, 41, 8)
    assert made.is_short


def test_a_question_without_minutes_has_an_even_share_of_its_theme():
    groups = [theme(20, asked("a", 10), asked("b"), asked("c", standing=Standing.ANSWERED))]
    made = projection(groups, left=15)
    assert (made.to_come, made.needed, made.reached) == (2, 15, 2)


def test_where_nobody_planned_the_pace_so_far_is_taken_and_before_that_a_fixed_time():
    groups = [theme(0, asked("a", standing=Standing.ANSWERED), asked("b"), asked("c"))]
    assert projection(groups, left=60, seconds_sat=480).needed == 16
    assert projection([theme(0, asked("b"))], left=60, seconds_sat=480).needed == WITHOUT_A_PLAN


def test_nothing_is_reached_once_time_is_over():
    assert projection([theme(0, asked("a", 1))], left=-3).reached == 0


@given(
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from(Standing)), max_size=12), st.integers(-30, 200),
    st.integers(0, 9000), st.integers(0, 60),
)  # fmt: skip
def test_no_more_is_reached_than_is_to_come_and_more_time_reaches_no_less(planned, left, sat, minutes):
    groups = [theme(minutes, *(asked(str(n), each, standing) for n, (each, standing) in enumerate(planned)))]
    made, later = (projection(groups, left=each, seconds_sat=sat) for each in (left, left + 7))
    assert 0 <= made.reached <= later.reached <= made.to_come == sum(each.is_open for each in groups[0].questions)
    assert (made.needed > 0) == (made.to_come > 0)
