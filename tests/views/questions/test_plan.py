"""The whole plan on the questions screen: as one and apart, themes, my own plan, gaps, openings, and what leaves."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.question import Standing
from scrutiny_desktop.domain.question_plan import PlanKind
from scrutiny_desktop.flows import prompting
from scrutiny_desktop.flows.planning import PlanForm
from scrutiny_desktop.store import own_plans, questions, recommendations, themes, witnesses
from scrutiny_desktop.views.bringing_forward import BringForwardDialog
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.many_at_once import AT_ONCE
from scrutiny_desktop.views.openings import OpeningDialog
from scrutiny_desktop.views.own_openings import OwnOpeningsDialog
from scrutiny_desktop.views.questions.filters import Shown
from scrutiny_desktop.views.questions.merging import MergeDialog
from scrutiny_desktop.views.questions.plan_dialog import PlanDialog, save
from scrutiny_desktop.views.row_list import ROW

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


def settled(qtbot, screen):
    qtbot.waitUntil(lambda: not screen._is_stale)


def listed(screen):
    rows = screen.inside().rows
    found = [rows.index(at).data(Qt.ItemDataRole.UserRole).question for at in range(rows.rowCount())]
    return [each.id for each in found if each]


@pytest.fixture
def alike(qtbot, screen):
    """Two further members ask much what the first question asks."""
    first = named(screen, "four posts")
    texts = ("When will the four posts be filled and what is done for children until then?",
             "What is done for the children until all four posts have been filled, and when will they be?")  # fmt: skip
    made = [replace(first, id=f"alike{at}", owner="other", text=text, asker=f"Cllr {at}", rank=90 + at, theme_id="")
            for at, text in enumerate(texts)]  # fmt: skip
    screen.desk.change_all("receive", [(None, each) for each in made])
    settled(qtbot, screen)
    screen.desk.stack.clear()
    return first, *made


def test_similar_questions_are_said_on_their_row_and_shown_beside_the_chosen_one(screen, alike):
    choose(screen, alike[0].text)
    assert screen.known.source(alike[0]).endswith("2 similar")
    assert screen._question.together.isVisible()


def test_m_puts_similar_questions_as_one_and_u_takes_them_apart_each_with_one_undo(qtbot, screen, alike):
    before = asked(screen)
    choose(screen, alike[0].text)
    qtbot.keyClick(screen.inside(), Key.Key_M)
    entry = next(one for one in asked(screen) if one.merged_ids)
    assert screen.inside().row().question == entry
    assert entry.asker == "Cllr Specimen-Jones, Cllr 0, Cllr 1"
    assert entry.standing is Standing.PLANNED and entry.owner == screen.desk.me.id
    assert [one for one in asked(screen) if one.id in entry.merged_ids] == [screen.desk.now(one) for one in alike]
    assert [screen.desk.now(one).text for one in alike] == [one.text for one in alike]
    assert entry.id in listed(screen) and not set(entry.merged_ids) & set(listed(screen))
    assert screen.desk.stack.count() == 1
    qtbot.keyClick(screen.inside(), Key.Key_U)
    assert {one.id for one in alike} <= set(listed(screen))
    screen.desk.undo()
    settled(qtbot, screen)
    assert entry.id in listed(screen)
    screen.desk.undo()
    assert asked(screen) == before


def test_shift_m_puts_a_question_as_one_with_the_one_above_whatever_their_words(qtbot, screen):
    above, chosen = named(screen, "Both of the cases"), choose(screen, "Which two partners")
    qtbot.keyClick(screen.inside(), Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    entry = screen.inside().row().question
    assert (entry.merged_ids, entry.text) == ((above.id, chosen.id), above.text)
    answered = choose(screen, "What has changed since")
    with qtbot.waitSignal(screen.desk.noticed):
        screen._doing.merge_above()
    assert screen.desk.now(answered) == answered


def dragged(screen, question, onto, *, with_ctrl):
    """A question carried by the mouse to the middle of another's row, and let go there."""
    view = screen.inside()
    carried = view.rows.mimeData([view.rows.place_of(question.id)])
    view.scrollTo(view.rows.place_of(onto.id))
    place = QPointF(view.visualRect(view.rows.place_of(onto.id)).center())
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    held = Ctrl if with_ctrl else Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    view.dragEnterEvent(QDragEnterEvent(place.toPoint(), actions, carried, left, held))
    move = QDragMoveEvent(place.toPoint(), actions, carried, left, held)
    view.dragMoveEvent(move)
    aimed = view.grab().toImage()
    view.dropEvent(QDropEvent(place, actions, carried, left, held))
    return move, aimed


