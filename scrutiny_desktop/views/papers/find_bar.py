"""The row in which words are looked for in the open paper."""

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.keyed_words import tipped
from scrutiny_desktop.views.papers.folding import MOST_HITS, Folded
from scrutiny_desktop.views.pieces import label, row


class FindBar(QWidget):
    """Finds as one types; ``found(hits, now)`` tells all places and which is the present one (-1 for none)."""

    found = Signal(object, int)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hits: tuple[tuple[int, int], ...] = ()
        self.now = -1
        self._desk, self._folded, self._from = desk, Folded(""), 0
        self.words = QLineEdit(placeholderText=self.tr("Find in this paper"))
        self.words.setAccessibleName(self.tr("Find in this paper"))
        self.words.textChanged.connect(self._look)
        self.count = label("", "small")
        layout = row(desk, margin="s1", gap="s1")
        layout.addWidget(self.words, 1)
        layout.addWidget(self.count)
        self.buttons = {
            "up": self._button(self.tr("Previous"), "find_previous", lambda: self.step(-1)),
            "down": self._button(self.tr("Next"), "find_next", lambda: self.step(1)),
            "close": self._button(self.tr("Close"), self.tr("Escape"), self.closed.emit),
        }
        for each in self.buttons.values():
            layout.addWidget(each)
        desk.theme_changed.connect(self.dress)
        self.dress()
        self.setLayout(layout)
        self.hide()

    def open(self, folded: Folded, start: int, words: str = "") -> None:
        """Begin to look in a text, from a place on; what is selected there may be what is sought."""
        self._folded, self._from = folded, start
        self.show()
        if words and words != self.words.text():
            self.words.setText(words)
        else:
            self._look()
        self.words.setFocus()
        self.words.selectAll()

    def look_in(self, folded: Folded) -> None:
        """Look for the same words in another text."""
        self._folded, self._from = folded, 0
        if self.isVisible():
            self._look()

    def dress(self) -> None:
        """Draw the icons in the theme's colours."""
        size = self._desk.theme.size("s4")
        for name, each in self.buttons.items():
            each.setIcon(self._desk.icon(name))
            each.setIconSize(QSize(size, size))

    def step(self, by: int) -> None:
        """Go to the next hit or the one before, around the ends."""
        if self.hits:
            self.now = (self.now + by) % len(self.hits)
            self._from = self.hits[self.now][0]
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, text: str, act: str, doer: Callable[[], object]) -> QToolButton:
        made = QToolButton()
        tipped(made, f"{text} ({{{act}}})")
        made.setProperty("face", "tool")
        made.setAccessibleName(text)
        made.clicked.connect(lambda: doer())
        return made

    def _look(self) -> None:
        self.hits = self._folded.find(self.words.text())
        after = bisect_left(self.hits, (self._from, 0))
        self.now = after % len(self.hits) if self.hits else -1
        self._tell()

    def _tell(self) -> None:
        self.count.setText(self._said())
        self.count.setAccessibleName(self._said())
        self.found.emit(self.hits, self.now)

    def _said(self) -> str:
        if not self.words.text():
            return ""
        if not self.hits:
            return self.tr("Not found")
        most = "+" if len(self.hits) >= MOST_HITS else ""
        return self.tr("{now} of {count}").format(now=self.now + 1, count=f"{len(self.hits)}{most}")
