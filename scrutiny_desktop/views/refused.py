"""Which papers were not added, and why: one strip for all of them, however many drops they came by."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QListWidget, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.notices import Notice

if TYPE_CHECKING:
    from scrutiny_desktop.flows.intake import Refused
    from scrutiny_desktop.views.window import Window

MOST_NAMED = 4


class RefusedDialog(Dialog):
    """One line for each refusal: what happened, and what to do."""

    def __init__(self, desk: Desk, troubles: Sequence[ScrutinyError], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Papers that were not added"))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.windowTitle())
        self.list.addItems([str(trouble) for trouble in troubles])
        self.list.setCurrentRow(0)
        self.body.addWidget(self.list)
        self.closes()
        unit = desk.theme.size("s8")
        self.resize(unit * 24, unit * 14)


class Refusals(QObject):
    """Says what was refused; a strip that is still open takes on what the next drop brings."""

    def __init__(self, desk: Desk, window: "Window") -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._told: list[Refused] = []
        self._strip: Notice | None = None

    def tell(self, refused: Sequence["Refused"]) -> None:
        """One sentence where there is one file, else their names, and why behind a button."""
        if not refused:
            return
        again = {each.file_name for each in refused}
        self._told = [*(each for each in self._told if each.file_name not in again), *refused]
        troubles = [each.trouble for each in self._told]
        is_one = len(troubles) == 1
        strip = Notice(self._desk, str(troubles[0]) if is_one else self._words(), tone="poor", kind="refused")
        if not is_one:
            strip.offer(self.tr("Show &why…"), partial(self._show, troubles), closes=False)
        self._strip = strip
        strip.closed.connect(partial(self._forget, strip))
        self._window.add_notice(strip)

    def _words(self) -> str:
        files = [each for each in self._told if each.file is not None]
        said = [each.trouble.what_happened for each in self._told if each.file is None]
        names = ", ".join(f"“{each.file_name}”" for each in files[:MOST_NAMED])
        if len(files) > MOST_NAMED:
            names = self.tr("{names} and {more} more").format(names=names, more=len(files) - MOST_NAMED)
        if files:
            one, several = self.tr("{names} was not added."), self.tr("{count} papers were not added: {names}.")
            said.insert(0, (one if len(files) == 1 else several).format(names=names, count=len(files)))
        return " ".join(said)

    def _show(self, troubles: Sequence[ScrutinyError]) -> None:
        dialog = RefusedDialog(self._desk, troubles, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _forget(self, strip: Notice) -> None:
        """The person closed it; one that gave way to the next is no longer ours."""
        if strip is self._strip:
            self._strip, self._told = None, []
