"""Saves notes and questions as a list: Markdown, a table, or Web Annotations."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.exporting import Listed, ListForm, save_marks
from scrutiny_desktop.store import notes, papers, questions
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.papers.mark_choices import MarkChoices
from scrutiny_desktop.views.papers.mark_copying import list_words
from scrutiny_desktop.views.pieces import label
from scrutiny_desktop.views.saving_as import ask_where, file_name


class MarkExportDialog(Dialog):
    """Which marks, of this paper or of the whole meeting, and in what form."""

    def __init__(self, desk: Desk, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._paper = paper
        self.setWindowTitle(self.tr("Export marks"))
        self.this = QRadioButton(self.tr("&This paper"))
        self.all = QRadioButton(self.tr("The whole &meeting"))
        self.choices = MarkChoices(desk)
        self.forms = {
            ListForm.MARKDOWN: QRadioButton(self.tr("Te&xt (Markdown)")),
            ListForm.TABLE: QRadioButton(self.tr("T&able (CSV, for spreadsheets)")),
            ListForm.WEB: QRadioButton(self.tr("&Web Annotations (JSON-LD, for other programs)")),
        }
        self._add_group(self.tr("Marks on"), (self.this, self.all))
        self.body.addWidget(self.choices)
        self._add_group(self.tr("Saved as"), tuple(self.forms.values()))
        self.body.addStretch()
        self.this.setChecked(True)
        self.forms[ListForm.MARKDOWN].setChecked(True)
        self.this.toggled.connect(self._fill)
        self._fill()
        self.decides(self.tr("&Export…"))
        self.choices.changed.connect(self._may_leave)
        self._may_leave()
        self.accepted.connect(self._ask)
        self.finished.connect(self.deleteLater)
        unit = desk.theme.size("s8")
        self.resize(unit * 17, unit * 14)

    def listed(self) -> Listed:
        """What is chosen."""
        title = self._paper.title if self.this.isChecked() else self.tr("the meeting")
        words = list_words(self.tr("Notes and questions on {paper}"))
        return Listed(
            meeting_id=self._paper.meeting_id, paper_id=self._paper.id if self.this.isChecked() else "",
            title=words.title.format(paper=title), choice=self.choices.choice(), words=words,
        )  # fmt: skip

    def form(self) -> ListForm:
        """In what form."""
        return next(form for form, button in self.forms.items() if button.isChecked())

    def _add_group(self, words: str, buttons: tuple[QRadioButton, ...]) -> None:
        group = QButtonGroup(self)
        self.body.addWidget(label(words, "quiet"))
        for button in buttons:
            group.addButton(button)
            button.setAccessibleDescription(words)
            self.body.addWidget(button)

    def _fill(self) -> None:
        library, paper = self.desk.library, self._paper
        asked = questions.for_meeting(library, paper.meeting_id)
        if self.this.isChecked():
            here = [each for each in asked if any(anchor.paper_id == paper.id for anchor in each.passages)]
            self.choices.fill(notes.for_paper(library, paper.id), here, [paper])
        else:
            marks = notes.for_meeting(library, paper.meeting_id)
            self.choices.fill(marks, asked, papers.for_meeting(library, paper.meeting_id))

    def _may_leave(self) -> None:
        self.decide.setEnabled(self.choices.leaving().marks > 0)

    def _ask(self) -> None:
        form = self.form()
        title = self._paper.title if self.this.isChecked() else self.tr("Meeting")
        name = file_name(title, self.tr("marks"), form.value, self._paper if self.this.isChecked() else None)
        kinds = {ListForm.MARKDOWN: self.tr("Markdown (*.md)"), ListForm.TABLE: self.tr("CSV (*.csv)"),
                 ListForm.WEB: self.tr("JSON-LD (*.jsonld)")}  # fmt: skip
        # What was chosen is taken now: when the file has been named, this dialog is gone.
        save = partial(save_list, self.desk, self.listed(), form)
        ask_where(self.desk, self.parentWidget(), self.windowTitle(), name, kinds[form], save)


def save_list(desk: Desk, listed: Listed, form: ListForm, out: Path) -> None:
    """Save the list as a job."""
    job = partial(save_marks, desk.library.access, desk.clock, listed, form, out)
    said = desk.tr("Saved {file}. Marks in it: {n}.")
    desk.jobs.start(desk.tr("Exporting marks…"), job, lambda n: desk.noticed.emit(said.format(file=out, n=n)))
