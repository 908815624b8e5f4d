from datetime import date

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.checklist_order import Column, Group, Grouping, grouped, lines, ordered
from scrutiny_desktop.domain.recommendation import Assessment, Assurance, Progress, ProgressReport, Recommendation

TODAY = date(2031, 6, 12)


def row(number, *, lead="", series="", due=None, progress=None, assurance=None):
    one = Recommendation(
        id=f"{series}{number}", meeting_id="m1", number=number, lead_agency=lead, series=series, due=due
    )
    said = ProgressReport(id="p", recommendation_id=one.id, on=TODAY, progress=progress) if progress else None
    judged = Assessment(id="a", recommendation_id=one.id, meeting_id="m1", assurance=assurance) if assurance else None
    return ChecklistRow(recommendation=one, reports=(said,) if said else (), assessment=judged)


def numbers(rows):
    return [each.recommendation.number for each in rows]


def test_numbers_count_within_their_series():
    rows = [row("10", series="B"), row("2", series="B"), row("3.1", series="A"), row("MA4")]
    assert [each.recommendation.id for each in ordered(rows, Column.NUMBER)] == ["A3.1", "B2", "B10", "MA4"]


def test_rows_equal_in_a_column_stay_in_their_order_both_ways():
    rows = [row("1", lead="Police"), row("2", lead="Council"), row("3", lead="police"), row("4", lead="Council")]
    assert numbers(ordered(rows, Column.LEAD)) == ["2", "4", "1", "3"]
    assert numbers(ordered(rows, Column.LEAD, descends=True)) == ["1", "3", "2", "4"]


def test_dates_come_before_none_and_states_stand_as_they_are_listed():
    rows = [row("1"), row("2", due=date(2031, 9, 1)), row("3", due=date(2031, 1, 1))]
    assert numbers(ordered(rows, Column.DUE)) == ["3", "2", "1"]
    rows = [row("1", assurance=Assurance.ASSURED), row("2"), row("3", assurance=Assurance.NOT_ASSURED)]
    assert numbers(ordered(rows, Column.ASSURANCE)) == ["2", "3", "1"]


def test_groups_are_counted_and_the_nameless_one_comes_last():
    rows = [row("1"), row("2", lead="Police", due=date(2031, 1, 1)), row("3", lead="Council"), row("4", lead="Police")]
    groups = grouped(rows, Grouping.AGENCY, TODAY)
    assert [(each.key, numbers(each.rows), each.overdue) for each in groups] == [
        ("Council", ["3"], 0), ("Police", ["2", "4"], 1), ("", ["1"], 0),
    ]  # fmt: skip


def test_states_are_grouped_in_the_order_of_progress():
    rows = [row("1", progress=Progress.COMPLETE), row("2"), row("3", progress=Progress.IN_PROGRESS)]
    keys = [each.key for each in grouped(rows, Grouping.STATE, TODAY)]
    assert keys == ["not said", "in progress", "complete"]


def test_of_a_folded_group_only_its_own_line_is_left():
    groups = grouped([row("1", lead="A"), row("2", lead="B"), row("3", lead="A")], Grouping.AGENCY, TODAY)
    shown = lines(groups, frozenset({"A"}))
    assert [each.key if isinstance(each, Group) else each.recommendation.number for each in shown] == ["A", "B", "2"]
