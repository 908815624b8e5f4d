"""At larger text a small screen shows every screen whole: nothing grows out of it, is scrolled sideways or is cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea

from scrutiny_desktop.views.cut_short import CutLabel, CutLink
from scrutiny_desktop.views.live.key_button import KeyButton
from scrutiny_desktop.views.notices import Notice
from scrutiny_desktop.views.rail import SCREENS
from scrutiny_desktop.views.window import Window

LONG = "You follow the Chair’s marks, which only the Chair makes. This key goes back to your own screen. " * 2


@pytest.fixture(params=[("light", 100), ("dark", 150), ("contrast", 200)], ids=str)
def window(request, qtbot, sample_desk):
    sample_desk.dress(*request.param)
    shown = Window(sample_desk)
    qtbot.addWidget(shown)
    shown.resize(1280, 720)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@pytest.mark.parametrize("key", SCREENS)
def test_no_screen_grows_is_scrolled_sideways_or_cuts_words(qtbot, window, key):
    window.go(key)
    qtbot.wait(1)
    assert (window.width(), window.height()) == (1280, 720)
    screen = window.screen_now
    areas = [each for each in screen.findChildren(QScrollArea) if each.isVisible()]
    assert not [each.accessibleName() for each in areas if each.horizontalScrollBar().isVisible()]
    for each in screen.findChildren(QAbstractButton):
        if each.isVisible() and not isinstance(each, KeyButton | CutLink):
            assert each.width() >= each.minimumSizeHint().width(), each.text() or each.accessibleName()
    for each in screen.findChildren(QLabel):
        if each.isVisible() and each.text() and not each.wordWrap() and not isinstance(each, CutLabel):
            assert each.width() >= each.sizeHint().width(), each.text()


@pytest.mark.parametrize("key", SCREENS)
def test_a_long_strip_takes_no_key_away(qtbot, window, key):
    window.go(key)
    for at in range(2):
        window.add_notice(Notice(window.desk, f"{at} {LONG}"))
    qtbot.wait(1)
    assert (window.width(), window.height()) == (1280, 720)
    dock = window.screens["live"].dock
    for each in (*dock.points, *dock.outcomes.values()) if key == "live" else ():
        assert each.visibleRegion().boundingRect() == each.rect(), each.accessibleName()


def test_the_foot_says_how_the_library_is_kept_in_words_that_are_not_cut(window):
    place = window.foot.place
    assert place.text().lower().endswith("no passphrase")
    assert place.fontMetrics().horizontalAdvance(place.text()) <= place.width()
    assert place.accessibleName() == "On this laptop only · no passphrase"


def test_the_top_names_day_and_screen_whole_before_the_words_of_the_search(window):
    for key in SCREENS:
        window.go(key)
        words = window.top.panel.text()
        assert "2031" in words and words.endswith(window.top._screen)
        room = window.top.panel.width() - 2 * window.desk.theme.size("s3")
        assert window.top.panel.fontMetrics().horizontalAdvance(words) <= room


def test_the_place_in_a_paper_has_room_to_be_said(qtbot, window):
    window.go("papers")
    toolbar = window.screen_now.reader.toolbar
    qtbot.wait(1)
    toolbar.tell_place("Page 3 (pack page 46)")
    assert toolbar.place.text().startswith("Page 3")


def test_what_is_known_of_a_person_is_not_cut_when_text_grows_later(qtbot, window):
    window.go("meeting")
    window.desk.dress("light", 200)
    qtbot.wait(1)
    areas = [each for each in window.screen_now.findChildren(QScrollArea) if each.isVisible()]
    assert not [each for each in areas if each.horizontalScrollBar().isVisible()]
    for line in window.screen_now.expected.lines.values():
        assert line.name.fontMetrics().horizontalAdvance(line.name.text()) < line.name.width()


def test_tab_on_the_meeting_goes_through_the_particulars_in_the_order_they_are_read(window):
    window.go("meeting")
    shown = window.screen_now.particulars
    shown.panel.setFocus()
    seen = []
    for _ in range(8):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(window.focusWidget())
    order = [seen.index(each) for each in (shown.place, shown.minutes) if each in seen]
    assert len(order) == 2 and order == sorted(order)
