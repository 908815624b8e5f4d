"""The recovery code, shown this once, and its sheet to keep away from the laptop."""

from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.later import later
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.pieces import button, holder, label, refaced, row
from scrutiny_desktop.views.saving_as import TO_HIDE, ask_where
from scrutiny_desktop.views.words import on_day

if TYPE_CHECKING:
    from scrutiny_desktop.flows import printing, sheets
    from scrutiny_desktop.flows.printing import Sheets
    from scrutiny_desktop.views.papers import printing as putting_on_paper
else:
    printing, sheets = later("scrutiny_desktop.flows", "printing", "sheets")
    (putting_on_paper,) = later("scrutiny_desktop.views.papers", "printing")


class RecoveryDialog(Dialog):
    """The code in groups; it is written nowhere but where the person saves or prints it."""

    def __init__(self, desk: Desk, code: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Your recovery code"))
        words = self.tr(
            "The library is protected. Print this sheet, or write the code down, and keep it away from the laptop: it "
            "opens the library when the passphrase is forgotten. It is not shown again."
        )
        self.code = QLineEdit(code, readOnly=True)
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.words = label("", "poor", wrap=True)
        self.body.addWidget(label(words, wrap=True))
        self.body.addWidget(self.code)
        line = row(desk)
        for text, act in ((self.tr("&Print the sheet…"), self._ask_printer), (self.tr("&Save the sheet…"), self._ask),
                          (self.tr("&Copy"), self._copy)):  # fmt: skip
            line.addWidget(button(text, act))
        line.addStretch()
        self.body.addWidget(holder(line))
        self.body.addWidget(self.words)
        self.body.addStretch()
        self.closes()
        self._may_go = False
        unit = desk.theme.size("s8")
        self.resize(unit * 17, unit * 9)

    def reject(self) -> None:
        """Close; where the code went nowhere, only when it is said a second time."""
        if self._may_go:
            super().reject()
            return
        self._say(self.tr("The code is not shown again. Print, save or copy it; or close once more if you have "
                          "written it down."), "poor")  # fmt: skip
        self._may_go = True

    def sheet(self) -> bytes:
        """The sheet as a PDF."""
        lines = (
            self.tr("This code opens your library, and every backup of it, when the passphrase is forgotten."),
            self.tr("Type it where the passphrase is asked for. Capitals, spaces and dashes do not matter."),
            self.tr("Keep this sheet where you keep other papers that matter, and never with the laptop."),
            self.tr("Whoever has this sheet and a copy of the library can read all of it."),
            self.tr("Made on {day}.").format(day=on_day(self.desk.clock().date())),
        )
        title = self.tr("Scrutiny Desktop: recovery sheet")
        return sheets.recovery_sheet(self.code.text(), title=title, lines=lines, fonts=self.desk.resources / "fonts")

    def save(self, file: Path) -> None:
        """Save the sheet; what is refused is said here."""
        try:
            sheets.save_whole(file, self.sheet())
            self._say(self.tr("Saved. Move it off this laptop once it is printed."), "strong")
        except ScrutinyError as trouble:
            self._say(str(trouble), "poor")

    def _ask(self) -> None:
        ask_where(self.desk, self, self.tr("Save the recovery sheet"), self.tr("recovery sheet.pdf"),
                  self.tr("PDF (*.pdf)"), self.save, place=TO_HIDE)  # fmt: skip

    def _ask_printer(self) -> None:
        printer = putting_on_paper.new_printer(self.tr("Scrutiny Desktop"))
        try:
            putting_on_paper.ask_printer(self.desk, self, printer, self._print)
        except ScrutinyError as trouble:
            self._say(str(trouble), "poor")

    def _print(self, printer: QPrinter) -> None:
        pdf = self.sheet()

        def opened(report: Report) -> "AbstractContextManager[Sheets]":
            return printing.sheets_of(pdf)

        job = partial(putting_on_paper.print_out, printer, putting_on_paper.Print(opened))
        self.desk.jobs.start(self.tr("Printing…"), job, self._printed)

    def _printed(self, sheets: int) -> None:
        del sheets
        self._say(self.tr("Printed."), "strong")

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.code.text())
        self._say(self.tr("Copied."), "strong")

    def _say(self, words: str, face: str) -> None:
        self._may_go = self._may_go or face == "strong"
        self.words.setText(words)
        refaced(self.words, face=face)
