"""A passage selected on a page is dragged from there, as one of the text is."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.views.papers import copying
from scrutiny_desktop.views.papers.page_view import PaperPages


class Dragging(QObject):
    """Begins a drag where the selection is pressed and the mouse moves away."""

    def __init__(self, pages: PaperPages) -> None:
        super().__init__(pages)
        self._pages = pages
        self._from: QPointF | None = None
        pages.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        kind, is_left = event.type(), event.button() is Qt.MouseButton.LeftButton
        if kind is QEvent.Type.MouseButtonPress and is_left and not event.modifiers():
            is_over = self._pages.is_over_selection(event.position())
            self._from = event.position() if is_over else None
            return is_over
        if self._from is None:
            return False
        if kind is QEvent.Type.MouseMove:
            if (event.position() - self._from).manhattanLength() >= QApplication.startDragDistance():
                self._from = None
                self._drag()
            return True
        if kind is QEvent.Type.MouseButtonRelease:
            self._from = None
            self._pages.put_caret(0)
        return False

    def _drag(self) -> None:
        drag = QDrag(self._pages)
        drag.setMimeData(copying.words(self._pages.opened.text, *self._pages.passage()))
        drag.exec(Qt.DropAction.CopyAction)
