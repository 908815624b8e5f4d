"""Which question is before the panel."""

from datetime import datetime, timedelta

from scrutiny_desktop.domain.before_panel import Place, place_of, stepped
from scrutiny_desktop.domain.proceeding import Proceeding, Step
from scrutiny_desktop.domain.question import Question, Standing

AT = datetime(2031, 6, 12, 18, 0)


def question(key, **fields):
    return Question(id=key, meeting_id="m", **fields)


def test_the_place_is_the_item_taken_last_and_how_often_the_public_was_let_in_again():
    taken = [(Step.ITEM_TAKEN, "six"), (Step.EXCLUDED, ""), (Step.READMITTED, ""), (Step.ITEM_TAKEN, "seven")]
    steps = [Proceeding(id=str(n), meeting_id="m", at=AT + timedelta(minutes=n), kind=kind, agenda_item_id=item)
             for n, (kind, item) in enumerate(taken)]  # fmt: skip
    assert (place_of(()), place_of(steps)) == (Place(), Place("seven", 1))


def test_from_nowhere_the_next_is_the_first_that_is_still_to_be_put():
    asked = [question("a", standing=Standing.ANSWERED), question("b"), question("c")]
    assert [stepped(asked, None, 1).id, stepped(asked, asked[1], 1).id, stepped(asked, asked[2], 1).id] == [
        "b",
        "c",
        "c",
    ]
    assert [stepped(asked, None, -1).id, stepped(asked, asked[1], -1).id] == ["b", "a"]
