"""Typed words reach the library by themselves: soon after the last key, and on leaving."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit
from shiboken6 import isValid

AFTER_LAST_KEY = 400
"""Milliseconds from the last key to the save."""
AT_THE_LATEST = 2_000
"""Milliseconds from the first unsaved key to the save, however fast the typing."""
ONE_BURST = 5_000
"""Milliseconds of typing that one undo takes back."""

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)

Field = QLineEdit | QPlainTextEdit | QTextEdit


class Autosave(QObject):
    """Watches one text field; ``save(text, burst)`` is called with what it holds when that has changed.

    Undo and redo belong to the window, so that they cover saved words too, whatever field has the focus.
    """

    waiting = Signal(bool)

    def __init__(self, field: Field, save: Callable[[str, str], None], burst: Callable[[], str]) -> None:
        super().__init__(field)
        self._field, self._save, self._new_burst = field, save, burst
        self._saved, self._burst = words_of(field), ""
        self._is_touched = False
        self._soon, self._latest, self._burst_end = (self._timer(time) for time in (AFTER_LAST_KEY, AT_THE_LATEST, 0))
        self._burst_end.setInterval(ONE_BURST)
        self._soon.timeout.connect(self.flush)
        self._latest.timeout.connect(self.flush)
        field.textChanged.connect(self._typed)
        field.installEventFilter(self)
        if not isinstance(field, QLineEdit):
            field.setUndoRedoEnabled(False)

    @property
    def is_waiting(self) -> bool:
        """Whether words were typed that no save has taken yet."""
        return self._is_touched and words_of(self._field) != self._saved

    def show(self, text: str) -> None:
        """Show what the library holds, keeping the cursor's place; unsaved words are saved first."""
        self.flush()
        if text == words_of(self._field):
            self._saved = text
            return
        self._saved = text
        _show(self._field, text)
        self._rest()

    def flush(self) -> None:
        """Save now what is not yet saved."""
        if not self._is_touched:  # of a hundred fields that are saved at each key, hardly one ever is
            return
        self._rest()
        if not self.is_waiting:
            self._is_touched = False
            return
        text = words_of(self._field)
        if not self._burst_end.isActive():
            self._burst = self._new_burst()
            self._burst_end.start()
        before, self._saved = self._saved, text
        try:
            self._save(text, self._burst)
        except BaseException:
            self._saved = before
            raise

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isValid(self._field):  # it is being destroyed, and was saved when it was hidden
            return False
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.WindowDeactivate):
            self.flush()
        return leave_undo(event)

    def _typed(self) -> None:
        self._is_touched = True
        if not self.is_waiting:
            return
        self._soon.start()
        if not self._latest.isActive():
            self._latest.start()
        self.waiting.emit(True)

    def _rest(self) -> None:
        self._soon.stop()
        self._latest.stop()

    def _timer(self, milliseconds: int) -> QTimer:
        return QTimer(self, singleShot=True, interval=milliseconds)


def words_of(field: Field) -> str:
    """The plain text in a field; half a character, as a broken paste leaves it, becomes the sign for one."""
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _show(field: Field, text: str) -> None:
    field.blockSignals(True)
    if isinstance(field, QLineEdit):
        at = field.cursorPosition()
        field.setText(text)
        field.setCursorPosition(min(at, len(text)))
    else:
        at = field.textCursor().position()
        field.setPlainText(text)
        cursor = field.textCursor()
        cursor.setPosition(min(at, len(field.toPlainText())))
        field.setTextCursor(cursor)
    field.blockSignals(False)


def leave_undo(event: QEvent) -> bool:
    """Undo and redo are the window's, so that they cover what was saved, whatever field has the keyboard."""
    keys = QKeySequence.StandardKey
    if not isinstance(event, QKeyEvent) or event.type() not in _KEYS:
        return False
    if not (event.matches(keys.Undo) or event.matches(keys.Redo)):
        return False
    event.ignore()
    return True
