"""A file dropped on a promise, which is what was promised."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QListView

from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.views.dropping import files_in
from scrutiny_desktop.views.promises.shown import Owed
from scrutiny_desktop.views.row_list import ROW

Dropped = Callable[[Promise | None, list[Path]], None]
"""Is given the promise that the files lie on; none where they lie on no open one."""


class AnswersDropped(QObject):
    """Watches a list of promises, chooses the one that is held over, and hands on what is dropped."""

    def __init__(self, view: QListView, dropped: Dropped) -> None:
        super().__init__(view)
        self._view, self._dropped = view, dropped
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent) and (files := files_in(event.mimeData())):
            event.acceptProposedAction()
            index = self._view.indexAt(event.position().toPoint())
            row = index.data(ROW)
            promise = row.promise if isinstance(row, Owed) and row.promise.is_open else None
            if promise is not None:
                self._view.setCurrentIndex(index)
            if event.type() is QEvent.Type.Drop:
                self._dropped(promise, files)
            return True
        return False
