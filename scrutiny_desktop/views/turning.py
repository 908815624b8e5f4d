"""Parts side by side, or one below another where a line would cut them."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from scrutiny_desktop.views.desk import Desk

_NARROW = 20
"""Steps of the grid, below which the parts stand under one another."""

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Turning(QWidget):
    """Needs no more width than its widest part: it begins below and lies down where there is room."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.line = QBoxLayout(_BELOW, self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(desk.theme.size("s2"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= self._desk.theme.size("s8") * _NARROW
        self.line.setDirection(_BESIDE if is_wide else _BELOW)
