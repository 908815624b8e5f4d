"""What the checklist screen says while it has nothing to show, and the ways on from there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, column, holder, label, scrolled


class NothingYet(QWidget):
    """There is no meeting, no recommendation, or all of them are still being read."""

    added = Signal()
    from_paper = Signal()
    sample_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.words = label("", "heading", wrap=True), label("", "quiet", wrap=True)
        self.adding = button(self.tr("Add recommendation"), self.added.emit, face="main",
                             tip="{add_recommendation}")  # fmt: skip
        self.taking = button(self.tr("Take in from a paper…"), self.from_paper.emit,
                             tip="{take_in_recommendations}")  # fmt: skip
        self.sample = button(self.tr("Open the sample"), self.sample_wanted.emit)
        lines = column(desk, margin="s5", gap="s3")
        for part in (self.title, self.words):
            lines.addWidget(part)
        for door in (self.adding, self.taking, self.sample):
            lines.addWidget(door, alignment=Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(holder(lines), self.tr("The checklist is empty")))

    def say(self, *, has_meeting: bool, is_reading: bool) -> None:
        """Say why nothing is shown."""
        for door in (self.adding, self.taking):
            door.setVisible(has_meeting)
        self.sample.setVisible(not is_reading)
        if is_reading:
            title, words = self.tr("Reading the checklist…"), self.tr("Its recommendations are shown in a moment.")
        elif not has_meeting:
            title = self.tr("No meeting yet.")
            words = self.tr("Make one with {new_meeting}, or open the sample meeting.")
        else:
            title, words = self.tr("No recommendations yet."), self.tr(
                "Take them in from a paper, press {add_recommendation} to add one, or select one in a paper and press "
                "{recommend}."
            )  # fmt: skip
        self.title.setText(title)
        self.words.setText(keyed(words))
