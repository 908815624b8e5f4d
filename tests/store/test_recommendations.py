import pytest

from scrutiny_desktop.domain.brought_forward import BroughtForward
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.store import recommendations, rows


@pytest.fixture
def listed(db, ledger):
    records = [
        Recommendation(id="r1", meeting_id="m1", number="2", rank=2),
        Recommendation(id="r3", meeting_id="m1", rank=1),
        Recommendation(id="r2", meeting_id="m0", number="9"), Recommendation(id="r4", meeting_id="m9", number="7"),
        Recommendation(id="r5", meeting_id="m0", number="5"),
        BroughtForward(id="b1", meeting_id="m1", record_id="r2", rank=2),
        BroughtForward(id="b2", meeting_id="m1", record_id="r5", rank=1),
    ]  # fmt: skip
    ledger.swap_all([(None, each) for each in records])
    return db


def test_the_names_of_those_before_a_meeting_come_in_the_order_of_the_records(listed):
    assert recommendations.ids(listed, "m1") == ["r3", "r1", "r5", "r2"]
    assert [each.id for each in recommendations.for_meeting(listed, "m1")] == recommendations.ids(listed, "m1")


def test_records_are_had_by_name_in_the_order_that_was_asked_for_and_one_that_is_gone_is_left_out(listed):
    assert [each.id for each in rows.of(listed, Recommendation, ["r5", "gone", "r1"])] == ["r5", "r1"]


def test_the_numbers_of_those_before_a_meeting_are_had_without_reading_them(listed):
    assert recommendations.numbers(listed, "m1") == {"r1": "2", "r3": "", "r2": "9", "r5": "5"}
