"""Saves pages of the open paper: this one, those with marks, or those named by number."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QRadioButton, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.page_range import pages_named
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.page_saving import save_pages
from scrutiny_desktop.store import contents
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.papers.saving_place import ask_place, file_name
from scrutiny_desktop.views.papers.sentences import secrecy
from scrutiny_desktop.views.pieces import label


class PageSavingDialog(Dialog):
    """Which pages, how many those are, and a warning where the paper is not public; notes are never in the file."""

    def __init__(
        self, desk: Desk, paper: Paper, count: int, now: int, marked: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._paper, self._count, self._now, self._marked = paper, count, now, tuple(marked)
        self._facts = contents.page_facts(desk.library, paper.text_key)
        self.setWindowTitle(self.tr("Save pages as PDF"))
        self.this = QRadioButton(self.tr("&This page"))
        self.marks = QRadioButton(self.tr("Pages with my &marks ({count})").format(count=len(self._marked)))
        self.named = QRadioButton(self.tr("&Pages by number"))
        self.field = QLineEdit(f"1-{count}", placeholderText=self.tr("Such as 3-5, 9"))
        self.field.setAccessibleName(self.tr("Pages, by pack number or by count"))
        self.said: QLabel = label("", wrap=True)
        group = QButtonGroup(self)
        for choice in (self.this, self.marks, self.named):
            group.addButton(choice)
            choice.toggled.connect(self._check)
            self.body.addWidget(choice)
        self.body.addWidget(self.field)
        self.body.addWidget(self.said)
        words = self.tr("The pages are copied as they were published; your marks and notes are not in the file.")
        self.body.addWidget(label(words, "quiet", wrap=True))
        if withheld := secrecy(paper):
            said = self.tr("{secrecy}. Do not pass it on.").format(secrecy=withheld)
            self.body.addWidget(label(said, "poor", wrap=True))
        self.body.addStretch()
        self.marks.setEnabled(bool(self._marked))
        self.named.setChecked(True)
        self.field.textChanged.connect(self._check)
        self.field.textEdited.connect(lambda: self.named.setChecked(True))
        self.decides(self.tr("Save as PDF…"))
        self.accepted.connect(self._choose_file)
        self.rejected.connect(self.deleteLater)
        unit = desk.theme.size("s8")
        self.resize(unit * 15, unit * 11)
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

    def _check(self) -> None:
        try:
            count = len(self.pages())
        except ScrutinyError as refused:
            self.said.setText(str(refused))
            self._may_save(False)
        else:
            self.said.setText(self.tr("Pages: {n}").format(n=count))
            self._may_save(True)

    def _may_save(self, may: bool) -> None:
        for button in self.buttons.buttons():
            if self.buttons.buttonRole(button) is self.buttons.ButtonRole.AcceptRole:
                button.setEnabled(may)

    def _choose_file(self) -> None:
        asked = ask_place(self.desk, self.parentWidget(), self.windowTitle(), self.file_name(), self.save)
        asked.finished.connect(self.deleteLater)
