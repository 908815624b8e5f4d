"""A judgement of a recommendation, whoever judges it: a button for each degree of assurance, and words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.recommendation import Assessment, Assurance, Recommendation
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import GrowingText, Segments
from scrutiny_desktop.views.pieces import column
from scrutiny_desktop.views.words import tone, word


class Judging(QWidget):
    """Says what was judged; ``explained`` carries the words as they are typed."""

    judged = Signal(object, object)
    explained = Signal(object, str, str)

    def __init__(self, desk: Desk, name: str, words: GrowingText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._recommendation: Recommendation | None = None
        self.buttons = Segments(desk, name, [(each, word(each), tone(each)) for each in Assurance])
        self.words = words
        self._watch = desk.autosave(words, self._save)
        self.buttons.chosen.connect(self._judge)
        self.whole = column(desk, margin="", gap="s1")
        self.whole.addWidget(self.buttons)
        self.whole.addWidget(words)
        self.setLayout(self.whole)

    def flush(self) -> None:
        """Save the words that wait."""
        self._watch.flush()

    def show_assessment(self, recommendation: Recommendation, assessment: Assessment | None) -> None:
        """Show what was judged, if anything was; the words that wait were flushed before it was read."""
        self._recommendation = recommendation
        self.buttons.show_value(assessment.assurance if assessment else Assurance.NOT_CONSIDERED)
        self._watch.show(assessment.words if assessment else "")

    def _judge(self, assurance: Assurance) -> None:
        if self._recommendation is not None:
            self.judged.emit(self._recommendation, assurance)

    def _save(self, text: str, burst: str) -> None:
        if self._recommendation is not None:
            self.explained.emit(self._recommendation, text, burst)
