"""Typed words reach the library by themselves."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTextEdit, QVBoxLayout, QWidget

from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import history
from scrutiny_desktop.views import autosave as timing


@pytest.fixture
def question(desk):
    new = Question(id=desk.ids.new(), meeting_id="m1", text="Who")
    desk.change("add question", old=None, new=new)
    return new


@pytest.fixture(params=[QLineEdit, QTextEdit])
def field(request, qtbot, desk, question):
    """A field on the question's text, shown and with the focus."""
    made = request.param("Who")
    qtbot.addWidget(made)

    def save(text, burst):
        now = desk.now(question)
        desk.change("change question", old=now, new=replace(now, text=text), burst=burst)

    made.watch = desk.autosave(made, save)
    made.show()
    made.setFocus()
    return made


def test_words_are_saved_soon_after_the_last_key(qtbot, desk, field, question):
    with qtbot.waitSignal(desk.saved, timeout=timing.AFTER_LAST_KEY * 5):
        qtbot.keyClicks(field, "x")
    assert "x" in desk.now(question).text


def test_words_are_saved_while_the_typing_goes_on(qtbot, desk, field, question):
    saved = []
    desk.saved.connect(saved.append)
    for _ in range(2 * timing.AT_THE_LATEST // 200):
        qtbot.keyClicks(field, "a")
        qtbot.wait(200)  # never as long as the pause after the last key
        if saved:
            break
    assert saved
    assert "a" in desk.now(question).text


def test_leaving_the_field_saves_at_once(qtbot, desk, field, question):
    qtbot.keyClicks(field, "y")
    field.watch.flush()
    assert "y" in desk.now(question).text


def test_typing_is_one_version_and_one_undo(qtbot, desk, field, question):
    for letter in "abc":
        qtbot.keyClicks(field, letter)
        field.watch.flush()
    assert len(history.of(desk.library, "questions", question.id)) == 2
    desk.undo()
    assert desk.now(question).text == "Who"


def test_undo_takes_back_words_that_were_not_saved_yet(qtbot, desk, field, question):
    qtbot.keyClicks(field, "z")
    desk.undo()
    assert desk.now(question).text == "Who"


def test_the_field_leaves_undo_to_the_window(qtbot, desk, field):
    qtbot.keyClicks(field, "z")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "z" in timing.words_of(field)


def test_showing_the_librarys_words_keeps_the_cursor(qtbot, desk, field, question):
    field.watch.show("Whom do you ask?")
    assert timing.words_of(field) == "Whom do you ask?"
    assert not field.watch.is_waiting


def test_a_field_destroyed_with_the_focus_in_it_was_saved_when_it_was_hidden(qtbot, desk):
    window, kept = QWidget(), []
    qtbot.addWidget(window)
    card, field = QWidget(window), QLineEdit()
    QVBoxLayout(card).addWidget(field)
    desk.autosave(field, lambda text, burst: kept.append(text))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "x")
    card.hide()
    with qtbot.waitSignal(card.destroyed):
        card.deleteLater()
    assert kept == ["x"]
