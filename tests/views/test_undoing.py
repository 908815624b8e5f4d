"""Undo says what it undid, and where, unless the reader sees it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.store import proceedings, questions
from scrutiny_desktop.views.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, sample_desk):
    made = Window(sample_desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def said(window):
    return [each.text.text() for each in window.notices()]


def test_an_undo_in_another_meeting_says_what_it_undid_and_of_which_meeting(qtbot, window):
    window.run("go_live")
    window.run("start_meeting")
    window.run("exclude_public")
    window.run("exclude_public")
    first, desk = window.desk.meeting, window.desk
    other = Meeting(id="other", panel_id=first.panel_id, on=date(2031, 9, 1))
    desk.ledger.swap(None, other)
    desk.choose_meeting(other.id)
    window.run("undo")
    assert said(window) == [
        "Undone: readmit the press and public. It is on Live, in the meeting of Thursday, 12 June 2031."
    ]
    assert proceedings.of(desk.library, first).at(desk.clock()).exclusion is not None
    window.run("redo")
    assert said(window)[0].startswith("Done again: readmit the press and public. It is on Live, in the meeting of")


def test_an_undo_on_another_screen_says_on_which(qtbot, window):
    question = questions.for_meeting(window.desk.library, window.desk.meeting.id)[0]
    window.desk.change("change a priority", old=question, new=replace(question, minutes=9))
    window.go("checklist")
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert said(window) == ["Undone: change a priority. It is on Questions."]


@pytest.mark.parametrize("screen", ["questions", "live"])
def test_an_undo_that_is_seen_says_nothing(window, screen):
    question = questions.for_meeting(window.desk.library, window.desk.meeting.id)[0]
    window.go(screen)
    window.desk.change("change a priority", old=question, new=replace(question, minutes=9))
    window.run("undo")
    assert said(window) == []
    assert questions.for_meeting(window.desk.library, window.desk.meeting.id)[0].minutes == question.minutes


def test_an_undo_that_is_refused_says_only_that(window):
    question = questions.for_meeting(window.desk.library, window.desk.meeting.id)[0]
    window.desk.change("change a priority", old=question, new=replace(question, minutes=9))
    window.desk.ledger.swap(replace(question, minutes=9), replace(question, minutes=11))
    window.go("checklist")
    window.run("undo")
    assert len(said(window)) == 1 and not said(window)[0].startswith("Undone")


def test_nothing_to_undo_says_nothing(window):
    window.run("undo")
    assert said(window) == []
