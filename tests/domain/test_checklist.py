from dataclasses import replace
from datetime import date

import pytest

from scrutiny_desktop.domain.checklist import checklist, unquestioned
from scrutiny_desktop.domain.note import Grade, MarkKind, Note, strongest
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import (
    Assessment,
    Assurance,
    Progress,
    ProgressReport,
    Recommendation,
    is_overdue,
)

FIRST = Recommendation(id="r1", meeting_id="m1", number="1", due=date(2031, 3, 31), rank=0)
SECOND = Recommendation(id="r2", meeting_id="m1", number="2", rank=1)
TODAY = date(2031, 6, 12)


def report(on: date, progress: Progress, *, key: str = "p1", about: str = "r1") -> ProgressReport:
    return ProgressReport(id=key, recommendation_id=about, on=on, progress=progress)


def test_rows_keep_the_order_they_are_given_in_with_what_bears_on_each():
    evidence = Note(id="n1", meeting_id="m1", kind=MarkKind.EVIDENCE, grade=Grade.STATED, recommendation_ids=("r2",))
    question = Question(id="q1", meeting_id="m1", recommendation_ids=("r1", "r2"))
    judged = Assessment(id="a1", recommendation_id="r2", meeting_id="m1", assurance=Assurance.NOT_ASSURED)
    one, two = checklist([FIRST, SECOND], [], [evidence], [question], [judged])
    assert (one.recommendation, one.evidence, one.questions, one.assessment) == (FIRST, (), (question,), None)
    assert (two.evidence, two.grade, two.assurance) == ((evidence,), Grade.STATED, Assurance.NOT_ASSURED)


def test_the_latest_report_tells_the_progress_and_the_earlier_ones_stand():
    late, early = (
        report(date(2031, 4, 30), Progress.COMPLETE),
        report(date(2030, 11, 28), Progress.IN_PROGRESS, key="p2"),
    )
    (row,) = checklist([FIRST], [late, early], [], [], [])
    assert (row.reports, row.progress) == ((early, late), Progress.COMPLETE)


def test_where_nothing_was_reported_nothing_was_said():
    (row,) = checklist([FIRST], [], [], [], [])
    assert (row.progress, row.grade, row.assurance) == (Progress.NOT_SAID, Grade.NONE, Assurance.NOT_CONSIDERED)


@pytest.mark.parametrize(
    ("due", "progress", "overdue"),
    [
        (date(2031, 6, 11), Progress.IN_PROGRESS, True),
        (date(2031, 6, 11), Progress.PAUSED, True),
        (date(2031, 6, 12), Progress.NOT_STARTED, False),
        (date(2031, 6, 11), Progress.COMPLETE, False),
        (date(2031, 6, 11), Progress.SUPERSEDED, False),
        (None, Progress.NOT_STARTED, False),
    ],
)
def test_a_date_is_missed_on_the_day_after_while_the_action_is_open(due, progress, overdue):
    assert is_overdue(due, progress, TODAY) is overdue


def test_days_overdue_are_counted_from_the_date():
    open_row, shut_row = (
        checklist([FIRST], [report(date(2031, 4, 30), progress)], [], [], [])[0]
        for progress in (Progress.PAUSED, Progress.COMPLETE)
    )
    assert (open_row.days_overdue(TODAY), shut_row.days_overdue(TODAY)) == (73, 0)


def test_a_recommendation_with_only_withdrawn_questions_has_none():
    question = Question(id="q1", meeting_id="m1", recommendation_ids=("r1",))
    asked = checklist([FIRST, SECOND], [], [], [question], [])
    withdrawn = checklist([FIRST, SECOND], [], [], [replace(question, standing=Standing.WITHDRAWN)], [])
    assert (unquestioned(asked), unquestioned(withdrawn)) == ((SECOND,), (FIRST, SECOND))


def test_the_strongest_evidence_counts():
    assert strongest((Grade.DOCUMENTED, Grade.VERIFIED, Grade.STATED)) is Grade.VERIFIED
    assert strongest(()) is Grade.NONE
