"""One undo stack for all records and all screens."""

from dataclasses import replace

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import questions


@pytest.fixture
def question(desk):
    return Question(id=desk.ids.new(), meeting_id="m1", text="Who checks?")


def test_undo_takes_a_new_question_away(desk, question):
    desk.change("add question", old=None, new=question)
    desk.undo()
    assert questions.for_meeting(desk.library, "m1") == []


def test_redo_brings_it_back(desk, question):
    desk.change("add question", old=None, new=question)
    desk.undo()
    desk.redo()
    assert questions.for_meeting(desk.library, "m1") == [question]


def test_the_menu_can_say_what_undo_undoes(desk, question):
    desk.change("add question", old=None, new=question)
    assert desk.stack.undoText() == "add question"


def test_several_records_are_undone_as_one(desk, question):
    other = replace(question, id=desk.ids.new())
    desk.change_all("add questions", [(None, question), (None, other)])
    desk.undo()
    assert questions.for_meeting(desk.library, "m1") == []


def test_an_undo_that_is_refused_is_told_and_changes_nothing(qtbot, desk, question):
    desk.change("add question", old=None, new=question)
    elsewhere = replace(question, text="Changed elsewhere")
    desk.ledger.swap(question, elsewhere)
    with qtbot.waitSignal(desk.troubled) as told:
        desk.undo()
    assert isinstance(told.args[0], ScrutinyError)
    assert desk.now(question) == elsewhere


def test_a_change_that_changes_nothing_is_no_step(desk, question):
    desk.change("add question", old=None, new=question)
    desk.change("change question", old=question, new=question)
    assert desk.stack.count() == 1
