"""The meeting itself, driven as a Chair drives it: started, paused, adjourned, ended; items taken; the room cleared."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.discussion import PointKind
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.proceeding import Phase, Step
from scrutiny_desktop.domain.question import Standing
from scrutiny_desktop.store import agenda, discussion_points, proceedings, questions, rows
from scrutiny_desktop.views.window import Window

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def press(qtbot, live, key, modifier=CTRL_SHIFT):
    qtbot.keyClick(QApplication.focusWidget() or live, key, modifier)
    QApplication.processEvents()


def steps(live):
    return [each.kind for each in proceedings.for_meeting(live.desk.library, live.desk.meeting.id)]


def items(live):
    return agenda.for_meeting(live.desk.library, live.desk.meeting.id)


def phase(live):
    return live.chairing.stands().phase


@pytest.fixture
def running(live):
    live.start()
    return live


def test_a_pause_stops_the_time_and_the_same_key_goes_on(qtbot, running, evening):
    evening.pass_by(minutes=10)
    press(qtbot, running, Qt.Key.Key_P)
    assert running.bar.keys["pause_meeting"].accessibleName().startswith("Resume")
    evening.pass_by(minutes=15)
    running.tick()
    assert (phase(running), running.words()) == (Phase.PAUSED, "Meeting since 18:05 · 110 min left")
    assert "In a pause since 18:15" in running.bar.phase.text()
    press(qtbot, running, Qt.Key.Key_P)
    evening.pass_by(minutes=5)
    assert running.chairing.held().seconds(evening.now) == 15 * 60
    assert steps(running) == [Step.STARTED, Step.PAUSED, Step.RESUMED]


def test_each_act_is_undone_by_itself_and_at_once(qtbot, running):
    press(qtbot, running, Qt.Key.Key_J)
    press(qtbot, running, Qt.Key.Key_E)
    assert (phase(running), running.desk.meeting.ended is None) == (Phase.OVER, False)
    for expected in (Phase.ADJOURNED, Phase.SITTING, Phase.BEFORE):
        running.desk.undo()
        assert phase(running) is expected
    assert (running.desk.meeting.started, running.desk.meeting.ended) == (None, None)


def test_an_adjourned_meeting_goes_on_another_day_with_the_key_that_starts_it(qtbot, running, evening):
    evening.pass_by(minutes=30)
    press(qtbot, running, Qt.Key.Key_J)
    evening.pass_by(days=7)
    press(qtbot, running, Qt.Key.Key_S)
    evening.pass_by(minutes=5)
    assert (phase(running), running.chairing.held().seconds(evening.now)) == (Phase.SITTING, 35 * 60)


def test_what_cannot_be_done_now_is_said_and_changes_nothing(qtbot, live):
    for key in (Qt.Key.Key_P, Qt.Key.Key_J, Qt.Key.Key_E):
        with qtbot.waitSignal(live.desk.noticed) as told:
            press(qtbot, live, key)
        assert "Ctrl+Shift+S" in told.args[0]
    assert steps(live) == []


def test_items_are_taken_one_after_the_other_each_with_its_own_clock(qtbot, running, evening):
    live, seventh = running, items(running)[6]
    live.chairing.take(seventh)
    evening.pass_by(minutes=80)
    live.tick()
    assert live.bar.item.text() == "Item 7 · Learning review – ‘Robin’"
    assert live.bar.time.text() == "1:20:00 of 1:15:00 for this item · 05:00 over"
    press(qtbot, live, Qt.Key.Key_PageDown)
    evening.pass_by(minutes=4)
    live.tick()
    assert live.bar.time.text() == "04:00 of 10:00 for this item · 06:00 left"
    assert live.chairing.held().seconds_on(seventh.id, evening.now) == 80 * 60
    with qtbot.waitSignal(live.desk.noticed):
        press(qtbot, live, Qt.Key.Key_PageDown)


def test_a_point_belongs_to_the_item_that_was_taken(qtbot, running):
    running.chairing.take(items(running)[7])
    running.mark(PointKind.NOTED)
    point = discussion_points.for_meeting(running.desk.library, running.desk.meeting.id)[-1]
    assert point.agenda_item_id in [each.id for each in items(running)][7:]


def test_any_item_is_taken_from_the_list_by_keys_alone(qtbot, running):
    press(qtbot, running, Qt.Key.Key_F3, PLAIN)
    assert QApplication.focusWidget() is running.beside.items.list
    press(qtbot, running, Qt.Key.Key_Down, PLAIN)
    press(qtbot, running, Qt.Key.Key_Return, PLAIN)
    assert running.bar.item.text().startswith("Item 2 ·")
    press(qtbot, running, Qt.Key.Key_Escape, PLAIN)
    assert running.beside.currentWidget() is running.points


def test_a_late_item_is_written_with_its_reason_without_leaving_the_keys(qtbot, running):
    press(qtbot, running, Qt.Key.Key_L)
    qtbot.keyClicks(QApplication.focusWidget(), "Closure of a family hub")
    press(qtbot, running, Qt.Key.Key_Return, PLAIN)
    qtbot.keyClicks(QApplication.focusWidget(), "The notice ends in June")
    press(qtbot, running, Qt.Key.Key_Return, PLAIN)
    press(qtbot, running, Qt.Key.Key_Return, PLAIN)
    late = items(running)[-1]
    assert (late.title, late.is_late, late.urgency) == ("Closure of a family hub", True, "The notice ends in June")
    assert running.bar.item.text() == "Closure of a family hub"
    assert "Late: The notice ends in June" in running.bar.mark.text()


def test_what_is_marked_and_put_while_the_public_is_out_is_exempt_with_the_items_rule(qtbot, running):
    live = running
    live.chairing.take(items(live)[6])
    press(qtbot, live, Qt.Key.Key_X)
    live.mark(PointKind.CONCERN)
    live.set_outcome(Standing.ANSWERED)
    closed = discussion_points.for_meeting(live.desk.library, live.desk.meeting.id)[-1]
    step = live.chairing.stands().exclusion
    assert step.citation and "1 and 2" in step.citation
    marked = next(each for each in discussion_points.for_meeting(live.desk.library, live.desk.meeting.id)
                  if each.id in live.points.cards and each.kind is PointKind.CONCERN and not each.words)  # fmt: skip
    assert (marked.is_exempt, marked.citation) == (True, step.citation)
    assert live.desk.now(live.question).is_exempt
    press(qtbot, live, Qt.Key.Key_X)
    live.mark(PointKind.ACTION)
    opened = [each for each in discussion_points.for_meeting(live.desk.library, live.desk.meeting.id)
              if each.kind is PointKind.ACTION and not each.words]  # fmt: skip
    assert [each.is_exempt for each in opened] == [False]  # since the question put behind closed doors is over
    assert closed is not None


def test_what_is_heard_while_the_public_is_out_is_exempt(qtbot, running):
    press(qtbot, running, Qt.Key.Key_X)
    running.now.heard.setFocus()
    qtbot.keyClicks(running.now.heard, "Which family")
    running.desk.flush()
    (question,) = [each for each in questions.for_meeting(running.desk.library, running.desk.meeting.id)
                   if each.answer == "Which family"]  # fmt: skip
    assert question.is_exempt


def test_the_exclusion_is_said_across_the_window_on_every_screen_and_its_rule_can_be_written(qtbot, sample_desk):
    window = Window(sample_desk)
    qtbot.addWidget(window)
    window.show()
    window.run("go_live")
    window.run("start_meeting")
    window.run("exclude_public")
    window.run("point_noted")
    window.run("go_papers")
    strip = window.excluded
    assert strip.isVisible() and "Press and public excluded since 18:05" in strip.told.text()
    strip.rule.setText("paragraph 3 of Schedule 12A")
    sample_desk.flush()
    point = [each for each in discussion_points.for_meeting(sample_desk.library, sample_desk.meeting.id)
             if each.is_exempt and not each.words]  # fmt: skip
    assert [each.citation for each in point] == ["paragraph 3 of Schedule 12A"]
    window.run("undo")
    window.run("go_live")
    window.run("exclude_public")
    assert not strip.isVisible()
    window.run("undo")
    assert strip.isVisible()
    window.close()


def test_the_newest_of_an_evening_of_points_are_shown_and_the_earlier_ones_on_demand(qtbot, live):
    last = discussion_points.for_meeting(live.desk.library, live.desk.meeting.id)[-1]
    more = [(None, type(last)(id=live.desk.ids.new(), meeting_id=last.meeting_id, at=last.at, words=f"Point {n}"))
            for n in range(100)]  # fmt: skip
    live.desk.change_all("mark many", more)
    live.fill()
    assert live.points.earlier.isVisible()
    assert len(live.points.cards) < 60
    first = discussion_points.for_meeting(live.desk.library, live.desk.meeting.id)[0]
    assert live.show_record("discussion_points", first.id, -1)
    assert QApplication.focusWidget() is live.points.cards[first.id].words
    assert not live.points.earlier.isVisible()


def test_a_card_that_gives_way_to_newer_points_keeps_what_was_typed_into_it(qtbot, live):
    first = discussion_points.for_meeting(live.desk.library, live.desk.meeting.id)[-1]
    card = live.points.cards[first.id]
    qtbot.keyClicks(card.words, "Draft. ")
    now = live.desk.clock()
    more = [(None, type(first)(id=live.desk.ids.new(), meeting_id=first.meeting_id, at=now)) for _ in range(80)]
    live.desk.change_all("mark many", more)
    live.fill()
    assert first.id not in live.points.cards
    assert "Draft. " in live.desk.now(first).words


def test_a_point_on_an_exempt_question_or_one_of_an_exempt_paper_is_ticked_exempt(live):
    question = live.question
    paper = rows.get(live.desk.library, Paper, question.passages[0].paper_id)
    closed = replace(paper, classification=Classification(secrecy=Secrecy.EXEMPT, citation="paragraph 3"))
    live.desk.change("close", old=paper, new=closed)
    live.mark(PointKind.CONCERN)
    live.desk.change("open", old=closed, new=paper)
    now = live.desk.now(question)
    live.desk.change("close", old=now, new=replace(now, is_exempt=True))
    live.mark(PointKind.NOTED)
    last = discussion_points.for_meeting(live.desk.library, live.desk.meeting.id)[-2:]
    assert [each.is_exempt for each in last] == [True, True]
    assert all(live.points.cards[each.id].exempt.isChecked() for each in last)


def test_the_themes_clock_stands_still_in_a_pause_and_once_the_meeting_is_over(running, evening):
    evening.pass_by(minutes=9)
    running.chairing.pause()
    evening.pass_by(minutes=5)
    running.tick()
    assert running.now.clock.time.text() == "09:00"
    running.chairing.pause()
    evening.pass_by(minutes=2)
    running.chairing.end()
    evening.pass_by(minutes=30)
    running.tick()
    assert running.now.clock.time.text() == "11:00"


def test_a_mistaken_exclusion_that_is_put_right_at_once_leaves_nothing_to_be_minuted(qtbot, running, evening):
    press(qtbot, running, Qt.Key.Key_X)
    evening.pass_by(seconds=20)
    press(qtbot, running, Qt.Key.Key_X)
    assert steps(running) == [Step.STARTED]
    press(qtbot, running, Qt.Key.Key_X)
    evening.pass_by(minutes=20)
    press(qtbot, running, Qt.Key.Key_X)
    evening.pass_by(seconds=20)
    press(qtbot, running, Qt.Key.Key_X)
    assert (steps(running), running.chairing.stands().exclusion is None) == ([Step.STARTED, Step.EXCLUDED], False)
    running.desk.undo()
    assert steps(running) == [Step.STARTED, Step.EXCLUDED, Step.READMITTED]


def test_an_exclusion_in_which_anything_was_marked_or_that_lasted_is_kept(qtbot, running, evening):
    press(qtbot, running, Qt.Key.Key_X)
    running.mark(PointKind.NOTED)
    press(qtbot, running, Qt.Key.Key_X)
    assert steps(running)[-2:] == [Step.EXCLUDED, Step.READMITTED]
    evening.pass_by(minutes=5)
    press(qtbot, running, Qt.Key.Key_X)
    evening.pass_by(minutes=3)
    press(qtbot, running, Qt.Key.Key_X)
    assert steps(running)[-4:] == [Step.EXCLUDED, Step.READMITTED] * 2


def test_what_was_on_another_day_names_it(qtbot, running, evening):
    evening.pass_by(minutes=30)
    press(qtbot, running, Qt.Key.Key_J)
    assert running.bar.phase.text() == "◐ Adjourned since 18:35"
    evening.pass_by(hours=15)
    running.tick()
    assert running.bar.phase.text() == "◐ Adjourned since 12 Jun 2031, 18:35"
    press(qtbot, running, Qt.Key.Key_S)
    assert running.words().startswith("Meeting since 12 Jun 2031, 18:05 ·")
    running.mark(PointKind.NOTED)
    last = discussion_points.for_meeting(running.desk.library, running.desk.meeting.id)[-1]
    assert running.points.cards[last.id].at.text().startswith("13 Jun 2031, 09:35")
