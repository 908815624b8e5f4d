"""Small pictures of the pages on which something was found, of one original after the other."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from scrutiny_desktop.flows.rendering import Drawn, Event, Opened, Refused, Spoilt, Want
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.page_source import PageSource, image_of

Place = tuple[str, int]
"""An original, and a page of it from 1."""

MOST = 300
"""Pictures that are kept."""


class FoundPages(QObject):
    """Begins a child with the first picture that is wanted, and ends it with itself.

    An original that can't be opened, as one whose password is not known, has no pictures.
    """

    arrived = Signal()

    def __init__(self, desk: Desk, box: QSize, dots: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.box, self._dots, self._is_dark = box, dots, bool(desk.setting("dark_paper", False))
        self._source = PageSource(desk, self)
        self._pictures = OrderedDict[Place, QImage]()
        self._wanted: list[Place] = []
        self._without: set[Place] = set()
        self._refused: set[str] = set()
        self._source.arrived.connect(self._take)

    def picture(self, place: Place) -> QImage | None:
        """The picture of a page; none until it is drawn."""
        return self._pictures.get(place)

    def want(self, places: Sequence[Place]) -> None:
        """Draw these that are not there yet, instead of those wanted before."""
        known = self._pictures.keys() | self._without
        self._wanted = [each for each in places if each not in known and each[0] not in self._refused]
        self._go_on()

    def close(self) -> None:
        """End the child."""
        self._wanted = []
        self._source.close()

    def _go_on(self) -> None:
        """Ask for what is wanted of the original that is open, else open the next one."""
        content = self._source.content
        here = [page for each, page in self._wanted if each == content]
        if here and self._source.sizes:
            self._source.want([self._sized(page - 1) for page in here if page <= len(self._source.sizes)])
        elif self._wanted and not here:
            self._source.open(self._wanted[0][0])

    def _sized(self, page: int) -> Want:
        across, down = self._source.sizes[page]
        scale = min(self.box.width() / max(1.0, across), self.box.height() / max(1.0, down))
        return Want(page, scale * self._dots, is_small=True)

    def _take(self, event: Event) -> None:
        if event.content != self._source.content:
            return
        if isinstance(event, Drawn):
            self._keep((event.content, event.want.page + 1), image_of(event.plate, is_dark=self._is_dark))
        elif isinstance(event, Spoilt):
            self._without.add((event.content, event.page + 1))
        elif isinstance(event, Refused):
            self._refused.add(event.content)
        done = self._pictures.keys() | self._without
        left = [each for each in self._wanted if each not in done and each[0] not in self._refused]
        is_of_another = left != self._wanted and all(content != event.content for content, _ in left)
        self._wanted = left
        if is_of_another or isinstance(event, Opened):
            self._go_on()

    def _keep(self, place: Place, picture: QImage) -> None:
        picture.setDevicePixelRatio(self._dots)
        self._pictures[place] = picture
        while len(self._pictures) > MOST:
            self._pictures.popitem(last=False)
        self.arrived.emit()
