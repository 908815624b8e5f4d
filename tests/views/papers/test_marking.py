from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.note import Grade, MarkKind, Note, Visibility
from scrutiny_desktop.domain.question import Priority, Question
from scrutiny_desktop.store import notes, questions, recommendations

PASSAGE = "it has not been independently verified"


def made(before, after):
    """The one record that is new."""
    known = {each.id for each in before}
    (new,) = [each for each in after if each.id not in known]
    return new


def noted(desk):
    return notes.for_meeting(desk.library, desk.meeting.id)


def asked(desk):
    return questions.for_meeting(desk.library, desk.meeting.id)


def test_it_opens_on_the_first_paper_with_its_marks_in_document_order(screen, listed):
    assert screen.paper == listed[0]
    places_ = [mark.found.start for mark in screen.cards.rows.marks()]
    assert places_ == sorted(places_)
    assert len(places_) == 5


def test_h_highlights_at_once_and_undo_takes_it_away(qtbot, screen, take, sample_desk):
    before = noted(sample_desk)
    start = take("BRIEF SUMMARY")
    qtbot.keyClick(screen.text, Qt.Key.Key_H)
    note = made(before, noted(sample_desk))
    assert (note.kind, note.anchor.quote, note.anchor.start) == (MarkKind.HIGHLIGHT, "BRIEF SUMMARY", start)
    assert note.owner == sample_desk.me.id
    assert screen.text.hasFocus()
    assert screen.cards.mark().record == note
    sample_desk.undo()
    assert noted(sample_desk) == before
    qtbot.waitUntil(lambda: screen.cards.mark() is None)


def test_n_makes_a_note_and_its_words_are_kept_as_they_are_typed(qtbot, screen, take, sample_desk):
    before = noted(sample_desk)
    take("BRIEF SUMMARY")
    qtbot.keyClick(screen.text, Qt.Key.Key_N)
    live = screen.cards.live
    assert live.words.hasFocus()
    qtbot.keyClicks(live.words, "Compare with finding 4")
    live.editor.flush()
    assert made(before, noted(sample_desk)).text == "Compare with finding 4"
    qtbot.keyClick(live.words, Qt.Key.Key_Escape)
    assert screen.text.hasFocus()


