"""A library that was found damaged while it is open: made whole, and what came back from where is shown."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.later import later
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.jobs import refusable
from scrutiny_desktop.views.pieces import label

if TYPE_CHECKING:
    from scrutiny_desktop.store import salvage
else:
    (salvage,) = later("scrutiny_desktop.store", "salvage")


class MendDialog(Dialog):
    """Says what will be done, does it, and shows what came of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("The library is damaged"))
        self.words = label(
            self.tr(
                "Some pages of the library file cannot be read any more. What can be read is put into a new library, "
                "and what is missing is taken from the newest backup. The damaged file is kept."
            ),
            wrap=True,
        )
        self.came_back = QPlainTextEdit(readOnly=True)
        self.came_back.setAccessibleName(self.tr("What came back, and from where"))
        self.came_back.hide()
        self.body.addWidget(self.words)
        self.body.addWidget(self.came_back, 1)
        self.body.addStretch()
        self.decides(self.tr("&Make it whole"))
        self.buttons.accepted.disconnect(self.accept)
        self.buttons.accepted.connect(self.start)

    def start(self) -> None:
        """Put the library down, and salvage it."""
        desk = self.desk
        access = desk.library.access
        self.setEnabled(False)
        desk.put_down()
        work = partial(salvage.salvage, access, desk.clock)
        desk.jobs.start(self.tr("Making the library whole…"), partial(refusable, work), partial(self._done, access))

    def _done(self, access: Access, outcome: Any) -> None:
        desk = self.desk
        desk.stack.clear()
        desk.take_up(open_library(access, clock=desk.clock))
        self.setEnabled(True)
        self.buttons.clear()
        self.closes()
        if isinstance(outcome, ScrutinyError):
            self.words.setText(str(outcome))
            return
        self.words.setText(self.tr("The library is whole again. This came back:"))
        self.came_back.setPlainText(str(outcome))
        self.came_back.show()
        self.came_back.setFocus()
