"""The one error hook: what nobody foresaw is said, kept for copying, and never hides what is saved."""

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.views.window import Window


def install_hook(application: QApplication) -> None:
    """Send every error that reaches the top to the person at the window, and to standard error."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        window = next((each for each in application.topLevelWidgets() if isinstance(each, Window)), None)
        if isinstance(error, ScrutinyError) and window is not None:
            window.tell_trouble(error)
            return
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt) and window is not None and window.isVisible():
            _tell(window, "".join(traceback.format_exception(kind, error, trace)))

    sys.excepthook = hook


def _tell(window: Window, details: str) -> None:
    tr = QCoreApplication.translate
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("hook", "Something went wrong in the program"))
    box.setText(tr("hook", "The program made a mistake. What was saved is safe, and you can go on."))
    box.setInformativeText(tr("hook", "If it happens again, start the program anew, and send us the details below."))
    box.setDetailedText(details)
    box.open()
