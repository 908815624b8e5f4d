"""Every menu is read whole, whatever the size of the text."""

from collections import Counter

import pytest
from PySide6.QtWidgets import QMenu

from scrutiny_desktop.views.acts import ACTS, MENUS
from scrutiny_desktop.views.window import Window
from tests.views.test_access_letters import letters


@pytest.fixture(params=[100, 200])
def window(request, qtbot, sample_desk):
    sample_desk.dress("light", request.param)
    shown = Window(sample_desk)
    qtbot.addWidget(shown)
    shown.resize(1280, 720)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def test_every_menu_stands_in_one_column_on_a_small_screen(window):
    menus = [each for each in window.menuBar().findChildren(QMenu) if each.title()]
    assert len(menus) == len(MENUS)
    for menu in menus:
        heights = {menu.actionGeometry(each).left() for each in menu.actions()}
        assert len(heights) == 1, menu.title()
        assert menu.sizeHint().height() + window.menuBar().height() <= 720, menu.title()
        assert menu.sizeHint().width() <= 1280, menu.title()


def test_every_menu_has_its_name_in_the_bar_of_a_small_screen(window):
    bar = window.menuBar()
    assert all(bar.rect().contains(bar.actionGeometry(each)) for each in bar.actions())
    assert all(bar.actionGeometry(each).isValid() for each in bar.actions())


def test_every_speaker_has_a_number_and_none_a_place_left_open(window):
    words = [each.text() for each in window.actions_by_name.values()]
    assert not [each for each in words if "{" in each]
    assert [f"&{n} speaks" for n in range(1, 10)] == [each for each in words if each.endswith(" speaks")]


def test_no_two_lines_of_a_menu_share_a_letter():
    for key, _ in MENUS:
        inner = [words for one, words in MENUS if one.rpartition("/")[0] == key and key]
        lines = inner + [act.words for act in ACTS if act.menu == key]
        assert not [each for each, many in letters(lines).items() if many > 1], key


def test_no_menu_stands_before_the_one_that_it_is_in():
    known = [key for key, _ in MENUS]
    for at, key in enumerate(known):
        assert key.rpartition("/")[0] in ("", *known[:at])
    assert max(Counter(known).values()) == 1
