"""A row that goes on in a further row where it does not fit, so that large text is never clipped."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Wrapping(QLayout):
    """Widgets side by side; ``even`` gives all of them one width and fills the row.

    Where fewer than ``across`` would stand in an even row, they run on one after another, each as wide as it is.
    ``apart`` puts all but the first at the right end while they stand in one row.
    """

    def __init__(self, gap: int, *widgets: QWidget, even: bool = False, across: int = 1, apart: bool = False) -> None:
        super().__init__()
        self._is_apart = apart
        self._gap, self._is_even, self._least = gap, even, across
        self._parts: list[QLayoutItem] = []
        self._known: dict[int, list[QRect]] = {}
        self.setContentsMargins(0, 0, 0, 0)
        for each in widgets:
            self.addWidget(each)

    def spread(self, gap: int) -> None:
        """Keep another distance between the widgets."""
        self._gap = gap
        self.invalidate()

    def addItem(self, part: QLayoutItem) -> None:
        self._known.clear()
        self._parts.append(part)

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, place: int) -> QLayoutItem | None:
        return self._parts[place] if 0 <= place < len(self._parts) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        self._known.clear()
        return self._parts.pop(place) if 0 <= place < len(self._parts) else None

    def invalidate(self) -> None:
        self._known.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        edges = self.contentsMargins()
        inner = self._places(width - edges.left() - edges.right())
        return max((place.bottom() + 1 for place in inner), default=0) + edges.top() + edges.bottom()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        places = self._places(inner.width())
        # Not strict: what is raised here, below Qt, ends the program.
        for part, place in zip(self._shown(), places, strict=False):
            part.setGeometry(place.translated(inner.topLeft()))

    def sizeHint(self) -> QSize:
        hints = [part.sizeHint() for part in self._shown()]
        width = sum(hint.width() + self._gap for hint in hints) - self._gap
        return QSize(max(0, width), max((hint.height() for hint in hints), default=0)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        # A single part that is too wide is cut, rather than everything around it.
        is_kept = self._is_even and self._least == 1
        widest = max((part.minimumSize().width() for part in self._shown()), default=0) if is_kept else 0
        return QSize(widest, self.sizeHint().height())

    def _shown(self) -> list[QLayoutItem]:
        return [part for part in self._parts if not part.isEmpty()]

    def _places(self, width: int) -> list[QRect]:
        # Asked several times for every key that moves anything around it; Qt says when its parts have changed, but
        # of one that was hidden or shown only once it lays out again.
        if len(self._known.get(width, ())) != len(self._shown()) or width not in self._known:
            self._known[width] = self._even(width) if self._is_even else self._one_after_another(width)
        return self._known[width]

    def _one_after_another(self, width: int) -> list[QRect]:
        lines: list[list[QSize]] = []
        used = 0
        for part in self._shown():
            hint = part.sizeHint().boundedTo(QSize(max(width, 1), 1 << 16))
            if not lines or used + hint.width() > width:
                lines.append([])
                used = 0
            lines[-1].append(hint)
            used += hint.width() + self._gap
        places = list(self._centred(lines))
        if self._is_apart and len(lines) == 1:
            return places[:1] + [each.translated(max(0, width - used + self._gap), 0) for each in places[1:]]
        return places

    def _centred(self, lines: Iterable[Sequence[QSize]]) -> Iterator[QRect]:
        """Places from left to right, those of one line on one middle."""
        top = 0
        for line in lines:
            left, high = 0, max(size.height() for size in line)
            for size in line:
                yield QRect(QPoint(left, top + (high - size.height()) // 2), size)
                left += size.width() + self._gap
            top += high + self._gap

    def _even(self, width: int) -> list[QRect]:
        hints = [part.sizeHint() for part in self._shown()]
        if not hints:
            return []
        widest = max(hint.width() for hint in hints)
        fit = max(1, min(len(hints), (width + self._gap) // (widest + self._gap)))
        if fit < self._least:
            return self._one_after_another(width)
        across = -(-len(hints) // -(-len(hints) // fit))
        wide = (width - self._gap * (across - 1)) // across
        high = max(
            part.heightForWidth(wide) if part.hasHeightForWidth() else part.sizeHint().height()
            for part in self._shown()
        )
        return [
            QRect((n % across) * (wide + self._gap), (n // across) * (high + self._gap), wide, high)
            for n in range(len(hints))
        ]


class Rows(QWidget):
    """Around a wrapping row: never lower than all of its rows at its width, so that no neighbour squeezes them."""

    def __init__(self, layout: Wrapping) -> None:
        super().__init__()
        self.setLayout(layout)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        # What is not yet shown has no width of its own, and the window would grow for the rows of a narrow one.
        high = self.heightForWidth(self.width()) if self.isVisible() else 0
        return QSize(hint.width(), max(hint.height(), high))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
