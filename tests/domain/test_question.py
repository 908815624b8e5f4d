from itertools import product

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.question import OUTCOMES, Question, Standing, may_become

QUESTION = Question(id="q1", meeting_id="m1", text="What has changed?")


def at(standing: Standing) -> Question:
    return Question(id="q1", meeting_id="m1", standing=standing)


def test_a_new_standing_leaves_the_old_question_alone():
    assert (QUESTION.now(Standing.ASKED).standing, QUESTION.standing) == (Standing.ASKED, Standing.DRAFT)


@pytest.mark.parametrize(("old", "new"), [*product(Standing, [Standing.ASKED, *OUTCOMES, Standing.WITHDRAWN])])
def test_any_outcome_may_be_set_and_put_right(old, new):
    assert at(old).now(new).standing is new


@pytest.mark.parametrize("outcome", [Standing.ASKED, *OUTCOMES])
def test_an_outcome_may_be_taken_back_to_planned_and_no_further(outcome):
    assert at(outcome).now(Standing.PLANNED).standing is Standing.PLANNED
    assert not may_become(outcome, Standing.DRAFT)
    assert not may_become(outcome, Standing.SHARED)


def test_what_was_shared_is_no_draft_again():
    with pytest.raises(ScrutinyError, match="shared cannot become draft"):
        at(Standing.SHARED).now(Standing.DRAFT)


@pytest.mark.parametrize("standing", Standing)
def test_a_question_may_stay_as_it_is(standing):
    assert may_become(standing, standing)


def test_a_question_is_open_until_it_is_put_or_withdrawn():
    assert [each for each in Standing if at(each).is_open] == [Standing.DRAFT, Standing.SHARED, Standing.PLANNED]
