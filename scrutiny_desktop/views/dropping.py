"""Files dropped on a widget."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FilesDropped(QObject):
    """Watches a widget, and hands the files dropped on it to ``dropped``."""

    def __init__(self, widget: QWidget, dropped: Callable[[list[Path]], None]) -> None:
        super().__init__(widget)
        self._dropped = dropped
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and files_in(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            if files := files_in(event.mimeData()):
                event.acceptProposedAction()
                self._dropped(files)
            return True
        return False


def files_in(carried: QMimeData | None) -> list[Path]:
    """The local files that are being dragged, or lie on the clipboard."""
    return [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()] if carried else []
