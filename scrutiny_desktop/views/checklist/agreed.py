"""What the Panel agreed of a recommendation at the meeting on the desk."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.moves import may_be_agreed
from scrutiny_desktop.views.checklist.judging import Judging
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import GrowingText
from scrutiny_desktop.views.pieces import label


class Agreed(Judging):
    """Before the meeting's day it says why nothing can be agreed yet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        tr = QCoreApplication.translate
        words = GrowingText(tr("Agreed", "What the Panel agreed"), hint=tr("Agreed", "As agreed, and by how many"))
        super().__init__(desk, tr("Agreed", "The Panel’s assurance"), words, parent)
        self.early = label(self.tr("The Panel can agree this from the day of the meeting on."), "small", wrap=True)
        self.whole.insertWidget(0, self.early)

    def fill(self, shown: ChecklistRow) -> None:
        """Show what the Panel agreed of a recommendation."""
        meeting = self._desk.meeting
        is_time = shown.agreed is not None or may_be_agreed(meeting.on if meeting else None, self._desk.clock().date())
        self.early.setVisible(not is_time)
        self.buttons.setVisible(is_time)
        self.words.setVisible(is_time)
        self.show_assessment(shown.recommendation, shown.agreed)
