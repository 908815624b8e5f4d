"""A field for a day: what is typed is what is kept, and what names no day changes nothing."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from scrutiny_desktop.store import agenda, meetings
from scrutiny_desktop.views.choosing import NewMeetingDialog
from scrutiny_desktop.views.day_field import Day
from scrutiny_desktop.views.meeting.screen import MeetingScreen

Key = Qt.Key


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    return widget


@pytest.fixture
def day(qtbot, desk):
    around, made = QWidget(), Day(desk, "Date")
    column = QVBoxLayout(around)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    made.show_day(date(2031, 11, 28), "m1")
    shown(qtbot, around)
    made.around = around
    return made


def type_in(qtbot, day, words):
    day.setFocus(Qt.FocusReason.TabFocusReason)
    day.line.selectAll()
    qtbot.keyClicks(day.line, words)
    qtbot.keyClick(day.line, Key.Key_Tab)


@pytest.mark.parametrize("words", ["13 March 2025", "13 mar 25", "13/3/2025", "13.3.25", "Thursday 13 March 2025"])
def test_a_typed_month_is_kept_and_the_weekday_is_shown(qtbot, day, words):
    with qtbot.waitSignal(day.changed_to) as changed:
        type_in(qtbot, day, words)
    assert (changed.args, day.line.text()) == ([date(2025, 3, 13)], "Thu 13 Mar 2025")


def test_what_names_no_day_stays_is_said_and_changes_nothing(qtbot, day):
    with qtbot.assertNotEmitted(day.changed_to):
        type_in(qtbot, day, "13 Mrch 2025")
    assert (day.line.text(), day.day(), day.wrong.isVisible()) == ("13 Mrch 2025", date(2031, 11, 28), True)
    day.show_day(date(2031, 11, 28), "m1")
    assert day.line.text() == "13 Mrch 2025"
    day.show_day(date(2031, 11, 28), "m2")
    assert (day.line.text(), day.wrong.isVisible()) == ("Fri 28 Nov 2031", False)


def test_arrows_step_through_the_days_and_the_calendar_opens_by_a_key(qtbot, day):
    day.setFocus()
    qtbot.keyClick(day.line, Key.Key_Up)
    with qtbot.waitSignal(day.changed_to) as changed:
        qtbot.keyClick(day.line, Key.Key_Tab)
    assert changed.args == [date(2031, 11, 29)]
    qtbot.keyClick(day.line, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = day.findChild(QCalendarWidget)
    with qtbot.waitSignal(day.changed_to) as changed:
        calendar.clicked.emit(calendar.selectedDate().addDays(2))
    assert changed.args == [date(2031, 12, 1)]


def test_a_new_meeting_is_of_the_day_that_was_typed(qtbot, desk):
    dialog = shown(qtbot, NewMeetingDialog(desk))
    dialog.on.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(dialog.on.line, "13 Mrch")
    qtbot.keyClick(dialog.on.line, Key.Key_Return)
    assert (dialog.isVisible(), meetings.every(desk.library)) == (True, [])
    dialog.on.line.selectAll()
    qtbot.keyClicks(dialog.on.line, "13 March 2025")
    qtbot.keyClick(dialog.on.line, Key.Key_Return)
    assert [each.on for each in meetings.every(desk.library)] == [date(2025, 3, 13)]


def test_a_meeting_moves_to_the_day_that_was_typed_even_where_the_program_ends_first(qtbot, sample_desk):
    screen = shown(qtbot, MeetingScreen(sample_desk))
    screen.particulars.on.setFocus(Qt.FocusReason.TabFocusReason)
    screen.particulars.on.line.selectAll()
    qtbot.keyClicks(screen.particulars.on.line, "9 jan 31")
    sample_desk.closing.emit()
    assert sample_desk.meeting.on == date(2031, 1, 9)


def test_a_new_meeting_without_an_item_says_nothing_of_one(qtbot, desk):
    dialog = shown(qtbot, NewMeetingDialog(desk))
    dialog.accept()
    assert [each.title for each in agenda.for_meeting(desk.library, desk.meeting.id)] == [""]
