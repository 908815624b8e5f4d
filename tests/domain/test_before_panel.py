"""Which question is before the panel."""

from datetime import datetime, timedelta

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.before_panel import Place, homes_of, place_of, stepped
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.proceeding import Proceeding, Step
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Recommendation

AT = datetime(2031, 6, 12, 18, 0)
AGENDA = [AgendaItem(id=each, meeting_id="m", title=each) for each in ("six", "seven", "eight")]
PAPERS = [Paper(id=f"of {each.id}", meeting_id="m", title="", agenda_item_id=each.id) for each in AGENDA]


def question(key, paper="", **fields):
    passages = (Anchor(paper_id=paper, content="c", quote="x"),) if paper else ()
    return Question(id=key, meeting_id="m", passages=passages, **fields)


def test_the_place_is_the_item_taken_last_and_how_often_the_public_was_let_in_again():
    taken = [(Step.ITEM_TAKEN, "six"), (Step.EXCLUDED, ""), (Step.READMITTED, ""), (Step.ITEM_TAKEN, "seven")]
    steps = [Proceeding(id=str(n), meeting_id="m", at=AT + timedelta(minutes=n), kind=kind, agenda_item_id=item)
             for n, (kind, item) in enumerate(taken)]  # fmt: skip
    assert (place_of(()), place_of(steps)) == (Place(), Place("seven", 1))


def test_a_question_belongs_where_its_paper_does_then_its_recommendations_else_where_most_do():
    advice = Recommendation(id="r", meeting_id="m", text="", anchor=Anchor(paper_id="of eight", content="c", quote="x"))
    asked = [question("a", "of seven"), question("b", "of seven"), question("c", recommendation_ids=("r",)),
             question("d"), question("e", is_from_floor=True)]  # fmt: skip
    homes = homes_of(asked, PAPERS, [advice], AGENDA)
    assert homes == {"a": "seven", "b": "seven", "c": "eight", "d": "seven", "e": ""}


def test_where_no_paper_says_it_a_question_belongs_to_the_only_item_and_to_none_of_several():
    assert homes_of([question("a")], (), (), AGENDA[:1]) == {"a": "six"}
    assert homes_of([question("a")], (), (), AGENDA) == {"a": ""}


def test_from_nowhere_the_next_is_the_first_that_is_still_to_be_put():
    asked = [question("a", standing=Standing.ANSWERED), question("b"), question("c")]
    assert [stepped(asked, None, 1).id, stepped(asked, asked[1], 1).id, stepped(asked, asked[2], 1).id] == [
        "b",
        "c",
        "c",
    ]
    assert [stepped(asked, None, -1).id, stepped(asked, asked[1], -1).id] == ["b", "a"]
