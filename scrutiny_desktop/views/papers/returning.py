"""Back and forward over the jumps between places and papers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.views.papers.trail import Spot, Trail

if TYPE_CHECKING:
    from scrutiny_desktop.views.papers.side import Side


class Returning(QObject):
    """The trail of one side; a jump that goes along it leaves no place of its own."""

    def __init__(self, side: "Side") -> None:
        super().__init__(side)
        self._side, self._trail, self._is_going = side, Trail(), False

    def leave(self) -> None:
        """Keep where the reader is: a jump is about to begin."""
        here = self._here()
        if here is not None and not self._is_going:
            self._trail.leave(here)

    def back(self) -> None:
        """Go where the last jump began."""
        self._go(self._trail.back(self._known()), self.tr("There is no earlier place to go back to."))

    def forward(self) -> None:
        """Go again where the reader came back from."""
        self._go(self._trail.forward(self._known()), self.tr("There is no later place to go to."))

    def _known(self) -> Spot:
        return self._here() or Spot("", is_page=False)

    def _here(self) -> Spot | None:
        side = self._side
        if side.paper is None or not side.reader.is_text():
            return None
        if side.reader.surface is side.reader.pages:
            page, top = side.reader.pages.place_on_desk()
            return Spot(side.paper.id, is_page=True, page=page, top=top)
        return Spot(side.paper.id, is_page=False, character=side.text.top())

    def _go(self, spot: Spot | None, none: str) -> None:
        if spot is None:
            raise ScrutinyError(none, self.tr("Links, headings, cards, pages and other papers leave one."))
        side, self._is_going = self._side, True
        try:
            if side.open_paper(spot.paper_id, -1 if spot.is_page else spot.character):
                if spot.is_page and side.reader.surface is side.reader.pages:
                    side.reader.pages.go_to_page(spot.page, spot.top)
                side.reader.surface.setFocus()
        finally:
            self._is_going = False
