"""The door of a protected library, and the lock of its window."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.app import start, unlocking
from scrutiny_desktop.app.start import now, open_window
from scrutiny_desktop.app.unlocking import UnlockDialog
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import keys, questions
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.settings import SettingsDialog
from scrutiny_desktop.views.theme import load_theme

WORDS, NEW = "the bus to Examplebridge", "the ferry to Examplebridge"
PATIENCE = 60_000


@pytest.fixture
def protected(access):
    open_library(access, clock=now).close()
    return keys.protect(access, WORDS, now)


class Watch:
    """A clock that is moved on by hand."""

    def __init__(self):
        self.at = now()

    def __call__(self):
        return self.at


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def door(qtbot, protected, resources, watch):
    made = UnlockDialog(protected[0], resources, load_theme(resources, "light"), watch)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()


def _try(qtbot, door, typed):
    door.field.setText(typed)
    qtbot.keyClick(door.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not door.jobs.is_busy, timeout=PATIENCE)


def test_the_passphrase_opens_the_door_by_the_keyboard_alone(qtbot, door, protected):
    _try(qtbot, door, WORDS)
    assert door.access == protected[0]
    assert not door.isVisible()


def test_no_part_of_the_door_is_a_window_of_its_own(strays, qtbot, protected, resources, watch):
    door = UnlockDialog(protected[0], resources, load_theme(resources, "light"), watch, may_remember=True)
    qtbot.addWidget(door)
    door.show()
    assert door.remembers.isVisible()
    assert strays == []
    door.reject()


def test_an_error_that_nobody_foresaw_leaves_nobody_before_a_door_that_answers_no_more(qtbot, door):
    def job(report):
        raise RuntimeError("unforeseen")

    with qtbot.captureExceptions() as caught:
        door.jobs.start("", job)
        qtbot.waitUntil(lambda: not door.isVisible())
    assert len(caught) == 1
    assert door.access is None


def _wait_out(door, watch):
    watch.at += timedelta(seconds=door._left)
    while door._left:
        door._wait_on()


def test_a_wrong_passphrase_is_a_sentence_and_each_next_try_waits_longer(qtbot, door, protected, watch):
    before = protected[0].file.read_bytes()
    waits = []
    for _ in range(4):
        _try(qtbot, door, "another one altogether")
        assert "This is not the library's passphrase." in door.words.text()
        waits.append(door._left)
        _try(qtbot, door, WORDS if door._left else "another one altogether")
        assert door.access is None  # while it waits, not even the right one is tried
        _wait_out(door, watch)
    assert waits == sorted(waits)
    assert waits[-1] > waits[0]
    assert door.unlock.isEnabled()
    assert protected[0].file.read_bytes() == before
    _try(qtbot, door, WORDS)
    assert door.access == protected[0]


def test_the_wait_goes_on_after_the_program_was_ended_and_begun_again(qtbot, door, protected, watch, resources):
    for _ in range(4):
        _try(qtbot, door, "another one altogether")
        left = door._left
        _wait_out(door, watch)
    watch.at -= timedelta(seconds=1)
    door.reject()
    again = UnlockDialog(protected[0], resources, load_theme(resources, "light"), watch)
    qtbot.addWidget(again)
    again.show()
    assert left > 1
    assert again._left == 1
    assert not again.unlock.isEnabled()
    assert "next try is in 1 s" in again.words.text()
    _try(qtbot, again, WORDS)
    assert again.access is None
    _wait_out(again, watch)
    _try(qtbot, again, WORDS)
    assert again.access == protected[0]


def test_the_recovery_code_opens_the_door_and_asks_for_a_new_passphrase(qtbot, door, protected):
    access, code = protected
    _try(qtbot, door, code.lower().replace("-", " "))
    assert door.title.text() == "Choose a new passphrase"
    _try(qtbot, door, "short")
    assert "at least" in door.words.text()
    door.again.setText(NEW)
    _try(qtbot, door, NEW)
    assert door.access == access
    assert keys.unlock(access.folder, NEW) == access
    assert keys.unlock_with_recovery(access.folder, code) == access


def test_without_a_keychain_the_passphrase_is_just_asked_for(qtbot, protected, resources, monkeypatch):
    monkeypatch.setattr(unlocking.keychain, "_keychain", lambda: None)
    asked = []
    monkeypatch.setattr(UnlockDialog, "exec", lambda self: asked.append(self.remembers.isVisibleTo(self)))
    assert unlocking.unlocked(protected[0], resources, now) is None
    assert asked == [False]


class Chain:
    """A keychain that holds what it is given."""

    def __init__(self):
        self.held = {}

    def get_password(self, service, user):
        return self.held.get((service, user))

    def set_password(self, service, user, words):
        self.held[service, user] = words

    def delete_password(self, service, user):
        del self.held[service, user]


@pytest.fixture
def chain(monkeypatch):
    made = Chain()
    monkeypatch.setattr(unlocking.keychain, "_keychain", lambda: made)
    return made


def test_a_remembered_key_opens_the_door_but_not_after_the_window_was_locked(protected, resources, chain, monkeypatch):
    asked = []
    monkeypatch.setattr(UnlockDialog, "exec", lambda self: asked.append(True))
    unlocking.keychain.remember(protected[0])
    folder = protected[0].folder
    start._opened(folder, resources, None, asks=False).close()
    assert asked == []
    assert start._opened(folder, resources, None, asks=True) is None
    assert len(asked) == 1


def test_a_library_with_an_exempt_paper_is_remembered_no_longer(protected, resources, chain, monkeypatch):
    monkeypatch.setattr(UnlockDialog, "exec", lambda self: 0)
    unlocking.keychain.remember(protected[0])
    with open_library(protected[0], clock=now) as library:
        exempt = Paper(id="p1", meeting_id="m1", title="Placements", content="c0ffee",
                       classification=Classification(secrecy=Secrecy.EXEMPT))  # fmt: skip
        Ledger(library, author=lambda: "", clock=now, ids=Ids(now)).swap(None, exempt)
    assert start._opened(protected[0].folder, resources, None, asks=False) is None
    assert chain.held == {}


@pytest.fixture
def window(qtbot, protected, resources):
    made = open_window(open_library(protected[0], clock=now), resources)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    if made.desk.is_open:
        made.desk.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def test_locking_saves_and_shows_no_window_and_no_title(qtbot, window, access, protected):
    window.desk.change("add question", old=None, new=Question(id="q1", meeting_id="m1", text="Who checks?"))
    window.run("settings")
    window.run("lock")
    assert window.locking.is_locked
    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    window.desk.close()
    with open_library(protected[0], clock=now) as library:
        assert [each.text for each in questions.for_meeting(library, "m1")] == ["Who checks?"]


def test_a_window_that_nobody_touches_locks_itself_and_a_key_puts_it_off(qtbot, window):
    locking = window.locking
    assert locking._idle.remainingTime() > 14 * 60_000
    locking._idle.start(50_000)
    handle = window.windowHandle()
    assert isinstance(handle, QWindow)
    locking._watch(handle)
    qtbot.keyClick(handle, Qt.Key.Key_Shift)
    assert locking._idle.interval() == 50_000
    locking._idle.start(1)
    qtbot.waitUntil(lambda: locking.is_locked, timeout=PATIENCE)
    assert not window.isVisible()


def test_the_time_until_it_locks_is_a_setting(window):
    dialog = SettingsDialog(window.desk, window)
    dialog.locks_after.setCurrentIndex(0)
    dialog.locks_after.activated.emit(0)
    assert not window.locking._idle.isActive()
    dialog.locks_after.activated.emit(dialog.locks_after.setCurrentIndex(4))
    assert window.locking._idle.interval() == 60 * 60_000
    dialog.deleteLater()


def test_a_library_without_a_passphrase_says_why_it_does_not_lock(qtbot, desk):
    from scrutiny_desktop.views.window import Window

    window = Window(desk)
    qtbot.addWidget(window)
    with pytest.raises(ScrutinyError, match="has no passphrase"):
        window.locking.lock()
    assert not window.locking.is_locked
