"""What others say of the chosen recommendation: the Panel's word as the Chair sent it, and members' judgements."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport
from scrutiny_desktop.later import later
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import chip, column, emptied, holder, label, row
from scrutiny_desktop.views.words import kind_name, on_day_briefly, tone, word

if TYPE_CHECKING:
    from scrutiny_desktop.flows import from_others
    from scrutiny_desktop.flows.from_others import Told, Tracked
else:
    (from_others,) = later("scrutiny_desktop.flows", "from_others")


class FromOthers(QWidget):
    """Cards to be read; hidden where nobody says anything."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.shown: tuple[Told, ...] = ()
        self._cards = column(desk, margin="", gap="s2")
        self.setLayout(self._cards)
        self.hide()

    def show_recommendation(self, recommendation_id: str) -> None:
        """Show what is said of it; unchanged cards stay."""
        is_shared = self._desk.setting("sharing.people", None)
        told = from_others.told_of_recommendations(self._desk.library) if is_shared else ()
        found = tuple(each for each in told if recommendation_id in each.recommendation_ids)
        if found != self.shown:
            self.shown = found
            emptied(self._cards)
            self._cards.addWidget(label(self.tr("From the Panel and its members"), "caption"))
            for each in found:
                self._cards.addWidget(self._card(each))
        self.setVisible(bool(found))

    def _card(self, told: "Told") -> QWidget:
        inner = column(self._desk, margin="s2", gap="s1")
        who = self.tr("The Panel, sent by {name}") if told.is_panels else "{name}"
        inner.addWidget(label(who.format(name=told.by.name), "strong", wrap=True))
        versions = (told.record, *told.rivals)
        if len(versions) > 1:
            said = self.tr("It came in two versions; the sender has yet to choose.")
            inner.addWidget(label(said, "small", wrap=True))
        for each in versions:
            self._lay(inner, each)
        return holder(inner, "card")

    def _lay(self, inner: QVBoxLayout, record: "Tracked") -> None:
        top = row(self._desk)
        state, about = _said(record)
        top.addWidget(state)
        top.addWidget(label(about, "small", wrap=True), 1)
        inner.addLayout(top)
        if record.words:
            inner.addWidget(label(record.words, wrap=True))


def _said(record: "Tracked") -> tuple[QWidget, str]:
    """The state as a chip, and what is said beside it."""
    if isinstance(record, Assessment):
        return chip(word(record.assurance), tone(record.assurance)), kind_name("assessments")
    if isinstance(record, ProgressReport):
        return chip(word(record.progress), tone(record.progress)), on_day_briefly(record.on)
    assert isinstance(record, Promise)  # noqa: S101  (the three are all there are)
    by, due = record.promised_by or record.agency, on_day_briefly(record.due) or record.timescale
    return chip(word(record.kind), "info"), " · ".join(filter(None, (by, due)))
