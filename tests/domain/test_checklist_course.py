from datetime import date

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.checklist_course import by_agency, by_meeting
from scrutiny_desktop.domain.recommendation import Progress, ProgressReport, Recommendation

MEETINGS = {"m1": date(2031, 1, 10), "m2": date(2031, 6, 12), "m0": date(2030, 5, 1)}
ONE = Recommendation(id="r1", meeting_id="m1", lead_agency="Police")
TWO = Recommendation(id="r2", meeting_id="m2")


def test_each_meeting_counts_what_was_reported_by_its_day_of_what_had_come_to_it():
    said = [("r1", date(2031, 3, 1), Progress.COMPLETE), ("r1", date(2030, 12, 1), Progress.IN_PROGRESS)]
    first, second = by_meeting([ONE, TWO], said, MEETINGS)
    assert (first.name, dict(first.counts)) == ("m1", {Progress.IN_PROGRESS: 1})
    assert (second.name, dict(second.counts)) == ("m2", {Progress.COMPLETE: 1, Progress.NOT_SAID: 1})
    assert (second.whole, second.on) == (2, date(2031, 6, 12))


def test_a_report_of_the_meetings_own_day_counts():
    (tally, _) = by_meeting([ONE], [("r1", date(2031, 1, 10), Progress.PAUSED)], MEETINGS)
    assert dict(tally.counts) == {Progress.PAUSED: 1}


def test_each_agency_is_counted_by_its_last_report():
    report = ProgressReport(id="p1", recommendation_id="r1", on=date(2031, 3, 1), progress=Progress.COMPLETE)
    rows = [ChecklistRow(recommendation=ONE, reports=(report,)), ChecklistRow(recommendation=TWO)]
    tallies = by_agency(rows, date(2031, 6, 12))
    assert [(each.name, dict(each.counts)) for each in tallies] == [
        ("Police", {Progress.COMPLETE: 1}), ("", {Progress.NOT_SAID: 1}),
    ]  # fmt: skip
