"""Choosing one of the meeting's papers: any part of a name is typed, the papers with it are listed, Enter takes one."""

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.list_popup import Found, ListPopup

Offered = tuple[tuple[str, str], ...]
"""Papers by their id, and the words for each."""


class PaperPopup(ListPopup):
    """Lists all papers until something is typed; ``chosen`` tells the id of the one taken."""

    def __init__(self, desk: Desk, offered: Offered, paper_id: str, parent: QWidget) -> None:
        self._offered, self._paper_id = offered, paper_id
        super().__init__(desk, parent, placeholder=QCoreApplication.translate("papers", "Any part of a name"))
        self.setAccessibleName(self.tr("Choose a paper"))
        self.field.setAccessibleName(self.tr("Any part of a paper’s name"))
        self.list.setAccessibleName(self.tr("Papers found"))

    def open_below(self, widget: QWidget) -> None:
        """Open under a widget."""
        corner, edge = widget.mapTo(self.over, widget.rect().bottomLeft()), self.desk.theme.size("s1")
        self.open_at(QPoint(edge, corner.y() + edge), self.over.width() - 2 * edge)

    def found(self, typed: str) -> Found:
        words = typed.casefold().split()
        return [(key, name) for key, name in self._offered if all(word in name.casefold() for word in words)]

    def nothing(self, typed: str) -> str:
        return self.tr("No paper of this meeting is called that.")

    def first(self, typed: str, found: Found) -> int:
        keys = [key for key, _ in found]
        return keys.index(self._paper_id) if not typed and self._paper_id in keys else 0
