"""Choosing one of the meeting's papers: any part of a name is typed, the papers with it are listed, Enter takes one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import column, label

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_LINES = 8

Offered = tuple[tuple[str, str], ...]
"""Papers by their id, and the words for each."""


class PaperPopup(QFrame):
    """A field and a list over a part of the screen; Escape leaves. ``chosen(id)`` when a paper was taken."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, offered: Offered, paper_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setProperty("chosen", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._offered, self._paper_id, self._over = desk, offered, paper_id, parent
        self._before = QApplication.focusWidget()
        self.field = QLineEdit(placeholderText=self.tr("Any part of a name"))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.none = label(self.tr("No paper of this meeting is called that."), "quiet", wrap=True)
        self._lay_out()
        self.field.textChanged.connect(self._look)
        self.field.installEventFilter(self)
        self.list.currentItemChanged.connect(self._tell)
        self.list.itemClicked.connect(self._choose)
        self._look()

    def open_below(self, widget: QWidget) -> None:
        """Open under a widget, with the keyboard in the field."""
        corner = widget.mapTo(self._over, widget.rect().bottomLeft())
        edge = self._desk.theme.size("s1")
        self.setGeometry(edge, corner.y() + edge, self._over.width() - 2 * edge, self._desk.theme.size("s8"))
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
        words = self.field.text().casefold().split()
        found = [(key, name) for key, name in self._offered if all(word in name.casefold() for word in words)]
        self.list.clear()
        for key, name in found:
            QListWidgetItem(name, self.list).setData(Qt.ItemDataRole.UserRole, key)
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        keys: Sequence[str] = [key for key, _ in found]
        self.list.setCurrentRow(keys.index(self._paper_id) if not words and self._paper_id in keys else 0)
        self._tell()
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is found, up to a few lines and the room there is."""
        if (layout := self.layout()) is not None:
            layout.activate()
        heights = [self.list.sizeHintForRow(row) for row in range(min(_LINES, self.list.count()))]
        most = self._over.height() - self.y() - 4 * self.field.sizeHint().height()
        self.list.setFixedHeight(max(0, min(sum(heights) + 2 * self.list.frameWidth() + 4, most)))
        if self.isVisible() and layout is not None:
            layout.activate()
            self.resize(self.width(), max(layout.totalHeightForWidth(self.width()), layout.totalSizeHint().height()))

    def _tell(self) -> None:
        """Let the field say what is chosen, since the keyboard stays in it."""
        current = self.list.currentItem()
        self.field.setAccessibleDescription(current.text() if current is not None else self.none.text())

    def _choose(self, line: QListWidgetItem) -> None:
        paper_id = str(line.data(Qt.ItemDataRole.UserRole))
        self._end()
        self.chosen.emit(paper_id)

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

    def _lay_out(self) -> None:
        self.setAccessibleName(self.tr("Choose a paper"))
        self.field.setAccessibleName(self.tr("Any part of a paper’s name"))
        self.list.setAccessibleName(self.tr("Papers found"))
        layout = column(self._desk, margin="s3")
        for widget in (self.field, self.list, self.none):
            layout.addWidget(widget)
        self.setLayout(layout)
