"""My own judgement of a recommendation: four buttons, the words for it, and how it has moved."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.recommendation import Assessment, Assurance, Recommendation
from scrutiny_desktop.store import history
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import GrowingText, Segments
from scrutiny_desktop.views.pieces import chip, emptied, holder, label
from scrutiny_desktop.views.words import on_day_briefly, tone, word
from scrutiny_desktop.views.wrapping import Wrapping

Move = tuple[datetime, Assurance]


class Judgement(QWidget):
    """Says what was judged; ``explained`` carries the words as they are typed."""

    judged = Signal(object, object)
    explained = Signal(object, str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._recommendation: Recommendation | None = None
        values = [(each, word(each), tone(each)) for each in Assurance]
        self.buttons = Segments(desk, self.tr("My assurance"), values)
        for key, each in enumerate(self.buttons.buttons, 1):
            each.setToolTip(self.tr("Ctrl+{key}").format(key=key))
        self.words = GrowingText(self.tr("Why I judge so"), hint=self.tr("What I have seen, and what I still miss"))
        self._watch = desk.autosave(self.words, self._save)
        self.buttons.chosen.connect(self._judge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.size("s1"))
        column.addWidget(self.buttons)
        column.addWidget(self.words)

    def flush(self) -> None:
        """Save the words that wait."""
        self._watch.flush()

    def fill(self, shown: ChecklistRow) -> None:
        """Show my judgement of a recommendation; the words that wait were flushed before it was read."""
        self._recommendation = shown.recommendation
        self.buttons.show_value(shown.assurance)
        self._watch.show(shown.assessment.words if shown.assessment else "")

    def _judge(self, assurance: Assurance) -> None:
        if self._recommendation is not None:
            self.judged.emit(self._recommendation, assurance)

    def _save(self, text: str, burst: str) -> None:
        if self._recommendation is not None:
            self.explained.emit(self._recommendation, text, burst)


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
            self._lines.addWidget(label(self.tr("Not judged yet. Ctrl+1 to Ctrl+4 judge it."), "small", wrap=True))

    def _moves(self, assessment: Assessment | None) -> list[Move]:
        if assessment is None:
            return []
        moves: list[Move] = []
        for version in history.of(self._desk.library, "assessments", assessment.id):
            record = version.record
            if isinstance(record, Assessment) and (not moves or moves[-1][1] is not record.assurance):
                moves.append((version.at, record.assurance))
        return moves
