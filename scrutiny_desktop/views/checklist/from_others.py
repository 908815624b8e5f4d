"""What others say of the chosen recommendation: the Panel's word as the Chair sent it, and members' judgements."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport
from scrutiny_desktop.later import later
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.differing import differing
from scrutiny_desktop.views.pieces import chip, column, emptied, holder, label
from scrutiny_desktop.views.words import kind_name, on_day_briefly, tone, word
from scrutiny_desktop.views.wrapping import Wrapping

if TYPE_CHECKING:
    from scrutiny_desktop.flows import from_others
    from scrutiny_desktop.flows.from_others import Told, Tracked
else:
    (from_others,) = later("scrutiny_desktop.flows", "from_others")

_BESIDE = 2


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
        if told.rivals:
            self._lay_rivals(inner, (told.record, *told.rivals))
        else:
            self._lay(inner, told.record)
        return holder(inner, "card")

    def _lay_rivals(self, inner: QVBoxLayout, versions: "Sequence[Tracked]") -> None:
        """Side by side, as their owner sees them, with the words marked in which they differ."""
        said = self.tr("It came in two versions; the sender has yet to choose.")
        if len(versions) > _BESIDE:
            said = self.tr("It came in {count} versions; the sender has yet to choose.").format(count=len(versions))
        inner.addWidget(label(said, "small", wrap=True))
        beside, top = QGridLayout(), Qt.AlignmentFlag.AlignTop
        beside.setHorizontalSpacing(self._desk.theme.size("s3"))
        for at, each in enumerate(versions):
            other = versions[0 if at else 1]
            beside.setColumnStretch(at, 1)
            beside.addWidget(label(self.tr("Version {number}").format(number=at + 1), "caption"), 0, at)
            beside.addWidget(self._state(each), 1, at, top)
            beside.addWidget(differing(each.words, other.words, self._desk.theme), 2, at, top)
        inner.addLayout(beside)

    def _lay(self, inner: QVBoxLayout, record: "Tracked") -> None:
        inner.addWidget(self._state(record))
        if record.words:
            inner.addWidget(label(record.words, wrap=True))

    def _state(self, record: "Tracked") -> QWidget:
        line = Wrapping(self._desk.theme.size("s1"))
        state, about = _said(record)
        line.addWidget(state)
        line.addWidget(label(about, "small"))
        return holder(line)


def _said(record: "Tracked") -> tuple[QWidget, str]:
    """The state as a chip, and what is said beside it."""
    if isinstance(record, Assessment):
        return chip(word(record.assurance), tone(record.assurance)), kind_name("assessments")
    if isinstance(record, ProgressReport):
        return chip(word(record.progress), tone(record.progress)), on_day_briefly(record.on)
    assert isinstance(record, Promise)  # noqa: S101  (the three are all there are)
    by, due = record.promised_by or record.agency, on_day_briefly(record.due) or record.timescale
    return chip(word(record.kind), "info"), " · ".join(filter(None, (by, due)))
