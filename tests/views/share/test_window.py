"""The Share screen in its window: keys, and files that are dropped."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.flows import exchange, seats
from scrutiny_desktop.sharing import joining
from scrutiny_desktop.views import offering
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.share.circles import CirclesDialog
from scrutiny_desktop.views.share.invitation import PasteDialog
from scrutiny_desktop.views.share.six import ComparingDialog
from scrutiny_desktop.views.window import Window
from tests.made_library import copy
from tests.views.share.conftest import MADE, drop, rested


@pytest.fixture
def window(qtbot, panel_made, tmp_path, desk_at):
    """Amina's window."""
    copy(panel_made / "amina", tmp_path / "amina")
    desk = desk_at("amina")
    desk.change_all("", [(None, each) for each in MADE[:2]])
    made = Window(desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.run("go_share")
    rested(qtbot, made.screen_now)
    yield made
    made.hide()


@pytest.mark.parametrize("hand", [drop, lambda window, file: window.errands.take_in([file])])
def test_a_joining_file_dropped_on_the_window_or_opened_asks_for_its_six_words(
    qtbot, window, desk_at, tmp_path, hand
):  # fmt: skip
    desk = desk_at("dara")
    introduce(desk, "Dara", Role.APPOINTED_MEMBER)
    (tmp_path / "dara.sdj").write_bytes(seats.ask_to_join(desk.library))
    window.go("questions")
    hand(window, tmp_path / "dara.sdj")
    qtbot.waitUntil(lambda: bool(window.findChildren(ComparingDialog)), timeout=20_000)
    (dialog,) = window.findChildren(ComparingDialog)
    assert window.screen_now.key == "share"
    assert len(dialog.six.words.split()) == 6
    dialog.decide.click()
    rested(qtbot, window.screen_now)
    assert "Dara" in [each.name for each in seats.seat(window.desk.library).roster.people]


def test_a_question_is_taken_into_the_plan_by_keys_alone(qtbot, window, panel_made, tmp_path, desk_at):
    copy(panel_made / "ben", tmp_path / "ben")
    ben = desk_at("ben")
    ben.change_all("", [(None, each) for each in MADE])

    offering.share(ben, [MADE[3]], "chair")
    name, content = exchange.file_for(ben.library, "meeting-2031-06-12", "chair")
    (tmp_path / name).write_bytes(content)
    drop(window, tmp_path / name)
    screen = window.screen_now
    qtbot.waitUntil(lambda: bool(screen.seen and screen.seen.came), timeout=20_000)
    rested(qtbot, screen)
    screen.show_page("came")
    qtbot.keyClick(screen.came.list, Qt.Key.Key_T)
    rested(qtbot, screen)
    assert screen.came.state.text() == "In the plan"
    window.run("undo")
    rested(qtbot, screen)
    qtbot.keyClick(screen.came.list, Qt.Key.Key_L)
    rested(qtbot, screen)
    assert screen.came.state.text() == "Left with thanks"


def test_a_share_file_that_is_none_is_refused_in_words(qtbot, window, tmp_path):
    (tmp_path / "odd.sds").write_bytes(b"no shared file")
    with qtbot.waitSignal(window.desk.troubled, timeout=20_000) as told:
        drop(window, tmp_path / "odd.sds")
    assert "not a shared file" in str(told.args[0])


def test_holders_are_named_by_keys_and_an_invitation_is_pasted(qtbot, window, desk_at):
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    window.desk.change_all("", [(None, replace(MADE[2], title="Annex"))])
    screen = window.screen_now
    rested(qtbot, screen)
    screen.show_page("people")
    qtbot.keyClick(screen.people.list, Qt.Key.Key_X, both)
    dialog = next(each for each in screen.findChildren(CirclesDialog) if each.isVisible())
    dialog.people.setFocus()
    dialog.people.setCurrentRow(0)
    qtbot.keyClick(dialog.people, Qt.Key.Key_Space)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    rested(qtbot, screen)
    assert screen.people.held.text() == "Holds: Papers that are not public"
    desk = desk_at("dara")
    introduce(desk, "Dara", Role.APPOINTED_MEMBER)
    QApplication.clipboard().setText(joining.as_text(seats.ask_to_join(desk.library)))
    window.run("paste_invitation")
    pasted = next(each for each in screen.findChildren(PasteDialog) if each.isVisible())
    qtbot.keyClick(pasted.decide, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(screen.findChildren(ComparingDialog)), timeout=20_000)
    (comparing,) = screen.findChildren(ComparingDialog)
    qtbot.keyClick(comparing, Qt.Key.Key_Return)
    rested(qtbot, screen)
    assert "Dara" in [each.name for each in seats.seat(window.desk.library).roster.people]