def test_a_question_dropped_on_another_with_ctrl_is_put_as_one_with_it_and_one_undo_parts_them(qtbot, screen):
    before = asked(screen)
    first, second = named(screen, "Both of the cases"), named(screen, "Which two partners")
    plain = screen.inside().grab().toImage()
    move, aimed = dragged(screen, second, first, with_ctrl=True)
    assert move.isAccepted() and move.dropAction() is Qt.DropAction.CopyAction
    assert aimed != plain
    entry = screen.inside().row().question
    assert (entry.merged_ids, entry.text) == ((first.id, second.id), first.text)
    assert screen.desk.stack.count() == 1
    screen.desk.undo()
    assert asked(screen) == before


def test_without_ctrl_a_drop_only_moves_and_with_ctrl_none_that_was_answered_is_put_as_one(qtbot, screen):
    first, second = named(screen, "Both of the cases"), named(screen, "Which two partners")
    dragged(screen, second, first, with_ctrl=False)
    assert not any(one.merged_ids for one in asked(screen))
    answered = named(screen, "What has changed since")
    with qtbot.waitSignal(screen.desk.noticed):
        dragged(screen, second, answered, with_ctrl=True)
    assert screen.desk.now(answered) == answered


def test_questions_are_chosen_in_a_list_and_put_as_one_by_keys_alone(qtbot, screen, alike):
    first = choose(screen, "Both of the cases")
    assert screen._question.merging.isVisible() and screen._question.merging.isEnabled()
    qtbot.keyClick(screen.inside(), Key.Key_M, CtrlShift)
    dialog = screen.findChild(MergeDialog)
    qtbot.waitUntil(dialog.list.hasFocus)
    assert not dialog.decide.isEnabled()
    qtbot.keyClick(dialog.list, Key.Key_Space)
    qtbot.keyClick(dialog.list, Key.Key_Down)
    qtbot.keyClick(dialog.list, Key.Key_Space)
    qtbot.keyClick(dialog.list, Key.Key_Return)
    entry = screen.inside().row().question
    assert entry.text == first.text and len(entry.merged_ids) == 3
    screen.desk.undo()
    assert not any(one.merged_ids for one in asked(screen))


def test_those_that_ask_much_the_same_stand_first_in_that_list(qtbot, screen, alike):
    choose(screen, alike[0].text)
    screen._question.merging.click()
    dialog = screen.findChild(MergeDialog)
    assert [dialog.list.item(at).text().split("\n")[0] for at in (0, 1)] == [each.text for each in alike[1:]]


def test_what_came_of_the_entry_is_shown_on_each_and_then_it_stays_together(qtbot, screen, alike):
    choose(screen, alike[0].text)
    qtbot.keyClick(screen.inside(), Key.Key_M)
    entry = next(one for one in asked(screen) if one.merged_ids)
    screen.desk.change("outcome", old=entry, new=replace(entry, standing=Standing.PARTLY_ANSWERED))
    settled(qtbot, screen)
    assert {each.standing for each in screen.known.wordings(entry)} == {Standing.PARTLY_ANSWERED}
    with pytest.raises(Exception, match="put in the meeting as one"):
        screen._doing.take_apart()


def test_a_question_that_was_merged_is_found_as_its_entry(qtbot, screen, alike):
    choose(screen, alike[0].text)
    qtbot.keyClick(screen.inside(), Key.Key_M)
    assert screen.show_record("questions", alike[1].id, -1)
    assert screen.inside().row().question.merged_ids


