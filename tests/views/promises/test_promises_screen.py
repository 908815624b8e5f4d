"""The promises log by keys and by hand, and what a later meeting brings forward."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.promise import Promise, PromiseStanding
from scrutiny_desktop.domain.question import Standing
from scrutiny_desktop.store import brought_forward, papers, promises, questions, recommendations, rows
from scrutiny_desktop.views.bringing_forward import BringForwardDialog, read_forward
from scrutiny_desktop.views.promises.letter import LetterDialog
from scrutiny_desktop.views.promises.screen import PromisesScreen
from scrutiny_desktop.views.promises.shown import Wanted


@pytest.fixture
def screen(qtbot, sample_desk):
    made = PromisesScreen(sample_desk)
    qtbot.addWidget(made)
    made.resize(1204, 612)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def settled(qtbot, screen):
    qtbot.waitUntil(lambda: not screen._is_stale)


def now(screen, promise):
    return rows.get(screen.desk.library, Promise, promise.id)


def test_the_log_lists_what_is_owed_and_counts_it(screen):
    assert screen.words() == "2 owed · 0 late · 0 kept"
    assert screen.chips[Wanted.OWED].text() == "Owed 2"
    assert "due 31 Jul 2031" in screen._rows.index(0).data(11)


def test_a_promise_is_added_written_and_undone(qtbot, screen):
    screen.add_promise()
    assert screen._detail.words.hasFocus()
    qtbot.keyClicks(screen._detail.words, "The training plan")
    screen._detail.flush()
    (added,) = [each for each in promises.every(screen.desk.library) if each.words == "The training plan"]
    assert added.meeting_id == screen.desk.meeting.id
    screen.desk.undo()
    screen.desk.undo()
    assert now(screen, added) is None


def test_chasing_keeps_each_day_and_what_comes_names_its_paper(qtbot, screen):
    promise = screen._row().promise
    screen._detail.chase.click()
    settled(qtbot, screen)
    assert [each.on for each in now(screen, promise).chases] == [date(2031, 6, 12)]
    paper = papers.for_meeting(screen.desk.library, screen.desk.meeting.id)[0]
    screen._detail.received.emit(paper.id)
    settled(qtbot, screen)
    assert now(screen, promise).received_paper_id == paper.id
    assert screen._row().standing is PromiseStanding.RECEIVED
    with qtbot.waitSignal(screen.desk.wanted) as shown:
        screen._detail.open.click()
    assert shown.args[1] == paper.id
    screen._detail.again.click()
    settled(qtbot, screen)
    assert now(screen, promise).is_open


def test_what_was_written_of_an_answer_stays_when_it_came(qtbot, screen):
    promise, detail = screen._row().promise, screen._detail
    detail.answer.setFocus()
    qtbot.keyClicks(detail.answer, "Three terms, by school")
    qtbot.keyClick(detail.receive, Qt.Key.Key_Space)
    settled(qtbot, screen)
    assert now(screen, promise).received_words == "Three terms, by school"
    assert now(screen, promise).received_on == date(2031, 6, 12)
    assert detail.answer.toPlainText() == "Three terms, by school"


@pytest.mark.parametrize("way", ["receive", "go"])
def test_after_it_came_or_was_let_go_the_keys_stand_on_the_way_back(qtbot, screen, way):
    promise, detail = screen._row().promise, screen._detail
    screen.activateWindow()
    getattr(detail, way).setFocus()
    qtbot.keyClick(getattr(detail, way), Qt.Key.Key_Space)
    settled(qtbot, screen)
    assert QApplication.focusWidget() is detail.again
    qtbot.keyClick(detail.again, Qt.Key.Key_Space)
    settled(qtbot, screen)
    assert now(screen, promise).is_open
    assert QApplication.focusWidget() is detail.receive


def test_after_one_promise_is_removed_the_keys_stand_on_the_list(qtbot, screen):
    screen.activateWindow()
    screen._detail.removal.setFocus()
    qtbot.keyClick(screen._detail.removal, Qt.Key.Key_Space)
    settled(qtbot, screen)
    assert len([each for each in promises.every(screen.desk.library) if each.is_open]) == 1
    assert QApplication.focusWidget() is screen.list


def test_words_and_lists_find_a_promise_years_later(screen):
    screen.search.setText("audit youth")
    assert [screen._rows.index(at).data(256).promise.words[:9] for at in range(screen._rows.rowCount())] == [
        "The audit",
    ]  # fmt: skip
    screen.search.clear()
    screen.chips[Wanted.KEPT].click()
    assert screen._rows.rowCount() == 0
    assert "Nothing here" in screen._empty.text()


def test_one_letter_asks_an_agency_for_all_that_it_owes(qtbot, screen, tmp_path):
    dialog = LetterDialog(screen.desk, [screen._row().promise])
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert "Return conversations by quarter" in QApplication.clipboard().text()
    assert "by 31 July 2031" in QApplication.clipboard().text()
    with qtbot.waitSignal(dialog.sent):
        dialog.save_to(tmp_path / "letter.docx")
    assert (tmp_path / "letter.docx").read_bytes().startswith(b"PK")


def test_the_letter_fits_a_small_screen_with_the_largest_text(qtbot, screen):
    screen.desk.dress("light", 200)
    dialog = LetterDialog(screen.desk, [screen._row().promise], screen)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.minimumSizeHint().width() <= 640
    assert all(dialog.rect().contains(door.mapTo(dialog, door.rect().bottomRight()))
               for door in (dialog.copy, dialog.save, dialog.as_pdf))  # fmt: skip


def test_the_calendar_is_saved_as_a_job(qtbot, screen, tmp_path):
    with qtbot.waitSignal(screen.desk.noticed) as told:
        screen.save_calendar_to(tmp_path / "owed.ics")
    assert "days are saved" in told.args[0]
    assert b"BEGIN:VEVENT" in (tmp_path / "owed.ics").read_bytes()


def test_a_new_meeting_brings_forward_what_is_open(qtbot, sample_desk):
    db, first = sample_desk.library, sample_desk.meeting
    later = Meeting(id=sample_desk.ids.new(), panel_id=first.panel_id, on=date(2031, 9, 18))
    sample_desk.change("make a meeting", old=None, new=later)
    sample_desk.choose_meeting(later.id)
    offered = read_forward(db, later)
    assert len(offered.recommendations) == len(recommendations.for_meeting(db, first.id))
    assert len(offered.promises) == 2
    assert {each.standing for each in offered.questions} <= {Standing.DRAFT, Standing.SHARED, Standing.PLANNED}
    assert offered.questions
    dialog = BringForwardDialog(sample_desk)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert recommendations.for_meeting(db, later.id) == recommendations.for_meeting(db, first.id)
    assert {each.id for each in promises.for_meeting(db, later.id)} == {each.id for each in offered.promises}
    assert len(questions.for_meeting(db, later.id)) == len(offered.questions)
    assert len(read_forward(db, later)) == 0
    sample_desk.undo()
    assert brought_forward.for_meeting(db, later.id) == []


def test_with_nothing_open_the_dialog_says_so(qtbot, sample_desk):
    dialog = BringForwardDialog(sample_desk)
    qtbot.addWidget(dialog)
    assert any("Nothing is open" in each.text() for each in dialog.findChildren(QLabel))


def test_a_promise_is_made_on_a_recommendation_and_in_answer_to_a_question(qtbot, screen):
    desk = screen.desk
    advice = recommendations.for_meeting(desk.library, desk.meeting.id)[2]
    question = next(each for each in questions.for_meeting(desk.library, desk.meeting.id) if each.addressee)
    on = screen._changes.add_on(advice)
    assert (on.agency, on.recommendation_ids, on.meeting_id) == (advice.lead_agency, (advice.id,), desk.meeting.id)
    answer = screen._changes.add_answer(question)
    assert (answer.words, answer.question_id, answer.promised_to) == (question.text, question.id, question.asker)
    settled(qtbot, screen)
    screen.show_record("promises", on.id, -1)
    door = screen._detail.about.itemAt(0).widget()
    with qtbot.waitSignal(desk.wanted) as wanted:
        qtbot.keyClick(door, Qt.Key.Key_Return)
    assert wanted.args[:2] == ["recommendations", advice.id]


def test_a_letter_before_anything_is_due_asks_for_it_by_the_day_it_is_due(qtbot, screen):
    due = screen.desk.clock().date() + timedelta(days=90)
    ahead = replace(screen._row().promise, due=due)
    dialog = LetterDialog(screen.desk, [ahead])
    qtbot.addWidget(dialog)
    assert dialog.by.day() == due
    late = LetterDialog(screen.desk, [ahead, replace(ahead, due=screen.desk.clock().date())])
    qtbot.addWidget(late)
    assert late.by.day() == screen.desk.clock().date() + timedelta(days=14)


@pytest.mark.parametrize("wide", [320, 370, 390, 450])
def test_the_way_to_clear_a_date_is_whole_from_the_start_and_stays_where_it_is(qtbot, sample_desk, wide):
    sample_desk.keep("promises.panes", [1204 - wide, wide])
    made = PromisesScreen(sample_desk)
    qtbot.addWidget(made)
    made.resize(1204, 612)
    with qtbot.waitExposed(made):
        made.show()
    due = made._detail.due
    assert due.clear.isVisible()
    qtbot.waitUntil(lambda: due.rect().contains(due.clear.geometry()))
    below = made._detail.timescale.y()
    made._detail.answer.setFocus()
    qtbot.keyClicks(made._detail.answer, "x")
    made._detail.flush()
    settled(qtbot, made)
    assert made._detail.timescale.y() == below
    made.hide()
