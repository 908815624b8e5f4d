"""A person's own order of own questions."""

from scrutiny_desktop.domain.own_plan import OwnPlan
from scrutiny_desktop.domain.question import Question

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
