"""Which pages of the open paper to print or to save: this one, those with marks, or those named by number."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QButtonGroup, QDialogButtonBox, QLabel, QLineEdit, QRadioButton, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.page_range import pack_pages, pages_named
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.page_saving import save_pages
from scrutiny_desktop.flows.printing import sheets_of_paper
from scrutiny_desktop.store import contents
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.papers.print_preview import PrintPreview
from scrutiny_desktop.views.papers.printing import Print, ask_printer, new_printer, print_out
from scrutiny_desktop.views.papers.saving_place import ask_place, file_name
from scrutiny_desktop.views.papers.sentences import secrecy, withheld
from scrutiny_desktop.views.pieces import column, label, refaced, row


class PagesDialog(Dialog):
    """One choice of pages and two things to do with them; notes are never on paper or in the file.

    ``prints`` says which of the two Return does.
    """

    large_print_wanted = Signal()

    def __init__(
        self, desk: Desk, paper: Paper, count: int, now: int, marked: Sequence[int], parent: QWidget | None = None,
        *, prints: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(desk, parent)
        self._paper, self._count, self._now, self._marked = paper, count, now, tuple(marked)
        self._facts = contents.page_facts(desk.library, paper.text_key)
        self.setWindowTitle(self.tr("Print pages") if prints else self.tr("Save pages as PDF"))
        self.this = QRadioButton(self.tr("&This page"))
        self.marks = QRadioButton(self.tr("Pages with my &marks ({count})").format(count=len(self._marked)))
        self.named = QRadioButton(self.tr("Pages by num&ber"))
        self.field = QLineEdit(f"1-{count}", placeholderText=self.tr("Such as 3-5, 9"))
        self.field.setAccessibleName(self.tr("Pages, by pack number or by count"))
        self.said: QLabel = label("", wrap=True)
        self.preview = PrintPreview(desk, paper)
        self._lay_out()
        self._offer(prints)
        self.marks.setEnabled(bool(self._marked))
        self.named.setChecked(True)
        self.field.textChanged.connect(self._check)
        self.field.textEdited.connect(lambda: self.named.setChecked(True))
        self.preview.counted.connect(self._recount)
        unit = desk.theme.size("s8")
        self.resize(unit * 22, unit * 14)
        self._check()
        self.field.setFocus()
        self.field.selectAll()

    def pages(self) -> tuple[int, ...]:
        """The pages chosen, counted from 1 in the paper; raises ScrutinyError where what is typed is none."""
        if self.this.isChecked():
            return (self._now,)
        return self._marked if self.marks.isChecked() else pages_named(self.field.text(), self._count, self._facts)

    def file_name(self) -> str:
        """What the file may be called."""
        return file_name(self._paper, self.tr("pages"))

    def save(self, out: Path) -> None:
        """Save the pages as a job."""
        desk, paper = self.desk, self._paper
        job = partial(save_pages, desk.library.access, desk.clock, paper, self.pages(), out,
                      desk.password_of(paper.content))  # fmt: skip
        said = self.tr("Saved {file}.")
        desk.jobs.start(self.tr("Saving pages…"), job, lambda saved: desk.noticed.emit(said.format(file=saved)))
        self.accept()

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages as a job."""
        desk, paper, said = self.desk, self._paper, self.tr("Sheets sent to the printer: {n}")
        before, access, password = max(1, paper.first_page) - 1, desk.library.access, desk.password_of(paper.content)
        wanted = Print(
            lambda _: sheets_of_paper(access, desk.clock, paper, password),
            [before + page - 1 for page in self.pages()],
            withheld(paper),
        )
        job = partial(print_out, printer, wanted)
        desk.jobs.start(self.tr("Printing…"), job, lambda sheets: desk.noticed.emit(said.format(n=sheets)),
                        is_long=True)  # fmt: skip
        self.accept()

    def done(self, result: int) -> None:
        self.preview.end()
        super().done(result)
        self.deleteLater()

    def _lay_out(self) -> None:
        choices, group = column(self.desk, margin=""), QButtonGroup(self)
        for choice in (self.this, self.marks, self.named):
            group.addButton(choice)
            choice.toggled.connect(self._check)
            choices.addWidget(choice)
        choices.addWidget(self.field)
        choices.addWidget(self.said)
        words = self.tr("The pages are as they were published; your marks and notes are not on them.")
        choices.addWidget(label(words, "quiet", wrap=True))
        if said := secrecy(self._paper):
            warning = self.tr("{secrecy}. Do not pass it on; each printed page says so.").format(secrecy=said)
            choices.addWidget(label(warning, "poor", wrap=True))
        choices.addStretch()
        sides = row(self.desk, gap="s5")
        sides.addLayout(choices, 1)
        sides.addWidget(self.preview, 1)
        self.body.addLayout(sides, 1)

    def _offer(self, prints: bool) -> None:
        roles = QDialogButtonBox.ButtonRole
        self.printing = self.buttons.addButton(self.tr("&Print…"), roles.ActionRole)
        self.saving = self.buttons.addButton(self.tr("&Save as PDF…"), roles.ActionRole)
        large = self.buttons.addButton(self.tr("&Large print…"), roles.ResetRole)
        self.buttons.addButton(self.tr("Cancel"), roles.RejectRole)
        main = self.printing if prints else self.saving
        refaced(main, face="main")
        main.setDefault(True)
        self.printing.clicked.connect(self._ask_printer)
        self.saving.clicked.connect(self._ask_place)
        large.clicked.connect(self.large_print_wanted)
        self.large_print_wanted.connect(self.reject)

    def _recount(self, count: int) -> None:
        """Know of pages without words, which the text of the paper may not tell of."""
        if not self._paper.first_page and count != self._count:
            is_all = self.field.text() == f"1-{self._count}"
            self._count = count
            if is_all:
                self.field.setText(f"1-{count}")
            self._check()

    def _check(self) -> None:
        try:
            pages = self.pages()
        except ScrutinyError as refused:
            self.said.setText(str(refused))
            self._may(False)
        else:
            self.said.setText(self._counted(pages))
            self.preview.show_pages(pages)
            self._may(True)

    def _counted(self, pages: Sequence[int]) -> str:
        """How many, and by which numbers a pack knows them: a number typed may be either."""
        said = self.tr("Pages: {n}").format(n=len(pages))
        if printed := pack_pages(pages, self._facts):
            of_pack = self.tr("pack page {numbers}") if len(pages) == 1 else self.tr("pack pages {numbers}")
            return f"{said} · {of_pack.format(numbers=printed)}"
        return said

    def _may(self, may: bool) -> None:
        self.printing.setEnabled(may)
        self.saving.setEnabled(may)

    def _ask_place(self) -> None:
        ask_place(self.desk, self, self.windowTitle(), self.file_name(), self.save)

    def _ask_printer(self) -> None:
        try:
            ask_printer(self.desk, self, new_printer(self._paper.title), self.print_on)
        except ScrutinyError as refused:
            self.said.setText(str(refused))
            self.saving.setFocus()
