"""Carries things over a view and lets them fall there."""

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

NO_KEY = Qt.KeyboardModifier.NoModifier


def dropped_on(widget: QAbstractScrollArea, point: QPoint, mime: QMimeData) -> bool:
    """Whether what was let fall was taken."""
    view = widget.viewport()
    entered = QDragEnterEvent(point, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NO_KEY)
    QApplication.sendEvent(view, entered)
    moved = QDragMoveEvent(point, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NO_KEY)
    QApplication.sendEvent(view, moved)
    if not moved.isAccepted():
        return False
    fell = QDropEvent(point.toPointF(), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NO_KEY)
    QApplication.sendEvent(view, fell)
    return fell.isAccepted()
