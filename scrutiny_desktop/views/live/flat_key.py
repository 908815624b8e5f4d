"""A key button on one line, for keys that are pressed now and then and should leave the room to the question."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter

from scrutiny_desktop.views.live.key_button import KeyButton


class FlatKey(KeyButton):
    """The act's words, and its key beside them."""

    def sizeHint(self) -> QSize:
        draw, size = self._painting(), self._desk.theme.size
        words = draw.width(self._words, draw.font("small", is_strong=True))
        wide = words + self._key_size().width() + size("s2") * 3 + 2
        return QSize(wide, self.heightForWidth(wide))

    def heightForWidth(self, width: int) -> int:
        del width
        draw, size = self._painting(), self._desk.theme.size
        return max(draw.height("X", draw.font("small"), 100), self._key_size().height()) + size("s1") * 2 + 2

    def _paint_words(self, painter: QPainter) -> None:
        draw, size, key = self._painting(), self._desk.theme.size, self._key_size()
        font = draw.font("small", is_strong=True)
        inner = self.rect().adjusted(size("s2"), 0, -size("s2"), 0)
        wide = draw.width(self._words, font) + size("s2") + key.width()
        left = inner.left() + max(0, (inner.width() - wide) // 2)
        painter.setFont(font)
        painter.setPen(self._desk.theme.color(self._ink()))
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRect(left, inner.top(), inner.width(), inner.height()), middle, self._words)
        at = left + wide - key.width()
        self._paint_key(painter, QRect(at, inner.top() + (inner.height() - key.height()) // 2, 0, key.height()))
