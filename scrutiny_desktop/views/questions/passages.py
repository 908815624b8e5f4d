"""The passages that a question rests on, each with the way to its source."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, column, emptied, label, row
from scrutiny_desktop.views.words import shortened, source

_LONGEST = 280
"""Characters of a quotation that are shown; the rest is one key away."""


class Passages(QWidget):
    """A card for each passage; says which was to be opened or taken off."""

    opened = Signal(object)
    taken_off = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: list[tuple[Anchor, str]] | None = None
        self._cards = QVBoxLayout(self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(desk.theme.size("s2"))

    def fill(self, passages: Sequence[Anchor], papers: Mapping[str, Paper]) -> None:
        """Show these passages; cards that are unchanged keep the focus."""
        shown = [(each, source(papers.get(each.paper_id), each)) for each in passages]
        if shown == self._shown:
            return
        self._shown = shown
        emptied(self._cards)
        for anchor, place in shown:
            self._cards.addWidget(self._card(anchor, place, papers))
        if not shown:
            words = keyed(self.tr("None. Select a passage in a paper and press {ask} to write a question from it."))
            self._cards.addWidget(label(words, "small", wrap=True))

    def doors(self) -> list[QPushButton]:
        """The buttons of all cards, in reading order."""
        found = (self._cards.itemAt(at) for at in range(self._cards.count()))
        cards = [part.widget() for part in found if part is not None]
        return [door for card in cards if card is not None for door in card.findChildren(QPushButton)]

    def _card(self, anchor: Anchor, place: str, papers: Mapping[str, Paper]) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        inside = column(self._desk, margin="s2", gap="s1")
        inside.addWidget(label(f"“{shortened(anchor.quote, _LONGEST)}”", wrap=True))
        inside.addWidget(label(place, "small", wrap=True))
        doors = row(self._desk)
        opening = button(self.tr("Open passage"), lambda: self.opened.emit(anchor), face="link",
                         name=self.tr("Open passage: {place}").format(place=place),
                         tip=self.tr("{open_passage} opens the first passage"))  # fmt: skip
        opening.setEnabled(anchor.paper_id in papers)
        doors.addWidget(opening)
        doors.addStretch()
        doors.addWidget(button(self.tr("Unlink"), lambda: self.taken_off.emit(anchor), face="link",
                               name=self.tr("Unlink passage: {place}").format(place=place)))  # fmt: skip
        inside.addLayout(doors)
        card.setLayout(inside)
        return card
