"""What is left to do before the meeting, each with the screen where it is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from scrutiny_desktop.domain.checklist import ChecklistRow, unquestioned
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Assurance
from scrutiny_desktop.views.meeting.agenda import PaperSeen


@dataclass(frozen=True, slots=True)
class Task:
    """One thing left, in words, and the screen where it is done."""

    words: str
    screen: str


class TaskButton(QPushButton):
    """A task to press; its words take as many lines as they need."""

    def __init__(self, words: str, pressed: Callable[[], object]) -> None:
        super().__init__(words, autoDefault=False)
        self._words = words
        self.setAccessibleName(words)
        self.setProperty("face", "task")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: pressed())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines will be, which a layout asks before it gives the width."""
        return self.sizeHint().height() + self._deep(self._broken(width)) - self._deep(self.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(self.width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit(self.width())

    def fit(self, width: int) -> None:
        """Break the words into lines for a width in pixels."""
        if (broken := self._broken(width)) != self.text():
            self.setText(broken)

    def _deep(self, words: str) -> int:
        return self.fontMetrics().size(0, words).height()

    def _broken(self, width: int) -> str:
        sign, room = "○  ", width - 4 * self.fontMetrics().averageCharWidth()
        lines = [""]
        for word in self._words.split():
            longer = f"{lines[-1]} {word}".strip()
            if self.fontMetrics().horizontalAdvance(sign + longer) > room and lines[-1]:
                lines.append(word)
            else:
                lines[-1] = longer
        return sign + "\n     ".join(lines)


class Tasks(QObject):
    """Finds what is left in a meeting."""

    def left(
        self, seen: Sequence[PaperSeen], questions: Sequence[Question], rows: Sequence[ChecklistRow], witnesses: int
    ) -> list[Task]:
        """Every task, in the order in which a member would take them."""
        return [*self._reading(seen), *self._asking(questions), *self._judging(rows), *self._inviting(witnesses)]

    def _reading(self, seen: Sequence[PaperSeen]) -> list[Task]:
        missing = sum(each.paper.is_awaited for each in seen)
        unread = sum(each.paper.is_supplied and each.percent < 100 for each in seen)
        found = []
        if not seen:
            found.append(Task(self.tr("Add the papers of this meeting"), "meeting"))
        if unread:
            found.append(Task(self.tr("Papers to read: {n}").format(n=unread), "papers"))
        if missing:
            found.append(Task(self.tr("Papers not yet supplied: {n}").format(n=missing), "meeting"))
        return found

    def _asking(self, questions: Sequence[Question]) -> list[Task]:
        drafts = sum(each.standing is Standing.DRAFT for each in questions)
        if not questions:
            return [Task(self.tr("Draft a first question"), "questions")]
        return [Task(self.tr("Drafts to plan or withdraw: {n}").format(n=drafts), "questions")] if drafts else []

    def _judging(self, rows: Sequence[ChecklistRow]) -> list[Task]:
        if not rows:
            return [Task(self.tr("Enter the recommendations"), "checklist")]
        unjudged = sum(row.assurance is Assurance.NOT_CONSIDERED for row in rows)
        unasked = len(unquestioned(rows))
        found = []
        if unjudged:
            found.append(Task(self.tr("Recommendations to judge: {n}").format(n=unjudged), "checklist"))
        if unasked:
            found.append(Task(self.tr("Recommendations without a question: {n}").format(n=unasked), "questions"))
        return found

    def _inviting(self, witnesses: int) -> list[Task]:
        return [] if witnesses else [Task(self.tr("Enter who is invited"), "meeting")]