def test_s_splits_the_theme_at_the_chosen_question_and_j_joins_it_again(qtbot, screen):
    before, meeting = asked(screen), screen.desk.meeting.id
    known = themes.for_meeting(screen.desk.library, meeting)
    chosen = choose(screen, "Training is reported")
    qtbot.keyClick(screen.inside(), Key.Key_S)
    assert screen._theme.name.hasFocus()
    split = themes.for_meeting(screen.desk.library, meeting)
    assert [each.id for each in split] == [known[0].id, split[1].id, *(each.id for each in known[1:])]
    assert [one.theme_id for one in asked(screen)][:3] == [known[0].id, split[1].id, split[1].id]
    assert screen.desk.now(chosen).theme_id == split[1].id
    screen.show_record("themes", split[1].id, -1)
    screen.inside().setFocus()
    qtbot.keyClick(screen.inside(), Key.Key_J)
    assert asked(screen) == before
    assert screen.inside().row().group.theme_id == known[0].id
    screen.desk.undo()
    screen.desk.undo()
    assert (asked(screen), themes.for_meeting(screen.desk.library, meeting)) == (before, known)


def test_joined_themes_keep_the_minutes_of_both(qtbot, screen):
    known = themes.for_meeting(screen.desk.library, screen.desk.meeting.id)
    screen.show_record("themes", known[1].id, -1)
    screen.inside().setFocus()
    qtbot.keyClick(screen.inside(), Key.Key_J)
    joined = themes.for_meeting(screen.desk.library, screen.desk.meeting.id)
    assert (joined[0].minutes, len(joined)) == (known[0].minutes + known[1].minutes, len(known) - 1)


def test_ctrl_return_saves_and_goes_on_to_a_blank_question_of_the_same_theme_and_addressee(qtbot, screen):
    before = choose(screen, "Training is reported")
    screen._edit()
    qtbot.keyClicks(screen._question.text, " Really?")
    qtbot.keyClick(screen._question.text, Key.Key_Return, Ctrl)
    assert screen.desk.now(before).text.endswith(" Really?")
    blank = screen.inside().row().question
    assert (blank.text, blank.theme_id, blank.addressee) == ("", before.theme_id, before.addressee)
    assert screen._question.text.hasFocus()
    qtbot.keyClick(screen._question.text, Key.Key_Return, Ctrl)
    assert screen.inside().hasFocus() and len(asked(screen)) == 15


def shown_rows(screen):
    rows = screen._list.rows
    every = (rows.index(at).data(ROW) for at in range(rows.rowCount()))
    return [each for each in every if each.question]


def test_my_plan_has_my_own_questions_in_my_own_order_and_leaves_the_chairs_alone(qtbot, screen):
    order = asked(screen)
    mine = [each for each in order if each.owner in ("", screen.desk.me.id)][:2]
    for each in mine:
        screen.show_record("questions", each.id, -1)
        screen.inside().setFocus()
        qtbot.keyClick(screen.inside(), Key.Key_P)
    settled(qtbot, screen)
    signed = {row.question.id for row in shown_rows(screen) if "✓ In my plan" in row.source}
    assert signed == {each.id for each in mine}
    screen._sidebar.list_picked.emit(str(Shown.MINE))
    assert listed(screen) == [each.id for each in mine]
    screen.show_record("questions", mine[1].id, -1)
    screen.inside().setFocus()
    qtbot.keyClick(screen.inside(), Key.Key_Up, Ctrl)
    assert listed(screen) == [mine[1].id, mine[0].id]
    assert asked(screen) == order
    screen.desk.undo()
    plan = own_plans.of(screen.desk.library, screen.desk.meeting.id, screen.desk.me.id)
    assert plan.question_ids == tuple(each.id for each in mine)


def test_somebody_elses_question_is_not_put_in_my_plan(qtbot, screen, alike):
    screen.show_record("questions", alike[1].id, -1)
    screen.inside().setFocus()
    with qtbot.waitSignal(screen.desk.noticed):
        qtbot.keyClick(screen.inside(), Key.Key_P)
    assert own_plans.of(screen.desk.library, screen.desk.meeting.id, screen.desk.me.id) is None


def test_a_member_who_is_not_the_chair_plans_in_the_own_plan(qtbot, screen):
    introduce(screen.desk, "Cllr Example", Role.MEMBER)
    screen.fill()
    question = choose(screen, "How often has the Learning")
    assert screen._question.plan.text() == "Put in my plan"
    qtbot.mouseClick(screen._question.plan, Qt.MouseButton.LeftButton)
    settled(qtbot, screen)
    assert screen._question.plan.text() == "Take out of my plan"
    assert screen.desk.now(question) == question


