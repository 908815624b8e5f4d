"""The acts by which marks leave this program for others, and come from them."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.later import later
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog

if TYPE_CHECKING:
    from scrutiny_desktop.views.papers import bringing_in, mark_copying, mark_exporting
else:
    bringing_in, mark_copying, mark_exporting = later(
        "scrutiny_desktop.views.papers", "bringing_in", "mark_copying", "mark_exporting"
    )


class Exchange(QObject):
    """Opens a dialog for each, on the paper that is open."""

    def __init__(
        self, desk: Desk, paper: Callable[[], Paper | None], has_pages: Callable[[], bool], screen: QWidget
    ) -> None:
        super().__init__(screen)
        self._desk, self._paper, self._has_pages, self._screen = desk, paper, has_pages, screen

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """The doer of each act."""
        return {
            "save_marked_copy": self.save_marked_copy,
            "bring_in_marks": self.bring_in,
            "export_marks": self.export,
        }

    def save_marked_copy(self) -> Dialog:
        """Ask which marks go into a copy of the paper."""
        paper = self._open_paper()
        if not self._has_pages():
            raise ScrutinyError(self.tr("This paper has no pages to mark."), self.tr("Only a PDF has; open one first."))
        return self._opened(mark_copying.MarkedCopyDialog(self._desk, paper, self._screen))

    def bring_in(self) -> Dialog:
        """Ask where marks are to come from."""
        dialog = bringing_in.BringInDialog(self._desk, self._open_paper(), self._screen, has_pages=self._has_pages())
        return self._opened(dialog)

    def export(self) -> Dialog:
        """Ask which marks are to leave as a list."""
        return self._opened(mark_exporting.MarkExportDialog(self._desk, self._open_paper(), self._screen))

    def _open_paper(self) -> Paper:
        shown = self._paper()
        paper = self._desk.now(shown) if shown is not None else None  # who may see it may have been said meanwhile
        if paper is None or not paper.is_supplied:
            raise ScrutinyError(self.tr("No paper is open."), self.tr("Open one from the list first."))
        return paper

    def _opened(self, dialog: Dialog) -> Dialog:
        dialog.open()
        return dialog
