"""What a dialog has that stands there while no library is open: a theme, work beside it, and nothing of the library."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout

from scrutiny_desktop.views.jobs import Jobs
from scrutiny_desktop.views.pieces import label
from scrutiny_desktop.views.theme import Theme, load_theme


class OutsideDialog(QDialog):
    """A title and a body; ``theme`` is the person's own once it is known, as after a lock."""

    def __init__(self, resources: Path, theme: Theme, *, tall: int) -> None:
        super().__init__()
        self.jobs = Jobs(self)
        self.jobs.failed.connect(self._break_off)
        self.finished.connect(self.jobs.close)
        self.setWindowTitle(self.tr("Scrutiny Desktop"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        font = QFont("Inter")
        font.setPixelSize(theme.size("body"))
        QApplication.setFont(font)
        self.setStyleSheet(theme.sheet(resources))
        self.setPalette(theme.palette())
        self.title = label("", "title", wrap=True)
        self.body = QVBoxLayout(self)
        margin = theme.size("s5")
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(theme.size("s3"))
        self.body.addWidget(self.title)
        unit = theme.size("s8")
        room = self.screen().availableSize()
        self.resize(min(unit * 14, room.width()), min(unit * tall, room.height()))

    def answered(self) -> bool:
        """Ask, and be gone: what holds timers must not be left for whichever thread collects rubbish."""
        is_accepted = bool(self.exec())
        self.deleteLater()
        QApplication.sendPostedEvents(self, QEvent.Type.DeferredDelete)
        return is_accepted

    def _break_off(self, error: Exception) -> None:
        """Nobody foresaw it: the dialog, which waits for an answer, goes, and the error goes to the hook."""
        self.done(QDialog.DialogCode.Rejected.value)
        raise error


def system_theme(resources: Path) -> Theme:
    """Nothing is known of the person's own theme before the library is open: the system's ground decides."""
    is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return load_theme(resources, "dark" if is_dark else "light")
