"""The page that was being read is on the screen at once, in a picture of the window, until the window itself is there.

This module is imported before the rest of the program, which it must not import.
"""

import base64
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QDeadlineTimer, QEventLoop, QIODevice, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QPixmap, QWindow
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from scrutiny_desktop.app.folder_lock import lock_of
from scrutiny_desktop.app.traces import leave_no_trace
from scrutiny_desktop.store import left_view
from scrutiny_desktop.store.access import Access

LONGEST = 2_000
"""Milliseconds after which the picture goes, whatever the window does."""

_PATIENCE = 200
"""Milliseconds in which the screen has to take the picture up."""

_FLAGS = (Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint
          | Qt.WindowType.X11BypassWindowManagerHint)  # at once, and where it is told to be  # fmt: skip

_MOST = 8_000_000
"""Pixels of a window of which a picture is kept."""

_QUICK = 80
"""How Qt is to write PNG: with little pressing, for somebody waits."""


class LeftView(QLabel):
    """Lies where the window will be, says nothing, and goes as soon as there is something truer to see.

    Qt's own splash screen keeps whoever shows it waiting for a whole second.
    """

    def __init__(self, picture: QPixmap, at: QPoint) -> None:
        super().__init__(None, _FLAGS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAccessibleName(self.tr("Scrutiny Desktop"))
        self.setPixmap(picture)
        self.setGeometry(QRect(at, picture.deviceIndependentSize().toSize()))

    def come_up(self) -> None:
        """Wait until the screen has room for it, which asks for nothing here, and be seen."""
        patience = QDeadlineTimer(_PATIENCE)
        while not (self.windowHandle().isExposed() or patience.hasExpired()):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        self.repaint()

    def give_way_to(self, window: QWidget) -> None:
        """Stay until the first page of a window is there."""
        pages = window.findChild(QWidget, "pages")
        told = getattr(pages, "shown", None)
        if pages is None or told is None or getattr(pages, "is_shown", True):
            self.close()
            return
        told.connect(self.close)
        QTimer.singleShot(LONGEST, self, self.close)

    def let_speak(self, window: QWindow | None) -> None:
        """A question or a trouble that comes first must be seen."""
        if window is not None and window.modality() is not Qt.WindowModality.NonModal:
            self.close()


def begun(folder: Path) -> LeftView | None:
    """The view, about to come up; None where none was kept, or the screens are no longer as they were."""
    access = Access(folder)
    is_clean = access.file.exists() and not access.has_log  # a log tells of a sudden end, and stays until it is told
    kept = left_view.of(access) if is_clean and _is_free(access.folder) else {}
    if not kept:
        return None
    leave_no_trace()
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    place, dots = QRect(*kept["place"]), float(kept["dots"])
    screen = QGuiApplication.screenAt(place.center())
    if screen is None or not screen.geometry().contains(place) or screen.devicePixelRatio() != dots:
        return None
    if QGuiApplication.platformName().startswith("wayland"):
        return None  # no window says there where it wants to be
    picture = QPixmap()
    picture.loadFromData(base64.b64decode(kept["picture"]))
    if picture.size() != QSize(round(place.width() * dots), round(place.height() * dots)):
        return None
    picture.setDevicePixelRatio(dots)
    view = LeftView(picture, place.topLeft())
    application.focusWindowChanged.connect(view.let_speak)
    view.show()
    return view


def told_of(window: QWidget) -> dict[str, object]:
    """What is to be kept of a window that is being closed; nothing where no page of a paper is before the reader."""
    pages = window.findChild(QWidget, "pages")
    place, dots = window.geometry(), window.devicePixelRatio()
    if pages is None or not pages.isVisible() or not getattr(pages, "is_shown", False) or window.isFullScreen():
        return {}
    if place.width() * place.height() * dots * dots > _MOST:
        return {}
    room = QBuffer()
    room.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).save(room, "PNG", _QUICK)  # type: ignore[call-overload]
    picture = base64.b64encode(room.data().data()).decode()
    return {"place": [place.x(), place.y(), place.width(), place.height()], "dots": dots, "picture": picture}


def _is_free(folder: Path) -> bool:
    """Whether no window has the library."""
    lock = lock_of(folder)
    if not lock.tryLock(0):
        return False
    lock.unlock()
    return True
