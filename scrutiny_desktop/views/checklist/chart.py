"""The progress chart: a bar for each meeting or agency, its parts told apart by word, number, pattern and colour."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QImage, QImageWriter, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QSizePolicy, QWidget

from scrutiny_desktop.domain.checklist_course import Tally
from scrutiny_desktop.domain.recommendation import Progress
from scrutiny_desktop.views.checklist.wording import in_the_middle
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.words import tone, word

ORDER = (Progress.COMPLETE, Progress.IN_PROGRESS, Progress.PAUSED, Progress.NOT_STARTED, Progress.NOT_SAID,
         Progress.SUPERSEDED)  # fmt: skip
"""The parts of a bar, from the left."""

_PATTERNS = {
    Progress.COMPLETE: Qt.BrushStyle.NoBrush, Progress.IN_PROGRESS: Qt.BrushStyle.BDiagPattern,
    Progress.PAUSED: Qt.BrushStyle.DiagCrossPattern, Progress.NOT_STARTED: Qt.BrushStyle.NoBrush,
    Progress.NOT_SAID: Qt.BrushStyle.VerPattern, Progress.SUPERSEDED: Qt.BrushStyle.Dense6Pattern,
}  # fmt: skip
_FAINT, _NAME = 0.35, 0.28
"""Strength of a pattern, and the part of the width that the names have."""
_DOTS = 2
"""Dots of a saved picture for each that is shown."""


class Drawing:
    """Lays a chart out at a width, and draws it on anything that can be painted on."""

    def __init__(self, desk: Desk, font: QFont, title: str, bars: Sequence[tuple[str, Tally]]) -> None:
        self._theme, self._draw = desk.theme, Painting(desk.theme, font)
        self.title, self._bars = title, tuple(bars)
        self._small, self._body = self._draw.font("small"), self._draw.font()
        self._thick = desk.theme.size("s6")
        self._most = max((tally.whole for _, tally in self._bars), default=1) or 1

    def height(self, width: int) -> int:
        """How high it is at a width."""
        return self._paint(None, width)

    def paint(self, painter: QPainter, width: int) -> None:
        """Draw it from the top left corner."""
        self._paint(painter, width)

    def _paint(self, painter: QPainter | None, width: int) -> int:
        gap, pad = self._theme.size("s3"), self._theme.size("s4")
        top = pad + self._words(painter, QRect(pad, pad, width - 2 * pad, 0), self.title, self._draw.font("heading",
                                is_strong=True)) + gap  # fmt: skip
        top = self._legend(painter, QRect(pad, top, width - 2 * pad, 0)) + gap
        name, total = round(width * _NAME), self._draw.width(self._total(self._most), self._small) + gap
        for words, tally in self._bars:
            left, room = pad + name + gap, width - 2 * pad - name - gap - total
            high = max(self._draw.height(words, self._body, name), self._thick)
            at = QRect(pad, top, name, high)
            self._words(painter, in_the_middle(at, self._draw.height(words, self._body, name)), words, self._body)
            bar = QRectF(left, top + (high - self._thick) / 2, room * tally.whole / self._most, self._thick)
            if painter is not None:
                self._bar(painter, bar, tally)
            said = QRect(round(bar.right()) + gap // 2, top, total, high)
            self._words(painter, in_the_middle(said, self._draw.height(self._total(tally.whole), self._small, total)),
                        self._total(tally.whole), self._small, "quiet")  # fmt: skip
            top += high + gap
        return top + pad - gap

    def _total(self, whole: int) -> str:
        return str(whole)

    def _words(self, painter: QPainter | None, rect: QRect, words: str, font: QFont, role: str = "ink") -> int:
        if painter is not None:
            self._draw.text(painter, rect, words, font, role)
        return self._draw.height(words, font, rect.width())

    def _legend(self, painter: QPainter | None, rect: QRect) -> int:
        """Each state with its pattern and word, on as many lines as they need; returns where it ends."""
        side, gap = self._theme.size("s4"), self._theme.size("s2")
        left, top, high = rect.left(), rect.top(), max(side, self._draw.height("M", self._small, rect.width()))
        for state in self._states():
            wide = side + gap + self._draw.width(word(state), self._small) + 2 * gap
            if left > rect.left() and left + wide > rect.right():
                left, top = rect.left(), top + high + gap
            if painter is not None:
                self._part(painter, QRectF(left, top + (high - side) / 2, side, side), state)
                place = QRect(left + side + gap, top, wide, high)
                self._draw.text(painter, in_the_middle(place, self._draw.height("M", self._small, wide)), word(state),
                                self._small)  # fmt: skip
            left += wide
        return top + high

    def _states(self) -> list[Progress]:
        return [state for state in ORDER if any(tally.counts.get(state) for _, tally in self._bars)]

    def _bar(self, painter: QPainter, rect: QRectF, tally: Tally) -> None:
        left = rect.left()
        for state in ORDER:
            count = tally.counts.get(state, 0)
            wide = rect.width() * count / tally.whole if tally.whole else 0
            if count:
                part = QRectF(left, rect.top(), wide, rect.height())
                self._part(painter, part, state)
                self._label(painter, part, state, count)
            left += wide

    def _part(self, painter: QPainter, rect: QRectF, state: Progress) -> None:
        ground, ink = self._theme.color(f"{tone(state)}_ground"), self._theme.color(f"{tone(state)}_ink")
        painter.fillRect(rect, ground)
        faint = self._theme.color(f"{tone(state)}_ink")
        faint.setAlphaF(_FAINT)
        painter.fillRect(rect, QBrush(faint, _PATTERNS[state]))
        painter.setPen(QPen(ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))

    def _label(self, painter: QPainter, rect: QRectF, state: Progress, count: int) -> None:
        """The number, with the word before it where there is room, on a ground that keeps the pattern off it."""
        font = self._draw.font("small", is_strong=True)
        pad = self._theme.size("s1")
        fits = [said for said in (f"{word(state)} {count}", str(count)) if self._draw.width(said, font) + 4 * pad
                < rect.width()]  # fmt: skip
        if not fits:
            return
        wide = self._draw.width(fits[0], font)
        high = self._draw.height("M", font, wide + pad)
        plate = QRectF(QPointF(0, 0), QSize(wide + 2 * pad, high))
        plate.moveCenter(rect.center())
        painter.fillRect(plate, self._theme.color(f"{tone(state)}_ground"))
        painter.setFont(font)
        painter.setPen(self._theme.color(f"{tone(state)}_ink"))
        painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), fits[0])


class Chart(QWidget):
    """Shows a drawing; the numbers stand in a table beside it, for those who cannot see it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._title, self._bars = "", list[tuple[str, Tally]]()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        desk.theme_changed.connect(self._fit)

    def fill(self, title: str, bars: Sequence[tuple[str, Tally]], told: str) -> None:
        """Draw these; ``told`` says the same in a sentence."""
        self._title, self._bars = title, list(bars)
        self.setAccessibleName(title)
        self.setAccessibleDescription(told)
        self._fit()
        self.update()

    def png(self) -> bytes:
        """The chart as a picture."""
        width, high = self._size()
        image = QImage(width * _DOTS, high * _DOTS, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_DOTS)
        image.fill(self._desk.theme.color("window"))
        painter = QPainter(image)
        self._drawing().paint(painter, width)
        painter.end()
        room = QBuffer()
        room.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(room, QByteArray(b"PNG")).write(image)
        return bytes(room.data().data())

    def svg(self) -> bytes:
        """The chart as lines and letters, with its sentence inside."""
        width, high = self._size()
        content = QByteArray()
        room, made = QBuffer(content), QSvgGenerator()
        made.setOutputDevice(room)
        made.setSize(QSize(width, high))
        made.setViewBox(QRect(0, 0, width, high))
        made.setTitle(self._title)
        made.setDescription(self.accessibleDescription())
        painter = QPainter(made)
        painter.fillRect(0, 0, width, high, self._desk.theme.color("window"))
        self._drawing().paint(painter, width)
        painter.end()
        return bytes(room.data().data())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._desk.theme.color("window"))
        self._drawing().paint(painter, self.width())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._drawing().height(self.width()))

    def _size(self) -> tuple[int, int]:
        width = max(self.width(), self._desk.theme.size("s8") * 16)
        return width, self._drawing().height(width)

    def _drawing(self) -> Drawing:
        return Drawing(self._desk, self.font(), self._title, self._bars)
