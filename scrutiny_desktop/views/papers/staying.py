"""How long the library keeps a paper."""

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.views.day_field import Day
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import label, row

STAYS, AFTER_MEETING, ON_A_DAY = range(3)


class Staying(QWidget):
    """For good, until after its meeting, or until a day; its notes stay in any case."""

    def __init__(self, desk: Desk, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._paper = desk, paper
        self.choice, self.day = QComboBox(), Day(desk, self.tr("The day on which it leaves"))
        self.choice.setAccessibleName(self.tr("How long the library keeps it"))
        self.choice.addItems([self.tr("Kept in the library"), self.tr("Leaves after the meeting"),
                              self.tr("Leaves on a day")])  # fmt: skip
        self.choice.setToolTip(self.tr("The file, its text and its search entries go; your notes stay."))
        line = row(desk)
        line.addWidget(label(self.tr("How long")))
        line.addWidget(self.choice)
        line.addWidget(self.day)
        line.addStretch()
        self.setLayout(line)
        chosen = ON_A_DAY if paper.leaves_on else AFTER_MEETING if paper.leaves_after_meeting else STAYS
        self.choice.setCurrentIndex(chosen)
        self.day.show_day(paper.leaves_on or desk.clock().date())
        self.choice.currentIndexChanged.connect(self._follow)
        self._follow()

    def save(self) -> None:
        """Keep what was chosen, as a change that can be undone."""
        chosen, now = self.choice.currentIndex(), self._desk.now(self._paper)
        if now is not None:
            day = self.day.day() if chosen == ON_A_DAY else None
            new = replace(now, leaves_on=day, leaves_after_meeting=chosen == AFTER_MEETING)
            self._desk.change(self.tr("say how long the paper stays"), old=now, new=new)

    def _follow(self) -> None:
        self.day.setVisible(self.choice.currentIndex() == ON_A_DAY)
