from datetime import date

import pytest

from scrutiny_desktop.domain.brought_forward import BroughtForward
from scrutiny_desktop.domain.note import MarkKind, Note
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport, Recommendation
from scrutiny_desktop.store import assessments, notes, progress_reports, promises, recommendations


@pytest.fixture
def two_meetings(ledger):
    """Two recommendations and a promise of a first meeting, of which a second takes up the latter and the promise."""
    made = [
        Recommendation(id="r1", meeting_id="m1", rank=0),
        Recommendation(id="r2", meeting_id="m1", rank=1),
        Recommendation(id="r3", meeting_id="m2", rank=0),
        Promise(id="p1", meeting_id="m1"),
        BroughtForward(id="b1", meeting_id="m2", record_id="p1", rank=0),
        BroughtForward(id="b2", meeting_id="m2", record_id="r2", rank=1),
        ProgressReport(id="g1", recommendation_id="r2", on=date(2031, 3, 1), meeting_id="m1"),
        Note(id="n1", meeting_id="m1", kind=MarkKind.EVIDENCE, recommendation_ids=("r2",)),
        Note(id="n2", meeting_id="m1", kind=MarkKind.EVIDENCE, recommendation_ids=("r1",)),
        Assessment(id="a1", owner="me", recommendation_id="r2", meeting_id="m2"),
        Assessment(id="a2", owner="me", recommendation_id="r2", meeting_id="m2", is_panels=True),
    ]
    ledger.swap_all([(None, each) for each in made])


def ids(records):
    return [each.id for each in records]


def test_a_meeting_has_its_own_recommendations_and_those_it_brought_forward(db, two_meetings):
    assert ids(recommendations.for_meeting(db, "m1")) == ["r1", "r2"]
    assert ids(recommendations.for_meeting(db, "m2")) == ["r3", "r2"]
    assert ids(promises.for_meeting(db, "m2")) == ["p1"]


def test_reports_and_evidence_of_earlier_meetings_come_with_a_recommendation(db, two_meetings):
    assert ids(progress_reports.for_meeting(db, "m2")) == ["g1"]
    assert ids(notes.on_recommendations(db, "m2")) == ["n1"]
    assert ids(notes.on_recommendations(db, "m1")) == ["n1", "n2"]


def test_what_the_panel_agreed_is_not_a_persons_own(db, two_meetings):
    assert ids(assessments.for_meeting(db, "m2", "me")) == ["a1"]
    assert ids(assessments.agreed(db, "m2")) == ["a2"]
