"""The questions screen: writing, ordering and planning, by keys and by hand."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QListView, QTextEdit

from scrutiny_desktop.domain.note import Visibility
from scrutiny_desktop.domain.question import Priority, Standing
from scrutiny_desktop.store import questions, recommendations, themes
from scrutiny_desktop.views.questions.filters import Shown
from scrutiny_desktop.views.questions.screen import QuestionsScreen

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
CtrlShift = Ctrl | Qt.KeyboardModifier.ShiftModifier


def asked(screen):
    return questions.for_meeting(screen.desk.library, screen.desk.meeting.id)


def named(screen, words):
    return next(one for one in asked(screen) if words in one.text)


def choose(screen, words):
    question = named(screen, words)
    assert screen.show_record("questions", question.id, -1)
    screen.inside().setFocus()
    return question


def order(screen):
    names = {each.id: each.name for each in themes.for_meeting(screen.desk.library, screen.desk.meeting.id)}
    return [(names.get(one.theme_id, ""), one.text[:20]) for one in asked(screen)]


def settled(qtbot, screen):
    qtbot.waitUntil(lambda: not screen._is_stale)


def type_into(qtbot, field, words):
    qtbot.keyClicks(field, words)


def test_a_new_question_stands_after_the_chosen_one_with_the_cursor_in_its_words(qtbot, screen):
    before = choose(screen, "thresholds applied alike")
    qtbot.keyClick(screen, Key.Key_Q, CtrlShift)
    field = screen._question.text
    assert field.hasFocus()
    type_into(qtbot, field, "Who decides?")
    screen.desk.flush()
    places = [one.text for one in asked(screen)]
    assert places[places.index(before.text) + 1] == "Who decides?"
    added = named(screen, "Who decides?")
    assert (added.theme_id, added.standing, added.asker) == (before.theme_id, Standing.DRAFT, "Cllr Example")
    assert [one.rank for one in asked(screen)] == list(range(15))


def test_undo_takes_the_words_and_then_the_question_away(qtbot, screen):
    before = asked(screen)
    choose(screen, "thresholds applied alike")
    screen.add_question()
    type_into(qtbot, screen._question.text, "Who decides?")
    screen.desk.undo()
    assert len(asked(screen)) == 15
    screen.desk.undo()
    settled(qtbot, screen)
    assert asked(screen) == before
    screen.desk.redo()
    screen.desk.redo()
    assert named(screen, "Who decides?")


def test_words_being_typed_keep_field_cursor_and_list_while_others_change(qtbot, screen):
    question = choose(screen, "Both of the cases")
    screen._edit()
    field = screen._question.text
    qtbot.keyClick(field, Key.Key_End, Ctrl)
    type_into(qtbot, field, " Say")
    other = named(screen, "four posts")
    screen.desk.change("edit", old=other, new=replace(other, minutes=9))
    settled(qtbot, screen)
    type_into(qtbot, field, " more")
    screen.desk.flush()
    assert screen.desk.now(question).text == question.text + " Say more"
    assert field.hasFocus()
    assert screen.inside().row().question.id == question.id


def test_a_blank_line_typed_among_supplementary_questions_is_not_taken_away(qtbot, screen):
    question = choose(screen, "Both of the cases")
    field = screen._question.supplementary
    field.setFocus()
    qtbot.keyClick(field, Key.Key_End, Ctrl)
    qtbot.keyClick(field, Key.Key_Return)
    screen.desk.flush()
    settled(qtbot, screen)
    type_into(qtbot, field, "And on Saturday?")
    screen.desk.flush()
    assert screen.desk.now(question).supplementary == (*question.supplementary, "And on Saturday?")


def test_choosing_another_question_saves_the_words_of_the_first(qtbot, screen):
    first = choose(screen, "Both of the cases")
    screen._edit()
    qtbot.keyClick(screen._question.text, Key.Key_Home, Ctrl)
    type_into(qtbot, screen._question.text, "Chair: ")
    second = choose(screen, "four posts")
    assert screen.desk.now(first).text == "Chair: " + first.text
    assert screen.desk.now(second) == second
    assert screen._question.text.toPlainText() == second.text


def test_ctrl_down_moves_a_question_and_crosses_into_the_next_theme(qtbot, screen):
    before = order(screen)
    choose(screen, "Which two partners")
    assert before[5] == ("Front door and thresholds", "Which two partners a")
    qtbot.keyClick(screen.inside(), Key.Key_Down, Ctrl)
    assert order(screen)[5] == ("Missing from home and from school", "Which two partners a")
    qtbot.keyClick(screen.inside(), Key.Key_Down, Ctrl)
    assert order(screen)[6] == ("Missing from home and from school", "Which two partners a")
    assert screen.inside().row().question.text.startswith("Which two partners")
    assert [one.rank for one in asked(screen)] == list(range(14))
    screen.desk.undo()
    screen.desk.undo()
    assert order(screen) == before


def test_ctrl_up_on_a_heading_moves_the_whole_theme(qtbot, screen):
    theme = themes.for_meeting(screen.desk.library, screen.desk.meeting.id)[1]
    screen.show_record("themes", theme.id, -1)
    screen.inside().setFocus()
    qtbot.keyClick(screen.inside(), Key.Key_Up, Ctrl)
    assert order(screen)[0][0] == "Front door and thresholds"
    screen.desk.undo()
    assert order(screen)[0][0] == "Impact on children"


def test_a_drop_in_another_theme_moves_the_question_with_a_single_undo(qtbot, screen):
    before = order(screen)
    moved, target = choose(screen, "audit of 40 records"), named(screen, "four posts")
    view = screen.inside()
    source = view.rows.index(view.rows.row_of(moved.id))
    carried = view.rows.mimeData([source])
    view.rows.dropMimeData(carried, Qt.DropAction.MoveAction, view.rows.row_of(target.id), 0, QModelIndex())
    settled(qtbot, screen)
    names = [words for _, words in order(screen)]
    assert names.index(moved.text[:20]) + 1 == names.index(target.text[:20])
    assert screen.desk.now(moved).theme_id == target.theme_id
    assert screen.desk.stack.count() == 1
    screen.desk.undo()
    assert order(screen) == before


def test_a_drop_of_the_mouse_on_a_heading_leads_to_the_start_of_its_theme(qtbot, screen):
    moved = choose(screen, "audit of 40 records")
    theme = themes.for_meeting(screen.desk.library, screen.desk.meeting.id)[1]
    view = screen.inside()
    carried = view.rows.mimeData([view.rows.index(view.rows.row_of(moved.id))])
    place = view.visualRect(view.rows.index(view.rows.row_of(f"theme {theme.id}"))).center()
    _drop(view, place, carried)
    assert screen.desk.now(moved).theme_id == theme.id
    assert next(one.id for one in asked(screen) if one.theme_id == theme.id) == moved.id


def test_delete_removes_and_undo_brings_back_in_its_place(qtbot, screen):
    before = asked(screen)
    gone = choose(screen, "four posts")
    qtbot.keyClick(screen.inside(), Key.Key_Delete)
    assert gone.id not in [one.id for one in asked(screen)]
    assert screen.inside().row() is not None
    assert screen.desk.stack.undoText() == "remove question"
    screen.desk.undo()
    assert asked(screen) == before


def test_enter_and_f2_lead_into_the_words(qtbot, screen):
    for key in (Key.Key_F2, Key.Key_Return):
        choose(screen, "four posts")
        qtbot.keyClick(screen.inside(), key)
        assert screen._question.text.hasFocus()


def test_a_new_theme_typed_for_a_question_is_added_in_one_step(qtbot, screen):
    question = choose(screen, "four posts")
    field = screen._question.theme
    field.setFocus()
    field.words.selectAll()
    type_into(qtbot, field, "Zeal")
    qtbot.keyClick(field, Key.Key_Return)
    names = {each.id: each.name for each in themes.for_meeting(screen.desk.library, screen.desk.meeting.id)}
    assert names[screen.desk.now(question).theme_id] == "Zeal"
    assert screen.desk.stack.count() == 1
    screen.desk.undo()
    settled(qtbot, screen)
    assert field.words.text() == "Missing from home and from school"
    screen.inside().setFocus()
    assert screen.desk.now(question) == question
    assert len(themes.for_meeting(screen.desk.library, screen.desk.meeting.id)) == 5


def test_a_theme_is_named_where_it_is_listed_and_takes_minutes(qtbot, screen):
    qtbot.keyClick(screen, Key.Key_T, CtrlShift)
    assert screen._theme.name.hasFocus()
    type_into(qtbot, screen._theme.name, "Money")
    screen._theme.minutes.setValue(12)
    screen.desk.flush()
    settled(qtbot, screen)
    added = themes.for_meeting(screen.desk.library, screen.desk.meeting.id)[-1]
    assert (added.name, added.minutes, added.rank) == ("Money", 12, 5)
    assert screen.inside().row().group.minutes == 12


def test_removing_a_theme_keeps_its_questions(qtbot, screen):
    theme = themes.for_meeting(screen.desk.library, screen.desk.meeting.id)[0]
    before = asked(screen)
    screen.show_record("themes", theme.id, -1)
    screen.inside().setFocus()
    qtbot.keyClick(screen.inside(), Key.Key_Delete)
    assert len(asked(screen)) == 14
    assert [one.theme_id for one in asked(screen)][-3:] == [""] * 3
    screen.desk.undo()
    assert asked(screen) == before


def test_only_lawful_standings_are_offered(qtbot, screen):
    choose(screen, "Which two partners")
    offered = [screen._question.standing.itemText(at) for at in range(screen._question.standing.count())]
    assert "Draft" not in offered
    assert "Planned" in offered


def test_a_draft_is_planned_with_one_press_and_stays_in_view(qtbot, screen):
    screen._sidebar.list_picked.emit(str(Shown.DRAFTS))
    draft = choose(screen, "How often has the Learning")
    qtbot.mouseClick(screen._question.plan, Qt.MouseButton.LeftButton)
    settled(qtbot, screen)
    assert screen.desk.now(draft).standing is Standing.PLANNED
    assert screen.inside().row().question.id == draft.id
    qtbot.mouseClick(screen._question.plan, Qt.MouseButton.LeftButton)
    assert screen.desk.now(draft).standing is Standing.DRAFT


def test_priority_sight_minutes_and_links_are_each_one_undo(qtbot, screen):
    question = choose(screen, "four posts")
    qtbot.mouseClick(screen._question.priority.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(screen._question.visibility, Qt.MouseButton.LeftButton)
    screen._question.minutes.setValue(7)
    tick = screen._question.recommendations.choices
    tick.setData(tick.index(0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    now = screen.desk.now(question)
    first = recommendations.for_meeting(screen.desk.library, screen.desk.meeting.id)[0]
    assert (now.priority, now.visibility, now.minutes) == (Priority.MUST_ASK, Visibility.PRIVATE, 7)
    assert now.recommendation_ids == (first.id, *question.recommendation_ids)
    for _ in range(4):
        screen.desk.undo()
    assert screen.desk.now(question) == question


def test_ctrl_shift_return_opens_the_first_passage(qtbot, screen):
    question = choose(screen, "Both of the cases")
    with qtbot.waitSignal(screen.desk.wanted) as wanted:
        qtbot.keyClick(screen.inside(), Key.Key_Return, CtrlShift)
    anchor = question.passages[0]
    assert wanted.args == ["papers", anchor.paper_id, anchor.start]


def test_a_link_to_a_recommendation_that_is_gone_is_shown_and_can_be_taken_off(qtbot, screen):
    question = choose(screen, "Both of the cases")
    first = recommendations.for_meeting(screen.desk.library, screen.desk.meeting.id)[0]
    screen.desk.change("remove", old=first, new=None)
    settled(qtbot, screen)
    assert "no longer here" in screen._question.recommendations.text()
    tick = screen._question.recommendations.choices
    tick.setData(tick.index(tick.rowCount() - 1), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert screen.desk.now(question).recommendation_ids == ()


def test_the_foot_tells_what_is_planned_and_what_is_not_covered(qtbot, screen):
    question = choose(screen, "four posts")
    assert screen.words() == "11 planned · 10 must ask"
    for one in [each for each in asked(screen) if question.recommendation_ids[0] in each.recommendation_ids]:
        screen.desk.change("edit", old=one, new=replace(one, recommendation_ids=()))
    settled(qtbot, screen)
    assert screen.words().endswith("1 recommendation without a question: 4")


def test_an_empty_meeting_says_what_to_do(qtbot, screen):
    screen.desk.change_all("clear", [(one, None) for one in asked(screen)])
    screen.desk.change_all("clear", [(each, None) for each in themes.for_meeting(screen.desk.library,
                                                                                screen.desk.meeting.id)])  # fmt: skip
    settled(qtbot, screen)
    assert screen._middle.currentWidget() is screen._empty
    assert "Ctrl+Shift+Q" in screen._empty_text.text()
    screen.add_question()
    assert screen._question.text.hasFocus()


def test_a_screen_without_a_meeting_offers_the_sample(qtbot, shown, desk):
    screen = shown(QuestionsScreen(desk))
    with qtbot.waitSignal(screen.sample_wanted):
        screen._sample.click()
    screen.add_question()
    assert screen.words() == ""


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_words_of_a_row_are_clipped_at_any_size_of_text(qtbot, screen, percent):
    screen.desk.dress("light", percent)
    view = screen.inside()
    QApplication.processEvents()
    for place in range(view.rows.rowCount()):
        index = view.rows.index(place)
        assert view.visualRect(index).height() == view.itemDelegate().sizeHint(None, index).height()
    assert view.horizontalScrollBar().maximum() == 0


def test_every_control_has_a_name(screen):
    choose(screen, "Both of the cases")
    for kind in (QAbstractButton, QAbstractSpinBox, QComboBox, QListView, QTextEdit):
        for control in screen.findChildren(kind):
            if control.isVisibleTo(screen) and control.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert control.accessibleName(), control


def _drop(view, place: QPoint, carried) -> None:
    event = QDropEvent(QPointF(place), Qt.DropAction.MoveAction, carried, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)  # fmt: skip
    view.dropEvent(event)


def test_tab_goes_through_the_detail_as_it_is_read(qtbot, screen):
    choose(screen, "Both of the cases")
    detail, tops = screen._question, []
    focused = detail.text
    focused.setFocus()
    while detail.isAncestorOf(focused) and (focused is not detail.text or not tops):
        tops.append(focused.mapTo(detail, QPoint(0, focused.height() // 2)).y())
        qtbot.keyClick(focused, Key.Key_Tab)
        focused = QApplication.focusWidget()
    assert len(tops) > 12
    assert tops == sorted(tops)