def test_return_on_what_has_no_question_writes_one(qtbot, screen):
    invited = witnesses.for_meeting(screen.desk.library, screen.desk.meeting.id)
    advice = recommendations.for_meeting(screen.desk.library, screen.desk.meeting.id)[0]
    for one in asked(screen):
        rest = tuple(each for each in one.recommendation_ids if each != advice.id)
        screen.desk.change("edit", old=one, new=replace(one, recommendation_ids=rest, addressee=""))
    settled(qtbot, screen)
    gaps = screen._sidebar.coverage
    gaps.setFocus()
    gaps.setCurrentIndex(gaps.rows.place_of(f"recommendations {advice.id}"))
    assert len(asked(screen)) == 14
    qtbot.keyClick(gaps, Key.Key_Return)
    assert screen.inside().row().question.recommendation_ids == (advice.id,)
    assert screen._question.text.hasFocus()
    settled(qtbot, screen)
    assert gaps.rows.row_of(f"recommendations {advice.id}") < 0
    screen._sidebar.gap_picked.emit(f"witnesses {invited[0].id}")
    assert screen.inside().row().question.addressee == invited[0].name


def test_time_beyond_what_there_is_is_said_in_words(qtbot, screen):
    theme = themes.for_meeting(screen.desk.library, screen.desk.meeting.id)[0]
    available = screen.known.coverage.available
    rest = screen.known.coverage.planned - theme.minutes
    screen.desk.change("edit", old=theme, new=replace(theme, minutes=available - rest + 12))
    settled(qtbot, screen)
    assert "12 min more than there are" in screen.words()


def test_an_opening_is_written_into_a_new_question_about_its_recommendation(qtbot, screen):
    question = choose(screen, "four posts")
    qtbot.keyClick(screen, Key.Key_J, CtrlShift)
    dialog = screen.findChild(OpeningDialog)
    qtbot.waitUntil(dialog.list.hasFocus)
    assert dialog.source.text()
    words = dialog.list.item(1).text()
    qtbot.keyClick(dialog.list, Key.Key_Down)
    qtbot.keyClick(dialog.list, Key.Key_Return)
    added = screen.inside().row().question
    assert (added.text, added.recommendation_ids) == (words, question.recommendation_ids[:1])
    assert "recommendation 4" in words
    field = screen._question.text
    assert screen.focusWidget() is field
    assert field.textCursor().atEnd()


def test_openings_that_are_switched_off_are_not_offered(qtbot, screen):
    choose(screen, "four posts")
    prompting.switch(screen.desk.library, is_on=False)
    qtbot.keyClick(screen, Key.Key_J, CtrlShift)
    assert screen.findChild(OpeningDialog) is None
    assert screen.inside().row().question.text == ""


def test_the_members_own_openings_are_kept_and_reset(qtbot, screen):
    dialog = OwnOpeningsDialog(screen.desk, screen)
    ours = dialog.words.toPlainText()
    dialog.words.setPlainText("Who pays for {recommendation}?\n" + ours.splitlines()[0])
    dialog.accept()
    first, second = prompting.offered(screen.desk.library, screen.desk.resources)
    assert (first.source, second) == ("own", prompting.ours(screen.desk.resources)[0])
    again = OwnOpeningsDialog(screen.desk, screen)
    again._reset()
    assert again.words.toPlainText() == ours
    again.accept()
    assert not prompting.are_own(screen.desk.library)


def test_the_preview_is_what_leaves_and_says_what_does_not(qtbot, screen):
    from scrutiny_desktop.domain.note import Visibility

    hidden = named(screen, "four posts")
    screen.desk.change("hide", old=hidden, new=replace(hidden, visibility=Visibility.PRIVATE))
    dialog = PlanDialog(screen.desk, screen)
    assert hidden.text not in dialog.preview.toPlainText()
    assert dialog.left_out.text().startswith("1 question is private and is left out.")
    assert dialog.said.text() == "Questions in it: 10. Public."
    dialog.kinds[PlanKind.BRIEF].setChecked(True)
    dialog.for_myself.setChecked(True)
    assert hidden.text in dialog.preview.toPlainText()
    assert "not to be passed on" in dialog.said.text()
    dialog.kinds[PlanKind.ORDER].setChecked(True)
    assert hidden.text not in dialog.preview.toPlainText()
    dialog.close()


