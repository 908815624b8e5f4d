from datetime import date

import pytest

from scrutiny_desktop.domain.brought_forward import BroughtForward
from scrutiny_desktop.domain.recommendation import Progress, ProgressReport, Recommendation
from scrutiny_desktop.store import progress_reports


@pytest.fixture
def told(db, ledger):
    records = [
        Recommendation(id="r1", meeting_id="m1"), Recommendation(id="r2", meeting_id="m0"),
        Recommendation(id="r3", meeting_id="m9"),
        BroughtForward(id="b1", meeting_id="m1", record_id="r2"),
        ProgressReport(id="p2", recommendation_id="r1", on=date(2031, 1, 1), words="First"),
        ProgressReport(id="p1", recommendation_id="r1", on=date(2031, 3, 1), progress=Progress.COMPLETE, words="Last"),
        ProgressReport(id="p3", recommendation_id="r2", on=date(2031, 2, 1), words="Brought"),
        ProgressReport(id="p4", recommendation_id="r2", on=date(2031, 2, 1), progress=Progress.PAUSED),
        ProgressReport(id="p5", recommendation_id="r3", on=date(2031, 2, 1), words="Elsewhere"),
    ]  # fmt: skip
    ledger.swap_all([(None, each) for each in records])
    return db


def test_of_each_recommendation_before_the_meeting_the_last_report_is_read(told):
    assert sorted(each.id for each in progress_reports.latest(told, "m1")) == ["p1", "p4"]


def test_the_words_of_all_reports_are_read_together(told):
    words = progress_reports.words_for_meeting(told, "m1")
    assert {one: set(said.split("\n")) - {""} for one, said in words.items()} == {
        "r1": {"First", "Last"}, "r2": {"Brought"},
    }  # fmt: skip


def test_the_course_is_every_report_in_short(told):
    assert sorted(progress_reports.course(told, "m1")) == [
        ("r1", date(2031, 1, 1), Progress.NOT_STARTED), ("r1", date(2031, 3, 1), Progress.COMPLETE),
        ("r2", date(2031, 2, 1), Progress.NOT_STARTED), ("r2", date(2031, 2, 1), Progress.PAUSED),
    ]  # fmt: skip
