"""The discussion points of a meeting, newest last."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import in_reading_order
from scrutiny_desktop.views.keyed_words import worded
from scrutiny_desktop.views.live.capturing import Capturing
from scrutiny_desktop.views.live.point_card import PointCard
from scrutiny_desktop.views.pieces import button, column, holder, label, row, scrolled

_BEFORE = 2
"""Widgets that stand before the cards."""

SHOWN = 6
"""Newest points that have a card from the start; each press of "Earlier points" gives so many more theirs."""

MOST = 3 * SHOWN
"""Cards there are at the most once another point is marked: each costs time at every key."""


class PointsPane(QWidget):
    """A card for each of the newest points, and for earlier ones when asked, however long the evening.

    A card that stays is the same widget, so that no key typed into it is lost.
    """

    removed = Signal(object)
    left = Signal()
    wanted = Signal()
    finish_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.capturing = desk, Capturing(desk, self)
        self.cards: dict[str, PointCard] = {}
        self._free: PointCard | None = None
        self._points: Sequence[DiscussionPoint] = ()
        self._bears_on: Callable[[DiscussionPoint], str] = lambda _: ""
        self.caption = label("", "caption")
        self.to_finish = button("", lambda: self.finish_wanted.emit(), face="bare")
        none = self.tr("Nothing is marked yet. {point_noted} to {point_resolution} mark a point; its words can wait.")
        self.empty = label("", "quiet", wrap=True)
        worded(self.empty, none)
        self.earlier = button("", self.show_earlier, face="bare")
        self._list = column(desk, margin="s3", gap="s2")
        self._list.addWidget(self.empty)
        self._list.addWidget(self.earlier)
        self._list.addStretch()
        self._cards = holder(self._list)
        self._cards.installEventFilter(self)
        self.area = scrolled(self._cards, self.tr("Discussion points"))
        layout = column(desk, margin="", gap="")
        head = column(desk, margin="s3", gap="")
        head.setContentsMargins(desk.theme.size("s3"), desk.theme.size("s2"), desk.theme.size("s3"), 0)
        named = row(desk)
        named.addWidget(self.caption, 1)
        named.addWidget(self.to_finish)
        head.addLayout(named)
        layout.addLayout(head)
        layout.addWidget(self.area, 1)
        self.setLayout(layout)

    def fill(self, points: Sequence[DiscussionPoint], bears_on: Callable[[DiscussionPoint], str]) -> None:
        """Show these points; ``bears_on`` says of each which recommendations it bears on."""
        self._points, self._bears_on = points, bears_on
        known = [each.id for each in points]
        first = next((place for place, each in enumerate(known) if each in self.cards), len(points))
        shown = points[max(len(points) - MOST, min(first, max(0, len(points) - SHOWN))) :]
        for early in known[: len(points) - len(shown)]:
            self._retire(early)
        for gone in self.cards.keys() - set(known):
            self._take_away(self.cards.pop(gone))
        for place, point in enumerate(shown, start=_BEFORE):
            card = self.cards.get(point.id) or self._new_card(point)
            if self._list.indexOf(card) != place:
                self._place(card, place)
            card.show_point(point, bears_on(point))
        self._tell(len(points) - len(shown))

    @property
    def count(self) -> int:
        """How many points there are."""
        return len(self._points)

    def show_earlier(self, to: int = -1) -> None:
        """Give some earlier points their cards, all from a place on where it is named."""
        before = len(self._points) - len(self.cards)
        first = max(0, before - SHOWN) if to < 0 else min(to, before)
        for place, point in enumerate(self._points[first:before], start=_BEFORE):
            card = self._new_card(point)
            card.show_point(point, self._bears_on(point))
            self._place(card, place)
        self._tell(first)

    def begin(self, point_id: str) -> None:
        """Put the keys into a point's words."""
        self.show_point(point_id)
        self.cards[point_id].words.setFocus()

    def knows(self, point_id: str) -> bool:
        """Whether it is a point of this meeting."""
        return any(each.id == point_id for each in self._points)

    def show_point(self, point_id: str) -> None:
        """Bring a point into view."""
        self.wanted.emit()
        if point_id not in self.cards:
            self.show_earlier(next(place for place, each in enumerate(self._points) if each.id == point_id))
        # As high as the area will make it at this width: one laying out, where adjustSize() has a second at another.
        wide = self.area.viewport().width()
        self._cards.resize(wide, max(self.area.viewport().height(), self._list.totalHeightForWidth(wide)))
        self._list.activate()
        self.area.ensureWidgetVisible(self.cards[point_id])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card that is written in stays whole in view as its words and what is understood of them grow."""
        if event.type() is QEvent.Type.Resize:
            focused = self.focusWidget()
            writes = (each for each in self.cards.values() if focused is not None and each.isAncestorOf(focused))
            if (card := next(writes, None)) is not None:
                self.area.ensureWidgetVisible(card, 0, 0)
        return super().eventFilter(watched, event)

    def _tell(self, hidden: int) -> None:
        self.empty.setVisible(not self._points)
        self.earlier.setVisible(hidden > 0)
        self.earlier.setText(self.tr("Earlier points ({n})").format(n=hidden))
        self.earlier.setAccessibleName(self.earlier.text())
        self.caption.setText(self.tr("Discussion points · {n}").format(n=len(self._points)))

    def _new_card(self, point: DiscussionPoint) -> PointCard:
        """A card for a point: the one that was taken away last, where it is free."""
        if (card := self._free) is not None:
            self._free = None
        else:
            card = PointCard(self._desk, point, self.capturing, self._bears_on(point))
            card.left.connect(self.left)
            card.removed.connect(self.removed)
        self.cards[point.id] = card
        return card

    def _place(self, card: PointCard, place: int) -> None:
        """Put a card at its place, in the order of Tab too."""
        self._list.insertWidget(place, card)
        if card.isHidden() and card.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            card.show()
        part = self._list.itemAt(place - 1)
        before = part.widget() if part is not None else None
        in_reading_order(before.stops()[-1] if isinstance(before, PointCard) else self.earlier, *card.stops())

    def _retire(self, point_id: str) -> None:
        """Take the card of an early point away, with every word typed into it saved."""
        if (card := self.cards.pop(point_id, None)) is not None:
            card.flush()
            self._take_away(card)

    def _take_away(self, card: PointCard) -> None:
        # Its words are gone from the library on purpose: what waits in the fields must not bring them back.
        focused = QApplication.focusWidget()
        card.record = None
        self._list.removeWidget(card)
        card.hide()
        if self._free is None:
            card.flush()  # to nobody
            self._free = card
        else:
            card.deleteLater()
        if focused is not None and card.isAncestorOf(focused):
            self.left.emit()
