"""A button that shows its own key, so that nobody has to remember it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from scrutiny_desktop.domain.question import Standing
from scrutiny_desktop.views.acts import Act
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.signs import draw_sign
from scrutiny_desktop.views.painting import Painting

_CENTRED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


class KeyButton(QPushButton):
    """An act's words above its key; ``sign`` is the shape of an outcome, ``tone`` the ground of a point."""

    def __init__(
        self, desk: Desk, act: Act, *, words: str = "", face: str = "", tone: str = "",
        sign: Standing | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, autoDefault=False)
        self.setCheckable(sign is not None)
        self.setObjectName("key")
        self.setProperty("tone", tone)
        self.setProperty("face", face)
        # A click leaves the focus where it is, so that the words being typed can go on.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._desk, self._tone, self._sign, self._is_main = desk, tone, sign, face == "main"
        self._act, self._key, self._words = act, _native(act), ""
        self._measured: tuple[float, QSize] | None = None
        self.say(words or act.plain_words)
        desk.theme_changed.connect(self.updateGeometry)
        desk.keys_changed.connect(self._take_key)

    def say(self, words: str) -> None:
        """Show other words for the act, as it would do another thing now."""
        if words != self._words or not self.accessibleName():
            self._words = words
            self._tell()

    def _take_key(self) -> None:
        self._key, self._measured = _native(self._act), None
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(self.tr("{words}, {key}").format(words=self._words, key=self._key))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        draw = self._painting()
        longest = max(draw.width(word, draw.font(is_strong=True)) for word in self._words.split())
        wide = max(longest + 2, self._foot_width()) + self._desk.theme.size("s2") * 2
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        draw, size = self._painting(), self._desk.theme.size
        high = draw.height(self._words, draw.font(is_strong=True), width - size("s2") * 2)
        return high + self._key_size().height() + size("s1") + size("s2") * 2

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        draw, size, key = self._painting(), self._desk.theme.size, self._key_size()
        font, ink = draw.font(is_strong=True), self._desk.theme.color(self._ink())
        inner = self.rect().adjusted(size("s2"), size("s2"), -size("s2"), -size("s2"))
        high = draw.height(self._words, font, inner.width())
        top = inner.top() + max(0, (inner.height() - high - size("s1") - key.height()) // 2)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(QRect(inner.left(), top, inner.width(), high), int(_CENTRED), self._words)
        foot = QRect(inner.center().x() - self._foot_width() // 2, top + high + size("s1"), 0, key.height())
        if self._sign is not None:
            side = size("body")
            square = QRectF(foot.left(), foot.top() + (foot.height() - side) / 2, side, side)
            draw_sign(painter, square, self._sign, ink)
            foot.translate(side + size("s2"), 0)
        self._paint_key(painter, foot)

    def _paint_key(self, painter: QPainter, at: QRect) -> None:
        theme, key = self._desk.theme, self._key_size()
        cap = QRectF(at.left(), at.top(), key.width(), key.height()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(painter.pen().color(), 1))
        painter.drawRoundedRect(cap, theme.size("s1"), theme.size("s1"))
        painter.setFont(self._painting().font("small"))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self._key)

    def _key_size(self) -> QSize:
        scale = self._desk.theme.scale
        if self._measured is None or self._measured[0] != scale:  # asked for many times in every laying out
            draw, size = self._painting(), self._desk.theme.size
            font = draw.font("small")
            wide, high = draw.width(self._key, font) + size("s2") * 2, draw.height("X", font, 100) + size("s05")
            self._measured = scale, QSize(wide, high)
        return self._measured[1]

    def _foot_width(self) -> int:
        size = self._desk.theme.size
        return self._key_size().width() + (size("body") + size("s2") if self._sign is not None else 0)

    def _ink(self) -> str:
        if not self.isEnabled():
            return "faint"
        if self._tone or self._is_main:
            return f"{self._tone}_ink" if self._tone else "accent_ink"
        return "chosen_ink" if self.isChecked() else "ink"

    def _painting(self) -> Painting:
        return Painting(self._desk.theme, self.font())


def _native(act: Act) -> str:
    return QKeySequence(act.keys).toString(QKeySequence.SequenceFormat.NativeText)
