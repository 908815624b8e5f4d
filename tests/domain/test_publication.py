"""What was said or put while the press and public were excluded is in nothing that is public."""

from datetime import UTC, datetime

import pytest

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.paper import Secrecy
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.question import Question

CLOSED = Question(id="q", meeting_id="m", text="Which family was it?", is_exempt=True)


@pytest.mark.parametrize(("secrecy", "is_free"), [(Secrecy.PUBLIC, False), (Secrecy.EXEMPT, True)])
def test_a_question_put_behind_closed_doors_is_for_those_who_were_there(secrecy, is_free):
    judged = Publication([], [], [CLOSED], secrecy)
    assert judged.of_question(CLOSED).is_free is is_free


def test_a_point_marked_exempt_is_withheld_by_its_mark():
    point = DiscussionPoint(id="d", meeting_id="m", at=datetime(2031, 6, 12, tzinfo=UTC), is_exempt=True,
                            citation="paragraph 1 of Schedule 12A")  # fmt: skip
    assert Publication([], [], []).of_point(point).is_marked
