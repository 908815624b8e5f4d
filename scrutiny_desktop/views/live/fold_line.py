"""A line that says in few words what is folded behind it, and opens it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from scrutiny_desktop.views.acts import Act
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.flat_key import FlatKey

_POINTS = {True: ((0.1, 0.25), (0.9, 0.25), (0.5, 0.8)), False: ((0.25, 0.1), (0.8, 0.5), (0.25, 0.9))}
"""The corners of a triangle that points down where the line is open, and else to the right."""


class FoldLine(FlatKey):
    """As wide as its place; the key gives way to the words where both have no room."""

    def __init__(self, desk: Desk, act: Act, parent: QWidget | None = None) -> None:
        super().__init__(desk, act, parent=parent)
        self.setObjectName("reach")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.is_open = False

    def show_open(self, is_open: bool) -> None:
        """Say whether what is behind it is seen."""
        said = self.tr("open") if is_open else self.tr("folded")
        if is_open is not self.is_open or not self.accessibleDescription():
            self.is_open = is_open
            self.setAccessibleDescription(said)
            self.update()

    def _sign_width(self) -> int:
        return self._desk.theme.size("small") + self._desk.theme.size("s2")

    def _paint_words(self, painter: QPainter) -> None:
        size, words = self._desk.theme.size, self.shown_words()
        side, left = size("small") * 0.8, size("s4") - size("s2") - 1
        place = QRectF(left + size("s2"), (self.height() - side) / 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._desk.theme.color("quiet"))
        painter.drawPolygon(QPolygonF([QPointF(place.left() + place.width() * x, place.top() + place.height() * y)
                                       for x, y in _POINTS[self.is_open]]))  # fmt: skip
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._paint_line(painter, words, left)

    def _ink(self) -> str:
        return "ink"
