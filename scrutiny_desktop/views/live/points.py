"""The discussion points of a meeting, newest last."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.capturing import Capturing
from scrutiny_desktop.views.live.point_card import PointCard
from scrutiny_desktop.views.pieces import button, column, holder, label, row, scrolled


class PointsPane(QWidget):
    """A card for each point; a card that stays is the same widget, so that no key typed into it is lost."""

    removed = Signal(object)
    left = Signal()
    finish_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.capturing = desk, Capturing(desk, self)
        self.cards: dict[str, PointCard] = {}
        self.caption = label("", "caption")
        self.to_finish = button("", lambda: self.finish_wanted.emit(), face="bare")
        self.empty = label(
            self.tr("Nothing is marked yet. F5 to F9 mark a point; its words can wait."), "quiet", wrap=True
        )
        self._list = column(desk, margin="s3", gap="s2")
        self._list.addWidget(self.empty)
        self._list.addStretch()
        self._cards = holder(self._list)
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

    def fill(self, points: Sequence[DiscussionPoint], bears_on: Mapping[str, str]) -> None:
        """Show these points; ``bears_on`` says of each, by its id, which recommendations it bears on."""
        for gone in self.cards.keys() - {each.id for each in points}:
            self._take_away(self.cards.pop(gone))
        for place, point in enumerate(points):
            card = self.cards.get(point.id) or self._new_card(point)
            if self._list.indexOf(card) != place + 1:
                self._list.insertWidget(place + 1, card)
            card.show_point(point, bears_on.get(point.id, ""))
        self.empty.setVisible(not points)
        self.caption.setText(self.tr("Discussion points · {n}").format(n=len(points)))

    def begin(self, point_id: str) -> None:
        """Put the keys into a point's words."""
        self.show_point(point_id)
        self.cards[point_id].words.setFocus()

    def show_point(self, point_id: str) -> None:
        """Bring a point into view."""
        self._list.activate()
        self._cards.adjustSize()
        self.area.ensureWidgetVisible(self.cards[point_id])

    def _new_card(self, point: DiscussionPoint) -> PointCard:
        card = self.cards[point.id] = PointCard(self._desk, point, self.capturing)
        card.left.connect(self.left)
        card.removed.connect(self.removed)
        return card

    def _take_away(self, card: PointCard) -> None:
        # Its words are gone from the library on purpose: what waits in the fields must not bring them back.
        focused = QApplication.focusWidget()
        card.record = None
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()
        if focused is not None and card.isAncestorOf(focused):
            self.left.emit()
