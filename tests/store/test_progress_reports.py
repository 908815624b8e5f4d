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


def test_of_each_recommendation_the_last_report_is_read_with_the_words_of_all(told):
    found = {report.id: set(words.split("\n")) - {""} for report, words in progress_reports.last_of(told, ["r1", "r2"])}
    assert found == {"p1": {"First", "Last"}, "p4": {"Brought"}}


def test_the_course_is_every_report_in_short(told):
    assert sorted(progress_reports.course(told, "m1")) == [
        ("r1", date(2031, 1, 1), Progress.NOT_STARTED), ("r1", date(2031, 3, 1), Progress.COMPLETE),
        ("r2", date(2031, 2, 1), Progress.NOT_STARTED), ("r2", date(2031, 2, 1), Progress.PAUSED),
    ]  # fmt: skip
