"""An exempt item that is taken with the press and public still in the room."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.question import Standing
from scrutiny_desktop.flows import publish
from scrutiny_desktop.store import agenda, discussion_points, questions

PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
BOTH = CTRL | Qt.KeyboardModifier.ShiftModifier
RULE = "paragraph 3 of Schedule 12A"


def press(qtbot, window, key, modifier=PLAIN):
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)
    QApplication.processEvents()
    window.screen_now.fill_if_stale()


def said(desk):
    return discussion_points.for_meeting(desk.library, desk.meeting.id)


def put_exempt_item_behind(desk):
    """An exempt item behind the last one of the agenda."""
    last = agenda.for_meeting(desk.library, desk.meeting.id)[-1]
    made = AgendaItem(id="closed", meeting_id=desk.meeting.id, number="9", title="Contract", rank=last.rank + 1,
                      is_exempt=True, citation=RULE)  # fmt: skip
    desk.change("add", old=None, new=made)
    return last, made


@pytest.fixture
def chair(qtbot, window, sample_desk):
    """The meeting runs; the next item is exempt."""
    last, _ = put_exempt_item_behind(sample_desk)
    press(qtbot, window, Qt.Key.Key_S, BOTH)
    window.screen_now.chairing.take(last)
    window.screen_now.fill()
    assert not window.excluded.isVisible()
    press(qtbot, window, Qt.Key.Key_PageDown, BOTH)
    return window


def test_what_is_marked_put_and_heard_under_it_is_exempt_by_its_rule(qtbot, chair, sample_desk):
    press(qtbot, chair, Qt.Key.Key_F5)
    qtbot.keyClicks(QApplication.focusWidget(), "ZEBRAONE")
    press(qtbot, chair, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "ZEBRATWO?")
    press(qtbot, chair, Qt.Key.Key_3, CTRL)
    press(qtbot, chair, Qt.Key.Key_F8)
    qtbot.keyClicks(QApplication.focusWidget(), "ZEBRATHREE @Ana")
    sample_desk.flush()
    made = [each for each in said(sample_desk) if "ZEBRA" in each.words]
    assert [(each.is_exempt, each.citation) for each in made] == [(True, RULE)] * 2
    (asked,) = [each for each in questions.for_meeting(sample_desk.library, sample_desk.meeting.id)
                if "ZEBRA" in each.text]  # fmt: skip
    assert (asked.is_exempt, asked.standing) == (True, Standing.WRITTEN_ANSWER)
    wording = publish.wording_in(sample_desk.resources)
    minutes = publish.minutes_of(sample_desk.library, sample_desk.meeting.id, wording=wording)
    assert "ZEBRA" not in publish.text_of(minutes)


def test_a_strip_says_so_with_its_key_until_the_public_is_out_or_another_item_is_taken(qtbot, chair, sample_desk):
    strip = chair.excluded
    assert strip.isVisible()
    assert strip.told.text() == "Item 9 · Exempt, but the press and public are still in the room"
    assert "Ctrl+Shift+X" in strip.turn.text()
    assert not strip.rule.isVisible()
    press(qtbot, chair, Qt.Key.Key_X, BOTH)
    assert "Press and public excluded since" in strip.told.text()
    assert (strip.rule.isVisible(), strip.rule.text()) == (True, RULE)
    sample_desk.undo()
    assert "still in the room" in strip.told.text()
    chair.screen_now.chairing.take(agenda.for_meeting(sample_desk.library, sample_desk.meeting.id)[0])
    assert not strip.isVisible()


def test_ticking_an_item_exempt_while_it_is_before_the_panel_says_so_at_once(chair, sample_desk):
    first = agenda.for_meeting(sample_desk.library, sample_desk.meeting.id)[0]
    chair.screen_now.chairing.take(first)
    sample_desk.change("close", old=first, new=replace(first, is_exempt=True))
    assert "still in the room" in chair.excluded.told.text()
    assert chair.excluded.isVisible()


def test_the_tick_of_a_mark_made_under_it_comes_off_and_the_chip_says_that_the_item_keeps_it_in(
    qtbot, chair, sample_desk
):
    press(qtbot, chair, Qt.Key.Key_F5)
    card = chair.screen_now.points.cards[said(sample_desk)[-1].id]
    assert card.exempt.isChecked()
    card.exempt.click()
    assert not said(sample_desk)[-1].is_exempt
    assert card.closed.isVisible()
    chair.screen_now.fill_if_stale()
    assert "even where it is not ticked" in card.closed.toolTip()
