"""A scroll bar that shows where in the paper something was found, and where something is marked."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from scrutiny_desktop.views.theme import Theme

_STEPS = 1_000
"""Places told apart along the bar; a bar has fewer pixels than that."""


class MarkedScrollBar(QScrollBar):
    """Hits are drawn across the whole bar, marks as a short stroke at its left, told apart by shape."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.theme = theme
        self._hits: frozenset[int] = frozenset()
        self._marks: frozenset[int] = frozenset()

    def show_hits(self, places: Iterable[float]) -> None:
        """Show these places, as shares of the whole from 0 to 1."""
        self._hits = frozenset(round(each * _STEPS) for each in places)
        said = self.tr("{count} places found").format(count=len(self._hits)) if self._hits else ""
        self.setAccessibleDescription(said)
        self.update()

    def show_marks(self, places: Iterable[float]) -> None:
        """Show these places as marked."""
        self._marks = frozenset(round(each * _STEPS) for each in places)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._hits and not self._marks:
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        groove = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarGroove, self
        )
        painter = QPainter(self)
        for places, ink, share in ((self._marks, "note_ink", 0.4), (self._hits, "question_ink", 1.0)):
            color = self.theme.color(ink)
            for each in places:
                top = groove.top() + each / _STEPS * (groove.height() - 2)
                painter.fillRect(QRectF(0, top, self.width() * share, 2), color)
        painter.end()
