"""The record from keys alone: chosen, corrected, worded, taken back and saved, in the real window."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.flows.recording import Make
from scrutiny_desktop.views.printing_made import PrintDialog
from scrutiny_desktop.views.record.wording_dialog import WordingDialog
from scrutiny_desktop.views.window import Window

NONE, CTRL, SHIFT, ALT = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier,
                          Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier)  # fmt: skip
TAB, DOWN, SPACE, F2, ESCAPE = (Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_Escape)


@pytest.fixture
def window(qtbot, sample_desk):
    shown = Window(sample_desk)
    shown.resize(1280, 720)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()
    shown.deleteLater()
    QApplication.sendPostedEvents(shown, QEvent.Type.DeferredDelete)


@pytest.fixture
def press(qtbot, window):
    """Press a key where the keyboard is."""

    def press(key, modifiers=NONE):
        qtbot.keyClick(QApplication.focusWidget() or window, key, modifiers)
        QApplication.processEvents()

    return press


@pytest.fixture
def record(window, press):
    press(Qt.Key.Key_6, ALT)
    return window.screens["record"]


def reach(press, widget, most=40):
    """Go on with Tab until a widget has the keyboard."""
    for _ in range(most):
        if QApplication.focusWidget() is widget:
            return
        press(TAB)
    raise AssertionError(widget.accessibleName())


def test_each_thing_is_chosen_and_what_goes_in_is_ticked(record, press):
    reach(press, record.makes)
    press(Qt.Key.Key_Home)
    seen = []
    for _ in Make:
        seen.append(record._row.make)
        press(DOWN)
    assert set(seen) == set(Make)
    assert record._row.make is Make.EVERYTHING
    reach(press, record.contents.exempt)
    press(SPACE)
    assert "Not for publication/Exempt minute.pdf" in record.page.toPlainText()


def test_a_sentence_is_corrected_and_what_it_was_is_shown_and_comes_back(qtbot, record, press):
    reach(press, record.page)
    before = record.page.toPlainText()
    for _ in range(3):
        press(Qt.Key.Key_BracketRight)
    sentence = record.page.sentence()
    press(F2)
    qtbot.keyClicks(record.page.editor, "The Panel heard this:")
    press(ESCAPE)
    qtbot.waitUntil(lambda: "The Panel heard this:" in record.page.toPlainText())
    shown = record.contents.corrections
    said = [shown.itemAt(at).widget().text() for at in range(shown.count())]
    assert any(f"Corrected; the draft says “{sentence.text}" in each for each in said)
    press(F2, SHIFT)
    qtbot.waitUntil(lambda: record.page.toPlainText() == before)


def test_the_wording_is_changed_seen_at_once_and_taken_back(qtbot, window, record, press):
    press(Qt.Key.Key_W, CTRL | SHIFT)
    dialog = window.findChild(WordingDialog)
    dialog.list.setFocus()
    while dialog.name != "noted":
        press(DOWN)
    reach(press, dialog.field)
    press(Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(dialog.field, "The Panel heard:")
    assert dialog.example.text() == "The Panel heard:"
    qtbot.waitUntil(lambda: "The Panel heard:" in record.page.toPlainText(), timeout=10_000)
    reach(press, dialog.reset)
    press(SPACE)
    qtbot.waitUntil(lambda: "In discussions with the officers" in record.page.toPlainText(), timeout=10_000)
    press(ESCAPE)


def test_each_form_is_saved_copied_and_previewed(qtbot, window, record, press, tmp_path):
    record.saving.ask = lambda suggested, form, then: then(tmp_path / f"minute.{form}")
    for key, modifiers in ((Qt.Key.Key_S, CTRL), (Qt.Key.Key_S, CTRL | SHIFT), (Qt.Key.Key_E, CTRL | SHIFT)):
        with qtbot.waitSignal(window.desk.jobs.finished, timeout=30_000):
            press(key, modifiers)
    assert {each.suffix for each in tmp_path.iterdir() if each.stem == "minute"} == {".pdf", ".docx", ".txt"}
    press(Qt.Key.Key_C, CTRL | SHIFT)
    assert "RESOLVED" in QApplication.clipboard().text()
    press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: record.findChild(PrintDialog) is not None, timeout=30_000)
    preview = record.findChild(PrintDialog)
    qtbot.waitUntil(lambda: preview.said.text() == "Sheet 1 of 1", timeout=30_000)
    qtbot.keyClick(preview, ESCAPE)
    assert preview.isHidden()
