"""The checklist's table: filtered, sorted, grouped, written in and changed by many rows, by keys alone."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.checklist_filter import Ended, Need, Sieve
from scrutiny_desktop.domain.checklist_order import Group, Grouping
from scrutiny_desktop.domain.recommendation import (
    Assessment,
    Assurance,
    Ending,
    EndingKind,
    Progress,
    Rating,
    Recommendation,
    Response,
)
from scrutiny_desktop.store import assessments, progress_reports, recommendations
from scrutiny_desktop.views.checklist.model import Column
from scrutiny_desktop.views.checklist.screen import ChecklistScreen
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.fields import Choice
from scrutiny_desktop.views.row_list import SPOKEN

Key, Ctrl, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def known(screen):
    return recommendations.for_meeting(screen.desk.library, screen.desk.meeting.id)


def named(screen, number):
    return next(each for each in known(screen) if each.number == number)


def settled(qtbot, screen):
    qtbot.waitUntil(lambda: not screen._is_stale)


def numbers(screen):
    lines = screen._table.rows.lines()
    return [line.recommendation.number if isinstance(line, ChecklistRow) else line.key for line in lines]


def go(screen, number, column=Column.TEXT):
    table = screen._table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(table.rows.row_of(named(screen, number).id), column))


def editor(screen):
    inside = screen._table.viewport().findChildren(QWidget)
    found = [each for each in inside if each.property("cell") and each.isVisible()]
    assert len(found) == 1
    return found[0]


def write(qtbot, screen, number, column, words):
    go(screen, number, column)
    qtbot.keyClick(screen._table, Key.Key_F2)
    field = editor(screen)
    assert field.hasFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    return field


def wide(screen):
    """All columns, with room for them."""
    screen.resize(2400, 900)
    screen._panes.setSizes([2000, 400])
    screen._looking.views.change(hidden=())
    QApplication.processEvents()


# Looking


def test_words_leave_the_rows_that_hold_them_all(qtbot, screen):
    qtbot.keyClick(screen._table, Key.Key_F, Ctrl)
    field = screen._looking.line.words
    assert field.hasFocus()
    qtbot.keyClicks(field, "police strategy")
    qtbot.waitUntil(lambda: numbers(screen) == ["7"])
    assert screen._looking.line.count.text() == "1 of 10"
    qtbot.keyClick(field, Key.Key_Down)
    assert screen._table.hasFocus()
    assert screen._table.row().recommendation.number == "7"
    assert screen._detail.number.text() == "7"
    field.setFocus()
    qtbot.keyClick(field, Key.Key_Escape)
    qtbot.waitUntil(lambda: len(numbers(screen)) == 10)


def test_what_fits_nothing_says_so_and_offers_a_way_back(qtbot, screen):
    screen._looking.views.change(sieve=Sieve(words="zebra"))
    assert screen._looking._none.isVisible()
    assert "10" in screen._looking._none.text()
    screen._looking.views.change(sieve=Sieve())
    assert not screen._looking._none.isVisible()


def test_needs_are_counted_chosen_and_pressed_away(qtbot, screen):
    line = screen._looking.line
    line.toggle(Need.NO_EVIDENCE)
    line.toggle(Need.OVERDUE)
    assert numbers(screen) == ["8", "9"]
    assert [each.text() for each in line._chips] == ["No evidence (5)  ×", "Overdue (4)  ×"]
    line._chips[1].click()
    assert numbers(screen) == ["5", "6", "8", "9", "10"]
    assert len(line._chips) == 1


def test_ended_ones_are_hidden_counted_and_found(qtbot, screen):
    one = named(screen, "3")
    ending = Ending(kind=EndingKind.CLOSED, on=date(2031, 6, 1), why="Done")
    screen.desk.change("end", old=one, new=replace(one, ending=ending))
    settled(qtbot, screen)
    go(screen, "4")
    screen._looking.views.change(sieve=Sieve())
    assert "3" not in numbers(screen)
    assert screen._looking.line.count.text() == "9 of 10 · 1 ended, not shown"
    screen._looking.views.change(sieve=Sieve(ended=Ended.ENDED))
    assert numbers(screen) == ["3"]
    screen._looking.views.change(sieve=Sieve())
    assert screen.show_record("recommendations", one.id, -1)
    assert screen._table.row().recommendation.number == "3"


def test_a_row_that_no_longer_fits_stays_until_the_person_looks_again(qtbot, screen):
    screen._looking.line.toggle(Need.NOT_JUDGED)
    before = numbers(screen)
    go(screen, before[0])
    qtbot.keyClick(screen._table, Key.Key_4, Ctrl)
    settled(qtbot, screen)
    assert numbers(screen) == before
    screen._looking.line.toggle(Need.OVERDUE)
    screen._looking.line.toggle(Need.OVERDUE)
    assert numbers(screen) == before[1:]


def test_the_column_of_the_cell_sorts_by_key_and_says_so(qtbot, screen):
    go(screen, "3", Column.ASSURANCE)
    qtbot.keyClick(screen._table, Key.Key_O, Ctrl | Shift)
    assert numbers(screen) == ["2", "5", "6", "8", "9", "10", "3", "4", "1", "7"]
    rows = screen._table.rows
    assert rows.headerData(Column.ASSURANCE, Qt.Orientation.Horizontal, SPOKEN) == "My assurance, sorted upwards"
    qtbot.keyClick(screen._table, Key.Key_O, Ctrl | Shift)
    assert numbers(screen)[0] == "7"
    assert rows.headerData(Column.ASSURANCE, Qt.Orientation.Horizontal, SPOKEN) == "My assurance, sorted downwards"
    assert screen._table.row().recommendation.number == "3"


def test_numbers_are_sorted_as_people_count(qtbot, screen):
    assert numbers(screen) == [str(each) for each in range(1, 11)]


def test_groups_stand_above_their_rows_fold_by_key_and_are_spoken(qtbot, screen):
    screen._looking.views.change(grouping=Grouping.AGENCY)
    rows, table = screen._table.rows, screen._table
    groups = [line for line in rows.lines() if isinstance(line, Group)]
    assert sum(len(each.rows) for each in groups) == 10
    police = next(at for at, line in enumerate(rows.lines()) if isinstance(line, Group) and line.key.endswith("Police"))
    table.setFocus()
    table.setCurrentIndex(rows.index(police, Column.TEXT))
    assert rows.index(police, 0).data(SPOKEN).startswith("Group, unfolded: Examplebridge")
    whole = rows.rowCount()
    qtbot.keyClick(table, Key.Key_Left)
    assert rows.rowCount() < whole
    assert rows.index(table.currentIndex().row(), 0).data(SPOKEN).startswith("Group, folded")
    qtbot.keyClick(table, Key.Key_Right)
    assert rows.rowCount() == whole
    spoken = rows.index(rows.row_of(named(screen, "7").id), Column.TEXT).data(SPOKEN)
    assert spoken.endswith("in group Examplebridge Police")


def test_a_grouped_table_keeps_the_rules_of_qt(qtmodeltester, screen):
    screen._looking.views.change(grouping=Grouping.STATE)
    qtmodeltester.check(screen._table.rows)


def test_a_view_is_saved_renamed_removed_and_comes_back(qtbot, screen, shown):
    views = screen._looking.views
    views.change(grouping=Grouping.STATE, sieve=Sieve(needs=(Need.OVERDUE,)))
    assert screen._looking.line.view.text() == "All open (changed)"
    views.save_as("My worries")
    views.rename("Worries")
    views.change(sorted_by=Column.DUE)
    assert views.is_changed
    again = shown(ChecklistScreen(screen.desk))
    assert again._looking.line.view.text() == "Worries (changed)"
    assert again._looking.views.now == views.now
    again._looking.views.choose(again._looking.views.own[0])
    assert again._looking.views.now.sorted_by is Column.NUMBER
    again._looking.views.remove()
    assert again._looking.views.own == ()
    again.hide()


def test_every_ready_view_can_be_chosen(screen):
    for view in screen._looking.views.every:
        screen._looking.views.choose(view)
        assert not screen._looking.views.is_changed


def test_menus_of_the_line_offer_what_there_is(screen):
    line = screen._looking.line
    for door, many in ((line.needs, 11), (line.groups, 5), (line.columns, 12), (line.view, 9)):
        menu = door.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        assert len([each for each in menu.actions() if not each.isSeparator()]) == many
        assert door.accessibleName()


# Columns


def test_columns_that_tell_nothing_are_not_shown_and_others_can_be_put_away(qtbot, screen):
    wide(screen)
    shown = screen._table.shown_columns()
    assert {Column.SERIES, Column.THEME, Column.PANELS}.isdisjoint(shown)
    one = named(screen, "3")
    agreed = Assessment(id="panel", recommendation_id=one.id, meeting_id=one.meeting_id, is_panels=True,
                        assurance=Assurance.ASSURED)  # fmt: skip
    screen.desk.change_all("x", [(one, replace(one, series="A", theme="B")), (None, agreed)])
    settled(qtbot, screen)
    assert screen._table.shown_columns() == list(Column)
    screen._looking.views.change(hidden=(Column.EVIDENCE, Column.DUE))
    assert {Column.EVIDENCE, Column.DUE}.isdisjoint(screen._table.shown_columns())
    assert "due 31 Mar 2031" in screen._table.rows.words.aside(
        screen._known.row(one.id), screen._table.cells.columns)  # fmt: skip


def test_a_width_is_kept_by_key_and_comes_back(qtbot, screen, shown):
    wide(screen)
    table = screen._table
    go(screen, "3", Column.LEAD)
    before = table.columnWidth(Column.LEAD)
    for _ in range(3):
        qtbot.keyClick(table, Key.Key_Right, Qt.KeyboardModifier.AltModifier | Shift)
    table.measure()
    assert table.columnWidth(Column.LEAD) > before
    again = shown(ChecklistScreen(screen.desk))
    wide(again)
    again._table.measure()
    assert again._table.columnWidth(Column.LEAD) == table.columnWidth(Column.LEAD)
    again._looking._reset_widths()
    assert again._table.columnWidth(Column.LEAD) == before
    again.hide()


def test_the_reports_own_rating_stands_in_words(qtbot, screen):
    report = progress_reports.for_meeting(screen.desk.library, screen.desk.meeting.id)[-1]
    screen.desk.change("rate", old=report, new=replace(report, rating=Rating.AMBER))
    settled(qtbot, screen)
    at = screen._table.rows.row_of(report.recommendation_id)
    assert screen._table.rows.index(at, Column.REPORTED).data(SPOKEN).endswith(", rated amber")


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [900, 1400])
def test_a_row_is_as_high_as_what_is_drawn_in_it(screen, percent, width):
    screen.desk.dress("light", percent)
    screen.resize(width, 700)
    screen._table.measure()
    table = screen._table
    for at, row in enumerate(table.rows.lines()):
        place = table.visualRect(table.rows.index(at, Column.TEXT))
        room = place.adjusted(table.cells._pad(), 0, -screen.desk.theme.size("s1"), 0)
        drawn = table.cells._text_cell(None, room, row)
        assert drawn <= table.rowHeight(at)


# Writing


def test_words_are_written_in_a_cell_by_keys_alone(qtbot, screen):
    one = named(screen, "3")
    field = write(qtbot, screen, "3", Column.TEXT, "Staff are heard.")
    qtbot.keyClick(field, Key.Key_Return)
    assert screen.desk.now(one).text == "Staff are heard."
    assert screen.desk.stack.undoText() == "edit recommendation"
    settled(qtbot, screen)
    assert screen._table.hasFocus()
    screen.desk.undo()
    assert screen.desk.now(one) == one


def test_tab_keeps_and_goes_on_to_the_next_cell_that_can_be_written_in(qtbot, screen):
    wide(screen)
    one = named(screen, "3")
    field = write(qtbot, screen, "3", Column.LEAD, "Zebra Trust")
    qtbot.keyClick(field, Key.Key_Tab)
    assert screen.desk.now(one).lead_agency == "Zebra Trust"
    choice = editor(screen)
    assert isinstance(choice, Choice)
    settled(qtbot, screen)
    assert editor(screen) is choice
    qtbot.keyClick(choice, Key.Key_3)
    assert screen.desk.now(one).response is Response.PARTLY_ACCEPTED
    go(screen, "3", Column.DUE)
    field = write(qtbot, screen, "3", Column.DUE, "end of June 2031")
    qtbot.keyClick(field, Key.Key_Tab)
    assert screen.desk.now(one).due == date(2031, 6, 30)
    following = editor(screen)
    assert screen._table.currentIndex().column() == Column.NUMBER
    qtbot.keyClick(following, Key.Key_Backtab)
    assert screen._table.currentIndex().column() == Column.DUE


def test_nothing_moves_under_a_person_who_writes_and_it_is_put_in_order_after(qtbot, screen):
    wide(screen)
    screen._looking.views.change(sorted_by=Column.LEAD)
    order = numbers(screen)
    field = write(qtbot, screen, order[0], Column.LEAD, "Zebra Trust")
    qtbot.keyClick(field, Key.Key_Tab)
    settled(qtbot, screen)
    assert numbers(screen) == order
    other = named(screen, order[5])
    screen.desk.change("x", old=other, new=replace(other, text="Changed elsewhere"))
    settled(qtbot, screen)
    choice = editor(screen)
    qtbot.keyClick(choice, Key.Key_Escape)
    assert numbers(screen)[-1] == order[0]


def test_escape_leaves_and_what_was_typed_is_there_again(qtbot, screen):
    one = named(screen, "3")
    field = write(qtbot, screen, "3", Column.NUMBER, "3a")
    qtbot.keyClick(field, Key.Key_Escape)
    assert screen.desk.now(one) == one
    go(screen, "3", Column.NUMBER)
    with qtbot.waitSignal(screen.desk.noticed):
        qtbot.keyClick(screen._table, Key.Key_F2)
    assert editor(screen).text() == "3a"
    qtbot.keyClick(editor(screen), Key.Key_Escape)
    qtbot.keyClick(screen._table, Key.Key_F2)
    assert editor(screen).text() == "3"


def test_leaving_a_cell_for_another_place_keeps_what_was_typed(qtbot, screen):
    one = named(screen, "3")
    write(qtbot, screen, "3", Column.NUMBER, "3a")
    screen._looking.line.words.setFocus()
    assert screen.desk.now(one).number == "3a"


def test_a_state_is_judged_and_reported_by_its_number(qtbot, screen):
    wide(screen)
    one = named(screen, "5")
    for column, key in ((Column.ASSURANCE, Key.Key_4), (Column.REPORTED, Key.Key_4)):
        go(screen, "5", column)
        qtbot.keyClick(screen._table, Key.Key_F2)
        qtbot.keyClick(editor(screen), key)
        settled(qtbot, screen)
    mine = assessments.for_meeting(screen.desk.library, one.meeting_id, screen.desk.me.id)
    assert next(each for each in mine if each.recommendation_id == one.id).assurance is Assurance.ASSURED
    last = progress_reports.of_recommendation(screen.desk.library, one.id)[-1]
    assert (last.progress, last.on) == (Progress.COMPLETE, date(2031, 6, 12))
    count = screen.desk.stack.count()
    go(screen, "5", Column.REPORTED)
    qtbot.keyClick(screen._table, Key.Key_F2)
    qtbot.keyClick(editor(screen), Key.Key_Return)
    qtbot.waitUntil(lambda: not screen._table.is_written_in)
    assert screen.desk.stack.count() == count


def test_words_that_name_no_day_are_kept_as_they_are(qtbot, screen):
    wide(screen)
    one = named(screen, "3")
    qtbot.keyClick(write(qtbot, screen, "3", Column.DUE, "ongoing"), Key.Key_Return)
    qtbot.waitUntil(lambda: screen.desk.now(one).due is None)
    assert screen.desk.now(one).timescale == "ongoing"


# Many rows


def select(qtbot, screen, first, many):
    go(screen, first)
    for _ in range(many - 1):
        qtbot.keyClick(screen._table, Key.Key_Down, Shift)


def test_many_rows_are_judged_in_one_step(qtbot, screen):
    select(qtbot, screen, "4", 3)
    qtbot.keyClick(screen._table, Key.Key_4, Ctrl)
    mine = {each.recommendation_id: each.assurance for each in
            assessments.for_meeting(screen.desk.library, screen.desk.meeting.id, screen.desk.me.id)}  # fmt: skip
    assert [mine[named(screen, each).id] for each in "456"] == [Assurance.ASSURED] * 3
    assert screen.desk.stack.undoText() == "judge recommendation (3)"
    settled(qtbot, screen)
    assert [row.recommendation.number for row in screen._table.selected()] == ["4", "5", "6"]
    before = screen.desk.stack.index()
    screen.desk.undo()
    assert screen.desk.stack.index() == before - 1


def test_what_is_set_for_many_is_one_step_each(qtbot, screen):
    select(qtbot, screen, "4", 3)
    chosen, changes = screen._acts.selected(), screen._acts.changes
    changes.set_words(chosen, Column.THEME, "Ferries")
    changes.respond(chosen, Response.NOT_ACCEPTED)
    changes.revise(chosen, "30 Sept 2031", "Staff left")
    changes.end(chosen, "Done")
    for each in "456":
        now = named(screen, each)
        assert (now.theme, now.response, now.due) == ("Ferries", Response.NOT_ACCEPTED, date(2031, 9, 30))
        assert (now.revisions[-1].why, now.ending.why) == ("Staff left", "Done")
    changes.reopen(chosen)
    assert named(screen, "4").is_open
    assert screen.desk.stack.count() == 5


def test_a_rule_that_forbids_one_leaves_all(qtbot, screen):
    before = known(screen)
    with qtbot.waitSignal(screen.desk.troubled):
        screen._acts.changes.respond(before, Response.AWAITING)
    assert known(screen) == before


def test_all_rows_are_selected_copied_and_removed_by_keys(qtbot, screen):
    go(screen, "1")
    qtbot.keyClick(screen._table, Key.Key_A, Ctrl)
    qtbot.keyClick(screen._table, Key.Key_C, Ctrl)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 11
    assert lines[0].startswith("No.\tRecommendation\t")
    assert {line.count("\t") for line in lines} == {len(screen._table.shown_columns()) - 1}
    qtbot.keyClick(screen._table, Key.Key_Delete)
    assert known(screen) == []
    screen.desk.undo()
    assert len(known(screen)) == 10


def test_the_menu_of_a_row_offers_every_act_and_all_that_can_be_set(qtbot, screen):
    select(qtbot, screen, "4", 2)
    screen._open_menu(screen.mapToGlobal(screen.rect().center()))
    menu = next(each for each in screen.findChildren(QMenu) if each.isVisible())
    words = [each.text().replace("&", "") for each in menu.actions() if not each.isSeparator()]
    assert "Set for the selected (2)" in words
    assert "Close, by the Panel…" in words
    menu.close()


def test_groups_are_never_selected(qtbot, screen):
    screen._looking.views.change(grouping=Grouping.AGENCY)
    go(screen, "1")
    screen._table.selectAll()
    assert len(screen._table.selected()) == 10


# Speed


def test_only_the_row_that_changed_is_made_anew(qtbot, screen):
    before = screen._known
    one = named(screen, "3")
    screen.desk.change("x", old=one, new=replace(one, text="Another"))
    settled(qtbot, screen)
    same = [new is old for new, old in zip(screen._known.rows, before.rows, strict=True)]
    assert same.count(False) == 1
    assert screen._known.row(one.id).recommendation.text == "Another"


def test_every_kind_of_change_is_seen_as_if_all_were_read(qtbot, screen):
    from scrutiny_desktop.store import notes, questions
    from scrutiny_desktop.views.checklist.reading import read_checklist, whose

    desk, meeting = screen.desk, screen.desk.meeting.id
    one = named(screen, "3")
    note, question = notes.on_recommendations(desk.library, meeting)[0], questions.for_meeting(desk.library, meeting)[0]
    report = progress_reports.of_recommendation(desk.library, one.id)[-1]
    for old, new in (
        (note, replace(note, recommendation_ids=(one.id,))),
        (question, replace(question, recommendation_ids=(one.id, named(screen, "5").id))),
        (report, replace(report, words="Other words")),
        (report, None),
        (note, None),
        (one, replace(one, rank=99)),
    ):
        desk.change("x", old=desk.now(old), new=new)
        settled(qtbot, screen)
        assert screen._known == read_checklist(desk.library, whose(desk))
        desk.undo()
        settled(qtbot, screen)
        assert screen._known == read_checklist(desk.library, whose(desk))


def test_a_selection_survives_a_change_of_what_is_shown(qtbot, screen):
    select(qtbot, screen, "4", 3)
    screen._looking.views.change(sorted_by=Column.NUMBER, descends=True)
    assert sorted(row.recommendation.number for row in screen._table.selected()) == ["4", "5", "6"]
    assert screen._table.row() is not None


# Many


def test_a_long_checklist_is_fitted_a_few_rows_at_a_time_and_what_is_seen_stays(qtbot, shown, sample_desk):
    meeting = sample_desk.meeting.id
    words = "Review the thresholds at the ferry and say what came of it. "
    made = [Recommendation(id=f"r{at:03}", meeting_id=meeting, number=str(at), text=words * (at % 7), rank=at)
            for at in range(20, 290)]  # fmt: skip
    sample_desk.change_all("add", [(None, each) for each in made])
    screen = shown(ChecklistScreen(sample_desk))
    table = screen._table
    waiting = [at for at, line in enumerate(table.rows.lines()) if not table.cells.heights.knows(line)]
    assert waiting
    table.scrollTo(table.rows.index(waiting[40], Column.TEXT), table.ScrollHint.PositionAtTop)
    seen = table.rowAt(0)
    qtbot.waitUntil(lambda: all(map(table.cells.heights.knows, table.rows.lines())))
    assert abs(table.rowAt(0) - seen) <= 1
    assert [table.rowHeight(at) for at in waiting] == [table.cells.heights.of(table.rows.line(at)) for at in waiting]
    screen.hide()


def test_what_the_panel_agreed_is_written_in_its_column_once_there_is_any(qtbot, screen):
    screen._acts.changes.agree([named(screen, "1"), named(screen, "2")], Assurance.PARTLY_ASSURED)
    assert screen.desk.stack.undoText() == "agree with the Panel (2)"
    settled(qtbot, screen)
    wide(screen)
    go(screen, "3", Column.PANELS)
    qtbot.keyClick(screen._table, Key.Key_F2)
    qtbot.keyClick(editor(screen), Key.Key_4)
    agreed = assessments.agreed(screen.desk.library, screen.desk.meeting.id)
    assert {each.recommendation_id: each.assurance for each in agreed}[named(screen, "3").id] is Assurance.ASSURED
    assert screen.desk.stack.undoText() == "agree with the Panel"


def test_before_the_day_of_the_meeting_the_panel_can_have_agreed_nothing(qtbot, screen):
    assert Column.PANELS in screen._table.rows.editable
    meeting = screen.desk.meeting
    screen.desk.change("later", old=meeting, new=replace(meeting, on=date(2031, 7, 1)))
    settled(qtbot, screen)
    assert Column.PANELS not in screen._table.rows.editable


def test_closing_names_how_many_are_closed_and_leaves_what_was_closed_before(qtbot, screen):
    screen._acts._many.end(known(screen)[:1])
    (dialog,) = [each for each in screen.findChildren(Dialog) if each.isVisible()]
    assert dialog.decide.text().replace("&", "") == "Close it"
    qtbot.keyClicks(dialog.focusWidget(), "Done, and seen by the Panel.")
    dialog.accept()
    screen._acts._many.end(known(screen)[:3])
    (dialog,) = [each for each in screen.findChildren(Dialog) if each.isVisible()]
    assert dialog.decide.text().replace("&", "") == "Close all 2"
    qtbot.keyClicks(dialog.focusWidget(), "Done too.")
    dialog.accept()
    assert [each.ending.why for each in known(screen)[:3]] == ["Done, and seen by the Panel.", "Done too.", "Done too."]