def test_ctrl_return_in_a_card_saves_its_words_and_goes_back_to_reading(qtbot, screen, take, sample_desk):
    before = asked(sample_desk)
    take(PASSAGE)
    qtbot.keyClick(screen.text, Qt.Key.Key_Q)
    live = screen.cards.live
    qtbot.keyClicks(live.words, "Who decided?")
    qtbot.keyClick(live.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert made(before, asked(sample_desk)).text == "Who decided?"
    assert screen.text.hasFocus()


def test_q_makes_a_question_with_passage_and_asker(qtbot, screen, take, sample_desk):
    before = asked(sample_desk)
    take(PASSAGE)
    qtbot.keyClick(screen.text, Qt.Key.Key_Q)
    qtbot.keyClicks(screen.cards.live.words, "Who looked?")
    sample_desk.flush()
    question = made(before, asked(sample_desk))
    assert (question.text, question.asker) == ("Who looked?", "Cllr Example")
    assert question.passages[0].quote == PASSAGE
    assert question.rank > max(each.rank for each in before)


def test_e_asks_for_recommendations_and_grade_by_keyboard(qtbot, screen, take, sample_desk):
    before = noted(sample_desk)
    take(PASSAGE)
    popup = screen.doing.evidence()
    qtbot.keyClick(popup.list, Qt.Key.Key_Down)
    qtbot.keyClick(popup.list, Qt.Key.Key_Space)
    with qtbot.waitSignal(popup.weighed):
        qtbot.keyClick(popup.list, Qt.Key.Key_Return)
    note = made(before, noted(sample_desk))
    second = recommendations.for_meeting(sample_desk.library, sample_desk.meeting.id)[1]
    assert (note.kind, note.grade, note.recommendation_ids) == (MarkKind.EVIDENCE, Grade.STATED, (second.id,))
    assert screen.cards.live.words.hasFocus()


def test_escape_leaves_the_evidence_unmade_and_the_passage_selected(qtbot, screen, take, sample_desk):
    before = noted(sample_desk)
    take(PASSAGE)
    popup = screen.doing.evidence()
    qtbot.keyClick(popup.list, Qt.Key.Key_Escape)
    assert noted(sample_desk) == before
    assert screen.text.hasFocus()
    assert screen.text.textCursor().hasSelection()


def test_r_puts_the_passage_on_the_checklist(qtbot, screen, take, sample_desk):
    before = recommendations.for_meeting(sample_desk.library, sample_desk.meeting.id)
    take("That the Panel note the Learning Report")
    with qtbot.waitSignal(sample_desk.noticed):
        qtbot.keyClick(screen.text, Qt.Key.Key_R)
    new = made(before, recommendations.for_meeting(sample_desk.library, sample_desk.meeting.id))
    assert new.text == "That the Panel note the Learning Report"
    assert new.anchor.quote == new.text


def test_c_copies_the_passage_with_its_source(qtbot, screen, take):
    take(PASSAGE)
    qtbot.keyClick(screen.text, Qt.Key.Key_C)
    copied = QApplication.clipboard().mimeData()
    assert copied.text().startswith(f"‘{PASSAGE}’\n(Learning review – Robin, paragraph 7")
    assert PASSAGE in copied.html()


def test_without_a_passage_the_keys_say_how_to_select_one(screen):
    screen.text.go_to(0)
    with pytest.raises(ScrutinyError, match="No passage is selected"):
        screen.handlers()["highlight"]()


def test_s_and_p_select_by_one_key_and_grow_by_another_press(qtbot, screen):
    at = screen.text.opened.text.index("independently verified")
    screen.text.go_to(at)
    qtbot.keyClick(screen.text, Qt.Key.Key_S)
    first = screen.text.passage()
    assert first[0] <= at < first[1]
    qtbot.keyClick(screen.text, Qt.Key.Key_S)
    assert screen.text.passage()[1] > first[1]
    qtbot.keyClick(screen.text, Qt.Key.Key_Escape)
    qtbot.keyClick(screen.text, Qt.Key.Key_P)
    assert screen.text.passage()[1] > first[1]


def test_the_selection_bar_never_covers_the_passage(qtbot, screen, take):
    take(PASSAGE)
    bar = screen.reader.bar
    assert bar.isVisible()
    box = screen.text.passage_box().translated(screen.text.viewport().pos())
    assert not bar.geometry().intersects(box)
    qtbot.keyClick(screen.text, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_where_there_is_no_room_beside_the_passage_the_bar_stays_away(screen):
    screen.text.select(0, len(screen.text.opened.text))
    assert not screen.reader.bar.isVisible()


def test_a_button_of_the_bar_does_what_its_key_does(qtbot, screen, take, sample_desk):
    before = noted(sample_desk)
    take(PASSAGE)
    qtbot.mouseClick(screen.reader.bar.buttons["highlight"], Qt.MouseButton.LeftButton)
    assert made(before, noted(sample_desk)).anchor.quote == PASSAGE


def test_brackets_step_from_mark_to_mark(qtbot, screen):
    screen.text.go_to(0)
    marks = screen.cards.rows.marks()
    for mark in marks[:3]:
        qtbot.keyClick(screen.text, Qt.Key.Key_BracketRight)
        assert screen.cards.mark() == mark
        assert screen.text.place() == mark.found.start
    qtbot.keyClick(screen.text, Qt.Key.Key_BracketLeft)
    assert screen.cards.mark() == marks[1]


def test_a_click_on_a_mark_chooses_its_card(qtbot, screen):
    mark = screen.cards.rows.marks()[0]
    screen.text.go_to(mark.found.start)
    screen.cards.choose(None)
    where = screen.text.cursorRect().center() + QPoint(8, 0)
    qtbot.mouseClick(screen.text.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert screen.cards.mark() == mark


def test_a_click_on_a_card_brings_its_passage_into_view(qtbot, screen):
    screen.text.go_to(0)
    index = screen.cards.rows.index(3)
    screen.cards.scrollTo(index)
    qtbot.mouseClick(screen.cards.viewport(), Qt.MouseButton.LeftButton,
                     pos=screen.cards.visualRect(index).topLeft() + QPoint(30, 20))  # fmt: skip
    mark = screen.cards.rows.marks()[3]
    assert screen.cards.mark() == mark
    assert screen.text.top() <= mark.found.start <= screen.text.bottom()


def test_delete_removes_a_mark_and_undo_brings_it_back(qtbot, screen, sample_desk):
    mark = next(each for each in screen.cards.rows.marks() if isinstance(each.record, Note))
    screen.cards.choose(mark.key)
    screen.cards.setFocus()
    qtbot.keyClick(screen.cards, Qt.Key.Key_Delete)
    assert sample_desk.now(mark.record) is None
    sample_desk.undo()
    assert sample_desk.now(mark.record) == mark.record


def test_visibility_and_priority_change_at_a_press(qtbot, screen, sample_desk):
    mark = next(each for each in screen.cards.rows.marks() if isinstance(each.record, Question))
    screen.cards.choose(mark.key)
    question, live = mark.record, screen.cards.live
    qtbot.mouseClick(live.visibility, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(live.action, Qt.MouseButton.LeftButton)
    now = sample_desk.now(question)
    assert now.visibility is not question.visibility
    assert now.priority is not question.priority
    assert {now.priority, question.priority} == set(Priority)
    assert {now.visibility, question.visibility} == set(Visibility)


def test_a_highlight_turns_into_a_note(qtbot, screen, sample_desk):
    mark = next(each for each in screen.cards.rows.marks() if each.kind == "highlight")
    menu = screen.doing.card_menu(mark)
    turning = next(action.menu() for action in menu.actions() if "Turn into" in action.text().replace("&", ""))
    assert all("&" in action.text() for action in turning.actions())
    next(action for action in turning.actions() if action.text() == "&Note").trigger()
    assert sample_desk.now(mark.record).kind is MarkKind.NOTE
    assert screen.cards.live.words.hasFocus()


def test_filters_count_and_choose(qtbot, screen):
    panel = screen.panel
    assert not panel.more.isVisible(), "one line, until it is opened"
    assert panel.opener.text().startswith(f"All {len(screen.marks)}")
    qtbot.mouseClick(panel.opener, Qt.MouseButton.LeftButton)
    chip = panel.filters["question"]
    assert chip.isVisible() and chip.text() == "Questions 3"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert {mark.kind for mark in screen.cards.rows.marks()} == {"question"}
    qtbot.mouseClick(panel.opener, Qt.MouseButton.LeftButton)
    assert panel.opener.text().startswith(f"Questions: 3 of {len(screen.marks)}")
    assert "Questions: 3 of" in panel.opener.accessibleName()
    assert not panel.more.isVisible()


def test_a_new_mark_is_shown_even_where_the_filter_would_hide_it(qtbot, screen, take):
    screen.panel.filters["question"].click()
    take("BRIEF SUMMARY")
    screen.text.setFocus()
    qtbot.keyClick(screen.text, Qt.Key.Key_H)
    assert screen.cards.mark().kind == "highlight"


def test_a_lost_mark_says_unplaced_and_stays(screen, sample_desk):
    note = next(each.record for each in screen.cards.rows.marks() if isinstance(each.record, Note))
    lost = replace(note, anchor=replace(note.anchor, quote="words that stand nowhere in this paper"))
    sample_desk.change("lose it", old=note, new=lost)
    screen.fill()
    assert screen.panel.filters["to place"].text() == "To place 1"
    assert "To place 1" in screen.panel.opener.text(), "seen while the filters are closed"
    card = screen.cards.rows.index(screen.cards.rows.rowCount() - 1).data(Qt.ItemDataRole.DisplayRole)
    assert "Unplaced" in card


def test_typing_goes_on_while_the_screen_is_filled_again(qtbot, screen, take, sample_desk):
    take(PASSAGE)
    qtbot.keyClick(screen.text, Qt.Key.Key_N)
    words = screen.cards.live.words
    qtbot.keyClicks(words, "half a sen")
    screen.fill()
    qtbot.keyClicks(words, "tence")
    assert words.hasFocus()
    assert words.toPlainText() == "half a sentence"


def test_a_mark_taken_away_meanwhile_leaves_the_rest_in_order(screen, sample_desk):
    mark = screen.cards.rows.marks()[0]
    screen.cards.choose(mark.key)
    sample_desk.change("remove", old=mark.record, new=None)
    screen.fill()
    assert screen.cards.mark() is None
    assert screen.cards.rows.rowCount() == 4


def test_r_puts_a_passage_on_the_checklist_once(qtbot, screen, take, sample_desk):
    known, told = recommendations.for_meeting(sample_desk.library, sample_desk.meeting.id), []
    sample_desk.noticed.connect(told.append)
    for _ in range(2):
        take(PASSAGE)
        qtbot.keyClick(screen.text, Qt.Key.Key_R)
    now = recommendations.for_meeting(sample_desk.library, sample_desk.meeting.id)
    assert len(now) == len(known) + 1
    assert told == ["The recommendation is on the checklist.", "This passage is on the checklist already."]


def test_the_whole_quotation_of_the_chosen_card_is_seen(qtbot, screen):
    screen.text.select(screen.text.opened.text.index("Panel"), screen.text.opened.text.index("Panel") + 160)
    screen.handlers()["highlight"]()
    live = screen.cards.live
    qtbot.waitUntil(live.isVisible)
    screen.setStyleSheet(screen.desk.sheet)
    qtbot.waitUntil(lambda: live.quote.height() >= live.quote.heightForWidth(live.quote.width()))
