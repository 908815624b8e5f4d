"""The agenda at the live screen's side: each item's clock, the way to take it, and the terms on which it is taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.proceeding import Proceedings
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.editor import Editor
from scrutiny_desktop.views.item_terms import ItemTerms
from scrutiny_desktop.views.live.chairing import Chairing, time_of
from scrutiny_desktop.views.live.flat_key import FlatKey
from scrutiny_desktop.views.live.state_list import StateList
from scrutiny_desktop.views.pieces import button, column, holder, label, scrolled
from scrutiny_desktop.views.row_list import ROW, RowList
from scrutiny_desktop.views.wrapping import Wrapping

_LOW = 8
"""Units of the grid below which the list does without its caption, and with narrow edges."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An item, and how it stands."""

    item: AgendaItem
    name: str
    told: str
    face: str
    is_inner: bool = False


class ItemList(RowList[Taken]):
    """One meeting's agenda, as rows."""

    def fill(self, items: Iterable[AgendaItem], held: Proceedings | None, desk: Desk) -> None:
        """Show these, each with its time until now."""
        now = desk.clock()
        current = held.at(now).agenda_item_id if held else ""
        self.show_rows(
            self._taken(each, held.seconds_on(each.id, now) if held else 0, is_now=each.id == current) for each in items
        )

    def _taken(self, item: AgendaItem, seconds: int, *, is_now: bool) -> Taken:
        planned = self.tr("{n} min planned").format(n=item.minutes) if item.minutes else ""
        # Seconds would have the row drawn anew at each of them; the bar above has them for the item taken.
        minutes = time_of(seconds // 60 * 60)
        spent = self.tr("taken for {time}").format(time=minutes) if seconds else ""
        parts = [self.tr("now before the panel") if is_now else "", spent, planned]
        late = self.tr("late, no reason for urgency given") if item.lacks_urgency else self.tr("late")
        parts += [late if item.is_late else "", self.tr("exempt") if item.is_exempt else ""]
        name = " · ".join(filter(None, (item.number, item.title.strip() or self.tr("No title yet"))))
        face = "fair" if item.lacks_urgency else "info" if is_now else "good" if seconds else "plain"
        return Taken(item, name, " · ".join(filter(None, parts)) or self.tr("to come"), face)

    def _key(self, row: Taken) -> str:
        return row.item.id

    def _words(self, row: Taken) -> str:
        return row.name

    def _spoken(self, row: Taken) -> str:
        return f"{row.name}, {row.told}"


class ItemsPanel(Editor):
    """Arrows look at an item and Enter takes it; below are its number, title and terms."""

    left = Signal()

    def __init__(self, desk: Desk, chairing: Chairing, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._chairing = chairing
        self.list = StateList(desk, self.tr("Agenda items"))
        self.items = ItemList(self.list)
        self.list.setModel(self.items)
        self.number, self.title, self.terms = QLineEdit(), QLineEdit(), ItemTerms(desk)
        for field, words in ((self.number, self.tr("Item number")), (self.title, self.tr("Item title"))):
            field.setAccessibleName(words)
            field.setPlaceholderText(words)
        self.taking = button(self.tr("Take this item  Enter"), self._take, face="main", name=self.tr("Take this item"))
        self.adding = FlatKey(desk, BY_NAME["late_item"], words=self.tr("Late item"))
        self.adding.clicked.connect(self.add_late)
        self._lay_out()
        self.bind("number", self.number, self.tr("number an item"))
        self.bind("title", self.title, self.tr("change an agenda item"))
        self.list.selectionModel().currentChanged.connect(lambda: self._show_one())
        self.list.entered_into.connect(self._take)
        self.list.doubleClicked.connect(lambda: self._take())
        self.list.left.connect(self.left)

    def fill(self, items: Sequence[AgendaItem]) -> None:
        """Show the agenda as it is now."""
        held = self._chairing.held()
        self.items.fill(items, held, self.desk)
        if not self.list.currentIndex().isValid() and items:
            current = self.items.place_of(self._chairing.stands().agenda_item_id)
            self.list.setCurrentIndex(current if current.isValid() else self.items.index(0))
        self._show_one()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = self.height() < self.desk.theme.size("s8") * _LOW  # then the room is the list's
        side = self.desk.theme.size("s1" if is_low else "s3")
        self._whole.setContentsMargins(side, side, side, side)
        self._caption.setHidden(is_low)
        self._whole.setStretchFactor(self.list, 2 if is_low else 1)

    def add_late(self) -> None:
        """A late item, its title ready to be written, then the reason for urgency."""
        if (made := self._chairing.add_late()) is not None:
            self.fill(self._chairing.items())
            self.list.setCurrentIndex(self.items.place_of(made.id))
            self.title.setFocus()

    def change(self, label: str, burst: str = "", **fields: object) -> None:
        super().change(label, burst and f"{burst} {self.record.id}", **fields)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and self.title.hasFocus()
            and self.terms.late.isChecked()
        ):
            self.terms.urgency.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _show_one(self) -> None:
        taken = self.list.currentIndex().data(ROW)
        item = taken.item if isinstance(taken, Taken) else None
        self.take(item)
        self.setEnabled(item is not None)
        self.terms.show_terms(item)

    def _take(self) -> None:
        if self.record is not None:
            self.flush()
            self._chairing.take(self.record)

    def _lay_out(self) -> None:
        keys = Wrapping(self.desk.theme.size("s2"))
        keys.addWidget(self.taking)
        keys.addWidget(self.adding)
        below = column(self.desk, margin="", gap="s1")
        for part in (holder(keys), self.number, self.title, self.terms.line, self.terms):
            below.addWidget(part)
        below.addStretch()
        layout = self._whole = column(self.desk, margin="s3", gap="s1")
        self._caption = label(self.tr("Agenda items"), "caption")
        layout.addWidget(self._caption)
        for part in (self.list, scrolled(holder(below), self.tr("The item chosen"))):
            part.setMinimumHeight(self.desk.theme.size("s8"))
            layout.addWidget(part, 1)
        self.setLayout(layout)
