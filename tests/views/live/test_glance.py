"""The live screen made for glances."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.discussion import PointKind
from scrutiny_desktop.domain.question import Standing
from scrutiny_desktop.store import discussion_points


def points(desk):
    return discussion_points.for_meeting(desk.library, desk.meeting.id)


@pytest.fixture
def pane(window):
    press(window, Qt.Key.Key_F11)
    return window.screen_now.doing.glancing.pane


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    from PySide6.QtTest import QTest

    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    QApplication.processEvents()


def test_one_key_leaves_the_question_alone_on_the_display_and_brings_all_back(window, pane):
    assert window.isFullScreen()
    assert pane.isVisible()
    assert not (window.rail.isVisible() or window.menuBar().isVisible() or window.foot.isVisible())
    press(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()
    assert window.rail.isVisible()
    assert not pane.isVisible()


def test_question_asker_addressee_and_supplementaries_are_there(window, pane):
    question = window.screen_now.question
    assert pane.question.text() == question.text
    assert question.asker in pane.between.text()
    assert question.addressee in pane.between.text()
    assert question.supplementary[0] in pane.then.text()
    assert "Ctrl+Shift+Return" in pane.keys.text()


def test_the_keys_of_the_chair_go_on(window, pane):
    first = window.screen_now.question
    press(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.now(first).standing is Standing.PARTLY_ANSWERED
    press(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert pane.question.text() != first.text
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.now(first).standing is Standing.PLANNED


def test_a_mark_is_written_where_the_eyes_are_and_enter_goes_back(qtbot, window, pane):
    press(window, Qt.Key.Key_F8)
    assert QApplication.focusWidget() is pane.card.words
    qtbot.keyClicks(pane.card.words, "Audit @Police by 31 July")
    assert pane.card.understood.chips() == ["To do: Examplebridge Police", "By 31 Jul 2031"]
    press(window, Qt.Key.Key_Return)
    assert pane.card is None
    assert QApplication.focusWidget() is pane
    assert points(window.desk)[-1].action_by == "Examplebridge Police"
    assert "Audit @Police" in pane.last.text()


def test_a_second_mark_saves_the_first_and_undo_takes_the_second_away(qtbot, window, pane):
    press(window, Qt.Key.Key_F5)
    qtbot.keyClicks(pane.card.words, "First")
    press(window, Qt.Key.Key_F6)
    assert points(window.desk)[-2].words == "First"
    many = len(points(window.desk))
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pane.card is None)
    assert len(points(window.desk)) == many - 1


def test_time_planned_and_left_and_what_it_will_do_for(window, pane, evening):
    window.run("start_meeting")
    evening.pass_by(minutes=7)
    window.screen_now.tick()
    assert "07:00 of 20:00" in pane.clocks[0].text()
    assert pane.ahead.text().startswith("8 questions, 113 minutes") or "questions" in pane.ahead.text()
    evening.pass_by(minutes=110)
    window.screen_now.tick()
    assert "over" in pane.clocks[0].text()
    assert "will be reached" in pane.ahead.text()


def test_what_is_not_reached_is_in_view_with_witnesses_not_heard(window, pane):
    screen = window.screen_now
    assert screen.reach.isVisible() and "2 witnesses" in screen.reach.shown_words()
    window.run("speaker_4")
    screen.mark(PointKind.NOTED)
    screen.fill()
    assert "1 witness" in screen.reach.shown_words()
    assert screen.doing.known_speakers()[3].name not in [each.name for each in screen.left.witnesses]


def test_the_passage_is_one_key_away_with_the_rail_and_the_way_back_is_full_screen(window, pane):
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.screen_now.key == "papers"
    assert window.rail.isVisible()
    press(window, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert pane.isVisible()
    assert window.isFullScreen()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_question_is_large_and_nothing_is_cut_at_1280_by_720(window, pane, percent):
    window.desk.dress("light", percent)
    window.showNormal()
    window.resize(1280, 720)
    QApplication.processEvents()
    assert pane.question.pixels() >= pane.question._least * percent // 100
    font = pane.question._font(pane.question.pixels())
    assert pane.question._shown(font) == pane.question.text()
    assert pane.width() <= window.width()
    assert pane.height() <= window.height()


def test_escape_leaves_the_mark_first_and_then_the_screen_for_glances(qtbot, window, pane):
    press(window, Qt.Key.Key_F5)
    qtbot.keyClicks(pane.card.words, "Kept")
    press(window, Qt.Key.Key_Escape)
    assert (pane.card, pane.isVisible(), points(window.desk)[-1].words) == (None, True, "Kept")
    press(window, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert window.screen_now.now.isVisible()
