"""Which marks are to leave the library: kinds and whose, with the count of what leaves said before it does."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from scrutiny_desktop.domain.leaving import Choice, Leaving, leaving
from scrutiny_desktop.domain.note import MarkKind, Note, Visibility
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.card_words import kind_word
from scrutiny_desktop.views.papers.marks import QUESTION
from scrutiny_desktop.views.pieces import column, label
from scrutiny_desktop.views.words import word

_ACROSS = 3


class MarkChoices(QWidget):
    """Checks for what there is, and sentences on what they mean; nothing that leaves goes unnamed."""

    changed = Signal()

    def __init__(self, desk: Desk, *, content: str = "") -> None:
        super().__init__()
        self._desk, self._content = desk, content
        self._notes: Sequence[Note] = ()
        self._questions: Sequence[Question] = ()
        self._papers: Sequence[Paper] = ()
        self.kinds = {kind: self._check() for kind in (*map(str, MarkKind), QUESTION)}
        self.private, self.others = self._check(is_on=False), self._check()
        self.said, self.warned = label("", "strong", wrap=True), label("", "poor", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(desk.theme.size("s4"))
        whole = column(desk, margin="")
        self.setLayout(whole)
        whole.addLayout(self._grid)
        for part in (self.private, self.others, self.said, self.warned):
            whole.addWidget(part)

    def fill(self, notes: Sequence[Note], questions: Sequence[Question], papers: Sequence[Paper]) -> None:
        """Choose among these marks on these papers."""
        self._notes, self._questions, self._papers = notes, questions, papers
        counts = {kind: sum(note.kind == kind for note in notes) for kind in map(str, MarkKind)}
        counts[QUESTION] = len(questions)
        there = [kind for kind, count in counts.items() if count]
        for kind, check in self.kinds.items():
            check.setText(self.tr("{kind} ({n})").format(kind=kind_word(kind), n=self._number(counts[kind])))
            check.setVisible(kind in there)
        for at, kind in enumerate(there):
            self._grid.addWidget(self.kinds[kind], at // _ACROSS, at % _ACROSS)
        self._fill_whose((*notes, *questions))
        self._tell()

    def choice(self) -> Choice:
        """What is checked."""
        return Choice(
            kinds=frozenset(kind for kind in MarkKind if self.kinds[kind.value].isChecked()),
            with_private=self.private.isChecked(),
            with_others=self.others.isChecked(),
            with_questions=self.kinds[QUESTION].isChecked(),
        )

    def leaving(self) -> Leaving:
        """What leaves by it."""
        return leaving(self._notes, self._questions, self._papers, self.choice(), self._desk.me.id,
                       content=self._content)  # fmt: skip

    def _fill_whose(self, records: Sequence[Note | Question]) -> None:
        me = self._desk.me.id
        private = sum(each.visibility is Visibility.PRIVATE for each in records)
        others = sum(each.owner not in ("", me) for each in records)
        self.private.setText(self.tr("Also what is p&rivate ({n})").format(n=self._number(private)))
        self.others.setText(self.tr("Also what is &others’ ({n})").format(n=self._number(others)))
        self.private.setEnabled(private > 0)
        self.others.setVisible(others > 0)

    def _tell(self) -> None:
        counted = self.leaving()
        self.said.setText(" ".join(_sentences(counted, self._number)))
        said = self.tr("{secrecy}. Do not pass it on.")
        rules = (": ".join(filter(None, (word(kind), citation))) for kind, citation in counted.withheld)
        self.warned.setText("\n".join(said.format(secrecy=rule) for rule in rules))
        self.warned.setVisible(bool(counted.withheld))
        self.changed.emit()

    def _check(self, *, is_on: bool = True) -> QCheckBox:
        check = QCheckBox()
        check.setChecked(is_on)
        check.toggled.connect(self._tell)
        return check

    def _number(self, count: int) -> str:
        return QLocale().toString(count)


def _sentences(counted: Leaving, number: Callable[[int], str]) -> list[str]:
    said = [_tr("Marks that leave: {n}, of which private: {private}.").format(
        n=number(counted.marks), private=number(counted.private))]  # fmt: skip
    if counted.others:
        said.append(_tr("Other members’: {n}.").format(n=number(counted.others)))
    if counted.in_the_file:
        said.append(_tr("In the file already: {n}.").format(n=number(counted.in_the_file)))
    return said


def _tr(text: str) -> str:
    return QCoreApplication.translate("papers", text)
