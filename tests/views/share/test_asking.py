"""What Share… offers: nothing that is unfinished or taken back is ticked, and each line says how it stands."""

from dataclasses import replace

import pytest

from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Assessment, Assurance, Recommendation
from scrutiny_desktop.store import rows
from scrutiny_desktop.views import offering
from scrutiny_desktop.views.share.asking import ShareDialog
from tests.views.share.conftest import MADE, rested

Q1 = MADE[3]


def lines(dialog):
    return [dialog.list.item(at).text() for at in range(dialog.list.count())]


@pytest.fixture
def asking(qtbot, ben):
    def asking():
        dialog = ShareDialog(ben.desk, ben.seen)
        qtbot.addWidget(dialog)
        return dialog

    return asking


def test_nothing_that_was_withdrawn_or_is_still_a_draft_is_ticked_and_what_is_planned_is(ben, asking):
    ready = replace(Q1, id="q7", text="Ready", standing=Standing.PLANNED)
    gone = replace(Q1, id="q8", text="No longer", standing=Standing.WITHDRAWN)
    ben.desk.change_all("", [(None, ready), (None, gone)])
    dialog = asking()
    assert [each.id for each in dialog.chosen] == ["q7"]
    assert "Question (Withdrawn): No longer" in lines(dialog)
    assert "Question (Draft): Who checks the visits?" in lines(dialog)


def test_with_nothing_ticked_nothing_can_be_shared(asking):
    dialog = asking()
    assert dialog.chosen == []
    assert not dialog.decide.isEnabled()
    assert dialog.told.text() == "Tick what is to be shared."


def test_a_judgement_without_a_comment_is_offered_by_its_recommendation(ben, asking):
    advice = Recommendation(id="r1", meeting_id="m1", number="4", text="Check every visit.")
    mine = Assessment(id="a1", owner="ben", meeting_id="m1", recommendation_id="r1", assurance=Assurance.NOT_ASSURED)
    ben.desk.change_all("", [(None, advice), (None, mine)])
    assert "Assessment: Not assured · 4. Check every visit." in lines(asking())


def test_what_is_shared_says_so_in_the_list_and_so_does_a_later_change(qtbot, ben, asking):
    offering.share(ben.desk, [Q1], "chair")
    rested(qtbot, ben)
    assert "Question (shared): Who checks the visits?" in lines(asking())
    assert ben.given.state.text() == "Waiting"
    ben.desk.change("", old=Q1, new=replace(Q1, text="Who checks them now?"))
    rested(qtbot, ben)
    assert "Question (changed since it was shared): Who checks them now?" in lines(asking())
    assert ben.given.state.text() == "Changed since"
    assert "Who checks them now?" in ben.given.became.text()


def test_a_question_that_was_taken_back_keeps_its_words_in_ones_own_list(qtbot, ben):
    offering.share(ben.desk, [rows.get(ben.desk.library, Question, "q1")], "chair")
    rested(qtbot, ben)
    ben.show_page("given")
    ben.given.withdraw.click()
    rested(qtbot, ben)
    assert ben.given.state.text() == "Withdrawn"
    assert ben.given.words.text() == "Who checks the visits?"


def test_a_draft_that_was_shared_says_so_on_questions_and_a_later_change_too(qtbot, ben, asked_on):
    asked = asked_on(ben)
    assert asked.known.chips(Q1) == (("Draft", "plain"),)
    asked.show_record("questions", "q1", -1)
    asked.handlers()["share_question"]()
    rested(qtbot, ben)
    asked.fill()
    assert next(row.chips for row in asked._list.rows._rows if row.key == "q1") == (("Shared", "info"),)
    assert asked._question.state.text() == "Shared"
    assert "changed since" not in asked.known.source(Q1)
    ben.desk.change("", old=Q1, new=replace(Q1, text="Who checks them now?"))
    asked.fill()
    assert "changed since it was shared" in asked.known.source(Q1)
    ben.show_page("given")
    ben.given.withdraw.click()
    rested(qtbot, ben)
    asked.fill()
    assert asked.known.chips(Q1) == (("Draft", "plain"),)


def test_who_is_in_a_merged_entry_is_named_as_the_chair_has_it_though_theirs_are_not_here(ben, asked_on):
    known = asked_on(ben).known
    entry = replace(Q1, id="e1", asker="Ben, Carys", merged_ids=("q1", "c1"))
    assert "2 merged: Ben, Carys" in known.source(entry)


def test_a_row_of_the_order_says_how_long_it_is_given(ben, asked_on):
    assert "5 min" in asked_on(ben).known.source(replace(Q1, minutes=5))
