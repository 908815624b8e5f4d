"""My own judgement of a recommendation: four buttons, the words for it, and how it has moved."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.recommendation import Assessment, Assurance
from scrutiny_desktop.store import history
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.checklist.judging import Judging
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import GrowingText
from scrutiny_desktop.views.keyed_words import tipped
from scrutiny_desktop.views.pieces import chip, emptied, holder, label
from scrutiny_desktop.views.words import on_day_briefly, tone, word
from scrutiny_desktop.views.wrapping import Wrapping

_ACTS = ("judge_not_considered", "judge_not_assured", "judge_partly_assured", "judge_assured")
Move = tuple[datetime, Assurance]


class Judgement(Judging):
    """My own view, for one meeting; each degree has its key."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        tr = QCoreApplication.translate
        hint = tr("Judgement", "What I have seen, and what I still miss")
        words = GrowingText(tr("Judgement", "Why I judge so"), hint=hint)
        super().__init__(desk, tr("Judgement", "My assurance"), words, parent)
        for each, act in zip(self.buttons.buttons, _ACTS, strict=True):
            tipped(each, f"{{{act}}}")

    def fill(self, shown: ChecklistRow) -> None:
        """Show my judgement of a recommendation."""
        self.show_assessment(shown.recommendation, shown.assessment)


class Moves(QWidget):
    """How the view has moved: each judgement with the day it was made."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: list[Move] | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(desk.theme.size("s1"))

    def fill(self, assessment: Assessment | None) -> None:
        """Show the judgements of an assessment, the newest last."""
        moves = self._moves(assessment)
        if moves == self._shown:
            return
        self._shown = moves
        emptied(self._lines)
        for at, assurance in moves:
            line = Wrapping(self._desk.theme.size("s2"))
            line.addWidget(label(on_day_briefly(at.astimezone().date()), "small"))
            line.addWidget(chip(word(assurance), tone(assurance)))
            self._lines.addWidget(holder(line))
        if not moves:
            none = keyed(self.tr("Not judged yet. {judge_not_considered} to {judge_assured} judge it."))
            self._lines.addWidget(label(none, "small", wrap=True))

    def _moves(self, assessment: Assessment | None) -> list[Move]:
        if assessment is None:
            return []
        moves: list[Move] = []
        for version in history.of(self._desk.library, "assessments", assessment.id):
            record = version.record
            if isinstance(record, Assessment) and (not moves or moves[-1][1] is not record.assurance):
                moves.append((version.at, record.assurance))
        return moves
