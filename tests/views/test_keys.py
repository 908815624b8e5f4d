"""Every act can be given another key, by keys, and each control that shows its key shows that one."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.discussion import PointKind
from scrutiny_desktop.store import discussion_points
from scrutiny_desktop.views import chosen_keys
from scrutiny_desktop.views.acts import BY_NAME, choose_keys
from scrutiny_desktop.views.keys import KeysDialog
from scrutiny_desktop.views.window import Window
from tests.hands import Hands


@pytest.fixture
def open_window(qtbot, sample_desk):
    made = []

    def open_window():
        shown = Window(sample_desk)
        shown.resize(1280, 720)
        shown.show()
        qtbot.waitExposed(shown)
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow)
        made.append(shown)
        return shown

    yield open_window
    choose_keys({})
    for each in made:
        each.close()
        each.deleteLater()
        QApplication.sendPostedEvents(each, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def hands(qtbot, window):
    return Hands(window, lambda holds: qtbot.waitUntil(holds, timeout=10_000))


def ask_for(hands, words):
    """Open the keys, and let the act of these words take the next key."""
    hands.press("Ctrl+/")
    hands.type(words)
    hands.tab_to("Acts and their keys")
    hands.press("Ctrl+Home", "F2")


def test_a_mark_of_the_live_screen_is_put_on_another_key_which_its_control_shows_and_marks(hands, window):
    hands.press("Alt+5")
    live, desk = window.screen_now, window.desk
    button = live.dock.points[1]
    assert button.accessibleName() == "Concern, F6"
    ask_for(hands, "concern f6")
    hands.press("Ctrl+Shift+F6")
    assert "“Concern” is on Ctrl+Shift+F6 now" in hands.reads()
    hands.press("Escape")
    assert button.accessibleName() == "Concern, Ctrl+Shift+F6"
    before = len(discussion_points.for_meeting(desk.library, desk.meeting.id))
    hands.press("Ctrl+Shift+F6")
    made = discussion_points.for_meeting(desk.library, desk.meeting.id)
    assert (len(made), made[-1].kind) == (before + 1, PointKind.CONCERN)
    hands.press("F6")
    assert len(discussion_points.for_meeting(desk.library, desk.meeting.id)) == before + 1
    assert window.actions_by_name["point_concern"].shortcut().toString() == "Ctrl+Shift+F6"


def test_the_chosen_key_is_there_again_at_the_next_start(open_window, sample_desk):
    open_window()
    chosen_keys.choose(sample_desk, BY_NAME["point_concern"], "Ctrl+F6")
    choose_keys({})
    again = open_window()
    assert again.actions_by_name["point_concern"].shortcut().toString() == "Ctrl+F6"
    chosen_keys.choose_usual(sample_desk)
    assert again.actions_by_name["point_concern"].shortcut().toString() == "F6"


def test_a_key_that_is_taken_or_types_is_refused_in_words_and_nothing_changes(hands, window):
    ask_for(hands, "concern f6")
    for key, why in (
        ("F7", "F7 is the key of “Information requested”"),
        ("Ctrl+K", "Ctrl+K is the key of"),
        ("Q", "Q alone would be taken from what is typed"),
        ("Alt+L", "Alt+L alone would be taken"),
        ("Ctrl+C", "Ctrl+C is needed where words are written"),
    ):
        hands.press(key)
        assert why in hands.reads(), key
        hands.press("F2")
    hands.press("Escape")
    assert BY_NAME["point_concern"].keys == "F6"


def test_the_usual_key_comes_back_unless_another_act_has_it_meanwhile(hands, window):
    desk, concern = window.desk, BY_NAME["point_concern"]
    ask_for(hands, "concern f6")
    hands.press("Ctrl+F6", "Del")
    assert concern.keys == "F6"
    chosen_keys.choose(desk, concern, "Ctrl+F6")
    chosen_keys.choose(desk, BY_NAME["point_action"], "F6")
    hands.press("Del")
    assert concern.keys == "Ctrl+F6" and "F6 is the key of “Action”" in hands.reads()
    window.findChild(KeysDialog).put_all_back()
    assert (concern.keys, BY_NAME["point_action"].keys) == ("F6", "F8")


def test_the_list_is_left_as_it_was_by_escape(hands, window):
    ask_for(hands, "concern f6")
    dialog = window.findChild(KeysDialog)
    assert dialog.taking.hasFocus()
    hands.press("Escape")
    assert dialog.isVisible() and dialog.taking.isHidden() and dialog.table.hasFocus()
    assert Qt.Key.Key_F6 == window.actions_by_name["point_concern"].shortcut()[0].key()
