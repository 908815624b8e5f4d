"""What the Panel agreed of a recommendation at the meeting on the desk."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.moves import may_be_agreed
from scrutiny_desktop.domain.recommendation import Assurance, Recommendation
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import GrowingText, Segments
from scrutiny_desktop.views.pieces import column, label
from scrutiny_desktop.views.words import tone, word


class Agreed(QWidget):
    """Says what the Panel agreed; before the meeting's day it says why nothing can be agreed yet."""

    judged = Signal(object, object)
    explained = Signal(object, str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._recommendation: Recommendation | None = None
        self.early = label(self.tr("The Panel can agree this from the day of the meeting on."), "small", wrap=True)
        self.buttons = Segments(
            desk, self.tr("The Panel’s assurance"), [(each, word(each), tone(each)) for each in Assurance]
        )
        self.words = GrowingText(self.tr("What the Panel agreed"), hint=self.tr("As agreed, and by how many"))
        self._watch = desk.autosave(self.words, self._save)
        self.buttons.chosen.connect(self._judge)
        whole = column(desk, margin="", gap="s1")
        for part in (self.early, self.buttons, self.words):
            whole.addWidget(part)
        self.setLayout(whole)

    def flush(self) -> None:
        """Save the words that wait."""
        self._watch.flush()

    def fill(self, shown: ChecklistRow) -> None:
        """Show what the Panel agreed; the words that wait were flushed before it was read."""
        self._recommendation, meeting = shown.recommendation, self._desk.meeting
        is_time = shown.agreed is not None or may_be_agreed(meeting.on if meeting else None, self._desk.clock().date())
        self.early.setVisible(not is_time)
        self.buttons.setVisible(is_time)
        self.words.setVisible(is_time)
        self.buttons.show_value(shown.agreed.assurance if shown.agreed else Assurance.NOT_CONSIDERED)
        self._watch.show(shown.agreed.words if shown.agreed else "")

    def _judge(self, assurance: Assurance) -> None:
        if self._recommendation is not None:
            self.judged.emit(self._recommendation, assurance)

    def _save(self, text: str, burst: str) -> None:
        if self._recommendation is not None:
            self.explained.emit(self._recommendation, text, burst)
