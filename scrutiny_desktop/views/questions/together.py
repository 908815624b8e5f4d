"""Questions that ask much the same, to be put as one; and, of one that does, what each asker wrote."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, chip, column, emptied, label, row
from scrutiny_desktop.views.questions.shown import MeetingQuestions
from scrutiny_desktop.views.words import tone, word


class Together(QWidget):
    """Shown where there is anything to show; ``merged`` with the questions that the member puts as one."""

    merged = Signal(object)
    taken_apart = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: object = None
        self._cards = QVBoxLayout(self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(desk.theme.size("s2"))
        self.hide()

    def fill(self, question: Question, known: MeetingQuestions) -> None:
        """Show what is put with a question, or might be; cards that are unchanged stay."""
        wordings, alike = known.wordings(question), known.alike.get(question.id, ())
        shown = (question.id, wordings, alike)
        if shown == self._shown:
            return
        self._shown = shown
        emptied(self._cards)
        if wordings:
            self._add(self.tr("Put for all of these, each as it was written"), wordings)
            self._cards.addWidget(button(self.tr("Take apart (U)"), self.taken_apart.emit,
                                         name=self.tr("Put these questions by themselves again")))  # fmt: skip
        if alike:
            self._add(self.tr("These ask much the same"), alike, question)
            self._cards.addWidget(self._all(question, alike))
        self.setVisible(bool(wordings or alike))

    def _add(self, caption: str, questions: Sequence[Question], beside: Question | None = None) -> None:
        self._cards.addWidget(label(caption, "caption"))
        for each in questions:
            self._cards.addWidget(self._card(each, beside if beside and len(questions) > 1 else None))

    def _all(self, question: Question, alike: Sequence[Question]) -> QWidget:
        words = self.tr("Put these {count} as one (M)").format(count=len(alike) + 1)
        return button(words, lambda: self.merged.emit((question, *alike)))

    def _card(self, question: Question, beside: Question | None) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        inside, top = column(self._desk, margin="s2", gap="s1"), row(self._desk)
        asked = label(question.asker or self.tr("Nobody yet"), "strong", wrap=True)
        top.addWidget(asked, 1)
        top.addWidget(chip(word(question.standing), tone(question.standing)))
        inside.addLayout(top)
        inside.addWidget(label(question.text or self.tr("No words yet"), wrap=True))
        if question.why:
            inside.addWidget(label(question.why, "small", wrap=True))
        if beside is not None:
            name = self.tr("Put as one with: {words}").format(words=question.text)
            inside.addWidget(button(self.tr("Put with this one alone"), lambda: self.merged.emit((beside, question)),
                                    face="link", name=name))  # fmt: skip
        card.setLayout(inside)
        return card
