"""Attendance, kept in seconds from the keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from scrutiny_desktop.domain.attendance import Presence
from scrutiny_desktop.domain.meeting import Spell
from scrutiny_desktop.store import agenda, attendance, witnesses
from scrutiny_desktop.views.live.attendance import AttendanceList
from scrutiny_desktop.views.live.times import as_line, from_line

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(qtbot, live, key, modifier=PLAIN):
    qtbot.keyClick(QApplication.focusWidget() or live, key, modifier)
    QApplication.processEvents()


def people(live):
    return {each.name: each for each in attendance.for_meeting(live.desk.library, live.desk.meeting.id)}


@pytest.fixture
def sitting(qtbot, live):
    """The meeting runs, and the keys are in the list of those who are expected."""
    live.start()
    press(qtbot, live, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is live.beside.attendance.list
    return live


def go_to(live, name):
    panel = live.beside.attendance
    panel.list.setCurrentIndex(panel.people.place_of(people(live)[name].id))


def test_one_key_marks_everyone_expected_present_and_one_undo_takes_it_back(qtbot, sitting):
    press(qtbot, sitting, Qt.Key.Key_P, SHIFT)
    assert {each.presence for each in people(sitting).values()} == {Presence.PRESENT}
    assert all(each.is_present for each in witnesses.for_meeting(sitting.desk.library, sitting.desk.meeting.id))
    assert "✓ Quorum 3, 6 present: Council Procedure Rule 8 (invented)" in sitting.beside.attendance.source.text()
    sitting.desk.undo()
    assert {each.presence for each in people(sitting).values()} == {Presence.EXPECTED}


def test_people_come_and_go_with_their_times(qtbot, sitting, evening):
    go_to(sitting, "Cllr Dummer")
    press(qtbot, sitting, Qt.Key.Key_P)
    go_to(sitting, "Cllr Sham")
    evening.pass_by(minutes=5)
    press(qtbot, sitting, Qt.Key.Key_P)
    evening.pass_by(minutes=30)
    press(qtbot, sitting, Qt.Key.Key_L)
    assert as_line(people(sitting)["Cllr Sham"].spells) == "18:10–18:40"
    evening.pass_by(minutes=5)
    press(qtbot, sitting, Qt.Key.Key_Space)
    assert as_line(people(sitting)["Cllr Sham"].spells) == "18:10–18:40, 18:45–"
    assert sitting.beside.attendance.list.currentIndex().data() == "Cllr Sham"


@pytest.mark.parametrize(
    ("key", "presence"), [(Qt.Key.Key_A, Presence.APOLOGIES), (Qt.Key.Key_X, Presence.ABSENT)]
)  # fmt: skip
def test_apologies_and_absence_are_one_key_and_can_be_taken_back(qtbot, sitting, key, presence):
    go_to(sitting, "Cllr Dummer")
    press(qtbot, sitting, key)
    assert people(sitting)["Cllr Dummer"].presence is presence
    press(qtbot, sitting, Qt.Key.Key_E)
    assert people(sitting)["Cllr Dummer"].presence is Presence.EXPECTED


def test_a_substitute_is_named_at_once_and_sits_in_the_members_place(qtbot, sitting):
    go_to(sitting, "Cllr Dummer")
    press(qtbot, sitting, Qt.Key.Key_S)
    qtbot.keyClicks(QApplication.focusWidget(), "Cllr Standin")
    press(qtbot, sitting, Qt.Key.Key_Return)
    found = people(sitting)
    assert found["Cllr Standin"].substitute_for == found["Cllr Dummer"].id
    assert (found["Cllr Dummer"].presence, found["Cllr Standin"].is_here) == (Presence.APOLOGIES, True)
    assert QApplication.focusWidget() is sitting.beside.attendance.list
    assert sitting.people.quorum().present == 1
    for _ in range(2):
        sitting.desk.undo()
    assert "Cllr Standin" not in people(sitting)
    assert people(sitting)["Cllr Dummer"].presence is Presence.EXPECTED


def test_a_declaration_is_made_for_the_item_before_the_panel_and_leaving_the_room_costs_a_seat(qtbot, sitting):
    item = agenda.for_meeting(sitting.desk.library, sitting.desk.meeting.id)[6]
    sitting.chairing.take(item)
    go_to(sitting, "Cllr Mockford")
    press(qtbot, sitting, Qt.Key.Key_P)
    press(qtbot, sitting, Qt.Key.Key_D)
    qtbot.keyClicks(QApplication.focusWidget(), "Sister works there")
    sitting.desk.flush()
    assert sitting.people.quorum().present == 1
    sitting.beside.attendance.one.lines[0].left.click()
    (declared,) = people(sitting)["Cllr Mockford"].declarations
    assert (declared.agenda_item_id, declared.words, declared.left_room) == (item.id, "Sister works there", True)
    assert sitting.people.quorum().present == 0
    assert "✕ No quorum" in sitting.beside.attendance.source.text()
    sitting.desk.undo()
    assert not people(sitting)["Cllr Mockford"].declarations[0].left_room


def test_times_can_be_put_right_and_what_is_no_time_is_said(qtbot, sitting):
    go_to(sitting, "Cllr Sham")
    press(qtbot, sitting, Qt.Key.Key_P)
    one = sitting.beside.attendance.one
    one.times.setFocus()
    one.times.setText("17:50-18:20, 18:30-")
    press(qtbot, sitting, Qt.Key.Key_Return)
    assert as_line(people(sitting)["Cllr Sham"].spells) == "17:50–18:20, 18:30–"
    one.times.setFocus()
    one.times.setText("about six")
    with qtbot.waitSignal(sitting.desk.noticed):
        press(qtbot, sitting, Qt.Key.Key_Return)
    assert as_line(people(sitting)["Cllr Sham"].spells) == "17:50–18:20, 18:30–"


def test_a_witness_is_marked_as_everyone_is(qtbot, sitting, evening):
    panel = sitting.beside.attendance
    seventh = witnesses.for_meeting(sitting.desk.library, sitting.desk.meeting.id)[6]
    panel.list.setCurrentIndex(panel.people.place_of(seventh.id))
    sitting.people.arrive(people(sitting)["Cllr Dummer"])
    evening.pass_by(minutes=6)
    press(qtbot, sitting, Qt.Key.Key_P)
    now = sitting.desk.now(seventh)
    assert (now.is_present, now.spells) == (True, (Spell(arrived=evening.now),))
    for key in (Qt.Key.Key_D, Qt.Key.Key_Delete, Qt.Key.Key_S):
        with qtbot.waitSignal(sitting.desk.noticed):
            press(qtbot, sitting, key)


def test_a_person_is_added_and_removed_by_keys_alone(qtbot, sitting):
    press(qtbot, sitting, Qt.Key.Key_Insert)
    qtbot.keyClicks(QApplication.focusWidget(), "Cllr Late")
    press(qtbot, sitting, Qt.Key.Key_Return)
    assert "Cllr Late" in people(sitting)
    press(qtbot, sitting, Qt.Key.Key_Delete)
    assert "Cllr Late" not in people(sitting)


def test_the_letters_of_the_list_are_letters_everywhere_else(qtbot, sitting):
    sitting.now.heard.setFocus()
    qtbot.keyClicks(sitting.now.heard, "plaxesd")
    assert sitting.now.heard.toPlainText() == "plaxesd"
    assert {each.presence for each in people(sitting).values()} == {Presence.EXPECTED}


def test_the_key_that_opens_it_closes_it_and_a_mark_brings_the_points_back(qtbot, live):
    live.now.heard.setFocus()
    press(qtbot, live, Qt.Key.Key_F2)
    press(qtbot, live, Qt.Key.Key_F2)
    assert live.beside.currentWidget() is live.points
    press(qtbot, live, Qt.Key.Key_F2)
    press(qtbot, live, Qt.Key.Key_F5)
    assert live.beside.currentWidget() is live.points


def test_the_list_keeps_the_rules_of_qt_and_says_how_each_stands(qtmodeltester, sample_desk):
    model = AttendanceList()
    qtmodeltester.check(model)
    model.fill(attendance.for_meeting(sample_desk.library, sample_desk.meeting.id), {})
    qtmodeltester.check(model)
    assert model.index(0).data(11) == "Cllr Example, Expected · Chair"


def test_every_control_of_the_panels_has_a_name(sitting):
    sitting.beside.attendance.one.begin()
    for panel in (sitting.beside.attendance, sitting.beside.items):
        for each in (*panel.findChildren(QAbstractButton), *panel.findChildren(QLineEdit)):
            assert each.accessibleName() or getattr(each, "text", str)() or each.objectName().startswith("qt_")


@pytest.mark.parametrize("line", ["", "17:30–", "17:30–18:05, 18:20–", "–18:05"])
def test_times_are_read_as_they_are_written(evening, line):
    assert as_line(from_line(line, evening.now)) == line


@pytest.mark.parametrize("line", ["soon", "25:00–", "18:00–17:00", "17:30 to 18:00"])
def test_what_is_no_time_is_not_guessed(evening, line):
    assert from_line(line, evening.now) is None


def test_a_time_that_stays_keeps_its_seconds(evening):
    evening.pass_by(seconds=41)
    spell = Spell(arrived=evening.now)
    assert from_line("18:05–18:30", evening.now, (spell,))[0].arrived == evening.now


def test_a_quorum_that_was_not_entered_is_not_ticked_and_names_no_rule_of_the_council(qtbot, sitting):
    desk = sitting.desk
    desk.change("forget", old=desk.panel, new=replace(desk.panel, quorum=0, quorum_source=""))
    sitting.people.arrive(*sitting.people.here())
    shown = sitting.beside.attendance.source, sitting.bar.quorum
    qtbot.waitUntil(lambda: all("Quorum not entered" in each.text() for each in shown))
    told = " ".join(each.text() for each in shown)
    assert "✓" not in told
    assert "Schedule 12" not in told


def test_whoever_is_marked_in_the_first_minutes_was_there_from_the_start(qtbot, sitting, evening):
    go_to(sitting, "Cllr Dummer")
    press(qtbot, sitting, Qt.Key.Key_P)
    assert people(sitting)["Cllr Dummer"].spells == ()
    press(qtbot, sitting, Qt.Key.Key_L)
    press(qtbot, sitting, Qt.Key.Key_P)
    assert [bool(each.arrived) for each in people(sitting)["Cllr Dummer"].spells] == [False, True]
    evening.pass_by(minutes=6)
    go_to(sitting, "Cllr Mockford")
    press(qtbot, sitting, Qt.Key.Key_P)
    assert people(sitting)["Cllr Mockford"].spells == (Spell(arrived=evening.now),)


def test_while_nobody_is_marked_the_roll_is_still_to_be_called_under_any_item(qtbot, sitting, evening):
    *_, last = agenda.for_meeting(sitting.desk.library, sitting.desk.meeting.id)
    sitting.chairing.take(last)
    evening.pass_by(minutes=20)
    press(qtbot, sitting, Qt.Key.Key_P, SHIFT)
    known = people(sitting)
    assert len(known) > 2 and all((each.presence, each.spells) == (Presence.PRESENT, ()) for each in known.values())
    assert all(each.spells == () for each in witnesses.for_meeting(sitting.desk.library, sitting.desk.meeting.id))
    sitting.desk.undo()
    evening.pass_by(minutes=20)
    for name in list(known)[:2]:
        go_to(sitting, name)
        press(qtbot, sitting, Qt.Key.Key_P)
        evening.pass_by(minutes=3)
    assert [people(sitting)[each].spells for each in list(known)[:2]] == [(), ()]
    go_to(sitting, list(known)[2])
    press(qtbot, sitting, Qt.Key.Key_P)
    assert people(sitting)[list(known)[2]].spells == (Spell(arrived=evening.now),)


def test_once_a_later_item_is_before_the_panel_whoever_comes_has_arrived(qtbot, sitting, evening):
    first, second, *_ = agenda.for_meeting(sitting.desk.library, sitting.desk.meeting.id)
    sitting.chairing.take(first)
    go_to(sitting, "Cllr Dummer")
    press(qtbot, sitting, Qt.Key.Key_P)
    assert people(sitting)["Cllr Dummer"].spells == ()
    sitting.chairing.take(second)
    go_to(sitting, "Cllr Mockford")
    press(qtbot, sitting, Qt.Key.Key_P)
    assert people(sitting)["Cllr Mockford"].spells == (Spell(arrived=evening.now),)
