"""The Scrutiny Manager does all for the Chair; where both sent an order, members choose whose they follow."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Standing
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.flows import sharing_seen
from scrutiny_desktop.store import discussion_points, rows
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.checklist.from_others import FromOthers
from scrutiny_desktop.views.questions.filters import Shown
from scrutiny_desktop.views.share.outgoing import SendDialog
from tests.made_library import copy, sit
from tests.views.share.conftest import ASKED, MADE, choose, look, plan, press, rested, send, share_question, with_folder

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KEY_OF_RECORD = QKeySequence(BY_NAME["send_record"].keys)[0].key()
SHIFT = Qt.KeyboardModifier.ShiftModifier
ADVICE = Recommendation(id="r1", meeting_id="m1", number="1", text="Check every visit.")
PROMISE = Promise(id="o1", meeting_id="m1", words="Send the figures.", recommendation_ids=("r1",))


@pytest.fixture
def four(qtbot, panel_made, tmp_path, desk_at, screen_on, ben, shared_folder):
    """The screens of the Chair, the Scrutiny Manager and a member, with a folder between them."""
    copy(panel_made, tmp_path / "again")
    sit(tmp_path / "again", "sam", Role.SCRUTINY_MANAGER)
    for name in ("amina", "sam"):
        copy(tmp_path / "again" / name, tmp_path / name)
    amina, sam = screen_on(desk_at("amina")), screen_on(desk_at("sam"))
    for each in (amina, sam):
        each.desk.change_all("", [(None, MADE[0])])
    with_folder(qtbot, shared_folder, amina, sam, ben)
    look(qtbot, amina, ben, sam)
    return amina, sam, ben


def sent_by_keys(qtbot, window, screen, key):
    press(qtbot, window, key, CTRL | SHIFT)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(SendDialog)), timeout=20_000)
    dialog = next(each for each in window.findChildren(SendDialog) if each.isVisible())
    said = dialog.told.text()
    qtbot.keyClick(dialog.decide, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not screen.desk.jobs.is_busy, timeout=20_000)
    return said


def test_the_manager_sends_order_marks_and_record_for_the_chair_by_keys(qtbot, four, window_on):
    _, sam, ben = four
    plan(sam, *ASKED, ADVICE, PROMISE, AgendaItem(id="i1", meeting_id="m1", title="Progress"))
    ben.desk.change_all("", [(None, ADVICE)])
    manager = window_on(sam.desk)
    press(qtbot, manager, Qt.Key.Key_8, ALT)
    rested(qtbot, manager.screen_now)
    assert sent_by_keys(qtbot, manager, sam, Qt.Key.Key_P).startswith("3 questions, 0 private notes")
    press(qtbot, manager, Qt.Key.Key_5, ALT)
    live = manager.screen_now
    press(qtbot, manager, Qt.Key.Key_PageDown, CTRL)
    press(qtbot, manager, Qt.Key.Key_1, CTRL)
    plan(sam, DiscussionPoint(id="d1", meeting_id="m1", question_id="p1", words="No record was kept.",
                              at=sam.desk.clock()))  # fmt: skip
    assert discussion_points.for_meeting(sam.desk.library, "m1")
    marks = live.marks_out
    qtbot.waitUntil(lambda: not marks._wait.isActive() and not marks._is_out and not marks._is_due, timeout=20_000)
    press(qtbot, manager, Qt.Key.Key_8, ALT)
    rested(qtbot, manager.screen_now)
    assert sent_by_keys(qtbot, manager, sam, KEY_OF_RECORD).startswith("The draft minute")
    look(qtbot, sam, ben)

    member = window_on(ben.desk)
    press(qtbot, member, Qt.Key.Key_5, ALT)
    following = member.screen_now.following
    came = following.came
    assert (came.by.name, came.current.id, came.minute is not None) == ("Sam", "p1", True)
    assert [each.standing for each in came.questions] == [Standing.PLANNED, Standing.ANSWERED, Standing.PLANNED]
    assert [each.words for each in came.points] == ["No record was kept."]
    told = FromOthers(ben.desk)
    qtbot.addWidget(told)
    told.show_recommendation("r1")
    assert [(each.by.name, each.is_panels, each.record.words) for each in told.shown] == [
        ("Sam", True, "Send the figures.")]  # fmt: skip
    assert rows.get(ben.desk.library, Promise, "o1") is None


def test_what_one_desk_answered_is_answered_at_the_other(qtbot, four):
    amina, sam, ben = four
    other = replace(MADE[3], id="q5", text="And who pays?", passages=())
    ben.desk.change_all("", [(None, other)])
    for each in (MADE[3], other):
        share_question(ben, each)
    look(qtbot, ben, amina, sam)
    assert sam.seen.many_new == 2
    amina.show_page("came")
    choose(amina.came, "q1")
    amina.came.take.click()
    rested(qtbot, amina)
    choose(amina.came, "q5")
    amina.came.thank.click()
    rested(qtbot, amina)
    look(qtbot, amina, sam)
    assert sam.seen.many_new == 0
    assert sharing_seen.many_new(sam.desk.library.access, sam.desk.clock, lambda *_: None) == 0
    sam.show_page("came")
    choose(sam.came, "q1")
    assert (sam.came.state.text(), sam.came.take.text()) == ("In the plan of Amina", "Take into my plan too")
    assert sam.came.elsewhere.text() == "taken into the plan by Amina"
    assert sam.came.thank.isHidden()
    choose(sam.came, "q5")
    assert sam.came.state.text() == "Thanked by Amina"
    amina.desk.undo()
    rested(qtbot, amina)
    look(qtbot, amina, sam)
    assert sam.seen.many_new == 1


def test_where_both_sent_an_order_members_see_whose_they_follow_and_can_follow_the_other(
    qtbot, four, asked_on, live_on
):
    amina, sam, ben = four
    plan(amina, *ASKED)
    plan(sam, ASKED[2])
    send(qtbot, amina, amina.order)
    look(qtbot, amina, ben)
    asked, live = asked_on(ben), live_on(ben)
    asked._show_list(Shown.PANEL)
    assert asked._entry.whose.isHidden()
    send(qtbot, sam, sam.order)
    look(qtbot, sam, ben)
    live.fill()
    whose = live.following.pane.entry.whose
    assert live.following.came.by.name == "Amina"
    assert whose.said.text() == "You follow the running order of Amina. One came from Sam too."
    (other,) = whose.findChildren(QPushButton)
    assert (other.text(), other.focusPolicy() & Qt.FocusPolicy.TabFocus) == (
        "Follow that of Sam", Qt.FocusPolicy.TabFocus)  # fmt: skip
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Space)
    rested(qtbot, ben)
    live.fill()
    asked.fill()
    assert [each.by.name for each in (live.following.came, asked.known.came)] == ["Sam", "Sam"]
    assert [each.text for each in asked.known.came.questions] == ["Question number 2?"]
    assert whose.said.text() == "You follow the running order of Sam. One came from Amina too."
    assert asked._entry.whose.said.text() == whose.said.text()
