"""Promises that the Chair sent to the Panel: read below the member's own, and changed at the Chair's desk alone."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.later import later
from scrutiny_desktop.views.closed_chip import closed_chips, signed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import chip, column, emptied, holder, label
from scrutiny_desktop.views.promises.shown import Owed
from scrutiny_desktop.views.words import tone, word
from scrutiny_desktop.views.wrapping import Wrapping

if TYPE_CHECKING:
    from scrutiny_desktop.flows import from_others
    from scrutiny_desktop.flows.from_others import Told
else:
    (from_others,) = later("scrutiny_desktop.flows", "from_others")


class SentPromises(QWidget):
    """Cards to be read; hidden where none came."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.shown: tuple[Told, ...] = ()
        self._cards = column(desk, margin="s3", gap="s2")
        self.setLayout(self._cards)
        self.hide()

    def fill(self) -> None:
        """Show what came; unchanged cards stay."""
        is_shared = self._desk.setting("sharing.people", None)
        told = from_others.told_of_recommendations(self._desk.library) if is_shared else ()
        found = tuple(each for each in told if each.is_panels and isinstance(each.record, Promise))
        if found != self.shown:
            self.shown = found
            emptied(self._cards)
            self._cards.addWidget(label(self.tr("Promised to the Panel, as the Chair’s desk sent it"), "caption"))
            for each in found:
                if isinstance(each.record, Promise):
                    self._cards.addWidget(self._card(each.record, each.by.name))
        self.setVisible(bool(found))

    def _card(self, promise: Promise, by: str) -> QWidget:
        owed = Owed(promise=promise, meeting=None, today=self._desk.clock().date())
        inner, chips = column(self._desk, margin="s2", gap="s1"), Wrapping(self._desk.theme.size("s1"))
        chips.addWidget(chip(word(owed.standing), tone(owed.standing)))
        for words, face in closed_chips(self._desk)(promise):
            chips.addWidget(chip(signed(words), face))
        chips.addWidget(label(" · ".join(filter(None, (owed.who, owed.when))), "small"))
        inner.addWidget(holder(chips))
        inner.addWidget(label(promise.words or self.tr("No words yet"), wrap=True))
        inner.addWidget(label(self.tr("Sent by {name}").format(name=by), "small", wrap=True))
        return holder(inner, "card")
