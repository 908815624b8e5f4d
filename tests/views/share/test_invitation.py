"""Joining by QR code and pasted text, with a passphrase asked for first and new keys for who has been there before."""

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.flows import seats
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.protecting import ProtectDialog, RecoveryDialog
from scrutiny_desktop.views.share.invitation import InvitationDialog, PasteDialog
from scrutiny_desktop.views.share.keys_first import KeysFirstDialog
from scrutiny_desktop.views.share.six import ComparingDialog
from tests.made_library import PANEL
from tests.views.share.conftest import look, rested


def shown(qtbot, screen, kind):
    qtbot.waitUntil(lambda: any(each.isVisible() for each in screen.findChildren(kind)), timeout=20_000)
    return next(each for each in screen.findChildren(kind) if each.isVisible())


@pytest.fixture
def newcomer(desk_at, screen_on):
    desk = desk_at("newcomer")
    introduce(desk, "Ben", Role.MEMBER)
    return screen_on(desk)


def invited(qtbot, screen):
    screen.start.show_code.click()
    shown(qtbot, screen, KeysFirstDialog).decline.click()
    return shown(qtbot, screen, InvitationDialog)


def test_an_invitation_goes_as_text_and_as_a_picture_and_the_six_words_are_compared(qtbot, newcomer, amina, tmp_path):
    dialog = invited(qtbot, newcomer)
    dialog.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("SDJ1:")
    dialog.save_picture(tmp_path / "code.png")
    picture = QImage(str(tmp_path / "code.png"))
    assert picture.width() == picture.height() > 300
    words = dialog.six.words
    dialog.reject()
    QGuiApplication.clipboard().setText(f"Hello Amina,\n{text[:200]}\n{text[200:].lower()}")
    amina.show_page("people")
    amina.people.paste.click()
    shown(qtbot, amina, PasteDialog).decide.click()
    comparing = shown(qtbot, amina, ComparingDialog)
    assert comparing.six.words == words
    comparing.reject()
    rested(qtbot, amina)


def test_text_that_is_no_invitation_is_refused_in_words(qtbot, amina):
    for text in ("", "SDJ1:", "SDJ1:ABC", "SDJ1:" + "A" * 100_000, "Good evening"):
        with qtbot.waitSignal(amina.desk.troubled):
            amina.doing.joining.paste_text(text)


def test_new_keys_take_the_place_of_the_old_which_end_that_day(qtbot, newcomer, amina, ben, shared_folder):
    for each in (amina, ben):
        each.doing.use_folder(shared_folder)
        rested(qtbot, each)
    look(qtbot, amina, ben)
    dialog = invited(qtbot, newcomer)
    text = dialog._text
    dialog.reject()
    amina.doing.joining.paste_text(text)
    shown(qtbot, amina, ComparingDialog).decide.click()
    rested(qtbot, amina)
    roster = amina.seen.seat.roster
    new = roster.person(newcomer.desk.me.id)
    assert (new.before, new.until, roster.person("ben").until) == ("ben", None, amina.desk.clock().date())
    look(qtbot, amina)
    newcomer.doing.joining.find_in(shared_folder)
    shown(qtbot, newcomer, ComparingDialog).decide.click()
    rested(qtbot, newcomer)
    assert newcomer.seen is not None


def test_the_passphrase_is_asked_before_a_panel_is_begun_and_may_be_declined(qtbot, desk_at, screen_on):
    desk = desk_at("chair")
    introduce(desk, "Amina", Role.CHAIR)
    desk.change_all("", [(None, PANEL), (None, Meeting(id="m1", panel_id=PANEL.id))])
    screen = screen_on(desk)
    screen.start.begin.click()
    dialog = shown(qtbot, screen, KeysFirstDialog)
    dialog.reject()
    rested(qtbot, screen)
    assert seats.seat(desk.library) is None
    screen.start.begin.click()
    shown(qtbot, screen, KeysFirstDialog).decline.click()
    rested(qtbot, screen)
    assert seats.seat(desk.library) is not None


def test_with_an_exempt_paper_there_is_no_declining_and_a_passphrase_begins_it(qtbot, desk_at, screen_on):
    desk = desk_at("chair")
    introduce(desk, "Amina", Role.CHAIR)
    secret = Paper(id="s", meeting_id="m1", title="Annex", content="dead",
                   classification=Classification(secrecy=Secrecy.EXEMPT))  # fmt: skip
    desk.change_all("", [(None, PANEL), (None, Meeting(id="m1", panel_id=PANEL.id)), (None, secret)])
    screen = screen_on(desk)
    screen.start.begin.click()
    dialog = shown(qtbot, screen, KeysFirstDialog)
    assert not dialog.decline.isVisible()
    dialog.decide.click()
    protecting = shown(qtbot, screen, ProtectDialog)
    protecting.first.setText("correct horse battery")
    protecting.again.setText("correct horse battery")
    protecting.decide.click()
    qtbot.waitUntil(lambda: desk.is_open and desk.library.access.key is not None, timeout=60_000)
    rested(qtbot, screen)
    code = shown(qtbot, screen, RecoveryDialog)
    assert seats.seat(desk.library) is None  # nothing opens under the code, which is shown once
    code.reject()
    code.reject()
    qtbot.waitUntil(lambda: seats.seat(desk.library) is not None, timeout=20_000)
