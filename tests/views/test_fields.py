"""The fields of editors: quiet while they are shown, and true to what the person did."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.views.day_field import Day
from scrutiny_desktop.views.fields import Choice, DueDate, GrowingText, Number, Segments, Suggesting

Key = Qt.Key


def turn_wheel(field):
    event = QWheelEvent(QPointF(3, 3), QPointF(3, 3), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(field, event)


def test_a_wheel_over_a_field_that_is_not_used_changes_nothing(qtbot, desk):
    number, choice, day = Number("Minutes", 60), Choice("Standing"), Day(desk, "Due")
    number.setValue(5)
    choice.fill([(1, "One"), (2, "Two")], 1)
    day.show_day(date(2031, 6, 12))
    for field in (number, choice, day):
        qtbot.addWidget(field)
        turn_wheel(field.line if field is day else field)
    assert (number.value(), choice.value(), day.day()) == (5, 1, date(2031, 6, 12))


def test_fields_leave_undo_to_the_window(qtbot, desk):
    day = Day(desk, "Due")
    qtbot.addWidget(day)
    for field in (Number("Minutes", 60), Suggesting("Asked by"), day.line):
        qtbot.addWidget(field)
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QApplication.sendEvent(field, event)
        assert not event.isAccepted()


def test_new_suggestions_leave_the_words_and_the_cursor_alone(qtbot):
    field = Suggesting("Put to")
    qtbot.addWidget(field)
    field.words.setText("Somebody else")
    field.words.setCursorPosition(4)
    with qtbot.assertNotEmitted(field.words.textChanged):
        field.offer(["Police", "Council", "Police", ""])
    assert [field.itemText(at) for at in range(field.count())] == ["Police", "Council"]
    assert (field.words.text(), field.words.cursorPosition()) == ("Somebody else", 4)


def test_what_is_shown_is_never_told_as_a_change(qtbot, desk):
    number, due = Number("Minutes", 60), DueDate(desk, "Due")
    segments = Segments(desk, "Priority", [("a", "A", "good"), ("b", "B", "plain")])
    for field, show, value in (
        (number.changed_to, number.show_value, 7),
        (due.changed_to, due.show_date, date(2031, 6, 12)),
        (segments.chosen, segments.show_value, "b"),
    ):
        with qtbot.assertNotEmitted(field):
            show(value)


def test_a_growing_text_is_as_high_as_its_words(qtbot):
    field = GrowingText("Question")
    qtbot.addWidget(field)
    field.resize(200, 30)
    with qtbot.waitExposed(field):
        field.show()
    low = field.height()
    field.setPlainText("many words " * 30)
    assert field.height() > low
    assert field.verticalScrollBar().maximum() == 0
