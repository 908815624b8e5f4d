"""Hands that type on while the screen changes under them, unasked, do nothing on the other one."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

REST = 700
"""Milliseconds without a key after which the next one is meant for the screen that is shown."""

_PRESSES = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_CHORDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_LEAVES = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class Overrun(QObject):
    """On from the moment a field is left with its screen until the hands rest; ``swallowed`` with the first such key.

    Only then does it look at the program's events, each of which would cost time.
    """

    swallowed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rest, self._is_told = QTimer(self, singleShot=True, interval=REST), False
        self._rest.timeout.connect(self.end)

    @property
    def is_on(self) -> bool:
        """Whether plain keys are still those of the field that was left."""
        return self._rest.isActive()

    def begin(self) -> None:
        """The screen is about to change; matters where a field has the keys."""
        application = QGuiApplication.instance()
        if application is not None and _takes_words(QGuiApplication.focusObject()):
            self._is_told = False
            self._rest.start()
            application.installEventFilter(self)

    def end(self) -> None:
        """Keys mean what they say again."""
        self._rest.stop()
        if (application := QGuiApplication.instance()) is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress:
            self.end()
        if event.type() not in _PRESSES or not _is_plain(event) or _takes_words(QGuiApplication.focusObject()):
            return False
        self._rest.start()
        event.accept()  # no shortcut either
        if not self._is_told:
            self._is_told = True
            self.swallowed.emit()
        return True


def _is_plain(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent) and bool(event.text()) and event.key() not in _LEAVES
        and not event.modifiers() & _CHORDS
    )  # fmt: skip


def _takes_words(widget: QObject | None) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and not widget.isReadOnly()
