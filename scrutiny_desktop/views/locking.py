"""Locking the window: by hand, or once nobody has touched it for a while."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.typed import keep_typed

if TYPE_CHECKING:
    from scrutiny_desktop.views.window import Window

LOCK_AFTER = 15
"""Minutes, until the person says otherwise; 0 is never."""

_TOUCHES = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
                      QEvent.Type.TouchBegin, QEvent.Type.TabletPress})  # fmt: skip
_MINUTE = 60_000


class Locking(QObject):
    """Closes the window and lets the key go; ``is_locked`` tells that it is to be asked for again."""

    def __init__(self, desk: Desk, window: "Window") -> None:
        super().__init__(window)
        self.is_locked = False
        self.last_act = ""
        """What the person did last: it opened the dialog that stands there, if one does."""
        self._desk, self._window = desk, window
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._has_been_idle)
        application = QApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
        for changed in (desk.reopened, desk.locking_changed):
            changed.connect(self.begin)
        self.begin()

    def begin(self) -> None:
        """Count from now on."""
        minutes = int(self._desk.setting("lock_after", LOCK_AFTER))
        if minutes and self._desk.is_open and self._desk.library.access.key is not None:
            self._idle.start(minutes * _MINUTE)
        else:
            self._idle.stop()

    def lock(self) -> None:
        """Save what waits and show nothing more, not even a title, until the passphrase is typed."""
        if self._desk.library.access.key is None:
            raise ScrutinyError(self.tr("This library has no passphrase, so nothing can lock it."),
                                self.tr("Set one first: Library, Protect with a passphrase."))  # fmt: skip
        self._desk.flush()
        keep_typed(self._desk, self.last_act)
        self.is_locked = True
        QApplication.closeAllWindows()
        for each in QApplication.topLevelWidgets():
            each.hide()  # a dialog that must not be closed, as its work is not done, shows nothing either
        self._window.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self._idle.isActive():
            self._idle.start()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._is_key(event):
            QTimer.singleShot(0, self, lambda: self._window.run("lock"))  # what is refused is said there
            return True
        return False

    def _is_key(self, event: QKeyEvent) -> bool:
        """Whether it is the key that locks, which got here as a dialog or the room's window has the keyboard."""
        return QKeySequence(event.keyCombination()) in self._window.actions_by_name["lock"].shortcuts()

    def _watch(self, window: QWindow | None) -> None:
        """Hear of keys and pointer where the system delivers them: once for each, not once for each widget."""
        if window is not None:
            window.installEventFilter(self)

    def _has_been_idle(self) -> None:
        if self._desk.jobs.is_busy:
            self._idle.start(_MINUTE)
        else:
            self.lock()
