"""Back and forward over the jumps between places and papers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.views.papers.trail import Spot, Trail

if TYPE_CHECKING:
    from scrutiny_desktop.views.papers.screen import PapersScreen


class Returning(QObject):
    """The trail of one screen; a jump that goes along it leaves no place of its own."""

    def __init__(self, screen: "PapersScreen") -> None:
        super().__init__(screen)
        self._screen, self._trail, self._is_going = screen, Trail(), False

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
        screen = self._screen
        if screen.paper is None or not screen.reader.is_text():
            return None
        if screen.reader.surface is screen.reader.pages:
            page, top = screen.reader.pages.place_on_desk()
            return Spot(screen.paper.id, is_page=True, page=page, top=top)
        return Spot(screen.paper.id, is_page=False, character=screen.text.top())

    def _go(self, spot: Spot | None, none: str) -> None:
        if spot is None:
            raise ScrutinyError(none, self.tr("Links, headings, cards, pages and other papers leave one."))
        screen, self._is_going = self._screen, True
        try:
            if screen.open_paper(spot.paper_id, -1 if spot.is_page else spot.character):
                if spot.is_page and screen.reader.surface is screen.reader.pages:
                    screen.reader.pages.go_to_page(spot.page, spot.top)
                screen.reader.surface.setFocus()
        finally:
            self._is_going = False
