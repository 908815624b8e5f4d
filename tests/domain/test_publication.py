"""What was said or put while the press and public were excluded is in nothing that is public."""

from datetime import UTC, datetime, timedelta

import pytest

from scrutiny_desktop.domain.attendance import Declaration
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.paper import Secrecy
from scrutiny_desktop.domain.proceeding import Proceeding, Proceedings, Step
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import ProgressReport

CLOSED = Question(id="q", meeting_id="m", text="Which family was it?", is_exempt=True)


@pytest.mark.parametrize(("secrecy", "is_free"), [(Secrecy.PUBLIC, False), (Secrecy.EXEMPT, True)])
def test_a_question_put_behind_closed_doors_is_for_those_who_were_there(secrecy, is_free):
    judged = Publication([], [], [CLOSED], secrecy)
    assert judged.of_question(CLOSED).is_free is is_free


def test_a_point_marked_exempt_is_withheld_by_its_mark():
    point = DiscussionPoint(id="d", meeting_id="m", at=datetime(2031, 6, 12, tzinfo=UTC), is_exempt=True,
                            citation="paragraph 1 of Schedule 12A")  # fmt: skip
    assert Publication([], [], []).of_point(point).is_marked


BEGUN = datetime(2031, 6, 12, 17, 30, tzinfo=UTC)
SHUT = AgendaItem(id="shut", meeting_id="m", title="Contract", is_exempt=True)


def at(minutes):
    return BEGUN + timedelta(minutes=minutes)


def judge(secrecy=Secrecy.PUBLIC, *questions):
    """Item "open" until minute 10 and from 40, "shut" between; the public is out from minute 20 to 30."""
    taken = [(0, Step.ITEM_TAKEN, "open"), (10, Step.ITEM_TAKEN, "shut"), (20, Step.EXCLUDED, "shut"),
             (30, Step.READMITTED, ""), (40, Step.ITEM_TAKEN, "open")]  # fmt: skip
    steps = [Proceeding(id=f"s{minutes}", meeting_id="m", at=at(minutes), kind=kind, agenda_item_id=item)
             for minutes, kind, item in taken]  # fmt: skip
    held = Proceedings(Meeting(id="m", panel_id="p", started=BEGUN), steps)
    return Publication([], [], questions, secrecy, held=[held], agenda=[SHUT])


@pytest.mark.parametrize(("minutes", "item", "is_free"), [
    (5, "open", True), (5, "", True), (15, "", False), (15, "shut", False), (15, "open", True), (25, "open", False),
    (35, "", False), (45, "", True), (45, "shut", False),
])  # fmt: skip
def test_a_point_made_in_private_or_under_an_exempt_item_is_not_public_whatever_its_own_mark_says(
    minutes, item, is_free
):
    point = DiscussionPoint(id="d", meeting_id="m", agenda_item_id=item, at=at(minutes))
    assert judge().of_point(point).is_free is is_free
    assert judge(Secrecy.EXEMPT).of_point(point).is_free


@pytest.mark.parametrize(("minutes", "item", "is_free"), [
    (5, "shut", True), (15, "shut", False), (25, "open", False), (25, "", False), (45, "", True), (None, "open", True),
    (None, "shut", False),
])  # fmt: skip
def test_a_declaration_is_public_where_the_public_heard_it_even_of_an_exempt_item(minutes, item, is_free):
    declared = Declaration(agenda_item_id=item, at=None if minutes is None else at(minutes))
    assert judge().of_declaration("m", declared).is_free is is_free


def test_what_is_made_of_a_point_that_is_not_public_is_not_either():
    point = DiscussionPoint(id="d", meeting_id="m", agenda_item_id="shut", at=at(15))
    report = ProgressReport(id="g", recommendation_id="r", on=BEGUN.date(), point_id="d")
    known = Publication([], [], [], points=[point], agenda=[SHUT])
    assert not known.of_report(report).is_free
    assert not known.of_promise(Promise(id="o", meeting_id="m", point_id="d")).is_free
    assert Publication([], [], []).of_report(report).is_lost


def test_a_question_put_under_an_exempt_item_is_not_public():
    put = Question(id="q", meeting_id="m", text="How much?", agenda_item_id="shut", standing=Standing.ANSWERED)
    assert not judge().of_question(put).is_free
    assert not judge(Secrecy.PUBLIC, put).of_point(
        DiscussionPoint(id="d", meeting_id="m", agenda_item_id="open", question_id="q", at=at(5))
    ).is_free  # fmt: skip
