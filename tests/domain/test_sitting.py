"""A meeting while it sits: its order, and what it has reached."""

from dataclasses import replace
from datetime import datetime

import pytest

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.domain.question import Question, Standing, Theme
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.sitting import to_put, unheard, unreached

BEGUN = datetime(2031, 6, 12, 17, 30).astimezone()
THEMES = [Theme(id="t2", meeting_id="m", name="Second", rank=1), Theme(id="t1", meeting_id="m", name="First")]
ADVICE = [Recommendation(id=f"r{n}", meeting_id="m", number=str(n), rank=n) for n in (1, 2, 3)]


def question(name: str, standing: Standing = Standing.PLANNED, **more: object) -> Question:
    return replace(Question(id=name, meeting_id="m", theme_id="t1", standing=standing), **more)


def test_the_order_leaves_out_what_was_withdrawn_and_what_was_not_planned():
    asked = [
        question("a"),
        question("b", Standing.WITHDRAWN),
        question("c", Standing.DRAFT),
        question("d", theme_id=""),
    ]
    order = to_put(THEMES, asked, with_unplanned=False)
    assert [(group.theme_id, [each.id for each in group.questions]) for group in order] == [("t1", ["a"]), ("", ["d"])]


def test_the_order_can_show_what_was_not_planned():
    asked = [question("a", Standing.DRAFT), question("b", Standing.SHARED, theme_id="t2")]
    assert [group.theme_id for group in to_put(THEMES, asked, with_unplanned=True)] == ["t1", "t2"]


@pytest.mark.parametrize("standing", [Standing.ASKED, Standing.ANSWERED, Standing.WRITTEN_ANSWER])
def test_a_question_that_was_put_reaches_its_recommendations(standing):
    assert [each.id for each in unreached(ADVICE, [question("a", standing, recommendation_ids=("r2",))], [])] == [
        "r1",
        "r3",
    ]


def test_a_question_that_was_only_planned_or_not_reached_reaches_none():
    asked = [question("a", recommendation_ids=("r1",)), question("b", Standing.NOT_REACHED, recommendation_ids=("r2",))]
    assert len(unreached(ADVICE, asked, [])) == 3


def test_a_point_reaches_the_recommendations_of_its_question():
    point = DiscussionPoint(id="d", meeting_id="m", question_id="a", at=BEGUN)
    asked = [question("a", recommendation_ids=("r1", "r2"))]
    assert [each.id for each in unreached(ADVICE, asked, [point])] == ["r3"]
    assert [each.id for each in unreached(ADVICE, asked, [replace(point, recommendation_ids=("r3",))])] == ["r1", "r2"]


def witness(name: str, agency: str = "Trust", **more: object) -> Witness:
    return replace(Witness(id=name, meeting_id="m", name=name, agency=agency), **more)


def test_a_witness_is_heard_once_a_point_bears_the_name_or_a_question_was_put_to_the_agency():
    ana, ben, cas = witness("Ana"), witness("Ben", "Police"), witness("Cas", "Council")
    said = DiscussionPoint(id="d", meeting_id="m", at=BEGUN, speaker="ana ")
    asked = [question("a", Standing.ANSWERED, addressee="Police"), question("b", addressee="Council")]
    assert unheard([ana, ben, cas], asked, [said]) == (cas,)


def test_who_sent_apologies_is_not_waited_for_nor_who_did_not_come_once_others_have():
    away, late, there = witness("Ana", has_apologised=True), witness("Ben", "A"), witness("Cas", "B")
    assert unheard([away, late, there], [], []) == (late, there)
    assert unheard([away, late, replace(there, is_present=True)], [], []) == (replace(there, is_present=True),)
