"""A member who does not keep the running order follows the Panel's in the meeting, or his or her own plan."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from scrutiny_desktop.domain.own_plan import OwnPlan
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.question import Standing
from scrutiny_desktop.store import own_plans, questions
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.live.screen import LiveScreen

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def mine(sample_desk):
    """Three of the sample's questions are a member's own, who plans them in an order of his own."""
    desk = sample_desk
    introduce(desk, "Cllr Mockford", Role.MEMBER)
    planned = [each for each in questions.for_meeting(desk.library, desk.meeting.id)
               if each.standing is Standing.PLANNED][:3]  # fmt: skip
    own = [replace(each, owner=desk.me.id) for each in planned]
    plan = OwnPlan(id="plan", owner=desk.me.id, meeting_id=desk.meeting.id,
                   question_ids=tuple(each.id for each in reversed(own)))  # fmt: skip
    desk.change_all("plan", [*zip(planned, own, strict=True), (None, plan)])
    return list(reversed(own))


@pytest.fixture
def live(mine, evening, shown, sample_desk):
    return shown(LiveScreen(sample_desk), (1280, 720))


def listed(live):
    return [each.id for group in live.groups for each in group.questions]


def test_the_chair_is_offered_no_other_order(shown, sample_desk, evening):
    chairs = shown(LiveScreen(sample_desk))
    assert chairs.order.own.isHidden()
    assert not chairs.order.own.is_followed


def test_one_key_follows_my_own_plan_and_takes_up_what_is_next_of_it(qtbot, live, mine):
    panels = listed(live)
    assert live.order.own.isVisible() and not live.order.own.is_followed
    assert mine[0].text in live.order.own.next.accessibleName()
    qtbot.keyClick(live.order.list, Qt.Key.Key_O, KEYS)
    assert listed(live) == [each.id for each in mine]
    assert live.question.id == mine[0].id
    assert live.order.caption.isHidden() and live.order.list.accessibleName() == "My own plan"
    qtbot.keyClick(live.order.list, Qt.Key.Key_O, KEYS)
    assert listed(live) == panels


def test_an_outcome_marked_in_my_own_plan_moves_what_is_next_on(qtbot, live, mine):
    live.order.own.which.click()
    qtbot.keyClick(live.order.list, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert live.desk.now(mine[0]).standing is Standing.ANSWERED
    assert mine[1].text in live.order.own.next.accessibleName()
    live.order.own.next.click()
    assert live.question.id == mine[1].id


def test_which_order_is_followed_is_remembered(live, shown, sample_desk, mine):
    live.order.own.turn()
    live.hide()
    again = shown(LiveScreen(sample_desk))
    again.fill()
    assert listed(again) == [each.id for each in mine]


def test_moving_a_question_there_moves_it_in_my_plan_alone(qtbot, live, mine):
    live.order.own.turn()
    before = questions.for_meeting(live.desk.library, live.desk.meeting.id)
    live.order.list.bring(mine[0].id)
    qtbot.keyClick(live.order.list, Qt.Key.Key_Down, KEYS)
    assert listed(live) == [mine[1].id, mine[0].id, mine[2].id]
    assert questions.for_meeting(live.desk.library, live.desk.meeting.id) == before
    live.desk.undo()
    assert own_plans.of(live.desk.library, live.desk.meeting.id, live.desk.me.id).question_ids[0] == mine[0].id


def test_an_empty_plan_says_how_to_fill_it(qtbot, live):
    plan = own_plans.of(live.desk.library, live.desk.meeting.id, live.desk.me.id)
    live.desk.change("empty it", old=plan, new=None)
    live.order.own.turn()
    assert live.groups == ()
    assert "press P" in live.order.own.said.text()
    assert live.order.own.next.isHidden()
