from datetime import UTC, date, datetime

from scrutiny_desktop.domain.brought_forward import BroughtForward
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.life import Around, EventKind, life
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import (
    Assessment,
    Assurance,
    Ending,
    EndingKind,
    ProgressReport,
    Recommendation,
)

MARCH, JUNE, SEPTEMBER = date(2031, 3, 6), date(2031, 6, 12), date(2031, 9, 18)
MEETINGS = {key: Meeting(id=key, panel_id="p1", on=on) for key, on in [("m1", MARCH), ("m2", JUNE), ("m3", SEPTEMBER)]}


def test_a_life_goes_over_all_meetings_in_the_order_of_their_days():
    one = Recommendation(
        id="r1", meeting_id="m1", due=MARCH, ending=Ending(kind=EndingKind.CLOSED, on=SEPTEMBER, meeting_id="m3")
    ).revised(JUNE, on=date(2031, 4, 1), why="Staff left")
    around = Around(
        meetings=MEETINGS,
        brought=(
            BroughtForward(id="b2", meeting_id="m3", record_id="r1"),
            BroughtForward(id="b1", meeting_id="m2", record_id="r1"),
            BroughtForward(id="b3", meeting_id="m2", record_id="other"),
        ),
        reports=(ProgressReport(id="g1", recommendation_id="r1", on=date(2031, 5, 1)),),
        questions=(
            Question(id="q1", meeting_id="m2", recommendation_ids=("r1",), standing=Standing.ANSWERED),
            Question(id="q2", meeting_id="m2", recommendation_ids=("r1",), standing=Standing.WITHDRAWN),
        ),
        points=(
            DiscussionPoint(
                id="d1", meeting_id="m2", at=datetime(2031, 6, 12, 18, tzinfo=UTC), recommendation_ids=("r1",)
            ),
        ),
        promises=(Promise(id="o1", meeting_id="m2", recommendation_ids=("r1",)),),
        assessments=(
            Assessment(id="a1", recommendation_id="r1", meeting_id="m2", assurance=Assurance.PARTLY_ASSURED),
            Assessment(
                id="a2", recommendation_id="r1", meeting_id="m2", assurance=Assurance.NOT_ASSURED, is_panels=True
            ),
            Assessment(id="a3", recommendation_id="r1", meeting_id="m3"),
        ),
    )
    kinds = EventKind
    assert [(each.kind, each.on) for each in life(one, around)] == [
        (kinds.CAME, MARCH),
        (kinds.REVISED, date(2031, 4, 1)),
        (kinds.REPORTED, date(2031, 5, 1)),
        (kinds.BROUGHT, JUNE),
        (kinds.QUESTION, JUNE),
        (kinds.POINT, JUNE),
        (kinds.PROMISE, JUNE),
        (kinds.JUDGED, JUNE),
        (kinds.AGREED, JUNE),
        (kinds.BROUGHT, SEPTEMBER),
        (kinds.ENDED, SEPTEMBER),
    ]


def test_what_has_no_day_comes_first():
    one = Recommendation(id="r1", meeting_id="undated")
    told = life(one, Around(meetings={}, reports=(ProgressReport(id="g1", recommendation_id="r1", on=MARCH),)))
    assert [each.kind for each in told] == [EventKind.CAME, EventKind.REPORTED]
