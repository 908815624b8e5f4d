"""A whole panel at its desks: the Chair, a member by the folder, one by files alone, and the Scrutiny Manager."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.note import Note, Visibility
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Assessment, Assurance, Recommendation
from scrutiny_desktop.flows import rounds
from scrutiny_desktop.store import questions, rows
from scrutiny_desktop.views import offering
from scrutiny_desktop.views.checklist.from_others import FromOthers
from scrutiny_desktop.views.papers.others_notes import OthersNotes
from scrutiny_desktop.views.promises.screen import PromisesScreen
from scrutiny_desktop.views.questions.filters import Shown
from scrutiny_desktop.views.share.outgoing import SendDialog
from tests.made_library import copy, opened, sit
from tests.views.share.conftest import (
    ASKED,
    MADE,
    SIMILAR,
    by_file,
    choose,
    look,
    plan,
    press,
    rested,
    send,
    share_question,
    with_folder,
)


def test_questions_come_together_are_taken_as_one_and_each_asker_is_told(
    qtbot, amina, ben, carys, shared_folder, tmp_path
):
    with_folder(qtbot, shared_folder, amina, ben)
    share_question(ben, MADE[3])
    share_question(carys, SIMILAR)
    look(qtbot, ben)
    with qtbot.waitSignal(amina.desk.noticed, timeout=20_000) as told:
        look(qtbot, amina)
    assert told.args[0].startswith("1 new question came.")
    by_file(qtbot, tmp_path, "meeting-2031-06-12", "chair", carys, amina)
    assert amina.chips["came"].text() == "What came 2 · 2 new"
    amina.show_page("came")
    assert amina.came.alike.count() == 3
    with qtbot.waitSignal(amina.desk.wanted) as opened:
        choose(amina.came, "q1")
        next(
            each for each in amina.came.findChildren(type(amina.came.take)) if each.text() == "Open the passage"
        ).click()
    assert opened.args[:2] == ["papers", "theirs"]
    amina.came.alike.itemAt(2).widget().click()
    rested(qtbot, amina)
    entry = next(each for each in questions.for_meeting(amina.desk.library, "m1") if each.merged_ids)
    assert (set(entry.merged_ids), entry.standing) == ({"q1", "c1"}, Standing.PLANNED)
    look(qtbot, amina, ben)
    assert ben.given.state.text() == "In the plan"
    assert ben.given.became.text() == "taken into the plan by Amina"
    by_file(qtbot, tmp_path, "meeting-2031-06-12", "carys", amina, carys)
    assert carys.given.state.text() == "In the plan"
    amina.desk.undo()
    rested(qtbot, amina)
    assert (questions.for_meeting(amina.desk.library, "m1"), amina.chips["came"].text()) == ([], "What came 2 · 2 new")
    look(qtbot, amina, ben)
    assert ben.given.became.text() == ""


def test_thanks_reach_the_asker_and_one_undo_takes_them_back(qtbot, amina, ben, shared_folder):
    with_folder(qtbot, shared_folder, amina, ben)
    share_question(ben, MADE[3])
    look(qtbot, ben, amina)
    amina.show_page("came")
    amina.came.thank.click()
    rested(qtbot, amina)
    look(qtbot, amina, ben)
    assert ben.given.state.text() == "Left with thanks"
    amina.desk.undo()
    rested(qtbot, amina)
    look(qtbot, amina, ben)
    assert ben.given.state.text() == "Shared"


def test_the_order_and_each_mark_reach_a_member_whose_keys_stay_where_they_are(
    qtbot, amina, ben, shared_folder, live_on, asked_on
):
    with_folder(qtbot, shared_folder, amina, ben)
    plan(amina, *ASKED, replace(ASKED[0], id="mine", visibility="private", rank=9))
    asked = asked_on(ben)
    asked._show_list(Shown.PANEL)
    assert "not come yet" in asked._empty_title.text()
    said = send(qtbot, amina, amina.order)
    assert said == "3 questions, 0 private notes, nothing exempt. 1 private question stays."
    look(qtbot, amina, ben)
    asked.fill()
    assert [each.text for each in asked.known.came.questions] == [each.text for each in ASKED]
    assert asked._entry.words.text() == "Question number 0?"
    assert rows.get(ben.desk.library, Question, "p0") is None

    live, chair = live_on(ben), live_on(amina)
    live.fill()
    assert live.following.is_on
    pane = live.following.pane
    pane.begin_note()
    QTest.keyClicks(pane.note.words, "Mine alone")
    chair.step(1)
    chair.set_outcome(Standing.ANSWERED)
    qtbot.waitUntil(lambda: not chair.marks_out._wait.isActive() and not chair.marks_out._is_out, timeout=20_000)
    rested(qtbot, amina)
    assert len(list(shared_folder.glob("*.live-2031-06-12.panel.sds"))) == 1
    look(qtbot, ben)
    live.fill()
    assert live.following.came.current.id == "p1"
    assert pane.now.text() == "Now before the panel: Question number 1?"
    assert [each.standing for each in live.following.came.questions] == [
        Standing.PLANNED, Standing.ANSWERED, Standing.PLANNED]  # fmt: skip
    assert (pane.question.id, pane.note.words.toPlainText()) == ("p0", "Mine alone")
    pane.go_on.click()
    assert (pane.question.id, pane.note.words.toPlainText()) == ("p1", "")
    with pytest.raises(Exception, match="only the Chair makes"):
        live.handlers()["outcome_answered"]()


def test_marks_that_wait_when_the_library_is_put_down_leave_once_it_is_taken_up(
    qtbot, amina, ben, shared_folder, live_on
):
    with_folder(qtbot, shared_folder, amina, ben)
    plan(amina, *ASKED)
    send(qtbot, amina, amina.order)
    look(qtbot, amina)
    live, desk = live_on(amina), amina.desk
    wait = live.marks_out._wait
    qtbot.waitUntil(lambda: not wait.isActive() and not live.marks_out._is_out, timeout=20_000)
    live.step(1)
    live.set_outcome(Standing.ANSWERED)
    assert wait.isActive()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy, timeout=20_000)
    access = desk.library.access
    desk.put_down()
    assert not wait.isActive()
    wait.timeout.emit()
    live.tick()
    desk.take_up(opened(access.folder))
    qtbot.waitUntil(wait.isActive)
    qtbot.waitUntil(lambda: not wait.isActive() and not live.marks_out._is_out, timeout=20_000)
    look(qtbot, amina, ben)
    live = live_on(ben)
    assert live.following.came.current.id == "p1"


def test_the_manager_sends_for_the_chair(qtbot, panel_made, tmp_path, desk_at, screen_on, ben, shared_folder, asked_on):
    copy(panel_made, tmp_path / "again")
    sit(tmp_path / "again", "sam", Role.SCRUTINY_MANAGER)
    for name in ("amina", "sam"):
        copy(tmp_path / "again" / name, tmp_path / name)
    amina, sam = screen_on(desk_at("amina")), screen_on(desk_at("sam"))
    sam.desk.change_all("", [(None, MADE[0]), (None, ASKED[0]), (None, Paper(id="x", meeting_id="m1", title="Report"))])
    with_folder(qtbot, shared_folder, amina, sam, ben)
    look(qtbot, amina, ben)
    assert send(qtbot, sam, sam.order).startswith("1 question,")
    look(qtbot, sam, ben)
    asked = asked_on(ben)
    assert asked.known.came.by.name == "Sam"
    assert (ben.order.isVisible(), sam.order.isVisible()) == (False, True)


def test_without_any_transport_the_order_goes_in_a_file(qtbot, amina, ben, tmp_path, asked_on):
    plan(amina, *ASKED)
    with qtbot.waitSignal(amina.desk.noticed, timeout=20_000) as told:
        send(qtbot, amina, amina.order)
    assert "save the file" in told.args[0]
    assert ("meeting-2031-06-12", "panel") in rounds.places(amina.desk.library.access, amina.desk.clock)
    by_file(qtbot, tmp_path, "meeting-2031-06-12", "panel", amina, ben)
    asked = asked_on(ben)
    assert len(asked.known.came.questions) == 3


def test_the_record_notes_and_judgements_stand_where_they_belong(qtbot, amina, ben, shared_folder):
    with_folder(qtbot, shared_folder, amina, ben)
    advice = Recommendation(id="r1", meeting_id="m1", number="1", text="Check every visit.")
    agreed = Assessment(id="a1", owner="amina", meeting_id="m1", recommendation_id="r1", is_panels=True,
                        assurance=Assurance.PARTLY_ASSURED, words="Figures are missing.")  # fmt: skip
    promise = Promise(id="o1", meeting_id="m1", words="Send the figures.", recommendation_ids=("r1",))
    plan(amina, advice, agreed, promise, AgendaItem(id="i1", meeting_id="m1", title="Progress"))
    mine = Assessment(id="b1", owner="ben", meeting_id="m1", recommendation_id="r9", assurance=Assurance.NOT_ASSURED)
    note = Note(id="n9", owner="ben", meeting_id="m1", text="Look here", anchor=MADE[3].passages[0],
                visibility=Visibility.PANEL)  # fmt: skip
    ben.desk.change_all("", [(None, replace(advice, id="r9")), (None, mine), (None, note)])
    offering.share(ben.desk, [mine, note], "chair")
    said = send(qtbot, amina, amina.record)
    assert said.startswith("The draft minute, 0 reports of progress, 1 judgement of the Panel, 1 promise or action")
    look(qtbot, amina, ben, amina)

    told = FromOthers(ben.desk)
    qtbot.addWidget(told)
    told.show_recommendation("r9")
    assert [(each.is_panels, each.record.words) for each in told.shown] == [
        (True, "Figures are missing."), (True, "Send the figures.")]  # fmt: skip
    told = FromOthers(amina.desk)
    qtbot.addWidget(told)
    told.show_recommendation("r1")
    assert [(each.by.name, each.is_panels, each.record.assurance) for each in told.shown] == [
        ("Ben", False, Assurance.NOT_ASSURED)]  # fmt: skip
    beside = OthersNotes(amina.desk)
    qtbot.addWidget(beside)
    beside.show_paper(rows.get(amina.desk.library, Paper, "theirs"))
    assert [(each.by.name, each.note.text) for each in beside.shown] == [("Ben", "Look here")]
    assert [each.key[2] for each in amina.seen.others] == ["b1", "n9"]
    ben.show_page("came")
    assert (ben.came.state.text(), ben.came.asker.text()) == ("Draft minute", "From Amina")
    assert "PROGRESS" in ben.came.why.text()
    promises = PromisesScreen(ben.desk)
    qtbot.addWidget(promises)
    promises.fill()
    assert [each.record.words for each in promises.sent.shown] == ["Send the figures."]
    assert "Those of the Panel stand below" in promises._empty.text()
    assert rows.get(amina.desk.library, Note, "n9") is None


def test_the_order_goes_out_and_is_followed_by_keys_alone(qtbot, amina, ben, shared_folder, window_on):
    with_folder(qtbot, shared_folder, amina, ben)
    plan(amina, *ASKED)
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    chair = window_on(amina.desk)
    press(qtbot, chair, Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    rested(qtbot, chair.screen_now)
    press(qtbot, chair, Qt.Key.Key_P, ctrl | shift)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in chair.findChildren(SendDialog)), timeout=20_000)
    dialog = next(each for each in chair.findChildren(SendDialog) if each.isVisible())
    QTest.keyClick(dialog.decide, Qt.Key.Key_Space)
    rested(qtbot, amina)
    look(qtbot, amina)
    press(qtbot, chair, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert chair.screen_now.key == "live"
    press(qtbot, chair, Qt.Key.Key_PageDown, ctrl)
    press(qtbot, chair, Qt.Key.Key_1, ctrl)
    marks = chair.screen_now.marks_out
    qtbot.waitUntil(lambda: not marks._wait.isActive() and not marks._is_out, timeout=20_000)

    member = window_on(ben.desk)
    look(qtbot, ben)
    press(qtbot, member, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    following = member.screen_now.following
    if not following.is_on:
        press(qtbot, member, Qt.Key.Key_H, ctrl)
    assert following.is_on
    assert following.pane.now.text() == "Now before the panel: Question number 1?"
    press(qtbot, member, Qt.Key.Key_1, ctrl)
    assert any("only the Chair makes" in each.text.text() for each in member.notices())
    press(qtbot, member, Qt.Key.Key_O, ctrl | Qt.KeyboardModifier.ShiftModifier)
    own = member.screen_now.order.own
    assert own.is_followed and not following.is_on
    press(qtbot, member, Qt.Key.Key_H, ctrl)
    assert own.is_followed and following.is_on
    press(qtbot, member, Qt.Key.Key_H, ctrl)
    assert not following.is_on
