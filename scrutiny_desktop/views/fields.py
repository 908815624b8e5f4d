"""Fields that the editors of records are laid out from."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QButtonGroup,
    QComboBox,
    QCompleter,
    QGridLayout,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from scrutiny_desktop.views.autosave import leave_undo
from scrutiny_desktop.views.day_field import Day
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import shape_icon
from scrutiny_desktop.views.pieces import button
from scrutiny_desktop.views.wrapping import Wrapping

_SLACK = 4
"""Pixels kept for the thicker border of a field that has the focus."""


class GrowingText(QTextEdit):
    """Plain words on as many lines as they need; Tab goes on to the next field."""

    def __init__(self, name: str, *, face: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, acceptRichText=False, tabChangesFocus=True, placeholderText=hint)
        self.setAccessibleName(name)
        if face:
            self.setProperty("face", face)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def _fit(self) -> None:
        edges = self.height() - self.viewport().height()
        self.setFixedHeight(ceil(self.document().size().height()) + edges + _SLACK)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # What was made visible together with this field has no place until it is laid out.
        QTimer.singleShot(0, self, self._into_view)

    def _into_view(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self.hasFocus():
            area.ensureWidgetVisible(self)


class Choice(QComboBox):
    """One of some values, each in words; ``chosen(value)`` only when the person chose."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self._values, self._words = list[object](), QStringListModel(self)
        self.setModel(self._words)
        self.activated.connect(lambda at: self.chosen.emit(self._values[at]))

    def fill(self, values: Iterable[tuple[object, str]], current: object) -> None:
        """Offer these, with one of them chosen."""
        pairs = list(values)
        words = [each for _, each in pairs]
        if words != self._words.stringList():
            self._words.setStringList(words)
        self._values = [value for value, _ in pairs]
        self.setCurrentIndex(self._values.index(current) if current in self._values else -1)

    def value(self) -> object:
        """What is chosen now."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        _only_with_focus(self, event)


class Suggesting(QComboBox):
    """A line of words with suggestions; any other words may be typed."""

    def __init__(self, name: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.words.setAccessibleName(name)
        self.words.setPlaceholderText(hint)
        self._offered = QStringListModel(self)
        self.setModel(self._offered)
        # Completing inside the line would be saved as if it had been typed.
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)

    @property
    def words(self) -> QLineEdit:
        """The line that holds the words."""
        line = self.lineEdit()
        assert line is not None, "an editable combo box has a line"  # noqa: S101
        return line

    def offer(self, words: Iterable[str]) -> None:
        """Suggest these; what stands in the line, and the cursor in it, stay, and so does a list that is open."""
        offered = list(dict.fromkeys(each for each in words if each))
        if offered == self._offered.stringList() or self.hasFocus():
            return
        text, at = self.words.text(), self.words.cursorPosition()
        self.words.blockSignals(True)
        self._offered.setStringList(offered)
        self.setCurrentIndex(-1)
        self.words.setText(text)
        self.words.setCursorPosition(at)
        self.words.blockSignals(False)

    def event(self, event: QEvent) -> bool:
        return leave_undo(event) or super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        _only_with_focus(self, event)


class Number(QSpinBox):
    """A whole number; ``changed_to`` once it is complete, never while it is shown or typed."""

    changed_to = Signal(int)

    def __init__(self, name: str, most: int, *, suffix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, maximum=most, suffix=suffix)
        self.setKeyboardTracking(False)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(_SLACK * 2, 0, 0, 0)
        self.valueChanged.connect(self.changed_to)

    def show_value(self, value: int) -> None:
        """Show a value as the library has it; a number being typed is left alone."""
        if self.value() != value:
            self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(False)

    def event(self, event: QEvent) -> bool:
        return leave_undo(event) or super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        _only_with_focus(self, event)


class Segments(QWidget):
    """Every one of a few values on a button of its own, with the shape of its tone."""

    chosen = Signal(object)

    def __init__(
        self, desk: Desk, name: str, values: Sequence[tuple[object, str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._desk, self._values = desk, [value for value, _, _ in values]
        self._tones = [tone for _, _, tone in values]
        self._group = QButtonGroup(self)
        self.buttons = [self._made(at, words, tone) for at, (_, words, tone) in enumerate(values)]
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(desk.theme.size("s1"))
        self._across = 0
        self._arrange(len(self.buttons))
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._values[at]))
        desk.theme_changed.connect(self._draw)
        self._draw()

    def show_value(self, value: object) -> None:
        """Press the button of a value."""
        self.buttons[self._values.index(value)].setChecked(True)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = max(each.sizeHint().width() for each in self.buttons) + self._layout.spacing()
        whole = len(self.buttons)
        self._arrange(next((across for across in (whole, (whole + 1) // 2) if across * widest <= self.width()), 1))

    def minimumSizeHint(self) -> QSize:
        widest = max(each.sizeHint().width() for each in self.buttons)
        return QSize(widest, super().minimumSizeHint().height())

    def _made(self, at: int, words: str, tone: str) -> QPushButton:
        made = QPushButton(words, autoDefault=False)
        made.setCheckable(True)
        made.setProperty("tone", tone)
        made.setAccessibleName(f"{self.accessibleName()}: {words}")
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._group.addButton(made, at)
        return made

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for at, each in enumerate(self.buttons):
            self._layout.addWidget(each, at // across, at % across)
        self.updateGeometry()

    def _draw(self) -> None:
        theme = self._desk.theme
        for each, tone in zip(self.buttons, self._tones, strict=True):
            role = f"{tone}_ink" if each.isChecked() else "quiet"
            each.setIcon(shape_icon(tone, theme.color(role), theme.size("small")))
            each.setIconSize(QSize(theme.size("small") * 3 // 2, theme.size("small")))


class DueDate(QWidget):
    """A date that may be left out; ``changed_to(date or None)`` when the person set or cleared it."""

    changed_to = Signal(object)

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.edit = Day(desk, name)
        self.edit.changed_to.connect(self.changed_to)
        self.set = button(self.tr("Set a date"), self._set, name=self.tr("Set a date: {name}").format(name=name))
        self.clear = button(self.tr("Clear"), lambda: self.changed_to.emit(None), face="bare",
                            name=self.tr("Clear the date: {name}").format(name=name))  # fmt: skip
        layout = Wrapping(desk.theme.size("s2"))
        for widget in (self.edit, self.set, self.clear):
            layout.addWidget(widget)
        self.setLayout(layout)
        self.show_date(None)

    def show_date(self, day: date | None, of: str = "") -> None:
        """Show a date as the library has it; ``of`` is the record's id."""
        had_focus = self.clear.hasFocus() or self.edit.line.hasFocus()
        if day is not None:
            self.edit.show_day(day, of)
        self.edit.setVisible(day is not None)
        self.clear.setVisible(day is not None)
        self.set.setVisible(day is None)
        if had_focus and day is None:
            self.set.setFocus()

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab goes through it."""
        return self.edit.line, self.set, self.clear

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.heightForWidth(self.width()) > self.height():
            # A form that was made narrower keeps the heights of before until it is told.
            self.updateGeometry()

    def _set(self) -> None:
        today, meeting = self._desk.clock().date(), self._desk.meeting
        day = max(today, (meeting.on if meeting else None) or today)
        self.changed_to.emit(day)
        self.show_date(day, self.edit.of)
        self.edit.setFocus()
        self.edit.line.selectAll()


def stops(layout: QLayout) -> Iterator[QWidget]:
    """All that Tab stops at within a layout, in the order in which it is laid out."""
    for part in (layout.itemAt(place) for place in range(layout.count())):
        widget = part.widget() if part is not None else None
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        inner = widget.layout() if widget is not None else part.layout() if part is not None else None
        if inner is not None:
            yield from stops(inner)


def in_reading_order(*widgets: QWidget) -> None:
    """Let Tab go through these one after the other: what is made later would else come last."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def _only_with_focus(field: QComboBox | QAbstractSpinBox, event: QWheelEvent) -> None:
    """Leave the wheel to the page around a field that is not being used."""
    if not field.hasFocus():
        event.ignore()
    elif isinstance(field, QComboBox):
        QComboBox.wheelEvent(field, event)
    else:
        QAbstractSpinBox.wheelEvent(field, event)
