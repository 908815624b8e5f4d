"""The live screen, driven as a Chair drives it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication

from scrutiny_desktop.domain.discussion import PointKind
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.merging import merged
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.store import agenda, discussion_points, meetings, papers, questions, witnesses
from scrutiny_desktop.views.live.point_card import PointCard
from scrutiny_desktop.views.live.points import MOST
from scrutiny_desktop.views.live.row_menu import row_menu
from scrutiny_desktop.views.live.screen import LiveScreen
from scrutiny_desktop.views.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def asked(desk, start):
    return next(each for each in _questions(desk) if each.text.startswith(start))


def _questions(desk):
    return questions.for_meeting(desk.library, desk.meeting.id)


def points(desk):
    return discussion_points.for_meeting(desk.library, desk.meeting.id)


def now_shown(live):
    return live.now.question.text()


def press(qtbot, live, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or live, key, modifier)
    QApplication.processEvents()


def test_the_first_question_still_to_be_put_is_before_the_panel(live):
    assert now_shown(live).startswith("Why was the audit of 40 records put back")
    assert "to Examplebridge Safeguarding" in live.now.between.text()


def test_the_keys_lead_down_the_running_order_and_up_again_across_themes(qtbot, live):
    live.now.heard.setFocus()
    press(qtbot, live, Qt.Key.Key_PageDown, CTRL)
    assert now_shown(live).startswith("Are thresholds applied alike")
    press(qtbot, live, Qt.Key.Key_PageUp, CTRL)
    press(qtbot, live, Qt.Key.Key_PageUp, CTRL)
    assert now_shown(live).startswith("Training is reported as complete")
    for _ in range(20):
        press(qtbot, live, Qt.Key.Key_PageDown, CTRL)
    assert now_shown(live).startswith("Which of the three completed actions")


def test_enter_in_the_running_order_takes_a_question_up_and_arrows_only_look(qtbot, live):
    live.order.list.setFocus()
    press(qtbot, live, Qt.Key.Key_Down)
    assert now_shown(live).startswith("Why was the audit")
    press(qtbot, live, Qt.Key.Key_Return)
    assert now_shown(live).startswith("Are thresholds applied alike")
    assert asked(live.desk, "Are thresholds").standing is Standing.PLANNED


def test_a_click_in_the_running_order_takes_a_question_up(qtbot, live):
    place = live.order.list.visualRect(live.order.list.order.place_of(asked(live.desk, "What has changed").id))
    qtbot.mouseClick(live.order.list.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert now_shown(live).startswith("What has changed")


def test_the_question_before_the_panel_is_found_again_after_a_restart(live, shown):
    live.take_up(asked(live.desk, "Both of the cases"))
    assert now_shown(shown(LiveScreen(live.desk))).startswith("Both of the cases")


@pytest.mark.parametrize(
    ("key", "standing"),
    [
        (Qt.Key.Key_1, Standing.ANSWERED), (Qt.Key.Key_2, Standing.PARTLY_ANSWERED),
        (Qt.Key.Key_3, Standing.WRITTEN_ANSWER), (Qt.Key.Key_4, Standing.NOT_REACHED),
    ],
)  # fmt: skip
def test_a_key_says_what_came_of_the_question_and_undo_takes_it_back(qtbot, live, key, standing):
    live.now.heard.setFocus()
    press(qtbot, live, key, CTRL)
    assert asked(live.desk, "Why was the audit").standing is standing
    assert [each for each, made in live.dock.outcomes.items() if made.isChecked()] == [standing]
    live.desk.undo()
    live.fill_if_stale()
    assert asked(live.desk, "Why was the audit").standing is Standing.PLANNED
    assert not any(made.isChecked() for made in live.dock.outcomes.values())


def test_the_same_outcome_twice_changes_nothing_more(qtbot, live):
    qtbot.mouseClick(live.dock.outcomes[Standing.ANSWERED], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(live.dock.outcomes[Standing.ANSWERED], Qt.MouseButton.LeftButton)
    assert live.dock.outcomes[Standing.ANSWERED].isChecked()
    assert (asked(live.desk, "Why was").standing, live.desk.stack.count()) == (Standing.ANSWERED, 1)


def test_the_menu_of_a_row_says_asked_and_takes_an_outcome_back(live):
    question = asked(live.desk, "Are thresholds")
    choices = {each.text(): each for each in row_menu(live, question).actions()}
    choices["Asked"].trigger()
    assert asked(live.desk, "Are thresholds").standing is Standing.ASKED
    choices = {each.text(): each for each in row_menu(live, asked(live.desk, "Are thresholds")).actions()}
    choices["Back to &planned"].trigger()
    assert asked(live.desk, "Are thresholds").standing is Standing.PLANNED
    choices["Take &up now"].trigger()
    assert now_shown(live).startswith("Are thresholds")


def test_the_menu_key_opens_the_menu_of_the_row(qtbot, live):
    live.order.list.menu_wanted.disconnect()  # no popup: it takes a screen to grab the keyboard
    live.order.list.setFocus()
    press(qtbot, live, Qt.Key.Key_Down)
    with qtbot.waitSignal(live.order.list.menu_wanted) as wanted:
        live.order.list.contextMenuEvent(_by_key(QPoint(0, 0)))
    assert wanted.args[0].text.startswith("Are thresholds")


def _by_key(place: QPoint):
    return QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, place)


def test_what_was_heard_is_saved_and_no_jump_loses_it(qtbot, live):
    live.now.heard.setFocus()
    qtbot.keyClicks(live.now.heard, "The families were asked")
    press(qtbot, live, Qt.Key.Key_PageDown, CTRL)
    qtbot.keyClicks(live.now.heard, "One document")
    press(qtbot, live, Qt.Key.Key_PageUp, CTRL)
    assert live.now.heard.toPlainText() == "The families were asked"
    assert asked(live.desk, "Why was").answer == "The families were asked"
    assert asked(live.desk, "Are thresholds").answer == "One document"


def test_typing_that_runs_on_into_the_next_question_is_undone_for_each_by_itself(qtbot, live):
    live.now.heard.setFocus()
    qtbot.keyClicks(live.now.heard, "First")
    press(qtbot, live, Qt.Key.Key_PageDown, CTRL)
    qtbot.keyClicks(live.now.heard, "Second")
    live.desk.undo()
    assert (asked(live.desk, "Why was").answer, asked(live.desk, "Are thresholds").answer) == ("First", "")
    live.desk.undo()
    assert asked(live.desk, "Why was").answer == ""


def test_a_key_marks_a_point_with_all_that_is_known_and_its_words_can_be_typed_at_once(qtbot, live, evening):
    live.take_up(asked(live.desk, "When will all four posts"))
    live.now.heard.setFocus()
    evening.pass_by(minutes=3)
    press(qtbot, live, Qt.Key.Key_F8)
    qtbot.keyClicks(QApplication.focusWidget(), "Fill the posts")
    press(qtbot, live, Qt.Key.Key_Return)
    point, question = points(live.desk)[-1], live.question
    assert (point.kind, point.words, point.at) == (PointKind.ACTION, "Fill the posts", evening.now)
    assert (point.question_id, point.recommendation_ids) == (question.id, question.recommendation_ids)
    names = {each.id: each.label for each in papers.for_meeting(live.desk.library, live.desk.meeting.id)}
    items = {each.id: each.number for each in agenda.for_meeting(live.desk.library, live.desk.meeting.id)}
    assert ([names[each] for each in point.paper_ids], items[point.agenda_item_id]) == (["Appendix 2"], "7")
    assert QApplication.focusWidget() is live.now.heard


@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9])
def test_each_key_marks_its_kind_and_a_mark_needs_no_words(qtbot, live, key):
    live.now.heard.setFocus()
    press(qtbot, live, key)
    press(qtbot, live, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is live.now.heard
    assert (points(live.desk)[-1].kind, points(live.desk)[-1].words) == (list(PointKind)[key - Qt.Key.Key_F5], "")
    live.desk.undo()
    assert len(points(live.desk)) == 9


def test_words_selected_in_what_was_heard_become_the_point_and_the_focus_stays(qtbot, live):
    live.now.heard.setFocus()
    qtbot.keyClicks(live.now.heard, "They said that visits begin in July.")
    cursor = live.now.heard.textCursor()
    cursor.setPosition(15)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    live.now.heard.setTextCursor(cursor)
    press(qtbot, live, Qt.Key.Key_F5)
    assert points(live.desk)[-1].words == "visits begin in July."
    assert QApplication.focusWidget() is live.now.heard
    press(qtbot, live, Qt.Key.Key_F6)
    assert points(live.desk)[-1].words == ""


def test_a_click_on_a_key_leaves_the_focus_in_the_field_it_came_from(qtbot, live):
    live.now.heard.setFocus()
    qtbot.mouseClick(live.dock.points[0], Qt.MouseButton.LeftButton)
    card = live.points.cards[points(live.desk)[-1].id]
    assert QApplication.focusWidget() is card.words
    press(qtbot, live, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is live.now.heard


def test_a_point_can_be_finished_later_with_who_and_exempt(qtbot, live):
    action = next(each for each in points(live.desk) if each.kind is PointKind.ACTION)
    card = live.points.cards[action.id]
    card.words.setFocus()
    card.words.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(card.words, ", with reasons")
    card.owed.by.clear()
    qtbot.keyClicks(card.owed.by, "Director")
    card.exempt.click()
    live.desk.flush()
    now = live.desk.now(action)
    assert (now.words, now.action_by, now.is_exempt) == (f"{action.words}, with reasons", "Director", True)
    assert now.due == action.due


def test_filling_again_leaves_cursor_focus_and_words_alone(qtbot, live):
    card = live.points.cards[points(live.desk)[-2].id]
    card.words.setFocus()
    qtbot.keyClicks(card.words, "Note: ")
    at = card.words.textCursor().position()
    live.fill()
    qtbot.keyClicks(card.words, "well ")
    assert card.words.textCursor().position() == at + 5
    live.desk.flush()
    assert live.desk.now(card.record).words.endswith("Note: well ")


def test_a_point_that_is_removed_comes_back_with_its_last_words(qtbot, live):
    first = points(live.desk)[-2]
    card = live.points.cards[first.id]
    qtbot.keyClicks(card.words, "Draft. ")
    card.remove.click()
    assert first.id not in {each.id for each in points(live.desk)} | live.points.cards.keys()
    live.desk.undo()
    live.fill_if_stale()
    assert points(live.desk)[-2].words == f"{first.words}Draft. "
    assert live.points.cards[first.id].words.toPlainText() == f"{first.words}Draft. "


def test_starting_the_meeting_starts_the_clock_of_the_theme(qtbot, live, evening):
    assert live.now.clock.start.isVisible()
    press(qtbot, live, Qt.Key.Key_S, CTRL_SHIFT)
    assert live.desk.meeting.started == evening.now
    evening.pass_by(minutes=6, seconds=42)
    live.tick()
    assert (live.now.clock.time.text(), live.now.clock.plan.text()) == ("06:42", "of 20:00 for this theme")
    assert live.words().endswith("114 min left")
    evening.pass_by(minutes=15)
    live.tick()
    assert live.now.clock.plan.text() == "01:42 over the 20:00 for this theme"


def test_a_theme_keeps_its_time_while_another_is_taken_up(live, evening):
    live.start()
    evening.pass_by(minutes=4)
    live.take_up(asked(live.desk, "Are thresholds"))
    assert live.now.clock.time.text() == "00:00"
    evening.pass_by(minutes=2)
    live.take_up(asked(live.desk, "Why was"))
    assert live.now.clock.time.text() == "06:00"


def test_starting_twice_keeps_the_first_time(live, evening):
    live.start()
    begun = live.desk.meeting.started
    evening.pass_by(minutes=5)
    live.start()
    assert live.desk.meeting.started == begun


def test_what_is_not_yet_reached_is_said_with_the_time_left(qtbot, live):
    words = "Not yet reached: 8 questions · recommendations 2, 5, 6, 7, 8 and 10 · 2 witnesses · 120 minutes left"
    assert live.reach.shown_words() == words
    live.take_up(asked(live.desk, "Are thresholds"))
    press(qtbot, live, Qt.Key.Key_1, CTRL)
    assert live.reach.shown_words().startswith("Not yet reached: 7 questions · recommendations 5, 6, 7, 8 and 10 · ")


def test_unplanned_questions_are_shown_when_wanted(qtbot, live):
    assert not live.order.list.order.place_of(asked(live.desk, "Which two partners").id).isValid()
    assert live.order.unplanned.text() == "Unplanned too (3) · Ctrl+U"
    for is_shown in (True, False):
        press(qtbot, live, Qt.Key.Key_U, CTRL)
        assert live.order.list.order.place_of(asked(live.desk, "Which two partners").id).isValid() is is_shown


def test_the_key_of_unplanned_questions_says_so_where_there_are_none(qtbot, live):
    live.order.unplanned.hide()
    with qtbot.waitSignal(live.desk.noticed) as told:
        press(qtbot, live, Qt.Key.Key_U, CTRL)
    assert told.args == ["There is no unplanned question beside this running order."]


def test_drafts_alone_make_a_running_order_and_stay_in_it_once_one_is_answered(qtbot, desk, evening, shown):
    desk.change_all("plan", [(None, Meeting(id="m", panel_id="p"))] + [
        (None, Question(id=name, meeting_id="m", text=f"Question {name}", rank=rank)) for rank, name in enumerate("abc")
    ])  # fmt: skip
    live = shown(LiveScreen(desk))
    assert now_shown(live) == "Question a"
    live.now.heard.setFocus()
    press(qtbot, live, Qt.Key.Key_1, CTRL)
    assert live.order.list.order.place_of("c").isValid()
    press(qtbot, live, Qt.Key.Key_PageDown, CTRL)
    assert now_shown(live) == "Question b"


def test_without_a_question_points_can_still_be_marked(qtbot, desk, evening, shown):
    desk.change("add meeting", old=None, new=Meeting(id="m", panel_id="p"))
    live = shown(LiveScreen(desk))
    assert not live.now.heard.isEnabled()
    press(qtbot, live, Qt.Key.Key_F6)
    qtbot.keyClicks(QApplication.focusWidget(), "Nobody came")
    press(qtbot, live, Qt.Key.Key_Return)
    assert [(each.kind, each.words) for each in points(desk)] == [(PointKind.CONCERN, "Nobody came")]


def test_without_a_meeting_the_screen_says_what_to_do(qtbot, desk, evening, shown):
    live = shown(LiveScreen(desk))
    assert live.order.empty.isVisible()
    assert live.words() == ""
    live.step(1)
    assert meetings.every(desk.library) == []


def test_a_tick_beside_a_witness_says_present_and_undo_takes_it_back(qtbot, live):
    list_ = live.order.present
    press(qtbot, live, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert list_.hasFocus()
    list_.setCurrentIndex(list_.witnesses.index(6))
    press(qtbot, live, Qt.Key.Key_Space)
    assert witnesses.for_meeting(live.desk.library, live.desk.meeting.id)[6].is_present
    assert live.order.fold.accessibleName().startswith("Witnesses · 7 of 7 present, ")
    live.desk.undo()
    assert not witnesses.for_meeting(live.desk.library, live.desk.meeting.id)[6].is_present


def test_the_passage_is_one_key_away(qtbot, live):
    with qtbot.waitSignal(live.desk.wanted) as wanted:
        press(qtbot, live, Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    anchor = asked(live.desk, "Why was").passages[0]
    assert wanted.args == ["papers", anchor.paper_id, anchor.start]


def test_a_question_taken_away_meanwhile_gives_way_to_the_next(live):
    question = live.question
    live.take_up(question)
    live.desk.change("remove question", old=live.desk.now(question), new=None)
    live.fill_if_stale()
    assert now_shown(live).startswith("Are thresholds")
    live.desk.undo()
    live.fill_if_stale()
    assert now_shown(live).startswith("Why was the audit")


def test_a_point_found_by_search_is_brought_into_view_with_the_keys_in_it(live):
    last = points(live.desk)[-1]
    assert live.show_record("discussion_points", last.id, -1)
    assert QApplication.focusWidget() is live.points.cards[last.id].words
    assert not live.show_record("discussion_points", "gone", -1)


def test_the_screen_hands_the_focus_to_where_it_was_last(live):
    live.setFocus()
    assert QApplication.focusWidget() is live.order.list
    live.now.heard.setFocus()
    live.setFocus()
    assert QApplication.focusWidget() is live.now.heard


def test_every_control_has_a_name(live):
    nameless = [each for each in live.findChildren(QAbstractButton) if not (each.accessibleName() or each.text())]
    assert nameless == []


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_wider_than_its_pane_at_any_text_size(qtbot, qapp, sample_desk, evening, shown, percent):
    sample_desk.dress("light", percent)
    qapp.setStyleSheet(sample_desk.theme.sheet(sample_desk.resources))
    live = shown(LiveScreen(sample_desk))
    QApplication.processEvents()
    for area in (live.now, live.points.area.widget()):
        assert area.width() <= area.parentWidget().width()
    qapp.setStyleSheet("")


def test_an_evening_of_points_is_shown_whole_once_the_earlier_ones_are_asked_for(live):
    last = points(live.desk)[-1]
    live.desk.change_all(
        "mark many", [(None, replace(last, id=live.desk.ids.new(), words=f"Point {n}")) for n in range(30)]
    )
    live.fill()
    while live.points.earlier.isVisible():
        live.points.earlier.click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert {each.record.id for each in live.points.findChildren(PointCard)} == {each.id for each in points(live.desk)}


def test_recommendations_without_numbers_are_counted(live):
    desk = live.desk
    for text in ("That the Panel note it", "That it report back"):
        made = Recommendation(id=desk.ids.new(), meeting_id=desk.meeting.id, text=text)
        desk.change("add recommendation", old=None, new=made)
    live.fill()
    assert "8 questions, 8 recommendations, 2 witnesses" in live.reach.accessibleName().replace(" · ", ", ")


def test_what_was_heard_says_why_it_takes_no_words(desk, shown):
    live = shown(LiveScreen(desk))
    assert not live.now.heard.isEnabled()
    assert "Choose a question" in live.now.heard.placeholderText()


def test_with_no_question_a_space_after_a_point_marks_no_other(qtbot, sample_desk):
    for record in (*questions.for_meeting(sample_desk.library, sample_desk.meeting.id),
                   *witnesses.for_meeting(sample_desk.library, sample_desk.meeting.id)):  # fmt: skip
        sample_desk.change("remove", old=record, new=None)
    window = Window(sample_desk)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.run("go_live")
    before = len(points(sample_desk))
    window.run("point_noted")
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        qtbot.keyClicks(QApplication.focusWidget(), "a b c")
        assert len(points(sample_desk)) == before + 1
        window.run("undo")
        window.run("redo")
    window.close()


def test_a_question_put_for_several_shows_what_each_wrote_and_stands_in_the_order_once(live):
    first, second = [each for each in _questions(live.desk) if each.standing is Standing.PLANNED][:2]
    bare = Question(id="entry", meeting_id=first.meeting_id, standing=Standing.PLANNED)
    entry = merged((first, second), bare)
    live.desk.change("merge", old=None, new=entry)
    live.take_up(entry)
    shown = [each.id for each in live._shown()]
    assert "entry" in shown and not {first.id, second.id} & set(shown)
    assert f"{second.asker} asks: “{second.text}”" in live.now.more.text()


def test_once_there_are_enough_cards_a_new_point_takes_the_one_that_gives_way(qtbot, live):
    for _ in range(MOST + 1):
        live.mark(PointKind.ACTION)
    made = set(live.points.findChildren(PointCard))
    gave_way = live.points.cards[min(live.points.cards)]
    gave_way.words.setFocus()
    qtbot.keyClicks(gave_way.words, "Draft")
    before = gave_way.record
    live.mark(PointKind.CONCERN)
    assert set(live.points.findChildren(PointCard)) == made
    last = points(live.desk)[-1]
    assert live.points.cards[last.id] is gave_way
    assert live.desk.now(before).words == "Draft"
    assert (gave_way.words.toPlainText(), gave_way.kind.text(), gave_way.owed.isVisible()) == ("", "Concern", False)
    qtbot.keyClicks(QApplication.focusWidget(), "Word")
    live.desk.flush()
    assert live.desk.now(last).words == "Word"


def test_tab_goes_from_card_to_card_as_they_stand(qtbot, live):
    for _ in range(MOST + 2):
        live.mark(PointKind.CONCERN)
    cards = [live.points.cards[each.id] for each in points(live.desk)[-2:]]
    cards[0].words.setFocus()
    press(qtbot, live, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is cards[1].exempt
