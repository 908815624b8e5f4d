"""A field with a list below it, over a part of the screen: what is typed is looked for, Enter takes what was found."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import column, label

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}

Found = Sequence[tuple[Any, str]]
"""What there is to take, each with its words."""


class ListPopup(QFrame):
    """The arrows walk through the list while the keyboard stays in the field; Escape leaves.

    ``chosen`` tells what was taken. A popup says what it finds, what it says of nothing, and which row comes first.
    """

    chosen = Signal(object)
    lines = 8
    """Rows that are seen at once."""

    def __init__(self, desk: Desk, parent: QWidget, *, placeholder: str, title: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setProperty("chosen", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self.over = desk, parent
        self._before = QApplication.focusWidget()
        self.field = QLineEdit(placeholderText=placeholder)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.none = label("", "quiet", wrap=True)
        layout = column(desk, margin="s3")
        for widget in (*([label(title, "strong")] if title else []), self.field, self.list, self.none):
            layout.addWidget(widget)
        self.setLayout(layout)
        self.field.textChanged.connect(self._look)
        self.field.installEventFilter(self)
        self.list.currentItemChanged.connect(self._tell)
        self.list.itemClicked.connect(self._choose)
        self._look()

    def found(self, typed: str) -> Found:
        """What there is for what was typed."""
        raise NotImplementedError

    def nothing(self, typed: str) -> str:
        """What is said where nothing is found."""
        raise NotImplementedError

    def first(self, typed: str, found: Found) -> int:
        """The row that is chosen before an arrow is pressed."""
        return 0

    def open_at(self, corner: QPoint, width: int) -> None:
        """Open at a place of the screen, with the keyboard in the field."""
        self.setGeometry(corner.x(), corner.y(), width, self.desk.theme.size("s8"))
        self.show()
        self._fit()
        self.raise_()
        QApplication.instance().focusChanged.connect(self._look_away)  # type: ignore[union-attr]
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        """Whether a key was one of the popup's own."""
        if key in _STEPS:
            row = self.list.currentRow() + _STEPS[key]
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (current := self.list.currentItem()) is not None:
                self._choose(current)
        elif key == Qt.Key.Key_Escape:
            self._end()
        else:
            return False
        return True

    def _look(self) -> None:
        typed = self.field.text().strip()
        found = self.found(typed)
        self.list.clear()
        for value, words in found:
            QListWidgetItem(words, self.list).setData(Qt.ItemDataRole.UserRole, value)
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        self.none.setText(self.nothing(typed))
        self.list.setCurrentRow(self.first(typed, found))
        self._tell()
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is found, up to a few lines and the room there is."""
        if (layout := self.layout()) is not None:
            layout.activate()
        heights = [self.list.sizeHintForRow(row) for row in range(min(self.lines, self.list.count()))]
        most = self.over.height() - self.y() - 4 * self.field.sizeHint().height()
        needed = sum(heights) + 2 * self.list.frameWidth() + self.desk.theme.size("s1")
        self.list.setFixedHeight(max(0, min(needed, most)))
        if self.isVisible() and layout is not None:
            layout.activate()
            self.resize(self.width(), max(layout.totalHeightForWidth(self.width()), layout.totalSizeHint().height()))

    def _tell(self) -> None:
        """Let the field say what is chosen, since the keyboard stays in it."""
        current = self.list.currentItem()
        self.field.setAccessibleDescription(current.text() if current is not None else self.none.text())

    def _choose(self, line: QListWidgetItem) -> None:
        value = line.data(Qt.ItemDataRole.UserRole)
        self._end()
        self.chosen.emit(value)

    def _end(self) -> None:
        before, self._before = self._before, None
        self.close()
        if before is not None:
            before.setFocus()

    def _look_away(self, _: QWidget | None, now: QWidget | None) -> None:
        """Close when the reader goes on elsewhere."""
        if now is not None and now.window() is self.window() and now is not self and not self.isAncestorOf(now):
            self._before = None
            self.close()
