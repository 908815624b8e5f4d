"""How a card that is not worked on is drawn; it looks like the one that is."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.papers.card_words import CardWords, Chip
from scrutiny_desktop.views.row_list import ROW, Index


class CardDelegate(QStyledItemDelegate):
    """Draws cards; ``live_height`` is that of the card being worked on, 0 for every other."""

    def __init__(self, desk: Desk, view: QAbstractItemView, live_height: Callable[[CardWords], int]) -> None:
        super().__init__(view)
        self._desk, self._view, self._live_height = desk, view, live_height
        self._sizes: list[QSize] = []

    @property
    def gap(self) -> int:
        """The space around a card."""
        return self._desk.theme.size("s2")

    def card_width(self) -> int:
        """The width of a card."""
        return max(1, self._view.viewport().width() - 2 * self.gap)

    def take_heights(self, heights: Iterable[int]) -> None:
        """Have the cards' rows be so high from now on: the list asks for each of them whenever it is laid out."""
        width, gap = self._view.viewport().width(), self.gap
        self._sizes = [QSize(width, height + gap) for height in heights]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        at = index.row()
        return self._sizes[at] if at < len(self._sizes) else QSize(self._view.viewport().width(), self.gap)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: CardWords = index.data(ROW)
        if self._live_height(card):
            return
        rect = QRect(option.rect).adjusted(self.gap, self.gap // 2, -self.gap, -(self.gap - self.gap // 2))
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        _Sheet(self._desk, self._view, card, rect.width()).draw(painter, rect, is_hovered=is_hovered)
        painter.restore()

    def height(self, card: CardWords, width: int) -> int:
        """How high a card is at a width."""
        return _Sheet(self._desk, self._view, card, width).height()


class _Sheet:
    """One card's layout at one width."""

    def __init__(self, desk: Desk, view: QAbstractItemView, card: CardWords, width: int) -> None:
        self._theme, self._card = desk.theme, card
        self._draw = Painting(desk.theme, view.font())
        self._pad, self._gap = desk.theme.size("s3"), desk.theme.size("s2")
        self._room = max(1, width - 2 * self._pad)
        self._indent = self._theme.size("s2") + 3
        self._font = self._draw.font(is_strong=isinstance(card.mark.record, Question))

    def height(self) -> int:
        """How high the card is."""
        text = self._draw.height(self._card.text, self._font, self._room)
        parts = (self._head_height(), self._quote_height(), text, self._chips_height())
        return sum(part + self._gap for part in parts if part) - self._gap + 2 * self._pad

    def draw(self, painter: QPainter, rect: QRect, *, is_hovered: bool) -> None:
        """The card in a rectangle."""
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("control_line" if is_hovered else "line"), 1))
        painter.setBrush(theme.color("window"))
        radius = theme.size("radius")
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        left, top = rect.left() + self._pad, rect.top() + self._pad
        self._head(painter, left, top)
        top += self._head_height() + self._gap
        if self._card.quote:
            self._quote(painter, left, top)
            top += self._quote_height() + self._gap
        if self._card.text:
            place = QRect(left, top, self._room, 0)
            top += self._draw.text(painter, place, self._card.text, self._font) + self._gap
        self._chips(painter, left, top)

    def _head(self, painter: QPainter, left: int, top: int) -> None:
        kind = self._draw.chip(painter, QPointF(left, top), *self._card.kind)
        small = self._draw.font("small")
        right = left + self._room - self._draw.width(self._card.visibility, small)
        painter.setFont(small)
        painter.setPen(self._theme.color("quiet"))
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRect(right, top, self._room, kind.height()), flags, self._card.visibility)
        if self._card.placement:
            right -= self._draw.chip_size(self._card.placement[0]).width() + self._gap
            self._draw.chip(painter, QPointF(right, top), *self._card.placement)
            painter.setFont(small)
            painter.setPen(self._theme.color("quiet"))
        start = left + kind.width() + self._gap
        room = max(0, right - self._gap - start)
        painter.drawText(QRect(start, top, room, kind.height()), flags, self._place(painter.fontMetrics(), room))

    def _place(self, metrics: QFontMetrics, room: int) -> str:
        """The place in the fullest words there is room for."""
        fitting = (each for each in self._card.places if metrics.horizontalAdvance(each) <= room)
        fewest = next(reversed(self._card.places), "")
        return next(fitting, "") or metrics.elidedText(fewest, Qt.TextElideMode.ElideRight, room)

    def _quote(self, painter: QPainter, left: int, top: int) -> None:
        painter.fillRect(QRect(left, top, 3, self._quote_height()), self._theme.color("line"))
        place = QRect(left + self._indent, top, self._room - self._indent, 0)
        self._draw.text(painter, place, self._card.quote, self._draw.font(), "quiet")

    def _chips(self, painter: QPainter, left: int, top: int) -> None:
        for (words, its_tone), at in self._placed():
            self._draw.chip(painter, QPointF(left + at.x(), top + at.y()), words, its_tone, self._room)

    def _placed(self) -> list[tuple[Chip, QPointF]]:
        placed: list[tuple[Chip, QPointF]] = []
        at, below, gap = QPointF(0, 0), 0, self._theme.size("s1")
        for each in self._card.chips:
            size = self._draw.chip_size(each[0], self._room)
            if placed and at.x() + size.width() > self._room:
                at, below = QPointF(0, at.y() + below + gap), 0
            placed.append((each, at))
            below = max(below, size.height())
            at = QPointF(at.x() + size.width() + gap, at.y())
        return placed

    def _head_height(self) -> int:
        return self._draw.chip_size(self._card.kind[0]).height()

    def _quote_height(self) -> int:
        return self._draw.height(self._card.quote, self._draw.font(), self._room - self._indent)

    def _chips_height(self) -> int:
        sizes = [(at.y() + self._draw.chip_size(words, self._room).height()) for (words, _), at in self._placed()]
        return round(max(sizes, default=0))
