"""The pages of the open paper as the view asks for them, and what comes back, on the window's thread."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage, QPainter

from scrutiny_desktop.flows.rendering import Drawn, Event, Opened, Rendering, Spoilt, Want
from scrutiny_desktop.papers.plates import Plate, Size
from scrutiny_desktop.views.desk import Desk


class PageSource(QObject):
    """Begins its child with the first paper; ``arrived`` tells the events of ``flows.rendering``."""

    arrived = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rendering: Rendering | None = None
        self.content = ""
        self.sizes: tuple[Size, ...] = ()
        """Of the original's pages as shown, in points; none until it is open."""
        self.spoilt: set[int] = set()
        """Its pages, from 0, that can't be shown."""
        self._small: dict[int, list[Want]] = {}
        """The small pictures that each asker waits for: those beside the paper, those of a dialog before it."""
        self._flying: list[Want] = []
        """What is drawn already, and on its way to this thread."""
        self.arrived.connect(self._learn)
        desk.closing.connect(self.close)

    def open(self, content: str, password: str = "") -> None:
        """Turn to another original."""
        self.content, self.sizes = content, ()
        self.spoilt.clear()
        self._small.clear()
        if self._rendering is None:
            self._rendering = self._desk.rendering()
            self.destroyed.connect(self._rendering.close)
        self._rendering.open(content, password or self._desk.password_of(content))
        self._rendering.hear(self._tell)

    def want(self, wants: Sequence[Want]) -> None:
        """Draw these, instead of what was wanted before."""
        if self._rendering is not None and self.content:
            self._rendering.want([each for each in wants if each not in self._flying])

    def want_small(self, asker: int, wants: Sequence[Want]) -> None:
        """Draw these small pictures once nothing else is wanted, instead of those that the same one wanted before."""
        if self._rendering is not None and self.content:
            others = [each for one, small in self._small.items() if one != asker for each in small]
            self._small[asker] = list(wants)
            self._rendering.want_later([*wants, *(each for each in others if each not in wants)])

    def close(self) -> None:
        """End the child; the next paper begins another."""
        if self._rendering is not None:
            self._rendering.close()
        self._rendering, self.content, self.sizes = None, "", ()

    def _learn(self, event: Event) -> None:
        if isinstance(event, Drawn):
            self._flying.remove(event.want)
            self.spoilt.discard(event.want.page)
            self._small = {
                asker: [each for each in small if each != event.want] for asker, small in self._small.items()
            }
        elif event.content == self.content and isinstance(event, Opened):
            self.sizes = event.sizes
        elif event.content == self.content and isinstance(event, Spoilt):
            self.spoilt.add(event.page)

    def _tell(self, event: Event) -> None:
        if isinstance(event, Drawn):
            self._flying.append(event.want)
        self.arrived.emit(event)


def image_of(plate: Plate, *, is_dark: bool = False) -> QImage:
    """A plate for painting, on the plate's own bytes, which it keeps; dark, colours but of photographs are turned."""
    image = QImage(plate.pixels, plate.width, plate.height, plate.stride, QImage.Format.Format_RGB32)
    if is_dark:
        as_they_are = [(QRect(*box), image.copy(*box)) for box in plate.photographs]
        image.invertPixels()
        painter = QPainter(image)
        for place, photograph in as_they_are:
            painter.drawImage(place, photograph)
        painter.end()
    return image
