"""The running order: dense ranks, moves across themes, and who is addressed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.domain.question import Question, Standing, Theme
from scrutiny_desktop.domain.running_order import Group, grouped, is_addressed, one_down, one_up, placed

THEMES = tuple(Theme(id=f"t{n}", meeting_id="m1", name=f"Theme {n}", rank=n) for n in (1, 2))


def asked(name: str, theme: str, rank: int, **more: object) -> Question:
    return replace(Question(id=name, meeting_id="m1", theme_id=theme, rank=rank), **more)


@pytest.fixture
def groups() -> tuple[Group, ...]:
    return grouped(THEMES, [asked("c", "t2", 2), asked("a", "t1", 0), asked("b", "t1", 1), asked("d", "gone", 3)])


def ids(questions: tuple[Question, ...]) -> list[str]:
    return [f"{one.theme_id}/{one.id}" for one in questions]


def test_questions_of_a_theme_that_is_gone_stand_last_without_one(groups):
    assert [(each.theme_id, [one.id for one in each.questions]) for each in groups] == [
        ("t1", ["a", "b"]), ("t2", ["c"]), ("", ["d"]),
    ]  # fmt: skip


def test_a_step_down_at_the_end_of_a_theme_leads_to_the_start_of_the_next(groups):
    assert one_down(groups, "b") == ("t2", "c")
    assert ids(placed(groups, groups[0].questions[1], ("t2", "c"))) == ["t1/a", "t2/b", "t2/c", "gone/d"]


def test_a_step_up_at_the_start_of_a_theme_leads_to_the_end_of_the_one_before(groups):
    assert one_up(groups, "c") == ("t1", "")
    assert ids(placed(groups, groups[1].questions[0], ("t1", ""))) == ["t1/a", "t1/b", "t1/c", "gone/d"]


def test_no_step_leads_out_of_the_order(groups):
    assert one_up(groups, "a") is None
    assert one_down(groups, "d") is None


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c", "d"]), st.booleans()), max_size=30))
def test_ranks_stay_dense_and_no_question_is_lost(steps):
    groups = grouped(THEMES, [asked("a", "t1", 5), asked("b", "t1", 9), asked("c", "t2", 9), asked("d", "", 12)])
    for name, goes_up in steps:
        question = next(one for each in groups for one in each.questions if one.id == name)
        place = (one_up if goes_up else one_down)(groups, name)
        if place is None:
            continue
        order = placed(groups, question, place)
        groups = grouped(THEMES, order)
        assert sorted(one.id for one in order) == ["a", "b", "c", "d"]
        assert [one.rank for one in order] == [0, 1, 2, 3]
        assert [one for each in groups for one in each.questions] == list(order)


def test_a_theme_without_minutes_takes_those_of_its_questions():
    group = Group(
        theme=THEMES[0],
        questions=(asked("a", "t1", 0, minutes=4), asked("b", "t1", 1, minutes=9, standing=Standing.WITHDRAWN)),
    )
    assert group.minutes == 4
    assert replace(group, theme=replace(THEMES[0], minutes=10)).minutes == 10


def test_a_witness_is_addressed_by_name_title_or_agency():
    witness = Witness(id="w1", meeting_id="m1", name="Ann Example", title="Head of Care", agency="Examplebridge Police")
    assert is_addressed(witness, [asked("a", "", 0, addressee="examplebridge police, public protection")])
    assert not is_addressed(witness, [asked("a", "", 0, addressee="Ann Example", standing=Standing.WITHDRAWN)])
    assert not is_addressed(witness, [asked("a", "", 0)])
