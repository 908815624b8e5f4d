"""A key button on one line, for keys that are pressed now and then and should leave the room to the question."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.question import Standing
from scrutiny_desktop.views.acts import Act
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.key_button import KeyButton
from scrutiny_desktop.views.live.signs import draw_sign

_MOST_KNOWN = 32
"""Sizes that a key remembers."""


class FlatKey(KeyButton):
    """The act's words, and its key beside them; of ``shorter`` words it shows the longest that its place takes."""

    def __init__(
        self, desk: Desk, act: Act, *, words: str = "", shorter: tuple[str, ...] = (), role: str = "small",
        tone: str = "", sign: Standing | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._shorter, self._role, self._has_key = shorter, role, True
        self._known: dict[tuple[object, ...], int] = {}
        self._aside, self._above = "s2", "s1"
        super().__init__(desk, act, words=words, tone=tone, sign=sign, parent=parent)

    def show_key(self, shown: bool) -> None:
        """Show the key, or leave its room to the words; it is said in either case."""
        if shown != self._has_key:
            self._has_key = shown
            self.setToolTip("" if shown else self.accessibleName())
            self.updateGeometry()
            self.update()

    def take_role(self, role: str, *, is_tight: bool = False) -> None:
        """Show the words in another size of the type scale; ``is_tight`` with less room around them."""
        around = ("s1", "s05") if is_tight else ("s2", "s1")
        if (role, around) != (self._role, (self._aside, self._above)):
            self._role, (self._aside, self._above) = role, around
            self.updateGeometry()
            self.update()

    def say(self, words: str, *shorter: str) -> None:
        self._shorter = shorter or (() if self._words else self._shorter)
        super().say(words)

    def shown_words(self) -> str:
        """The words as they are shown at this width."""
        forms = (self._words, *self._shorter)
        return next((each for each in forms if self._wide(each) <= self.width()), forms[-1])

    def sizeHint(self) -> QSize:
        wide = min(map(self._wide, (self._words, *self._shorter)))
        return QSize(wide, self.heightForWidth(wide))

    def heightForWidth(self, width: int) -> int:
        del width
        looks = self._role, self._above, self._desk.theme.scale
        if looks not in self._known:  # asked for many times in every laying out
            draw, size = self._painting(), self._desk.theme.size
            high = max(draw.height("X", draw.font(self._role), 100), self._key_size().height())
            self._known[looks] = high + size(self._above) * 2 + 2
        return self._known[looks]

    def _wide(self, words: str) -> int:
        size, key = self._desk.theme.size, self._key_size().width()
        looks = words, self._role, self._aside, self._has_key, key, self._desk.theme.scale
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        if looks not in self._known:  # and in every painting
            draw = self._painting()
            wide = draw.width(words, draw.font(self._role, is_strong=True)) + size(self._aside) * 2 + 2
            self._known[looks] = self._sign_width() + wide + (key + size(self._aside) if self._has_key else 0)
        return self._known[looks]

    def _sign_width(self) -> int:
        size = self._desk.theme.size
        return size("small") + size("s2") if self._sign is not None else 0

    def _paint_words(self, painter: QPainter) -> None:
        words = self.shown_words()
        self._paint_line(painter, words, max(0, (self.width() - self._wide(words)) // 2))

    def _paint_line(self, painter: QPainter, words: str, left: int) -> None:
        draw, size, ink = self._painting(), self._desk.theme.size, self._desk.theme.color(self._ink())
        font = draw.font(self._role, is_strong=True)
        left += size(self._aside) + 1
        if self._sign is not None:
            side = size("small")
            draw_sign(painter, QRectF(left, (self.height() - side) / 2, side, side), self._sign, ink)
        left += self._sign_width()
        painter.setFont(font)
        painter.setPen(ink)
        wide = draw.width(words, font)
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRect(left, 0, wide + size("s1"), self.height()), middle, words)
        if self._has_key:
            key = self._key_size()
            self._paint_key(painter, QRect(left + wide + size(self._aside), (self.height() - key.height()) // 2, 0, 0))
