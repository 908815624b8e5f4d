"""The lock, with whatever stands before the window: nothing is shown, nothing typed is lost, and the place is kept."""

import shutil

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from scrutiny_desktop.app.start import now, open_window
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.flows import sample
from scrutiny_desktop.store import discussion_points, encryption, papers, questions
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.protecting import ProtectDialog
from scrutiny_desktop.views.typed import offer_typed

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TYPED = "The ferry to Examplebridge"
PATIENCE = 8_000


@pytest.fixture(scope="module")
def template(qapp, tmp_path_factory, sample_read, resources):
    """A protected library with the sample on the desk."""
    place = tmp_path_factory.mktemp("locked") / "library"
    made, read = sample_read
    shutil.copytree(made.folder, place)
    window = open_window(open_library(Access(place), clock=now), resources)
    introduce(window.desk, "Cllr Example", Role.CHAIR)
    pairs, meeting_id = sample.filed(read, window.desk.ids, window.desk.me.id)
    window.desk.change_all("open the sample", pairs)
    window.desk.choose_meeting(meeting_id)
    _destroy(window)
    return encryption.encrypt(Access(place), bytes(range(32)), {"key.pass.age": b"not asked"}, now, lambda step: None)


@pytest.fixture
def opened(qtbot, template, tmp_path, resources):
    """Opens a window on the protected library, again once it was locked."""
    shutil.copytree(template.folder, tmp_path / "library")
    windows = []

    def open_again():
        if windows:
            _destroy(windows.pop())
        windows.append(open_window(open_library(Access(tmp_path / "library", template.key), clock=now), resources))
        windows[0].show()
        windows[0].activateWindow()
        QTest.qWaitForWindowActive(windows[0])
        return windows[0]

    yield open_again
    _destroy(windows.pop())


def _destroy(window):
    window.close()
    if window.desk.is_open:
        window.desk.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def _lock(qtbot, window, standing=None):
    """Press the key where the keyboard is, as the system would."""
    standing = standing or window
    standing.activateWindow()
    qtbot.waitUntil(standing.isActiveWindow, timeout=PATIENCE)
    if standing is window:
        QTest.keyPress(window.windowHandle(), Qt.Key.Key_L, CTRL | ALT)
    else:  # QTest would go on to use what is gone by then
        QApplication.sendEvent(standing.windowHandle(), QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_L, CTRL | ALT))
    qtbot.waitUntil(lambda: window.locking.is_locked, timeout=PATIENCE)
    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def _standing(qtbot, kind=Dialog):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=PATIENCE)
    return QApplication.activeModalWidget()


def _offered(window, words):
    return [each for each in window.notices() if words in each.text.text()]


def test_what_was_typed_in_a_dialog_is_put_back_into_it(qtbot, opened):
    window = opened()
    window.run("new_meeting")
    dialog = _standing(qtbot)
    title = dialog.windowTitle()
    QTest.keyClicks(dialog.place, TYPED)
    _lock(qtbot, window, dialog)
    window = opened()
    (strip,) = _offered(window, TYPED)
    next(each for each in strip.findChildren(QPushButton) if "Open it again" in each.text().replace("&", "")).click()
    again = _standing(qtbot)
    assert again.windowTitle() == title
    assert again.place.text() == TYPED
    again.reject()
    assert not _offered(window, TYPED)


def test_words_typed_in_one_dialog_stay_when_those_of_another_are_put_aside(qtbot, opened):
    window = opened()
    window.desk.keep("typed_before_lock", [
        {"title": title, "act": "", "words": {"0 Words": title.upper()}} for title in ("First", "Second")
    ])  # fmt: skip
    offer_typed(window)
    (first,) = _offered(window, "FIRST")
    first.close_notice()
    assert [each["title"] for each in window.desk.setting("typed_before_lock", [])] == ["Second"]


def test_a_passphrase_that_was_being_typed_is_kept_nowhere(qtbot, opened):
    window = opened()
    window.run("protect")
    dialog = _standing(qtbot, ProtectDialog)
    QTest.keyClicks(dialog.first, TYPED)
    _lock(qtbot, window, dialog)
    assert not _offered(opened(), TYPED)


@pytest.mark.parametrize("act", ["settings", "history", "keys", "help", "remove_meeting", "restore"])
def test_every_dialog_goes_by_the_key_that_locks(qtbot, opened, act):
    window = opened()
    window.run(act)
    _lock(qtbot, window, QApplication.activeModalWidget())


def test_a_file_dialog_goes_too(qtbot, opened):
    window = opened()
    window.run("add_papers")
    _lock(qtbot, window, _standing(qtbot, QFileDialog))


def test_live_goes_with_the_rooms_window_and_comes_back_at_the_same_question(qtbot, opened):
    window = opened()
    window.go("live")
    window.run("start_meeting")
    window.run("next_question")
    question, meeting = window.screen_now.question.id, window.desk.meeting.id
    window.run("point_noted")
    QTest.keyClicks(QApplication.focusWidget(), TYPED)
    window.run("room_window")
    window.run("room_blank")
    room = window.screen_now.doing.showing.room
    assert room.isVisible()
    _lock(qtbot, window, room)
    window = opened()
    assert (window.screen_now.key, window.desk.meeting.id) == ("live", meeting)
    assert window.screen_now.question.id == question
    assert window.screen_now.doing.showing.room is None
    assert TYPED in [each.words for each in discussion_points.for_meeting(window.desk.library, meeting)]


def test_a_print_preview_goes_and_the_paper_is_open_at_its_place(qtbot, opened):
    window = opened()
    window.go("papers")
    last = [each for each in papers.for_meeting(window.desk.library, window.desk.meeting.id) if each.is_supplied][-1]
    window.show_record("papers", last.id)
    window.run("print")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None or bool(window.notices()), timeout=PATIENCE)
    standing = QApplication.activeModalWidget()
    assert standing is not None, [each.text.text() for each in window.notices()]
    _lock(qtbot, window, standing)
    window = opened()
    assert window.screen_now.key == "papers"
    assert window.screen_now.paper.id == last.id


def test_words_in_a_field_that_is_being_typed_in_are_saved(qtbot, opened):
    window = opened()
    window.run("add_question")
    QTest.keyClicks(QApplication.focusWidget(), TYPED)
    meeting = window.desk.meeting.id
    _lock(qtbot, window)
    window = opened()
    assert TYPED in [each.text for each in questions.for_meeting(window.desk.library, meeting)]
    assert window.screen_now.key == "questions"
