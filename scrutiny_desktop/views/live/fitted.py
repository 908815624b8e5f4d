"""Words as large as their place lets them be."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scrutiny_desktop.views.desk import Desk

_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class FittedWords(QWidget):
    """Between ``least`` and ``most`` pixels at 100 % text; below the least they end in dots, and are said in full."""

    def __init__(
        self, desk: Desk, least: int, most: int, *, role: str = "ink",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._desk, self._least, self._most, self._role, self._align = desk, least, most, role, align
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        desk.theme_changed.connect(self.update)

    def text(self) -> str:
        """The words in full."""
        return self._words

    def setText(self, words: str) -> None:
        """Show other words."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self.updateGeometry()
            self.update()

    def take_role(self, role: str) -> None:
        """Show them in another colour of the theme."""
        if role != self._role:
            self._role = role
            self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, QFontMetrics(self._font(self._pixels(self._least))).lineSpacing())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def height_at_most(self, width: int) -> int:
        """How high the words are at a width, as large as they may be."""
        metrics = QFontMetrics(self._font(self._pixels(self._most)))
        return metrics.boundingRect(QRect(0, 0, width, 1), _WRAPPED, self._words).height()

    def pixels(self) -> int:
        """The size that the words have here and now."""
        low, high = self._pixels(self._least), self._pixels(self._most)
        while low < high:
            middle = (low + high + 1) // 2
            if self._fits(middle):
                low = middle
            else:
                high = middle - 1
        return low

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self._font(self.pixels())
        painter.setFont(font)
        painter.setPen(self._desk.theme.color(self._role))
        flags = _WRAPPED | int(self._align.value) | int(Qt.AlignmentFlag.AlignVCenter.value)
        painter.drawText(self.rect(), flags, self._shown(font))
        painter.end()

    def _shown(self, font: QFont) -> str:
        words = self._words.split()
        while len(words) > 1 and not self._fits(font.pixelSize(), " ".join(words) + "…"):
            words.pop()
        whole = len(words) == len(self._words.split())
        return self._words if whole or self._fits(font.pixelSize()) else " ".join(words) + "…"

    def _fits(self, pixels: int, words: str | None = None) -> bool:
        metrics = QFontMetrics(self._font(pixels))
        place = QRect(0, 0, self.width(), 1)
        needed = metrics.boundingRect(place, _WRAPPED, self._words if words is None else words)
        return needed.height() <= self.height() and needed.width() <= self.width()

    def _font(self, pixels: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(1, pixels))
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _pixels(self, at_full: int) -> int:
        return round(at_full * self._desk.theme.scale)
