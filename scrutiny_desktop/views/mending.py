"""A library that was found damaged while it is open: made whole, and what came back from where is shown."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.later import later
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.jobs import refusable
from scrutiny_desktop.views.library_down import with_library_down
from scrutiny_desktop.views.pieces import button, label

if TYPE_CHECKING:
    from scrutiny_desktop.flows import mending
else:
    (mending,) = later("scrutiny_desktop.flows", "mending")


class MendDialog(Dialog):
    """Says what will be done, does it, and shows what came of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.files: tuple[Path, ...] = ()
        self.setWindowTitle(self.tr("The library is damaged"))
        self.words = label(
            self.tr(
                "Some pages of the library file cannot be read any more. What can be read is put into a new library, "
                "and what is missing is taken from the newest backup, then from the files that you have shared. The "
                "damaged file is kept."
            ),
            wrap=True,
        )
        self.came_back = report_of(self.tr("What came back, and from where"))
        self.sent = button(self.tr("Use &files I have sent, too…"), self._ask)
        self.body.addWidget(self.words)
        self.body.addWidget(self.came_back, 1)
        self.body.addWidget(self.sent, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()
        self.decides(self.tr("&Make it whole"))
        self.buttons.accepted.disconnect(self.accept)
        self.buttons.accepted.connect(self.start)
        self.decide.setFocus()
        unit = desk.theme.size("s8")
        self.resize(unit * 17, unit * 11)

    def choose(self, files: list[str]) -> None:
        """Look into these, too, for what the member has shared."""
        self.files = tuple(map(Path, files))
        self.sent.setText(self.tr("&Files I have sent: {n}").format(n=len(self.files)))

    def start(self) -> None:
        """Put the library down, and make it whole."""
        access = self.desk.library.access
        self.words.setText(self.tr("Making the library whole…"))
        job = partial(mended, access, self.desk.clock, self.files)
        with_library_down(self, self.words.text(), job, self._done, lambda _: access)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Files I have sent"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Shared files (*.sds)"), self.tr("All files (*)")])
        dialog.filesSelected.connect(self.choose)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _done(self, outcome: Any) -> None:
        self.desk.stack.clear()
        self.sent.hide()
        self.buttons.clear()
        self.closes()
        if isinstance(outcome, ScrutinyError):
            self.words.setText(str(outcome))
            return
        self.words.setText(self.tr("The library is whole again. This came back:"))
        self.came_back.setPlainText(str(outcome))
        self.came_back.show()
        self.came_back.setFocus()


def mended(access: Access, clock: Clock, files: tuple[Path, ...], report: Report) -> Any:
    """What came back from where, or the refusal; what seals and signs is imported on the thread of jobs."""
    return refusable(partial(mending.mend, access, clock, files, report), report)


def report_of(name: str) -> QPlainTextEdit:
    """A place for what came back, which is read line by line and not written in."""
    made = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
    made.setAccessibleName(name)
    made.hide()
    return made
