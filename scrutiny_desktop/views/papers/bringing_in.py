"""Brings in marks that other programs made: from the paper's own file, or from a file of Web Annotations."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QWidget

from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.flows.bringing_in import FoundMarks, as_notes, found_in
from scrutiny_desktop.flows.web_marks import FoundWeb, as_records, found_in_file
from scrutiny_desktop.store import notes, papers, questions
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.many_at_once import change_many
from scrutiny_desktop.views.pieces import label


class BringInDialog(Dialog):
    """Where the marks come from, and what becomes of them."""

    def __init__(self, desk: Desk, paper: Paper, parent: QWidget | None = None, *, has_pages: bool = True) -> None:
        super().__init__(desk, parent)
        self._paper = paper
        self.setWindowTitle(self.tr("Bring in marks"))
        self.own = QRadioButton(self.tr("Marks that are in the &paper’s own file"))
        self.web = QRadioButton(self.tr("A file of &Web Annotations, from here or Hypothesis…"))
        group = QButtonGroup(self)
        for choice in (self.own, self.web):
            group.addButton(choice)
            self.body.addWidget(choice)
        words = self.tr("They become private marks of yours that say who made them. What is here already does not come "
                        "in twice, and undo takes all of them back at once.")  # fmt: skip
        self.body.addWidget(label(words, "quiet", wrap=True))
        self.body.addStretch()
        self.decides(self.tr("Bring them in"))
        self.accepted.connect(self._begin)
        self.finished.connect(self.deleteLater)
        unit = desk.theme.size("s8")
        self.resize(unit * 16, unit * 8)
        first = self.own if has_pages else self.web
        self.own.setEnabled(has_pages)
        first.setChecked(True)
        first.setFocus()

    def _begin(self) -> None:
        if self.own.isChecked():
            bring_in(self.desk, self._paper)
            return
        title, kinds = self.tr("Choose a file of Web Annotations"), self.tr("Web Annotations (*.jsonld *.json)")
        dialog = QFileDialog(self.parentWidget(), title, str(self.desk.setting("saved_to", Path.home())), kinds)
        dialog.setStyleSheet(self.desk.sheet)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: bring_in_from(self.desk, self._paper, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def bring_in(desk: Desk, paper: Paper) -> None:
    """The marks in the paper's own file, as one change."""
    access, clock, password = desk.library.access, desk.clock, desk.password_of(paper.content)

    def told(found: FoundMarks) -> None:
        known = notes.for_meeting(desk.library, paper.meeting_id)
        _add(desk, as_notes(found.marks, known, paper, desk.ids, desk.me.id), len(found.marks), found.warnings)

    desk.jobs.start(_tr("Looking for marks…"), partial(found_in, access, clock, paper, password), told)


def bring_in_from(desk: Desk, paper: Paper, file: Path) -> None:
    """The marks in a file of Web Annotations, as one change."""
    access, clock = desk.library.access, desk.clock
    known = papers.for_meeting(desk.library, paper.meeting_id)

    def told(found: FoundWeb) -> None:
        here = notes.for_meeting(desk.library, paper.meeting_id), questions.for_meeting(desk.library, paper.meeting_id)
        records = as_records(found.marks, *here, paper.meeting_id, desk.ids, desk.me.id, file.name)
        _add(desk, records, len(found.marks), found.warnings)

    job = partial(found_in_file, access, clock, file, known, paper)
    desk.jobs.start(_tr("Looking for marks…"), job, told)


def _add(desk: Desk, records: Sequence[Note | Question], count: int, warnings: Sequence[str]) -> None:
    desk.flush()
    said = [_tr("Marks brought in: {n}.").format(n=len(records)) if count else _tr("There are no marks in it.")]
    if count > len(records):
        said.append(_tr("Here already: {n}.").format(n=count - len(records)))
    pairs: list[Pair] = [(None, each) for each in records]
    change_many(desk, _tr("bring in marks"), pairs, lambda: desk.noticed.emit(" ".join((*said, *warnings))))


def _tr(text: str) -> str:
    return QCoreApplication.translate("papers", text)
