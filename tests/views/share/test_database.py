"""A database in the place of a folder, as the member sets it up: nothing of it needs a server that answers."""

import socket
from threading import enumerate as threads

import pytest
from PySide6.QtCore import Qt

from scrutiny_desktop.domain.database_place import Checking, DatabasePlace
from scrutiny_desktop.store import settings
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.views.about import PageDialog
from scrutiny_desktop.views.database_post import KEPT_PASSWORD, DatabasePost
from scrutiny_desktop.views.share.database import DatabaseDialog
from tests.views.share.conftest import rested

SECRET = "open sesame 42"  # noqa: S105


@pytest.fixture
def silent():
    """A place on this computer where nobody answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield DatabasePlace(host="localhost", port=taken.getsockname()[1], user="ben")


@pytest.fixture
def dialog(qtbot, ben):
    ben.show_page("people")
    ben.handlers()["choose_shared_database"]()
    (found,) = ben.findChildren(DatabaseDialog)
    return found


def lines():
    return [each for each in threads() if each.name == "database"]


def test_nothing_connects_before_the_member_set_it_up(ben):
    assert lines() == []
    assert ben._posting.database.place is None


def test_the_dialog_says_by_which_words_an_administrator_lets_one_in(dialog):
    dialog.user.setText("b'en")
    assert dialog.order.text() == "SELECT scrutiny.add_member('b''en', 'ben', 'member', 'p-examplebridge');"


def test_what_is_missing_is_said_and_the_dialog_stays(dialog):
    dialog.decide.click()
    assert "Host, database and user are needed." in dialog.said.text()
    dialog.host.setText("localhost")
    dialog.user.setText("ben")
    dialog.decide.click()
    assert "password is needed" in dialog.said.text()
    assert dialog.isVisible()


def test_the_strongest_check_is_the_first_and_a_weaker_one_warns(dialog):
    dialog.host.setText("localhost")
    dialog.user.setText("ben")
    assert dialog.place.checking is Checking.WHOLE
    assert dialog.warning.isHidden()
    dialog.checking.setCurrentIndex(2)
    dialog.checking.activated.emit(2)
    assert dialog.place.checking is Checking.NONE
    assert "take its place" in dialog.warning.text()
    dialog.checking.setCurrentIndex(1)
    dialog.try_it()
    assert "CA file is needed" in dialog.said.text()


def test_a_try_that_nobody_answers_is_said_in_a_sentence(qtbot, dialog, silent):
    dialog.host.setText(silent.host)
    dialog.port.setValue(silent.port)
    dialog.user.setText(silent.user)
    qtbot.keyClicks(dialog.password, SECRET)
    dialog.attempt.click()
    qtbot.waitUntil(lambda: "cannot be reached now" in dialog.said.text(), timeout=20_000)
    assert dialog.attempt.isEnabled()


def test_a_server_that_is_away_is_said_and_all_goes_on(qtbot, ben, dialog, silent):
    dialog.host.setText(silent.host)
    dialog.port.setValue(silent.port)
    dialog.user.setText(silent.user)
    qtbot.keyClicks(dialog.password, SECRET)
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ben.people.line.text() == "Offline", timeout=20_000)
    rested(qtbot, ben)
    assert "cannot be reached now" in ben.people.state.text()
    assert "scrutiny on localhost, as ben" in ben.people.folder.text()
    ben.people.leave.click()
    rested(qtbot, ben)
    assert ben._posting.database.place is None
    assert ben.people.line.isHidden()
    qtbot.waitUntil(lambda: lines() == [], timeout=20_000)


def test_a_library_without_a_passphrase_never_holds_the_password(qtbot, ben, silent):
    post = ben._posting.database
    post.use(silent, SECRET)
    rested(qtbot, ben)
    assert post.password == SECRET
    assert SECRET.encode() not in b"".join(
        each.read_bytes() for each in ben.desk.library.access.folder.rglob("*") if each.is_file()
    )
    again = DatabasePost(ben.desk)
    again.begin()
    assert again.place == silent
    assert again.password == ""


def test_one_that_a_passphrase_protects_keeps_it_until_the_protection_is_taken_away(qtbot, ben, silent):
    post, db = ben._posting.database, ben.desk.library
    db.access = Access(db.access.folder, key=b"k" * 32)
    post.use(silent, SECRET)
    assert settings.get(db, KEPT_PASSWORD) == SECRET
    assert DatabasePost(ben.desk).password == SECRET
    post.forget_kept()
    assert settings.get(db, KEPT_PASSWORD) == ""
    assert post.password == SECRET
    post.use(None)
    rested(qtbot, ben)


def test_a_place_that_another_version_wrote_is_passed_over(ben):
    ben.desk.keep("sharing.database", {"host": "", "user": 7})
    assert ben._posting.database.place is None


def test_without_the_password_the_screen_asks_for_it(qtbot, ben, silent):
    post = ben._posting.database
    post.use(silent)
    rested(qtbot, ben)
    ben.people.show_folder()
    assert ben.people.line.text() == "Asks for the password"
    assert ben.people.database.text() == "Give the password…"
    assert lines() == []


def test_the_administrators_file_is_saved_and_the_page_that_explains_it_is_shown(qtbot, dialog, tmp_path, resources):
    dialog.save_to(tmp_path / "postgres.sql")
    qtbot.waitUntil(lambda: "Saved" in dialog.said.text(), timeout=20_000)
    assert (tmp_path / "postgres.sql").read_bytes() == (resources / "sharing" / "postgres.sql").read_bytes()
    dialog.guide.click()
    (page,) = dialog.findChildren(PageDialog)
    assert "pg_hba.conf" in page.page.toPlainText()
