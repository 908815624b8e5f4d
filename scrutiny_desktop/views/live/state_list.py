"""A list that is worked with single keys: Enter, Space and Escape are told, and letters are the screen's acts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.state_face import StateFace


class StateList(QListView):
    """Rows of things that stand in one of a few ways."""

    entered_into = Signal()
    spaced = Signal()
    left = Signal()

    def __init__(self, desk: Desk, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(StateFace(desk, self))
        self.setAccessibleName(name)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        desk.theme_changed.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        told = {
            Qt.Key.Key_Return: self.entered_into, Qt.Key.Key_Enter: self.entered_into,
            Qt.Key.Key_Space: self.spaced, Qt.Key.Key_Escape: self.left,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if told is not None:
            told.emit()
            return
        super().keyPressEvent(event)
