"""A chip as the lists draw it, for use among widgets."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import Painting


class PaintedChip(QWidget):
    """Words, shape and colour of one state."""

    def __init__(self, desk: Desk, text: str = "", tone: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(text, tone)

    def say(self, text: str, tone: str) -> None:
        """Show another state."""
        self.text, self.tone = text, tone
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._drawing().chip_size(self.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, drawing = QPainter(self), self._drawing()
        font = drawing.font("small", is_strong=True)
        room = self.width() - drawing.chip_size("").width()
        shown = QFontMetrics(font).elidedText(self.text, Qt.TextElideMode.ElideRight, room)
        drawing.chip(painter, QPointF(0, 0), shown, self.tone)

    def _drawing(self) -> Painting:
        return Painting(self._desk.theme, self.font())
