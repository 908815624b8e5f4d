"""What is dragged over a widget and dropped on it: files, and passages of the open paper."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

PASSAGE = "application/x-scrutiny-passage"
"""Under which what is dragged says from where to where in the open paper's flowing text it is."""

RESTS = 500
"""Milliseconds after which what is held over a door opens it."""


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


class OpensToPassages(QObject):
    """Watches a button, and calls ``opens`` while a passage is held over it, so that it can be dropped behind."""

    def __init__(self, widget: QWidget, opens: Callable[[], object]) -> None:
        super().__init__(widget)
        self._waiting = QTimer(self, singleShot=True, interval=RESTS)
        self._waiting.timeout.connect(opens)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and passage_in(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._waiting.start()
            return True
        if event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self._waiting.stop()
            event.ignore()
            return True
        return False


def passage_in(carried: QMimeData | None) -> tuple[int, int] | None:
    """Start and end of the passage that is dragged; None where something else is."""
    if carried is None or not carried.hasFormat(PASSAGE):
        return None
    start, _, end = bytes(carried.data(PASSAGE).data()).decode("ascii", "replace").partition(" ")
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() else None
