"""A day as a person writes it: read on leaving the field, and shown back with its weekday."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QWidget

from scrutiny_desktop.domain.typed_day import entered_day
from scrutiny_desktop.views.autosave import leave_undo
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import column, label, row
from scrutiny_desktop.views.words import on_weekday

_WIDEST = date(2030, 9, 25)
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}


class Day(QWidget):
    """A date in the calendar; ``changed_to(day)`` once the person has set another one.

    What names no day stays as it was typed, is said below, and changes nothing.
    """

    changed_to = Signal(object)

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._day, self.of = desk, desk.clock().date(), ""
        """``of``: the id of the record whose date is shown."""
        self.line = DayLine()
        self.wrong = label("", "small", wrap=True)
        self._open = QToolButton()
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open.setProperty("face", "tool")
        self._open.setToolTip(self.tr("Calendar (Alt+Down)"))
        self._open.clicked.connect(self.open_calendar)
        self.line.editingFinished.connect(self.read)
        self.line.stepped.connect(self._step)
        self.line.calendar_wanted.connect(self.open_calendar)
        whole, beside = column(desk, margin="", gap="s05"), row(desk, gap="s05")
        beside.addWidget(self.line, 1)
        beside.addWidget(self._open)
        whole.addLayout(beside)
        whole.addWidget(self.wrong)
        self.setLayout(whole)
        desk.theme_changed.connect(self._draw)
        desk.closing.connect(self.read)
        self.setAccessibleName(name)
        self._draw()
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keys to the line; as its proxy it would keep a second place in the order of Tab, and end it."""
        super().focusInEvent(event)
        self.line.setFocus(event.reason())

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self._open.setAccessibleName(self.tr("Calendar: {name}").format(name=name))

    def day(self) -> date:
        """The date that was read last."""
        return self._day

    def show_day(self, day: date, of: str = "") -> None:
        """Show a date without saying that it was changed; what is typed stays while it is still of the same record."""
        if day != self._day or of != self.of:
            self._day, self.of = day, of
            self._show()

    def read(self) -> bool:
        """Take in what is typed; whether it names a day."""
        if self.line.text() == on_weekday(self._day):
            return True
        meant = entered_day(self.line.text(), self._desk.clock().date())
        if meant is None:
            self._say(self.tr("✕ This is not a day. Write it like 13 March 2025 or 13/3/25."))
            return False
        is_other, self._day = meant != self._day, meant
        self._show()
        if is_other:
            self.changed_to.emit(meant)
        return True

    def is_settled(self) -> bool:
        """Whether what stands there is a day; where it is none, the cursor goes into it."""
        if self.read():
            return True
        self.line.setFocus()
        self.line.selectAll()
        return False

    def open_calendar(self) -> None:
        """Choose the day in a calendar below the field."""
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setAccessibleName(self.accessibleName())
        calendar.setSelectedDate(QDate(self._day.year, self._day.month, self._day.day))
        calendar.activated.connect(lambda day: self._choose(calendar, day))
        calendar.clicked.connect(lambda day: self._choose(calendar, day))
        here = self.screen().availableGeometry()
        size = calendar.sizeHint()
        place = self.line.mapToGlobal(QPoint(0, self.line.height()))
        calendar.move(min(place.x(), here.right() - size.width()), min(place.y(), here.bottom() - size.height()))
        calendar.show()
        calendar.setFocus()

    def _choose(self, calendar: QCalendarWidget, day: QDate) -> None:
        calendar.close()
        self._enter(date(day.year(), day.month(), day.day()))
        self.read()

    def _step(self, days: int) -> None:
        now = entered_day(self.line.text(), self._desk.clock().date()) or self._day
        self._enter(now + timedelta(days=days))

    def _enter(self, day: date) -> None:
        self.line.setText(on_weekday(day))
        self.line.selectAll()

    def _show(self) -> None:
        self.line.setText(on_weekday(self._day))
        self.line.setCursorPosition(0)
        self._say("")

    def _say(self, wrong: str) -> None:
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        self.line.setAccessibleDescription(wrong)

    def _draw(self) -> None:
        side = self._desk.theme.size("s4")
        self._open.setIconSize(QSize(side, side))
        self._open.setIcon(self._desk.icon("calendar", "quiet"))


class DayLine(QLineEdit):
    """The line a day is typed into: the arrows step through the days, Alt+Down opens the calendar."""

    stepped = Signal(int)
    calendar_wanted = Signal()

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(f"{on_weekday(_WIDEST)}00")
        return QSize(wide + super().sizeHint().height(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.calendar_wanted.emit()
        elif step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        return leave_undo(event) or super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
