"""Words typed on while the screen changes stay words, and Ctrl+Enter on Live keeps what is written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.store import discussion_points, notes, questions, recommendations
from scrutiny_desktop.views.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier


def type_on(qtbot, words):
    for each in words:  # each to whatever has the keys by then
        qtbot.keyClick(QApplication.focusWidget(), each)


def made(desk):
    meeting = desk.meeting.id
    return [len(kept(desk.library, meeting)) for kept in (recommendations.for_meeting, questions.for_meeting)] + [
        len(notes.elsewhere(desk.library, meeting, ()))
    ]


def test_control_enter_keeps_the_words_of_a_point_and_stays_in_the_meeting(qtbot, window):
    window.run("point_noted")
    type_on(qtbot, "agreed")
    before = made(window.desk)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    type_on(qtbot, "here")
    assert window.screen_now.key == "live"
    window.desk.flush()
    assert discussion_points.for_meeting(window.desk.library, window.desk.meeting.id)[-1].words == "agreed"
    assert made(window.desk) == before


@pytest.mark.parametrize("of", ["heard", "own note", "floor", "asker"])
def test_control_enter_keeps_what_is_written_in_any_field_of_the_meeting(qtbot, window, of):
    now = window.screen_now.now
    if of in ("floor", "asker"):
        window.run("floor_question")
    field = {"heard": now.heard, "own note": now.own_note.words, "floor": now.floor.words, "asker": now.floor.asker}[of]
    if of == "own note":
        window.run("own_note")
    field.setFocus()
    type_on(qtbot, "who pays")
    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)
    assert window.screen_now.key == "live"
    assert not window.desk.is_waiting
    assert (field.text() if of == "asker" else field.toPlainText()).endswith("who pays")


def test_what_is_typed_on_after_the_screen_has_changed_does_nothing_there(qtbot, window):
    window.screen_now.now.heard.setFocus()
    type_on(qtbot, "they said th")
    before = made(window.desk)
    window.go("papers")
    type_on(qtbot, "e bar hqrn")
    assert window.screen_now.key == "papers"
    assert made(window.desk) == before
    assert [each.text.text() for each in window.notices()] == [
        "You were still typing when the screen changed: those keys did nothing here."
    ]
    qtbot.waitUntil(lambda: not window.overrun.is_on)
    heard = []
    window.actions_by_name["highlight"].triggered.connect(lambda: heard.append("highlight"))
    type_on(qtbot, "h")
    assert heard == ["highlight"]


def test_a_chord_is_meant_though_the_screen_has_just_changed(qtbot, window):
    window.screen_now.now.heard.setFocus()
    type_on(qtbot, "they said")
    window.go("papers")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert window.screen_now.key == "live"


def test_who_asked_for_the_screen_is_heard_there_at_once(qtbot, window):
    window.screen_now.now.heard.setFocus()
    type_on(qtbot, "they said")
    heard = []
    window.actions_by_name["highlight"].triggered.connect(lambda: heard.append("highlight"))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    type_on(qtbot, "h")
    assert heard == ["highlight"]


def test_who_goes_to_another_field_goes_on_writing(qtbot, window):
    window.screen_now.now.heard.setFocus()
    type_on(qtbot, "they said")
    window.run("add_question")
    type_on(qtbot, "how many")
    assert isinstance(window, Window) and window.screen_now.key == "questions"
    assert QApplication.focusWidget().toPlainText() == "how many"
