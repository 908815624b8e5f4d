"""A person's own order of own questions."""

from scrutiny_desktop.domain.own_plan import OwnPlan
from scrutiny_desktop.domain.question import Question, Standing, Theme

PLAN = OwnPlan(id="p", owner="me", meeting_id="m1", question_ids=("a", "b", "c"))


def test_a_plan_holds_its_owners_questions_alone_in_the_owners_order():
    known = [Question(id="c", owner="me", meeting_id="m1"), Question(id="b", owner="other", meeting_id="m1"),
             Question(id="a", meeting_id="m1", rank=9)]  # fmt: skip
    assert [each.id for each in PLAN.ordered(known)] == ["a", "c"]


def test_a_question_is_put_before_another_or_at_the_end():
    assert PLAN.placed("c", "a").question_ids == ("c", "a", "b")
    assert PLAN.placed("d").question_ids == ("a", "b", "c", "d")
    assert PLAN.without("b").question_ids == ("a", "c")


def test_a_step_at_either_end_changes_nothing():
    assert PLAN.stepped("a", is_up=True) == PLAN
    assert PLAN.stepped("c", is_up=False) == PLAN
    assert PLAN.stepped("gone", is_up=True) == PLAN
    assert PLAN.stepped("a", is_up=False).question_ids == ("b", "a", "c")


def test_the_next_is_the_first_that_is_still_to_be_put_also_where_an_entry_puts_it():
    put = Question(id="a", owner="me", meeting_id="m1", standing=Standing.PARTLY_ANSWERED)
    gathered, last = (Question(id=each, owner="me", meeting_id="m1") for each in "bc")
    entry = Question(id="e", owner="chair", meeting_id="m1", merged_ids=("b", "x"), standing=Standing.ANSWERED)
    assert PLAN.next_of([put, gathered, last]) == gathered
    assert PLAN.next_of([put, gathered, last, entry]) == last
    assert PLAN.next_of([put]) is None


def test_a_plan_is_shown_under_the_themes_of_its_questions_and_keeps_its_order():
    theme = Theme(id="t", meeting_id="m1", name="Impact")
    asked = [Question(id="a", meeting_id="m1", theme_id="t"), Question(id="b", meeting_id="m1"),
             Question(id="c", meeting_id="m1", theme_id="t")]  # fmt: skip
    told = [(group.theme, [each.id for each in group.questions]) for group in PLAN.grouped(asked, [theme])]
    assert told == [(theme, ["a"]), (None, ["b"]), (theme, ["c"])]
