"""The editor of one record: its fields show what the library holds, and save what is typed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QWidget

from scrutiny_desktop.domain.record import Record
from scrutiny_desktop.views.autosave import Autosave, Field, words_of
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import Suggesting

Read = Callable[[str], Any]
Write = Callable[[Any], str]


class Editor(QWidget):
    """Fields bound to one record after another; what waits is saved before the record is changed for another."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.record: Any = None
        self._bound: list[tuple[str, Autosave, Field, Read, Write]] = []

    def bind(
        self, name: str, field: Field | Suggesting, label: str, *, read: Read = str, write: Write = str
    ) -> None:  # fmt: skip
        """Save what is typed in a field as one field of the record; ``read`` and ``write`` turn it from and to text."""
        line = field.words if isinstance(field, Suggesting) else field
        watch = self.desk.autosave(line, partial(self._save, name, label, read))
        if isinstance(field, Suggesting):
            # The box, not its line, is told of keys and of leaving.
            field.installEventFilter(watch)
            field.activated.connect(watch.flush)
        self._bound.append((name, watch, line, read, write))

    def flush(self) -> None:
        """Save every field that waits."""
        for _, watch, *_ in self._bound:
            watch.flush()

    def take(self, record: Record | None) -> Any:
        """Make this the record of the editor, and show it as it is now; returns it, None when it is gone."""
        self.flush()
        is_same = record is not None and self.record is not None and record.id == self.record.id
        self.record = self.desk.now(record) if record is not None else None
        for name, watch, field, read, write in self._bound:
            value = getattr(self.record, name) if self.record is not None else read("")
            if not (is_same and read(words_of(field)) == value):
                watch.show(write(value))
            if not is_same:
                _to_the_end(field)
        return self.record

    def change(self, label: str, burst: str = "", **fields: Any) -> None:
        """Change fields of the record as it is now; where it was taken away meanwhile, it comes back with them."""
        if self.record is not None:
            self.save(label, self.record, fields, burst)

    def save(self, label: str, record: Any, fields: Mapping[str, Any], burst: str = "") -> None:
        """Put fields over the newest state of a record."""
        now = self.desk.now(record)
        self.desk.change(label, old=now, new=replace(record if now is None else now, **fields), burst=burst)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter in a field keeps its words at once."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.flush()
        else:
            super().keyPressEvent(event)

    def _save(self, name: str, label: str, read: Read, text: str, burst: str) -> None:
        if self.record is not None:
            self.change(label, burst, **{name: read(text)})


def _to_the_end(field: Field) -> None:
    if isinstance(field, QLineEdit):
        field.setCursorPosition(len(field.text()) if field.hasFocus() else 0)
    else:
        field.moveCursor(QTextCursor.MoveOperation.End)
