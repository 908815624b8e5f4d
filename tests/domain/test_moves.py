from dataclasses import replace
from datetime import date

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.moves import answered, ended, predecessors, reopened, stands_alone, successors, taken_back
from scrutiny_desktop.domain.note import Grade
from scrutiny_desktop.domain.recommendation import (
    Ending,
    EndingKind,
    Progress,
    ProgressReport,
    Recommendation,
    Response,
)

JUNE = date(2031, 6, 12)
FIRST, SECOND = Recommendation(id="r1", meeting_id="m1"), Recommendation(id="r2", meeting_id="m1")


def ending(kind=EndingKind.CLOSED, **fields):
    return Ending(kind=kind, on=JUNE, **{"why": "Done, and checked by audit.", **fields})


def test_an_answer_is_not_unsaid():
    accepted = answered(FIRST, Response.ACCEPTED)
    assert answered(accepted, Response.PARTLY_ACCEPTED).response is Response.PARTLY_ACCEPTED
    with pytest.raises(ScrutinyError, match="cannot be awaiting again"):
        answered(accepted, Response.AWAITING)


def test_the_panel_ends_a_recommendation_with_a_reason():
    assert ended(FIRST, ending(), [FIRST]).ending == ending()
    with pytest.raises(ScrutinyError, match="reason is missing"):
        ended(FIRST, ending(why=" "), [FIRST])
    assert reopened(ended(FIRST, ending(), [FIRST])) == FIRST


@pytest.mark.parametrize("successor", ["", "r1", "gone"])
def test_one_that_is_replaced_names_another_that_is_there(successor):
    with pytest.raises(ScrutinyError, match="stands in its place is missing"):
        ended(FIRST, ending(EndingKind.REPLACED, successor_id=successor), [FIRST, SECOND])


def test_two_recommendations_cannot_give_way_to_each_other():
    merged = ended(FIRST, ending(EndingKind.MERGED, successor_id="r2"), [FIRST, SECOND])
    assert [each.id for each in successors(merged, {"r2": SECOND})] == ["r1", "r2"]
    assert predecessors(SECOND, [merged, SECOND]) == (merged,)
    with pytest.raises(ScrutinyError, match="already gives way"):
        ended(SECOND, ending(EndingKind.MERGED, successor_id="r1"), [merged, SECOND])


def test_a_circle_that_came_from_elsewhere_does_not_hang():
    one = replace(FIRST, ending=ending(EndingKind.MERGED, successor_id="r2"))
    two = replace(SECOND, ending=ending(EndingKind.MERGED, successor_id="r1"))
    assert len(successors(one, {"r1": one, "r2": two})) == 2


def test_completion_that_a_later_report_contradicts_is_told():
    said = [ProgressReport(id=str(at), recommendation_id="r1", on=date(2031, 1 + at, 1), progress=each)
            for at, each in enumerate([Progress.IN_PROGRESS, Progress.COMPLETE, Progress.IN_PROGRESS])]  # fmt: skip
    assert taken_back(said) == (said[1],)
    assert taken_back(said[:2]) == ()


def test_completion_on_a_statement_alone_is_told():
    assert stands_alone(Progress.COMPLETE, Grade.STATED)
    assert not stands_alone(Progress.COMPLETE, Grade.DOCUMENTED)
    assert not stands_alone(Progress.IN_PROGRESS, Grade.NONE)
