from dataclasses import replace
from datetime import date

import pytest

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.checklist_filter import Ended, Need, Sieve, calls_for, said_of
from scrutiny_desktop.domain.note import Grade, MarkKind, Note
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import (
    Assessment,
    Assurance,
    Ending,
    EndingKind,
    Progress,
    ProgressReport,
    Recommendation,
)

TODAY = date(2031, 6, 12)
ONE = Recommendation(id="r1", meeting_id="m1", number="MA4", text="Staff are trained", due=date(2031, 3, 31))
COMPLETE = ProgressReport(
    id="p1", recommendation_id="r1", on=date(2031, 4, 1), progress=Progress.COMPLETE, words="Said"
)
SEEN = Note(id="n1", owner="me", meeting_id="m1", kind=MarkKind.EVIDENCE, grade=Grade.DOCUMENTED, text="Minutes")
ASKED = Question(id="q1", owner="other", meeting_id="m1", text="Who checks?")
JUDGED = Assessment(id="a1", recommendation_id="r1", meeting_id="m1", assurance=Assurance.ASSURED, words="Convinced")
BARE = ChecklistRow(recommendation=ONE)
FULL = ChecklistRow(recommendation=ONE, reports=(COMPLETE,), evidence=(SEEN,), questions=(ASKED,), assessment=JUDGED)


def needs(row):
    return {need for need in Need if calls_for(row, need, today=TODAY, me="me")}


def test_a_bare_recommendation_past_its_date_calls_for_everything():
    assert needs(BARE) == {Need.OVERDUE, Need.NO_QUESTION, Need.NO_EVIDENCE, Need.NOT_JUDGED}


def test_one_that_is_complete_evidenced_asked_and_judged_calls_for_nothing_but_is_mine():
    assert needs(FULL) == {Need.MINE}


def test_completion_with_a_statement_alone_is_without_evidence():
    stated = replace(FULL, evidence=(replace(SEEN, grade=Grade.STATED, owner="other"),))
    assert needs(stated) == {Need.UNPROVED}


def test_a_date_that_slid_and_a_withdrawn_question_are_found():
    slid = ONE.revised(date(2031, 9, 30), on=date(2031, 4, 1))
    row = replace(FULL, recommendation=slid, questions=(replace(ASKED, standing=Standing.WITHDRAWN),))
    assert needs(row) == {Need.SLID, Need.NO_QUESTION, Need.MINE}


def test_what_the_panel_has_ended_is_never_overdue():
    ended = replace(ONE, ending=Ending(kind=EndingKind.CLOSED, on=TODAY, why="Done"))
    assert Need.OVERDUE not in needs(ChecklistRow(recommendation=ended))


@pytest.mark.parametrize(("ended", "shown"), [(Ended.OPEN, "r1"), (Ended.ENDED, "r2"), (Ended.ALL, "r1 r2")])
def test_open_ones_are_shown_and_ended_ones_when_asked_for(ended, shown):
    gone = replace(ONE, id="r2", ending=Ending(kind=EndingKind.CLOSED, on=TODAY, why="Done"))
    rows = (BARE, ChecklistRow(recommendation=gone))
    sieve = Sieve(ended=ended)
    assert [row.recommendation.id for row in rows if sieve.holds(row, "", frozenset())] == shown.split()


def test_every_word_is_looked_for_in_all_fields_also_in_the_words_of_states():
    said = said_of(FULL, {Progress.COMPLETE: "Abgeschlossen"})
    for words in ("ma4", "TRAINED staff", "minutes checks", "convinced", "abgeschlossen", "said"):
        assert Sieve(words=words).holds(FULL, said, frozenset()), words
    assert not Sieve(words="trained housing").holds(FULL, said, frozenset())


def test_all_needs_must_be_called_for():
    sieve = Sieve(needs=(Need.OVERDUE, Need.NO_QUESTION))
    assert sieve.holds(BARE, "", frozenset(needs(BARE)))
    assert not sieve.holds(BARE, "", frozenset({Need.OVERDUE}))
