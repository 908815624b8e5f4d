"""The right side of the record screen: what goes in, who was present, who may see it, and the buttons."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.domain.minute import Minute
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.key_button import KeyButton
from scrutiny_desktop.views.live.people import People
from scrutiny_desktop.views.live.witnesses import PresentList
from scrutiny_desktop.views.pieces import column, holder, label, line, scrolled
from scrutiny_desktop.views.words import word
from scrutiny_desktop.views.wrapping import Wrapping


class ContentsPane(QWidget):
    """Shows what is in the minute and what is not, and why."""

    askers_wanted = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.counted = label("", wrap=True)
        self.askers = QCheckBox(self.tr("Who asked &what"))
        self.askers.clicked.connect(self.askers_wanted)
        self.private = label(self.tr("Private notes – never in a minute"), "quiet", wrap=True)
        self.present, self.nobody = (
            PresentList(desk, People(desk), side="s1"),
            label(self.tr("No witnesses were invited."), "quiet", wrap=True),
        )
        self.classification, self.left_out = label("", "strong", wrap=True), label("", wrap=True)
        self.save = KeyButton(desk, BY_NAME["save_minute"], words=self.tr("Save PDF…"), face="main")
        self.copy = KeyButton(desk, BY_NAME["copy_minute"], words=self.tr("Copy text"))
        self.saved = label("", "quiet", wrap=True)
        self.saved.hide()
        self._lay_out()

    def fill(self, minute: Minute | None, points: Sequence[DiscussionPoint], *, with_askers: bool) -> None:
        """Show what a minute is made of."""
        resolved = sum(each.kind is PointKind.RESOLUTION for each in points)
        said = self.tr("Discussion points marked: {points}\nResolutions marked: {resolutions}")
        none = self.tr("Nothing is marked yet. Mark discussion points on the Live screen (Alt+5).")
        words = said.format(points=len(points) - resolved, resolutions=resolved)
        self.counted.setText(words if points else none)
        self.askers.setChecked(with_askers)
        self.classification.setText(word(minute.classification.secrecy) if minute else "")
        self.left_out.setText("\n".join(minute.left_out or [self.tr("Nothing is left out.")]) if minute else "")
        for made in (self.save, self.copy):
            made.setEnabled(minute is not None)

    def show_saved(self, words: str) -> None:
        """Say where the minute was saved."""
        self.saved.setText(words)
        self.saved.show()

    def fill_witnesses(self, witnesses: Iterable[Witness]) -> None:
        """Show who was invited, ticked when present."""
        invited = list(witnesses)
        self.present.fill(invited)
        self.present.setVisible(bool(invited))
        self.nobody.setVisible(not invited)

    def _lay_out(self) -> None:
        box = column(self._desk, margin="s3", gap="s1")
        for widget in (self.classification, self.left_out):
            box.addWidget(widget)
        card = QFrame()
        card.setObjectName("card")
        card.setLayout(box)
        inner = column(self._desk, margin="s4", gap="s2")
        for part in (label(self.tr("What goes in"), "caption"), self.counted, self.askers, self.private):
            inner.addWidget(part)
        inner.addWidget(label(self.tr("Classification"), "caption"))
        inner.addWidget(card)
        inner.addWidget(label(self.tr("Present, and addressed the Panel"), "caption", wrap=True))
        inner.addWidget(self.nobody)
        inner.addWidget(self.present)
        inner.addStretch()
        foot = column(self._desk, margin="s4", gap="s2")
        foot.addWidget(self._buttons())
        foot.addWidget(self.saved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scrolled(holder(inner), self.tr("What goes into the minute")), 1)
        layout.addWidget(line())
        layout.addLayout(foot)

    def _buttons(self) -> QWidget:
        strip = Wrapping(self._desk.theme.size("s2"), even=True)
        for made in (self.save, self.copy):
            strip.addWidget(made)
        return holder(strip)
