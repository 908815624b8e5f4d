"""A field over a list: what is typed narrows it, Enter takes the line that is marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import column
from scrutiny_desktop.views.row_list import Index

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_RECORD = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the list; without a record it is a heading, shown while nothing is typed."""

    words: str
    sought: str = ""
    """What typed words are looked for in, in small letters."""
    record: object = None
    number: str = ""
    """Typed alone, it marks this line."""
    key: str = ""
    """Typed first, it takes this line at once."""
    name: str = ""
    """Whose words begin as those typed is marked before the others that are found."""


class Finder(QDialog):
    """Opens over a screen, and closes with Escape or a choice."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._desk = desk
        self._lines: Sequence[Line] = ()
        self.setStyleSheet(desk.sheet)
        self.field = QLineEdit()
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_Wrapped(self.list, desk.theme.size("s6")))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        layout = column(desk, margin="s2", gap="s2")
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        self.setLayout(layout)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._take)

    def offer(self, name: str, hint: str, lines: Sequence[Line]) -> None:
        """Show these lines; ``hint`` says what can be typed."""
        self._lines = lines
        self.setWindowTitle(name)
        self.field.setPlaceholderText(hint)
        for widget, words in ((self, name), (self.list, name), (self.field, hint)):
            widget.setAccessibleName(words)
        self._narrow("")

    def open_over(self, screen: QWidget) -> None:
        """Open near the top of a screen, the keys in the field."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        unit = self._desk.theme.size("s8")
        self.resize(min(screen.width() - unit, unit * 20), min(screen.height() - unit, unit * 12))
        self.move(screen.mapToGlobal(QPoint((screen.width() - self.width()) // 2, unit)))
        self.open()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if (steps := _STEPS.get(Qt.Key(event.key()))) is not None:
                self._step(steps)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _step(self, steps: int) -> None:
        rows = [row for row in range(self.list.count()) if self.list.item(row).data(_RECORD) is not None]
        if rows:
            here = rows.index(self.list.currentRow()) if self.list.currentRow() in rows else 0
            self.list.setCurrentRow(rows[max(0, min(len(rows) - 1, here + steps))])

    def _narrow(self, typed: str) -> None:
        self.list.clear()
        if (taken := next((each for each in self._lines if typed and typed == each.key), None)) is not None:
            self._choose(taken.record)
            return
        wanted = typed.casefold().split()
        first, is_first_named = None, False
        for line in self._lines:
            is_number = wanted == [line.number]
            if not (is_number or all(each in line.sought for each in wanted)):
                continue
            row = self._row(line)
            self.list.addItem(row)
            is_named = _begin(line.name.casefold().split(), wanted)
            if line.record is not None and (first is None or is_number or (is_named and not is_first_named)):
                first, is_first_named = row, is_named
        if first is not None:
            self.list.setCurrentItem(first)

    def _row(self, line: Line) -> QListWidgetItem:
        row = QListWidgetItem(line.words)
        if line.record is None:
            font = row.font()
            font.setBold(True)
            row.setFont(font)
            row.setFlags(Qt.ItemFlag.ItemIsEnabled)
        row.setData(_RECORD, line.record)
        return row

    def _take(self, row: QListWidgetItem | None) -> None:
        if row is not None and row.data(_RECORD) is not None:
            self._choose(row.data(_RECORD))

    def _choose(self, record: object) -> None:
        self.accept()
        self.chosen.emit(record)


class _Wrapped(QStyledItemDelegate):
    """Measures a line as it is drawn: within the list, its edges and the room of a bar aside."""

    def __init__(self, view: QListWidget, edges: int) -> None:
        super().__init__(view)
        self._view, self._edges = view, edges

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        within = QStyleOptionViewItem(option)
        bar = self._view.verticalScrollBar().sizeHint().width()
        cast(Any, within).rect = QRect(0, 0, self._view.width() - bar - self._edges, 1)
        return QSize(0, super().sizeHint(within, index).height())


def _begin(name: Sequence[str], wanted: Sequence[str]) -> bool:
    return bool(wanted) and all(any(each.startswith(one) for each in name) for one in wanted)
