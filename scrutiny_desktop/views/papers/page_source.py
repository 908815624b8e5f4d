"""The pages of the open paper as the view asks for them, and what comes back, on the window's thread."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from scrutiny_desktop.flows.rendering import Event, Rendering, Want
from scrutiny_desktop.papers.plates import Plate
from scrutiny_desktop.views.desk import Desk


class PageSource(QObject):
    """Begins its child with the first paper; ``arrived`` tells the events of ``flows.rendering``."""

    arrived = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rendering: Rendering | None = None
        self.content = ""
        desk.closing.connect(self.close)

    def open(self, content: str, password: str = "") -> None:
        """Turn to another original."""
        self.content = content
        if self._rendering is None:
            self._rendering = Rendering(self._desk.library.access, self._desk.clock, self._tell, self._desk.new_maker)
            self.destroyed.connect(self._rendering.close)
        self._rendering.open(content, password or self._desk.password_of(content))

    def want(self, wants: Sequence[Want]) -> None:
        """Draw these, instead of what was wanted before."""
        if self._rendering is not None and self.content:
            self._rendering.want(wants)

    def close(self) -> None:
        """End the child; the next paper begins another."""
        if self._rendering is not None:
            self._rendering.close()
        self._rendering, self.content = None, ""

    def _tell(self, event: Event) -> None:
        self.arrived.emit(event)


def image_of(plate: Plate, *, is_dark: bool = False) -> QImage:
    """A plate for painting, on bytes of its own; dark, each colour is its opposite."""
    image = QImage(plate.pixels, plate.width, plate.height, plate.stride, QImage.Format.Format_RGB32).copy()
    if is_dark:
        image.invertPixels()
    return image
