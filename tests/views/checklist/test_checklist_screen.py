"""The checklist screen: judging, reporting, adding and removing, by keys and by hand."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QTableView,
    QTextEdit,
)

from scrutiny_desktop.domain.anchor import Placement
from scrutiny_desktop.domain.carried import Carried
from scrutiny_desktop.domain.note import Grade
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.recommendation import Assurance, Progress, Response
from scrutiny_desktop.store import assessments, notes, progress_reports, questions, recommendations, rows
from scrutiny_desktop.views.checklist.linked import Door
from scrutiny_desktop.views.checklist.model import Column
from scrutiny_desktop.views.checklist.screen import ChecklistScreen
from scrutiny_desktop.views.openings import OpeningDialog

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
CtrlShift = Ctrl | Qt.KeyboardModifier.ShiftModifier


def known(screen):
    return recommendations.for_meeting(screen.desk.library, screen.desk.meeting.id)


def judged(screen):
    desk = screen.desk
    return assessments.for_meeting(desk.library, desk.meeting.id, desk.me.id)


def reports(screen, recommendation):
    every = progress_reports.for_meeting(screen.desk.library, screen.desk.meeting.id)
    return [each for each in every if each.recommendation_id == recommendation.id]


def choose(screen, number):
    one = next(each for each in known(screen) if each.number == number)
    assert screen.show_record("recommendations", one.id, -1)
    screen.inside().setFocus()
    return one


def settled(qtbot, screen):
    qtbot.waitUntil(lambda: not screen._is_stale)


def numbers(screen):
    rows = screen._table.rows
    return [rows.index(at, Column.NUMBER).data() for at in range(rows.rowCount())]


def test_the_head_counts_my_judgements_in_a_figure_and_in_words(screen):
    assert screen._summary.figure.text() == "1 of 10"
    words = "1 assured · 1 partly · 2 not assured · 6 not considered — "
    words += "reported complete: 3, of which 2 with evidence beyond a statement"
    assert screen._summary.told.text() == screen._summary.bar.accessibleDescription() == words
    assert screen.words() == "10 recommendations · 3 reported complete · 1 assured"


def test_days_past_due_are_computed_and_end_with_completion(qtbot, screen):
    rows = screen._table.rows
    assert "163 days past due" in rows.index(1, Column.TEXT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "past due" not in rows.index(2, Column.TEXT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "no date given" in rows.index(9, Column.TEXT).data(Qt.ItemDataRole.AccessibleTextRole)
    choose(screen, "2")
    assert screen._detail.overdue.text() == "163 days past due"
    screen._changes.report(known(screen)[1], Progress.COMPLETE, "Done", date(2031, 6, 12))
    settled(qtbot, screen)
    assert screen._detail.overdue.text() == ""


def test_a_first_judgement_makes_my_assessment_and_undo_takes_it_away(qtbot, screen):
    one = choose(screen, "2")
    before = judged(screen)
    qtbot.keyClick(screen.inside(), Key.Key_4, Ctrl)
    made = next(each for each in judged(screen) if each.recommendation_id == one.id)
    assert (made.assurance, made.owner, made.meeting_id) == (
        Assurance.ASSURED, screen.desk.me.id, screen.desk.meeting.id,
    )  # fmt: skip
    settled(qtbot, screen)
    assert screen._summary.figure.text() == "2 of 10"
    assert screen._detail.judgement.buttons.buttons[3].isChecked()
    screen.desk.undo()
    settled(qtbot, screen)
    assert judged(screen) == before
    assert screen._detail.judgement.buttons.buttons[0].isChecked()


def test_every_judgement_has_its_key_and_the_view_shows_how_it_moved(qtbot, screen):
    one = choose(screen, "5")
    for key, assurance in zip((Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_1), (
        Assurance.NOT_ASSURED, Assurance.PARTLY_ASSURED, Assurance.ASSURED, Assurance.NOT_CONSIDERED,
    ), strict=True):  # fmt: skip
        qtbot.keyClick(screen.inside(), key, Ctrl)
        assert next(each for each in judged(screen) if each.recommendation_id == one.id).assurance is assurance
    settled(qtbot, screen)
    assert [assurance.value for _, assurance in screen._detail.moves._shown] == [
        "not assured", "partly assured", "assured", "not considered",
    ]  # fmt: skip


def test_words_of_a_judgement_are_kept_before_any_button_is_pressed(qtbot, screen):
    one = choose(screen, "6")
    field = screen._detail.judgement.words
    field.setFocus()
    qtbot.keyClicks(field, "September is late")
    qtbot.keyClick(screen, Key.Key_2, Ctrl)
    settled(qtbot, screen)
    qtbot.keyClicks(field, ".")
    screen.desk.flush()
    made = next(each for each in judged(screen) if each.recommendation_id == one.id)
    assert (made.words, made.assurance) == ("September is late.", Assurance.NOT_ASSURED)
    assert field.hasFocus()


def test_moving_to_another_row_keeps_words_with_their_recommendation(qtbot, screen):
    one = choose(screen, "6")
    field = screen._detail.judgement.words
    qtbot.keyClicks(field, "Late")
    screen._detail.text.setFocus()
    qtbot.keyClick(screen._detail.text, Key.Key_End, Ctrl)
    qtbot.keyClicks(screen._detail.text, " Soon.")
    other = choose(screen, "7")
    assert screen.desk.now(one).text == one.text + " Soon."
    assert next(each for each in judged(screen) if each.recommendation_id == one.id).words == "Late"
    assert screen.desk.now(other) == other
    assert screen._detail.text.toPlainText() == other.text


def test_arrow_keys_move_by_rows_and_tab_leaves_the_table(qtbot, screen):
    choose(screen, "1")
    qtbot.keyClick(screen.inside(), Key.Key_Down)
    assert screen._table.row().recommendation.number == "2"
    assert screen._detail.number.text() == "2"
    qtbot.keyClick(screen.inside(), Key.Key_Tab)
    assert not screen.inside().hasFocus()


def test_a_report_is_added_beside_the_earlier_ones(qtbot, screen):
    one = choose(screen, "3")
    before = reports(screen, one)
    qtbot.keyClick(screen.inside(), Key.Key_P, CtrlShift)
    form = screen._detail.reported
    assert form.words.hasFocus()
    qtbot.waitUntil(lambda: not form.words.visibleRegion().isEmpty())
    assert form.on.day() == date(2031, 6, 12)
    qtbot.keyClicks(form.words, "Visits have begun")
    form.progress.setFocus()
    qtbot.keyClick(form.progress, Key.Key_Up)
    qtbot.mouseClick(form.add, Qt.MouseButton.LeftButton)
    added = reports(screen, one)[-1]
    assert reports(screen, one)[:-1] == before
    assert (added.progress, added.words, added.on) == (Progress.IN_PROGRESS, "Visits have begun", date(2031, 6, 12))
    settled(qtbot, screen)
    assert not form.form.isVisible()
    screen.desk.undo()
    assert reports(screen, one) == before


def test_a_report_is_added_by_the_keys_that_save_everywhere_with_its_form_in_view(qtbot, screen):
    one = choose(screen, "3")
    form = screen._detail.reported
    qtbot.keyClick(screen.inside(), Key.Key_P, CtrlShift)
    qtbot.waitUntil(lambda: not form.add.visibleRegion().isEmpty())
    qtbot.keyClicks(form.words, "Visits have begun")
    qtbot.keyClick(form.words, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert reports(screen, one)[-1].words == "Visits have begun"
    assert form.form.isHidden()
    assert form.open.hasFocus()


def test_a_report_half_typed_waits_for_its_recommendation(qtbot, screen):
    choose(screen, "3")
    screen._report()
    qtbot.keyClicks(screen._detail.reported.words, "Visits")
    choose(screen, "4")
    assert not screen._detail.reported.form.isVisible()
    choose(screen, "3")
    assert screen._detail.reported.form.isVisible()
    assert screen._detail.reported.words.toPlainText() == "Visits"
    qtbot.mouseClick(screen._detail.reported.cancel, Qt.MouseButton.LeftButton)
    choose(screen, "4")
    choose(screen, "3")
    assert not screen._detail.reported.form.isVisible()


def test_a_new_recommendation_takes_the_next_number_with_the_cursor_in_its_words(qtbot, screen):
    qtbot.keyClick(screen, Key.Key_R, CtrlShift)
    assert screen._detail.text.hasFocus()
    qtbot.keyClicks(screen._detail.text, "Housing takes part.")
    screen.desk.flush()
    added = known(screen)[-1]
    assert (added.number, added.text, added.rank) == ("11", "Housing takes part.", 10)
    screen.desk.undo()
    screen.desk.undo()
    settled(qtbot, screen)
    assert len(known(screen)) == 10
    assert screen._table.row() is not None


def test_removing_takes_reports_and_judgement_along_and_undo_brings_all_back(qtbot, screen):
    before = (known(screen), judged(screen), questions.for_meeting(screen.desk.library, screen.desk.meeting.id))
    one = choose(screen, "3")
    told = reports(screen, one)
    qtbot.keyClick(screen.inside(), Key.Key_Delete)
    assert one.id not in [each.id for each in known(screen)]
    assert one.id not in [each.recommendation_id for each in judged(screen)]
    assert questions.for_meeting(screen.desk.library, screen.desk.meeting.id) == before[2]
    assert screen._table.row().recommendation.number == "4"
    screen.desk.undo()
    settled(qtbot, screen)
    assert (known(screen), judged(screen)) == before[:2]
    assert reports(screen, one) == told


def test_a_due_date_can_be_set_changed_and_cleared(qtbot, screen):
    one = choose(screen, "10")
    due = screen._detail.due
    assert due.set.isVisible()
    due.set.click()
    assert screen.desk.now(one).due == date(2031, 6, 12)
    settled(qtbot, screen)
    due.edit.setFocus()
    due.edit.line.setText("1 sep 31")
    due.edit.read()
    assert screen.desk.now(one).due == date(2031, 9, 1)
    settled(qtbot, screen)
    due.clear.click()
    assert screen.desk.now(one).due is None
    settled(qtbot, screen)
    assert due.set.isVisible()


def test_response_and_lead_are_saved_and_named_in_undo(qtbot, screen):
    one = choose(screen, "10")
    field = screen._detail.response
    field.setFocus()
    qtbot.keyClick(field, Key.Key_Down)
    assert screen.desk.now(one).response is Response.ACCEPTED
    assert screen.desk.stack.undoText() == "change response"
    lead = screen._detail.lead
    lead.setFocus()
    lead.words.selectAll()
    qtbot.keyClicks(lead, "Zebra Trust")
    screen._detail.number.setFocus()
    assert screen.desk.now(one).lead_agency == "Zebra Trust"


def test_evidence_is_graded_in_its_card(qtbot, screen):
    choose(screen, "3")
    note = next(each for each in notes.for_meeting(screen.desk.library, screen.desk.meeting.id)
                if each.grade is Grade.STATED)  # fmt: skip
    for grade in (Grade.DOCUMENTED, Grade.VERIFIED):
        field = screen._detail.evidence.cards()[0].findChild(QComboBox)
        if grade is Grade.DOCUMENTED:
            field.setFocus()
        assert field.hasFocus()
        qtbot.keyClick(field, Key.Key_Down)
        assert screen.desk.now(note).grade is grade
        settled(qtbot, screen)


def test_evidence_opens_its_passage_and_a_question_opens_itself(qtbot, screen):
    choose(screen, "3")
    row = screen._table.row()
    evidence, question = screen._detail.evidence.cards()[0], screen._detail.questions.cards()[0]
    with qtbot.waitSignal(screen.desk.wanted) as wanted:
        qtbot.keyClick(evidence, Key.Key_Return)
    assert wanted.args == ["papers", row.evidence[0].anchor.paper_id, row.evidence[0].anchor.start]
    with qtbot.waitSignal(screen.desk.wanted) as wanted:
        qtbot.keyClick(question, Key.Key_Space)
    assert wanted.args == ["questions", row.questions[0].id, -1]


def test_a_press_on_a_header_sorts_and_keeps_the_chosen_row(qtbot, screen):
    one = choose(screen, "3")
    header = screen._table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(Column.ASSURANCE) + 5, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert numbers(screen) == ["2", "5", "6", "8", "9", "10", "3", "4", "1", "7"]
    assert screen._table.row().recommendation.id == one.id
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert numbers(screen)[0] == "7"


def test_the_table_keeps_the_rules_of_qt(qtmodeltester, screen):
    qtmodeltester.check(screen._table.rows)


def test_a_record_changed_elsewhere_is_shown_without_moving_the_person(qtbot, screen):
    one = choose(screen, "9")
    field = screen._detail.action
    field.setFocus()
    qtbot.keyClick(field, Key.Key_End, Ctrl)
    at = screen._table.verticalScrollBar().value()
    first = known(screen)[0]
    screen.desk.change("edit", old=first, new=replace(first, text="Another text"))
    settled(qtbot, screen)
    assert screen._table.rows.index(0, Column.TEXT).data() == "Another text"
    assert screen._table.verticalScrollBar().value() == at
    assert field.hasFocus()
    assert field.textCursor().position() == len(one.action)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_columns_fit_and_nothing_is_clipped_at_any_size_of_text(qtbot, screen, percent):
    screen.desk.dress("light", percent)
    screen._table.measure()
    QApplication.processEvents()
    table = screen._table
    shown = [column for column in Column if not table.isColumnHidden(column)]
    assert sum(table.columnWidth(column) for column in shown) <= table.viewport().width()
    for at in range(table.rows.rowCount()):
        for column in shown:
            needed = table.itemDelegate().sizeHint(None, table.rows.index(at, column)).height()
            assert table.rowHeight(at) >= needed


def test_every_control_has_a_name(screen):
    choose(screen, "3")
    for kind in (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QTableView, QTextEdit, Door):
        for control in screen.findChildren(kind):
            if control.isVisibleTo(screen) and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                is_inner = isinstance(control.parent(), QAbstractSpinBox)
                assert is_inner or control.accessibleName(), control


def test_an_empty_meeting_says_what_to_do(qtbot, screen):
    screen.desk.change_all("clear", [(each, None) for each in known(screen)])
    settled(qtbot, screen)
    assert screen._middle.currentWidget() is screen._empty
    assert "Ctrl+Shift+R" in screen._empty.words.text()
    screen.add_recommendation()
    assert screen._detail.text.hasFocus()
    assert known(screen)[0].number == "1"


def test_a_screen_without_a_meeting_offers_the_sample(qtbot, shown, desk):
    screen = shown(ChecklistScreen(desk))
    with qtbot.waitSignal(screen.sample_wanted):
        screen._empty.sample.click()
    screen.add_recommendation()
    screen.handlers()["judge_assured"]()
    screen._report()
    screen._remove()
    assert screen.words() == ""


def test_tab_goes_through_the_detail_as_it_is_read(qtbot, screen):
    choose(screen, "3")
    detail, tops = screen._detail, []
    focused = detail.text
    focused.setFocus()
    while detail.isAncestorOf(focused) and (focused is not detail.text or not tops):
        tops.append(focused.mapTo(detail, QPoint(0, focused.height() // 2)).y())
        qtbot.keyClick(focused, Key.Key_Tab)
        focused = QApplication.focusWidget()
    assert len(tops) > 12
    assert tops == sorted(tops)


def test_an_opening_makes_a_question_about_the_chosen_recommendation_and_shows_it(qtbot, screen):
    one = choose(screen, "5")
    before = questions.for_meeting(screen.desk.library, screen.desk.meeting.id)
    qtbot.keyClick(screen, Key.Key_J, CtrlShift)
    dialog = screen.findChild(OpeningDialog)
    assert dialog.about.currentText().startswith("5 ")
    with qtbot.waitSignal(screen.desk.wanted) as wanted:
        qtbot.keyClick(dialog.list, Key.Key_Return)
    after = questions.for_meeting(screen.desk.library, screen.desk.meeting.id)
    added = next(each for each in after if each.id not in {one.id for one in before})
    assert (added.recommendation_ids, added.addressee) == ((one.id,), one.lead_agency)
    assert "recommendation 5" in added.text
    assert wanted.args[:2] == ["questions", added.id]


def test_a_source_opens_in_the_later_version_of_its_paper_where_it_surely_stands(qtbot, screen):
    desk = screen.desk
    one = next(each for each in known(screen) if each.anchor is not None)
    screen.show_record("recommendations", one.id, -1)
    old = rows.get(desk.library, Paper, one.anchor.paper_id)
    new = replace(old, id=desk.ids.new(), earlier_id=old.id)
    there = replace(one.anchor, paper_id=new.id, start=one.anchor.start + 40)
    mark = Carried(id=desk.ids.new(), meeting_id=new.meeting_id, paper_id=new.id, record_id=one.id,
                   placement=Placement.MOVED, anchor=there)  # fmt: skip
    desk.change_all("carry", [(None, new), (None, mark)])
    settled(qtbot, screen)
    with qtbot.waitSignal(desk.wanted) as wanted:
        screen._detail.door.click()
    assert wanted.args == ["papers", old.id, one.anchor.start]
    desk.change("settle", old=mark, new=mark.accepted())
    settled(qtbot, screen)
    with qtbot.waitSignal(desk.wanted) as wanted:
        screen._detail.door.click()
    assert wanted.args == ["papers", new.id, there.start]
