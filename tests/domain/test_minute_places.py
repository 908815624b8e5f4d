"""Under which item each thing of a meeting is minuted."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.attendance import Declaration
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.minute_places import Minuted, Places
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.proceeding import Proceeding, Proceedings, Step
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Recommendation

BEGUN = datetime(2031, 6, 12, 17, 30).astimezone()
ITEMS = [AgendaItem(id=key, meeting_id="m", title=key, rank=at) for at, key in enumerate(("minutes", "review", "plan"))]
HELD = Proceedings(
    Meeting(id="m", panel_id="p", started=BEGUN),
    [Proceeding(id=f"s{at}", meeting_id="m", at=BEGUN + timedelta(minutes=10 * at), kind=Step.ITEM_TAKEN,
                agenda_item_id=each.id) for at, each in enumerate(ITEMS)],
)  # fmt: skip
PAPER = Paper(id="report", meeting_id="m", agenda_item_id="review", title="Report")
ADVICE = Recommendation(id="r", meeting_id="m", number="1", text="x",
                        anchor=Anchor(paper_id="report", content="", quote="x"))  # fmt: skip
LOOSE = replace(ADVICE, id="loose", anchor=None)


def asked(key="q", **more):
    return Question(id=key, meeting_id="m", text="Why?", **{"standing": Standing.ANSWERED, **more})


def point(minutes=0, **more):
    return DiscussionPoint(id="d", meeting_id="m", at=BEGUN + timedelta(minutes=minutes), **more)


def places(*questions, points=()):
    known = Minuted(items=ITEMS, papers=[PAPER], recommendations=[ADVICE, LOOSE], questions=questions, points=points)
    return Places(known, HELD)


@pytest.mark.parametrize(("fields", "item"), [
    ({"recommendation_ids": ("r",), "agenda_item_id": "plan"}, "review"),
    ({"recommendation_ids": ("r",), "agenda_item_id": "plan", "is_from_floor": True}, "plan"),
    ({"agenda_item_id": "plan"}, "plan"),
    ({"agenda_item_id": "gone"}, "review"),
    ({}, "review"),
])  # fmt: skip
def test_a_question_belongs_to_its_paper_then_to_the_item_it_was_put_under_then_to_the_main_one(fields, item):
    question = asked(**fields)
    assert places(asked("a", recommendation_ids=("r",)), question).of_question(question) == item


def test_a_question_of_no_item_is_where_something_was_noted_of_it():
    question = asked()
    assert places(question, points=[point(25, question_id="q")]).of_question(question) == "plan"


def test_a_point_without_an_item_belongs_to_the_one_that_was_then_before_the_panel():
    assert [places().of_point(point(minutes)) for minutes in (1, 11, 99)] == ["minutes", "review", "plan"]


def test_a_recommendation_of_no_paper_belongs_where_it_was_asked_about():
    about = asked(recommendation_ids=("loose",), agenda_item_id="plan")
    assert places(about).of_recommendation(LOOSE) == "plan"
    assert places().of_recommendation(ADVICE) == "review"


def test_a_declaration_of_the_whole_meeting_belongs_to_the_item_in_which_it_was_made():
    assert places().of_declaration(Declaration(at=BEGUN + timedelta(minutes=21))) == "plan"


def test_a_witness_is_heard_where_they_spoke_or_were_asked_and_else_where_most_questions_are():
    ann, bob = (
        Witness(id=name, meeting_id="m", name=name, agency=f"{name}’s", is_present=True) for name in ("Ann", "Bob")
    )
    known = places(asked(addressee="Ann’s", recommendation_ids=("r",)), points=[point(25, speaker="Ann")])
    assert known.of_witness(ann) == {"review", "plan"}
    assert known.of_witness(bob) == {"review"}
    unput = places(asked(addressee="Bob", agenda_item_id="plan", standing=Standing.PLANNED))
    assert unput.of_witness(bob) == {"plan"}
