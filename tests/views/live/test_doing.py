"""Who speaks, what comes from the floor, another order, and what is to be finished: from the keyboard."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.attendance import Attendance
from scrutiny_desktop.domain.discussion import PointKind
from scrutiny_desktop.domain.question import Standing
from scrutiny_desktop.store import discussion_points, questions
from scrutiny_desktop.views.live.jumping import Jump
from scrutiny_desktop.views.live.speaker_list import SpeakerList

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def points(live):
    return discussion_points.for_meeting(live.desk.library, live.desk.meeting.id)


def order(live):
    return [each for group in live.groups for each in group.questions]


def press(qtbot, live, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or live, key, modifier)
    QApplication.processEvents()


def test_one_key_says_who_speaks_and_every_mark_after_it_bears_the_name(qtbot, live):
    live.now.heard.setFocus()
    first, second = live.doing.known_speakers()[:2]
    press(qtbot, live, Qt.Key.Key_F1, SHIFT)
    live.mark(PointKind.NOTED)
    assert points(live)[-1].speaker == first.name
    assert first.name[:10] in live.now.speaking.text()
    assert live.points.cards[points(live)[-1].id].speaker.text() == first.name
    live.now.heard.setFocus()
    press(qtbot, live, Qt.Key.Key_F2, SHIFT)
    live.mark(PointKind.CONCERN)
    assert [each.speaker for each in points(live)[-2:]] == [first.name, second.name]
    live.now.heard.setFocus()
    press(qtbot, live, Qt.Key.Key_F2, SHIFT)
    live.mark(PointKind.NOTED)
    assert points(live)[-1].speaker == ""


def test_a_speaker_said_while_a_point_is_written_is_that_points_too(qtbot, live):
    live.mark(PointKind.NOTED)
    qtbot.keyClicks(QApplication.focusWidget(), "Half")
    press(qtbot, live, Qt.Key.Key_F1, SHIFT)
    point = points(live)[-1]
    assert (point.words, point.speaker) == ("Half", live.doing.known_speakers()[0].name)
    assert QApplication.focusWidget() is live.points.cards[point.id].words


def test_the_next_question_after_one_from_the_floor_has_the_keys_in_what_was_heard(qtbot, live):
    live.now.heard.setFocus()
    press(qtbot, live, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "Who pays?")
    press(qtbot, live, Qt.Key.Key_PageDown, CTRL)
    assert QApplication.focusWidget() is live.now.heard


def speaker_list(live):
    found = [each for each in live.findChildren(SpeakerList) if each.isVisible()]
    return found[0] if found else None


def test_the_list_of_speakers_shows_the_key_of_each_and_a_digit_takes_one_at_once(qtbot, live):
    live.now.heard.setFocus()
    press(qtbot, live, Qt.Key.Key_F4)
    opened, known = speaker_list(live), live.doing.known_speakers()
    texts = [opened.list.item(row).text() for row in range(opened.list.count())]
    assert texts[0].startswith(f"1  {known[0].name}")
    assert "Shift+F1" in texts[0]
    assert len(texts) == len(known) + 1
    qtbot.keyClicks(opened.field, "2")
    assert speaker_list(live) is None
    assert live.doing.speaker == known[1].name
    press(qtbot, live, Qt.Key.Key_F4)
    qtbot.keyClicks(speaker_list(live).field, "0")
    assert live.doing.speaker == ""


def test_typing_a_name_picks_nobody_else_and_a_name_goes_before_an_agency(qtbot, live):
    meeting, me = live.desk.meeting.id, live.desk.me.id
    for name in ("Cllr Sham", "Cllr Ottoline Mockford", "Cllr Pole"):
        live.desk.change("list", old=None, new=Attendance(id=live.desk.ids.new(), owner=me, meeting_id=meeting,
                                                          name=name))  # fmt: skip
    live.now.heard.setFocus()
    press(qtbot, live, Qt.Key.Key_F4)
    opened = speaker_list(live)
    qtbot.keyClicks(opened.field, "otto mock")
    assert live.doing.speaker == ""
    assert [opened.list.item(row).text() for row in range(opened.list.count())] == ["Cllr Ottoline Mockford"]
    qtbot.keyClick(opened.field, Qt.Key.Key_Return)
    assert live.doing.speaker == "Cllr Ottoline Mockford"
    press(qtbot, live, Qt.Key.Key_F4)
    opened = speaker_list(live)
    qtbot.keyClicks(opened.field, "pol")
    assert opened.list.count() > 1  # the police too
    qtbot.keyClick(opened.field, Qt.Key.Key_Return)
    assert live.doing.speaker == "Cllr Pole"
    press(qtbot, live, Qt.Key.Key_F4)
    qtbot.keyClicks(speaker_list(live).field, "zzz")
    qtbot.keyClick(speaker_list(live).field, Qt.Key.Key_Return)
    assert live.doing.speaker == "Cllr Pole"


def test_a_key_withdraws_the_question_which_stays_before_the_panel_until_the_next(qtbot, live):
    live.now.heard.setFocus()
    now, after = live.question, order(live)[order(live).index(live.question) + 1]
    press(qtbot, live, Qt.Key.Key_5, CTRL)
    assert live.desk.now(now).standing is Standing.WITHDRAWN
    assert live.question.id == now.id
    assert live.dock.outcomes[Standing.WITHDRAWN].isChecked()
    live.step(1)
    assert live.question.id == after.id
    assert now.id not in [each.id for each in order(live)]
    live.desk.undo()
    live.fill_if_stale()
    assert now.id in [each.id for each in order(live)]


def test_a_question_from_the_floor_stands_before_the_one_still_to_be_put_and_its_words_can_wait(qtbot, live):
    live.now.heard.setFocus()
    before = live.question
    press(qtbot, live, Qt.Key.Key_F, CTRL)
    added = live.question
    assert (added.standing, added.is_from_floor, added.text, added.asker) == (Standing.ASKED, True, "", "")
    assert added.theme_id == before.theme_id
    ids = [each.id for each in order(live)]
    assert ids.index(added.id) == ids.index(before.id) - 1
    live.mark(PointKind.NOTED)
    assert points(live)[-1].question_id == added.id
    live.now.floor.words.setFocus()
    qtbot.keyClicks(live.now.floor.words, "And the night shift?")
    live.desk.flush()
    live.fill_if_stale()
    assert live.question.text == live.now.question.text() == "And the night shift?"
    live.step(-1)
    assert live.now.floor.isHidden()


def test_after_a_question_from_the_floor_the_next_is_the_one_that_it_came_before_unless_that_was_put(qtbot, live):
    live.now.heard.setFocus()
    before = live.question
    press(qtbot, live, Qt.Key.Key_F, CTRL)
    press(qtbot, live, Qt.Key.Key_PageDown, CTRL)
    assert live.question.id == before.id
    press(qtbot, live, Qt.Key.Key_1, CTRL)
    after = order(live)[[each.id for each in order(live)].index(before.id) + 1]
    press(qtbot, live, Qt.Key.Key_F, CTRL)
    ids = [each.id for each in order(live)]
    assert ids.index(live.question.id) == ids.index(before.id) + 1
    press(qtbot, live, Qt.Key.Key_PageDown, CTRL)
    assert live.question.id == after.id


def test_undo_takes_a_question_from_the_floor_away_at_once(live):
    before, many = live.question, len(order(live))
    live.doing.take_from_floor()
    live.desk.undo()
    live.fill_if_stale()
    assert len(order(live)) == many
    assert live.question.id == before.id or live.question.is_open


def test_a_row_moves_up_and_down_while_the_meeting_runs(qtbot, live):
    live.order.list.setFocus()
    ids = [each.id for each in order(live)]
    live.order.list.bring(ids[1])
    press(qtbot, live, Qt.Key.Key_Up, CTRL | SHIFT)
    assert [each.id for each in order(live)][:2] == [ids[1], ids[0]]
    press(qtbot, live, Qt.Key.Key_Down, CTRL | SHIFT)
    assert [each.id for each in order(live)][:2] == ids[:2]


def test_two_questions_are_put_as_one_while_the_meeting_runs(live):
    now = live.question
    other = next(each for each in order(live) if each.id != now.id and each.is_open)
    live.order.list.bring(other.id)
    live.doing.merge()
    assert set(live.question.merged_ids) == {now.id, other.id}
    assert not {now.id, other.id} & {each.id for each in order(live)}
    live.desk.undo()
    live.fill_if_stale()
    assert {now.id, other.id} <= {each.id for each in order(live)}


def test_typing_finds_a_question_and_enter_goes_to_it(qtbot, live):
    jump = Jump(live.desk, live.groups)
    qtbot.addWidget(jump)
    jump.chosen.connect(live.take_up)
    qtbot.keyClicks(jump.field, "threshol alike")
    assert jump.list.count() == 1
    qtbot.keyClick(jump.field, Qt.Key.Key_Return)
    assert live.question.text.startswith("Are thresholds applied alike")


def test_a_number_goes_to_the_question_of_that_place(qtbot, live):
    jump = Jump(live.desk, live.groups)
    qtbot.addWidget(jump)
    jump.chosen.connect(live.take_up)
    qtbot.keyClicks(jump.field, "3")
    qtbot.keyClick(jump.field, Qt.Key.Key_Return)
    assert live.question.id == order(live)[2].id


def test_what_is_to_be_finished_is_counted_and_one_key_goes_from_one_to_the_next(qtbot, live):
    for each in points(live):
        live.desk.change("clear", old=each, new=None)
    for kind in (PointKind.NOTED, PointKind.ACTION):
        live.mark(kind)
        press(qtbot, live, Qt.Key.Key_Return)
    assert live.points.to_finish.text().startswith("2 to finish")
    press(qtbot, live, Qt.Key.Key_J, CTRL)
    assert QApplication.focusWidget() is live.points.cards[points(live)[0].id].words
    press(qtbot, live, Qt.Key.Key_J, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "Audit @Police by 31 July")
    live.desk.flush()
    live.fill_if_stale()
    assert points(live)[-1].due == date(2031, 7, 31)
    assert live.points.to_finish.text().startswith("1 to finish")
    press(qtbot, live, Qt.Key.Key_J, CTRL)
    assert QApplication.focusWidget() is live.points.cards[points(live)[0].id].words


def test_nothing_was_asked_of_the_database_for_a_meeting_that_is_not_there(desk, shown):
    from scrutiny_desktop.views.live.screen import LiveScreen

    live = shown(LiveScreen(desk))
    assert live.doing.known_speakers() == ()
    live.doing.finish_next()
    assert questions.for_meeting(desk.library, "") == []


def test_enter_goes_on_from_the_words_of_a_question_from_the_floor_to_who_asked_and_then_to_what_was_heard(qtbot, live):
    live.handlers()["floor_question"]()
    words, asker = live.now.floor.words, live.now.floor.asker
    words.setFocus()
    qtbot.keyClicks(words, "And the night")
    qtbot.keyClick(words, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClicks(words, "shift?")
    qtbot.keyClick(words, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is asker
    qtbot.keyClicks(asker, "A resident")
    qtbot.keyClick(asker, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is live.now.heard
    live.desk.flush()
    now = live.desk.now(live.question)
    assert (now.text, now.asker) == ("And the night\nshift?", "A resident")
