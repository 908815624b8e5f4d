"""A line of tags: written with commas between them, completed from those in use."""

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

LONGEST = 60
"""Characters of one tag."""


class TagLine(QLineEdit):
    """Completes the tag that is being typed, and no other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Tags, with commas"))
        self.setAccessibleName(self.tr("Tags of this mark, with commas between them"))
        self._known = QStringListModel(self)
        self._completer = QCompleter(self._known, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._offer)

    def know(self, tags: Iterable[str]) -> None:
        """Complete from these."""
        self._known.setStringList(list(tags))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self._completer.popup()
        if popup is not None and popup.isVisible() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Tab):
            event.ignore()  # the list of tags takes it
            return
        super().keyPressEvent(event)

    def _offer(self) -> None:
        typed = self._typed()
        self._completer.setCompletionPrefix(typed)
        popup = self._completer.popup()
        if typed and self._completer.completionCount() and self._completer.currentCompletion() != typed:
            self._completer.complete()
        elif popup is not None:
            popup.hide()

    def _typed(self) -> str:
        return self.text()[: self.cursorPosition()].rpartition(",")[2].strip()

    def _complete(self, tag: str) -> None:
        before, after = self.text()[: self.cursorPosition()], self.text()[self.cursorPosition() :]
        head, comma, _ = before.rpartition(",")
        begun = f"{head}{comma} " if comma else ""
        self.setText(f"{begun}{tag}{after}")
        self.setCursorPosition(len(begun) + len(tag))
        self.textEdited.emit(self.text())


def tags_of(text: str) -> tuple[str, ...]:
    """The tags in a line, each once and without white space around it."""
    named = (" ".join(part.split())[:LONGEST] for part in text.split(","))
    return tuple(dict.fromkeys(tag for tag in named if tag))


def line_of(tags: Iterable[str]) -> str:
    """Tags as the line holds them."""
    return ", ".join(tags)
