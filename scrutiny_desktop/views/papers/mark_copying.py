"""Saves a copy of the open paper with marks in it that any reader of PDF shows."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from scrutiny_desktop.domain.annotation import Agreed
from scrutiny_desktop.domain.errors import Report, SignedError
from scrutiny_desktop.domain.mark_line import ListWords
from scrutiny_desktop.domain.marks_abroad import BearingWords
from scrutiny_desktop.domain.note import GRADES, MarkKind
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.marked_copy import Saved, Wanted, save_marked_copy
from scrutiny_desktop.store import notes, questions
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.papers.card_words import kind_word
from scrutiny_desktop.views.papers.mark_choices import MarkChoices
from scrutiny_desktop.views.papers.marks import QUESTION
from scrutiny_desktop.views.pieces import label
from scrutiny_desktop.views.saving_as import ask_where, file_name
from scrutiny_desktop.views.words import citing, word


class MarkedCopyDialog(Dialog):
    """Which marks go into the copy; the paper itself stays as it came."""

    def __init__(self, desk: Desk, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._paper = paper
        self.setWindowTitle(self.tr("Save a marked copy"))
        words = self.tr("The copy is a PDF whose marks other programs can show. The paper itself is not changed.")
        self.body.addWidget(label(words, "quiet", wrap=True))
        self.choices = MarkChoices(desk, content=paper.content)
        self.body.addWidget(self.choices)
        self.summary = QCheckBox(self.tr("With a &list of the marks on its last pages"))
        self.summary.setChecked(True)
        self.unlocked = QCheckBox(self.tr("The copy &opens without the paper’s password"))
        for check in (self.summary, self.unlocked):
            self.body.addWidget(check)
        self.unlocked.setVisible(bool(desk.password_of(paper.content)))
        self.body.addStretch()
        asked = [each for each in questions.for_meeting(desk.library, paper.meeting_id)
                 if any(anchor.paper_id == paper.id for anchor in each.passages)]  # fmt: skip
        self.choices.fill(notes.for_paper(desk.library, paper.id), asked, (paper,))
        self.decides(self.tr("&Save the copy…"))
        self.choices.changed.connect(self._may_leave)
        self._may_leave()
        self.accepted.connect(self._ask)
        self.finished.connect(self.deleteLater)
        unit = desk.theme.size("s8")
        self.resize(unit * 17, unit * 13)

    def wanted(self) -> Wanted:
        """What is chosen."""
        words = list_words(self.tr("Marks on {paper}")) if self.summary.isChecked() else None
        agreed = Agreed(may_leave_unlocked=self.unlocked.isChecked())
        return Wanted(choice=self.choices.choice(), agreed=agreed, summary=words, bearing=bearing_words())

    def _may_leave(self) -> None:
        counted = self.choices.leaving()
        self.decide.setEnabled(counted.marks + counted.in_the_file > 0)

    def _ask(self) -> None:
        name = file_name(self._paper.title, self.tr("marked"), "pdf", self._paper)
        save = partial(save_copy, self.desk, self._paper, self.wanted(), self.parentWidget())
        ask_where(self.desk, self.parentWidget(), self.windowTitle(), name, self.tr("PDF (*.pdf)"), save)


class SignedDialog(Dialog):
    """Asks whether a copy may be made that is no longer what was signed."""

    def __init__(self, desk: Desk, refused: SignedError, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("The paper is signed"))
        said = self.tr("{what} The paper itself keeps its signature.").format(what=refused.what_happened)
        self.body.addWidget(label(said, wrap=True))
        self.body.addStretch()
        self.decides(self.tr("Save it without the signature"))
        self.finished.connect(self.deleteLater)
        unit = desk.theme.size("s8")
        self.resize(unit * 14, unit * 7)


def save_copy(desk: Desk, paper: Paper, wanted: Wanted, parent: QWidget | None, out: Path) -> None:
    """Save the copy as a job; of a signed paper only after one more question."""

    def job(report: Report) -> Saved | SignedError:
        try:
            return save_marked_copy(access, clock, paper, wanted, fonts, out, password, report)
        except SignedError as refused:
            return refused

    def told(value: Saved | SignedError) -> None:
        if isinstance(value, SignedError):
            dialog = SignedDialog(desk, value, parent)
            agreed = replace(wanted.agreed, may_break_signature=True)
            dialog.accepted.connect(partial(save_copy, desk, paper, replace(wanted, agreed=agreed), parent, out))
            dialog.open()
        else:
            desk.noticed.emit(_outcome(value))

    access, clock, fonts = desk.library.access, desk.clock, desk.resources / "fonts"
    password = desk.password_of(paper.content)
    desk.jobs.start(_tr("Saving a marked copy…"), job, told)


def list_words(title: str) -> ListWords:
    """The words of lists of marks, in the reader's language."""
    kinds = {kind: kind_word(kind) for kind in (*map(str, MarkKind), QUESTION)}
    return ListWords(title=title, kinds=kinds, citing=citing())


def bearing_words() -> BearingWords:
    """The words that say what evidence bears on, in the reader's language."""
    return BearingWords(
        one=_tr("Evidence for recommendation {numbers} ({grade})"),
        several=_tr("Evidence for recommendations {numbers} ({grade})"),
        grades={each.value: word(each) for each in GRADES},
    )


def _outcome(saved: Saved) -> str:
    said = _tr("Saved {file}. Marks in it: {n}.").format(file=saved.file, n=saved.marks)
    if saved.anew:
        said = f"{said} {_tr('Of the file’s own, written anew as changed here: {n}.').format(n=saved.anew)}"
    if not saved.unplaced:
        return said
    left = _tr("No longer in the paper, and not marked: {n}.").format(n=saved.unplaced)
    return f"{said} {left}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("papers", text)
