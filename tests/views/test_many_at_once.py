"""A change of very many records is one step, beside the window, and all or nothing."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import questions, settings
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.many_at_once import AT_ONCE, change_many

MANY = AT_ONCE + 40


@pytest.fixture
def asked(desk):
    return [Question(id=f"q{at:03}", meeting_id="m1", text=f"Who checks pier {at}?", rank=at) for at in range(MANY)]


@pytest.fixture
def done(qtbot, desk, asked):
    """They are all added."""
    ended = []
    change_many(desk, "add questions", [(None, each) for each in asked], partial(ended.append, True))
    assert QApplication.activeModalWidget() is not None
    qtbot.waitUntil(lambda: bool(ended))
    return ended


def known(desk):
    return questions.for_meeting(desk.library, "m1")


def test_many_records_are_one_step_back_and_forth(qtbot, desk, asked, done):
    assert known(desk) == asked
    assert (desk.stack.count(), desk.stack.undoText()) == (1, "add questions")
    assert QApplication.activeModalWidget() is None
    desk.undo()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    assert known(desk) == []
    desk.redo()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    assert known(desk) == asked


def test_screens_are_told_once_that_anything_may_have_changed(qtbot, desk, asked):
    told = []
    desk.changed.connect(lambda *named: told.append(named))
    change_many(desk, "add questions", [(None, each) for each in asked])
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    assert told == [("", "")]


def test_a_few_are_changed_at_once(desk, asked):
    change_many(desk, "add questions", [(None, each) for each in asked[:3]])
    assert known(desk) == asked[:3]


def test_work_that_is_stopped_leaves_everything_as_it_was(qtbot, desk, asked):
    change_many(desk, "add questions", [(None, each) for each in asked])
    QApplication.activeModalWidget().findChild(QPushButton).click()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    assert (known(desk), desk.stack.count()) == ([], 0)
    assert QApplication.activeModalWidget() is None


def test_work_that_breaks_off_for_a_reason_nobody_foresaw_gives_the_library_back(qtbot, desk, asked):
    with qtbot.captureExceptions() as caught:
        change_many(desk, "add questions", [(None, each) for each in (*asked, "no record")])
        qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    assert len(caught) == 1
    assert QApplication.activeModalWidget() is None
    desk.change("add question", old=None, new=asked[0])
    assert (known(desk), desk.stack.count()) == ([asked[0]], 1)


def test_an_undo_of_many_that_is_refused_is_told_and_can_be_tried_no_more(qtbot, desk, asked, done):
    elsewhere = replace(asked[7], text="Changed elsewhere")
    desk.ledger.swap(asked[7], elsewhere)
    with qtbot.waitSignal(desk.troubled):
        desk.undo()
    assert desk.now(elsewhere) == elsewhere
    assert len(known(desk)) == MANY
    assert not desk.stack.canUndo()


def test_what_is_set_while_many_are_written_is_known_at_once_and_kept_afterwards(qtbot, desk, asked):
    change_many(desk, "add questions", [(None, each) for each in asked])
    desk.keep("panes", [3, 4])
    assert desk.setting("panes", []) == [3, 4]
    assert settings.get(desk.library, "panes") is None
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    assert settings.get(desk.library, "panes") == [3, 4]


def test_a_change_while_many_are_written_waits_with_a_sentence(qtbot, desk, asked):
    change_many(desk, "add questions", [(None, each) for each in asked])
    for change in (partial(desk.change, "add question", old=None, new=replace(asked[0], id="mine")), desk.undo):
        with pytest.raises(ScrutinyError, match="still being written"):
            change()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    assert (known(desk), desk.stack.count()) == (asked, 1)


def test_a_desk_that_is_closed_while_many_are_written_keeps_what_was_set(qapp, access, resources, clock, asked):
    closed = Desk(open_library(access, clock=clock), resources=resources, clock=clock)
    change_many(closed, "add questions", [(None, each) for each in asked])
    closed.keep("panes", [3, 4])
    working = QApplication.activeModalWidget()
    closed.close()
    working.end()
    with open_library(access, clock=clock) as db:
        assert settings.get(db, "panes") == [3, 4]
        assert len(questions.for_meeting(db, "m1")) in (0, MANY)


def test_records_that_a_job_wrote_need_not_be_made_again(qtbot, desk, asked, done):
    assert all(here is made for here, made in zip(known(desk), asked, strict=True))
