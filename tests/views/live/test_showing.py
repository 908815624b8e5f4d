"""The room's window: blank until it is shown, nothing private on it, and home again when its screen is gone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.proceeding import Proceeding, Step
from scrutiny_desktop.domain.question import Standing
from scrutiny_desktop.views.live.fitted import FittedWords


@pytest.fixture
def room(qtbot, live):
    live.doing.showing.open()
    yield live.doing.showing.room
    live.doing.showing.close()


def test_it_is_blank_until_it_is_shown_and_blank_again_at_a_key(live, room):
    assert room.isVisible()
    assert room.words() == ""
    live.doing.showing.turn_blank()
    assert live.question.text in room.words()
    live.doing.showing.turn_blank()
    assert room.words() == ""


def test_the_keys_stay_with_the_meeting_when_it_opens(live, room):
    assert room.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert live.isActiveWindow() and not room.isActiveWindow()


def test_it_goes_along_with_the_question_and_shows_nothing_private(live, room):
    live.doing.showing.turn_blank()
    planned = replace(live.question, why="PRIVATE why", answer="PRIVATE heard", asker="PRIVATE asker")
    live.desk.change("write", old=live.question, new=planned)
    live.fill_if_stale()
    assert "PRIVATE" not in room.words()
    live.step(1)
    assert live.question.text in room.words()


def test_while_the_press_and_public_are_excluded_it_says_only_that(live, room):
    live.doing.showing.turn_blank()
    live.start()
    step = Proceeding(id="e", meeting_id=live.desk.meeting.id, at=live.desk.clock(), kind=Step.EXCLUDED)
    started = Proceeding(id="s", meeting_id=live.desk.meeting.id, at=live.desk.clock(), kind=Step.STARTED)
    live.desk.change_all("exclude", [(None, started), (None, step)])
    live.fill_if_stale()
    assert room.words() == "The press and public are excluded"


def test_a_draft_that_the_chair_looks_at_is_not_shown(live, room):
    live.doing.showing.turn_blank()
    live.take_up(live.question)
    live.desk.change("draft", old=live.question, new=replace(live.question, standing=Standing.DRAFT))
    live.fill()
    assert room.question.text() == ""


def test_it_comes_home_small_when_its_screen_is_unplugged_and_says_what_it_said(qtbot, live, room):
    live.doing.showing.turn_blank()
    said = room.words()
    screen = room.screen()
    room.fill(screen)
    assert room.isFullScreen()
    QGuiApplication.instance().screenRemoved.emit(screen)
    assert room.isVisible()
    assert not room.isFullScreen()
    assert room.words() == said
    QGuiApplication.instance().screenAdded.emit(screen)
    qtbot.waitUntil(room.isFullScreen)
    assert room.words() == said


def test_enter_fills_the_screen_it_lies_on_and_escape_makes_it_a_window_again(qtbot, room):
    room.activateWindow()
    qtbot.keyClick(room, Qt.Key.Key_Return)
    assert room.isFullScreen()
    qtbot.keyClick(room, Qt.Key.Key_Escape)
    assert not room.isFullScreen()


def test_the_key_that_opened_it_closes_it_and_closing_it_by_hand_is_known(live, room):
    room.close()
    assert live.doing.showing.room is None
    live.doing.showing.open()
    assert live.doing.showing.room.is_blank
    live.doing.showing.open()
    assert live.doing.showing.room is None


def test_fitted_words_are_as_large_as_their_place_and_end_in_dots_only_below_the_least(qtbot, desk):
    words = FittedWords(desk, 20, 100)
    qtbot.addWidget(words)
    words.setText("A short one")
    words.resize(1000, 300)
    large = words.pixels()
    words.setText("A much longer question " * 20)
    assert 20 <= words.pixels() < large <= 100
    words.resize(200, 30)
    assert words.pixels() == 20
    assert words.accessibleName() == words.text()
    words.show()
    QApplication.processEvents()