def test_the_plan_is_saved_as_a_job_and_copied_as_text(qtbot, screen, tmp_path):
    dialog = PlanDialog(screen.desk, screen)
    dialog._copy()
    assert QApplication.clipboard().text() == dialog.preview.toPlainText()
    dialog.forms[PlanForm.WORD].setChecked(True)
    with qtbot.waitSignal(screen.desk.noticed, timeout=20_000):
        save(screen.desk, dialog.order(), dialog.form(), tmp_path / "plan.docx")
    assert (tmp_path / "plan.docx").read_bytes()[:2] == b"PK"
    dialog.accept()
    asking = screen.findChild(QFileDialog)
    assert asking.selectedFiles()[0].endswith("Running order of questions.docx")
    asking.reject()


def test_the_largest_text_makes_no_dialog_larger_than_the_screen(qtbot, sample_desk):
    sample_desk.dress("light", 200)
    owner = QWidget()
    qtbot.addWidget(owner)
    for made in (PlanDialog(sample_desk, owner), BringForwardDialog(sample_desk, owner)):
        room = made.screen().availableSize()
        assert made.width() <= room.width()
        assert made.height() <= room.height()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_choices_of_the_plan_never_scroll_sideways(qtbot, sample_desk, percent):
    sample_desk.dress("light", percent)
    owner = QWidget()
    qtbot.addWidget(owner)
    dialog = PlanDialog(sample_desk, owner)
    dialog.resize(800, 700)
    dialog.open()
    assert dialog.width() == 800
    for kind in dialog.kinds.values():
        kind.setChecked(True)
        QApplication.processEvents()
        assert dialog._choices.horizontalScrollBar().maximum() == 0
    dialog.reject()


@pytest.fixture
def long_plan(qtbot, screen):
    """More questions than are written before the next frame."""
    first, last = asked(screen)[0], asked(screen)[-1].rank
    made = [replace(first, id=f"long{at:03}", text=f"Who checks pier {at} of the harbour wall?", rank=last + 1 + at,
                    theme_id="", standing=Standing.DRAFT, merged_ids=()) for at in range(AT_ONCE + 20)]  # fmt: skip
    screen.desk.ledger.swap_all([(None, each) for each in made])
    screen.desk.changed.emit("", "")
    settled(qtbot, screen)
    screen.desk.stack.clear()
    return made


def written(qtbot, screen, act):
    """Does something to very many, and waits until it is written beside the window."""
    before = asked(screen)
    act()
    assert asked(screen) == before
    assert QApplication.activeModalWidget() is not None
    qtbot.waitUntil(lambda: not screen.desk.jobs.is_busy)
    assert QApplication.activeModalWidget() is None
    settled(qtbot, screen)


def test_an_added_question_among_very_many_is_written_beside_the_window_and_then_open(qtbot, screen, long_plan):
    written(qtbot, screen, lambda: screen.add_question(("", long_plan[0].id)))
    new = screen.inside().row().question
    assert (new.text, screen.desk.stack.undoText()) == ("", "add question")
    assert screen.focusWidget() is screen._question.text
    assert len(asked(screen)) == len(screen.known.every)


def test_very_many_are_put_as_one_taken_apart_split_and_joined_each_as_one_step(qtbot, screen, long_plan):
    before = asked(screen)
    written(qtbot, screen, lambda: screen._doing.merge(long_plan[:2]))
    entry = screen.inside().row().question
    assert entry.merged_ids == ("long000", "long001")
    written(qtbot, screen, screen._doing.take_apart)
    assert screen.inside().row().question.id == "long000"
    assert asked(screen) == before
    choose(screen, "pier 5 of")
    written(qtbot, screen, screen._doing.split_theme)
    assert screen.focusWidget() is screen._theme.name
    added = screen.chosen.group.theme
    assert named(screen, "pier 79 of").theme_id == added.id
    written(qtbot, screen, screen._doing.join_theme)
    assert screen.chosen.group.theme.id != added.id
    assert screen.desk.stack.count() == 4
    for _ in range(4):
        screen.desk.undo()
        qtbot.waitUntil(lambda: not screen.desk.jobs.is_busy)
    assert asked(screen) == before
