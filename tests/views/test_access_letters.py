"""No letter that opens a menu is also a control's on a screen, and none is given twice."""

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from scrutiny_desktop.views.window import Window

SCREENS = ("meeting", "papers", "questions", "checklist", "live", "record", "promises", "share")


def letters(texts):
    """The letters that Alt is pressed with."""
    found = (re.search(r"&([^&\s])", each.replace("&&", "")) for each in texts)
    return Counter(each.group(1).casefold() for each in found if each)


@pytest.fixture
def window(qtbot, sample_desk):
    shown = Window(sample_desk)
    qtbot.addWidget(shown)
    shown.resize(1280, 720)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_no_two_menus_share_a_letter(window):
    assert not [each for each, many in letters(one.text() for one in window.menuBar().actions()).items() if many > 1]


@pytest.mark.parametrize("key", SCREENS)
def test_no_letter_on_a_screen_is_given_twice(window, key):
    window.go(key)
    screen = window.screens[key]
    labels = [each for each in screen.findChildren(QLabel) if each.isVisible() and each.buddy() is not None]
    buttons = [each for each in screen.findChildren(QAbstractButton) if each.isVisible()]
    menus = letters(each.text() for each in window.menuBar().actions())
    here = letters(each.text() for each in (*labels, *buttons))
    assert not [each for each, many in here.items() if many + menus[each] > 1]
