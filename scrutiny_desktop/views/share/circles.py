"""Who holds which exempt papers: the circles to which alone what rests on those papers can go."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from scrutiny_desktop.domain.exempt_items import ExemptItem, exempt_items, with_holders
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.roster import Roster, RosterPerson
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.papers.sentences import label_of, secrecy
from scrutiny_desktop.views.pieces import holder, label
from scrutiny_desktop.views.words import word

_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class CirclesDialog(Dialog):
    """Items at the left; who holds the chosen one at the right, to be ticked by whoever keeps the list of people."""

    def __init__(self, desk: Desk, held: Seat, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Who holds which exempt papers"))
        self._held, self._may = held, held.roster.may_edit(held.me)
        self._items = _items(desk, held.roster)
        self._people = [each for each in held.roster.people if not each.has_left]
        self._named = [(self._name_of(each), self._holders_of(each)) for each in self._items]
        self._make_parts()
        self._lay_out()
        if self._may and self._items:
            self.decides(self.tr("Sign the list"))
        else:
            self.closes()
        self.fit(22, 15)
        self.items.setCurrentRow(0)

    def roster(self) -> Roster:
        """The list of people with the holders as they are ticked."""
        told = [(each, name, holders) for each, (name, holders) in zip(self._items, self._named, strict=True)]
        return with_holders(self._held.roster, told, self.desk.ids.new)

    def _make_parts(self) -> None:
        self.items, self.people, self.name = QListWidget(), QListWidget(), QLineEdit(maxLength=80)
        self.items.setAccessibleName(self.tr("Items with papers that are not public"))
        self.people.setAccessibleName(self.tr("Who holds them"))
        self.name.setAccessibleName(self.tr("Name of the circle"))
        for part in (self.items, self.people):
            part.setWordWrap(True)
            part.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.items.addItems([self._row_of(at) for at in range(len(self._items))])
        self.name.setReadOnly(not self._may)
        self.papers, self.told = label("", "small", wrap=True), label("", "strong", wrap=True)
        self.items.currentRowChanged.connect(self._show)
        self.people.itemChanged.connect(lambda _: self._tick())
        self.name.textEdited.connect(self._rename)

    def _lay_out(self) -> None:
        said = self.tr(
            "What you write on an exempt paper can be shared only with those who hold it. The names of items and "
            "holders stand in the signed list of people, which all of the panel can read: put nothing exempt into them."
        )
        self.body.addWidget(label(said, "quiet", wrap=True))
        if not self._items:
            self.body.addWidget(label(self.tr("No paper in this library is exempt or confidential, and the list of "
                                              "people names no holders."), wrap=True))  # fmt: skip
            self.body.addStretch(1)
            return
        beside = QGridLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(self.desk.theme.size("s2"))
        beside.addWidget(label(self.tr("Items with papers that are not public"), "caption"), 0, 0)
        beside.addWidget(self.items, 1, 0, 4, 1)
        for at, part in enumerate((self.name, self.papers, self.people), start=1):
            beside.addWidget(part, at, 1)
        beside.addWidget(label(self.tr("Who holds them"), "caption"), 0, 1)
        beside.setColumnStretch(0, 2)
        beside.setColumnStretch(1, 3)
        beside.setRowStretch(3, 1)
        self.body.addWidget(holder(beside), 1)
        self.body.addWidget(self.told)

    def _show(self, at: int) -> None:
        item, (name, holders) = self._items[at], self._named[at]
        with QSignalBlocker(self.people):
            self.people.clear()
            for each in self._people:
                self.people.addItem(self._person(each, is_held=each.id in holders))
        self.name.setText(name)
        titles = "\n".join(f"{label_of(each)} ({secrecy(each)})" for each in item.papers)
        self.papers.setText(titles or self.tr("Its papers are not in this library."))
        self._tell()

    def _person(self, person: RosterPerson, *, is_held: bool) -> QListWidgetItem:
        made = QListWidgetItem(self.tr("{name}, {role}").format(name=person.name, role=word(person.role)))
        made.setData(Qt.ItemDataRole.UserRole, person.id)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        made.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if self._may else flags)
        made.setCheckState(_CHECKED if is_held else _UNCHECKED)
        return made

    def _tick(self) -> None:
        at, people = self.items.currentRow(), [self.people.item(row) for row in range(self.people.count())]
        ticked = tuple(each.data(Qt.ItemDataRole.UserRole) for each in people if each.checkState() is _CHECKED)
        self._named[at] = (self._named[at][0], ticked)
        self.items.item(at).setText(self._row_of(at))
        self._tell()

    def _rename(self, name: str) -> None:
        at = self.items.currentRow()
        self._named[at] = (name.strip() or self._name_of(self._items[at]), self._named[at][1])
        self.items.item(at).setText(self._row_of(at))

    def _tell(self) -> None:
        """Whom the chosen item loses, and what is not held by anybody yet."""
        at = self.items.currentRow()
        item, holders = self._items[at], self._named[at][1]
        gone = [each.name for each in self._people
                if item.circle and each.id in item.circle.holders and each.id not in holders]  # fmt: skip
        said = []
        if gone:
            said.append(self.tr("From now on nothing of it is sealed to {names}, nor taken in from them. What they "
                                "have received cannot be called back.").format(names=", ".join(gone)))  # fmt: skip
        if item.circle and item.unheld:
            said.append(self.tr("New since the list was signed: {papers}. Signing it again names the holders of these "
                                "too.").format(papers=", ".join(map(label_of, item.unheld))))  # fmt: skip
        self.told.setText(" ".join(said))

    def _row_of(self, at: int) -> str:
        name, holders = self._named[at]
        names = ", ".join(each.name for each in self._people if each.id in holders)
        return self.tr("{item}: {names}").format(item=name, names=names or self.tr("nobody is named yet"))

    def _name_of(self, item: ExemptItem) -> str:
        if item.circle:
            return item.circle.name
        if item.item is not None and item.item.number:
            return self.tr("Item {number}").format(number=item.item.number)
        return self.tr("Papers that are not public")

    def _holders_of(self, item: ExemptItem) -> tuple[str, ...]:
        """Those who were named; of a new item whoever has it here, once they name the holders."""
        return item.circle.holders if item.circle else ()


def _items(desk: Desk, roster: Roster) -> Sequence[ExemptItem]:
    here = desk.meeting.id if desk.meeting else ""
    papers = sorted(rows.every(desk.library, Paper), key=lambda each: (each.meeting_id != here, each.rank))
    return exempt_items(papers, rows.every(desk.library, AgendaItem), roster.circles)


def ask_holders(desk: Desk, held: Seat, parent: QWidget, change: Callable[[Roster], object]) -> None:
    """Ask who holds what; ``change`` is handed the list where it is to be another."""
    dialog = CirclesDialog(desk, held, parent)

    def sign() -> None:
        if (roster := dialog.roster()).circles != held.roster.circles:
            change(roster)

    dialog.accepted.connect(sign)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
