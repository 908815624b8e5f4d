"""Who is here: a list worked with single keys, the quorum above it, and the person chosen below."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.attendance import Attendance, Capacity, Presence
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.attendee import Attendee
from scrutiny_desktop.views.live.business import not_entered
from scrutiny_desktop.views.live.flat_key import FlatKey
from scrutiny_desktop.views.live.people import People
from scrutiny_desktop.views.live.state_list import StateList
from scrutiny_desktop.views.live.times import as_line
from scrutiny_desktop.views.pieces import button, column, holder, label, scrolled
from scrutiny_desktop.views.row_list import ROW, RowList
from scrutiny_desktop.views.words import tone, word
from scrutiny_desktop.views.wrapping import Wrapping

_LOW = 8
"""Units of the grid below which the list takes the room of what is said above it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A person, and what is told of them."""

    person: Attendance
    name: str
    told: str
    face: str

    @property
    def is_inner(self) -> bool:
        """Whether it is a substitute, behind the member."""
        return bool(self.person.substitute_for)


class AttendanceList(RowList[Seen]):
    """One meeting's people, as rows."""

    def fill(self, people: Iterable[Attendance], items: Mapping[str, str]) -> None:
        """Show these; ``items`` names each agenda item."""
        shown = tuple(people)
        names = {each.id: each.name for each in shown}
        self.show_rows(self._seen(each, names, items) for each in shown)

    def _seen(self, person: Attendance, names: Mapping[str, str], items: Mapping[str, str]) -> Seen:
        left = person.presence is Presence.PRESENT and not person.is_here
        state = self.tr("Left") if left else word(person.presence)
        times = as_line(person.spells)
        parts = [f"{state} {times}".strip(), person.title or word(person.capacity)]
        if person.substitute_for:
            parts.append(self.tr("for {member}").format(member=names.get(person.substitute_for, "–")))
        parts += [self._declared(each.agenda_item_id, items, each.left_room) for each in person.declarations]
        return Seen(person, person.name or self.tr("Not named yet"), " · ".join(parts),
                    "info" if left else tone(person.presence))  # fmt: skip

    def _declared(self, item_id: str, items: Mapping[str, str], left_room: bool) -> str:
        words = self.tr("declared an interest, left the room ({item})") if left_room else self.tr(
            "declared an interest ({item})")  # fmt: skip
        return words.format(item=items.get(item_id) or self.tr("whole meeting"))

    def _key(self, row: Seen) -> str:
        return row.person.id

    def _words(self, row: Seen) -> str:
        return row.name

    def _spoken(self, row: Seen) -> str:
        return f"{row.name}, {row.told}"


class AttendancePanel(QWidget):
    """Keys mark the row they stand on and leave the list where it is; Enter goes on to the person's fields."""

    left = Signal()

    def __init__(self, desk: Desk, people: People, shown: StateList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._people, self._has_source = desk, people, False
        self.caption, self.source = label("", "caption"), label("", "small", wrap=True)
        self.list = shown
        self.list.setAccessibleName(self.tr("Attendance"))
        self.people = AttendanceList(self.list)
        self.list.setModel(self.people)
        self.one = Attendee(desk, people)
        self.empty = label(self.tr("Nobody is listed yet."), "quiet", wrap=True)
        self.again = button(self.tr("Expect those of the last meeting"), self._take_over)
        self.keys = [self._key(name, words) for name, words in self._words().items()]
        self._lay_out()
        self.list.show()  # which had no place until now
        self.list.selectionModel().currentChanged.connect(lambda: self._show_one())
        self.list.entered_into.connect(self.one.begin)
        self.list.spaced.connect(self._turn)
        self.list.left.connect(self.left)
        self.one.left.connect(self.list.setFocus)

    def doers(self) -> Mapping[str, Callable[[], object]]:
        """What the keys do with the row they stand on."""
        people = self._people
        return {
            "attend_present": partial(self._with, people.arrive),
            "attend_all": people.arrive_all,
            "attend_left": partial(self._with, people.depart),
            "attend_apologies": partial(self._with, partial(people.stand, Presence.APOLOGIES)),
            "attend_absent": partial(self._with, partial(people.stand, Presence.ABSENT)),
            "attend_expected": partial(self._with, partial(people.stand, Presence.EXPECTED)),
            "attend_substitute": partial(self._with, self._substitute),
            "attend_declare": partial(self._with, self._declare),
            "attend_add": self._add,
            "attend_remove": partial(self._with, self._remove),
        }

    def fill(self, items: Sequence[AgendaItem]) -> None:
        """Show those of the meeting as they are now."""
        shown = self._people.here()
        row = max(0, self.list.currentIndex().row())
        self.people.fill(shown, {each.id: self._item(each) for each in items})
        if not self.list.currentIndex().isValid() and shown:
            self.list.setCurrentIndex(self.people.index(min(row, len(shown) - 1)))
        is_none = not any(each.capacity is not Capacity.WITNESS for each in shown)
        self.empty.setVisible(is_none)
        self.again.setVisible(is_none)
        here = sum(each.is_here for each in shown)
        self.caption.setText(self.tr("Attendance · {n} here").format(n=here))
        self._show_quorum()
        self.one.show_items(items)
        self._show_one()

    def _show_quorum(self) -> None:
        found = self._people.quorum()
        self._has_source = found is not None
        self._fit()
        if found is not None:
            met = self.tr("✓ Quorum {needed}, {present} present: {source}")
            short = self.tr("✕ No quorum, {present} of {needed} present: {source}")
            words = not_entered(found) if not found.is_set else met if found.is_met else short
            self.source.setText(words.format(needed=found.needed, present=found.present, source=found.source))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room it is the list's: the bar above says the quorum too."""
        is_low = self.height() < self._desk.theme.size("s8") * _LOW
        side = self._desk.theme.size("s1" if is_low else "s3")
        self._whole.setContentsMargins(side, side, side, side)
        self.caption.setHidden(is_low)
        self.source.setVisible(self._has_source and not is_low)
        self._whole.setStretchFactor(self.list, 2 if is_low else 1)

    def _show_one(self) -> None:
        seen = self.list.currentIndex().data(ROW)
        self.one.show_person(seen.person if isinstance(seen, Seen) else None)

    def _with(self, act: Callable[[Attendance], object]) -> None:
        seen = self.list.currentIndex().data(ROW)
        if isinstance(seen, Seen):
            act(seen.person)

    def _turn(self) -> None:
        self._with(lambda each: (self._people.depart if each.is_here else self._people.arrive)(each))

    def _substitute(self, member: Attendance) -> None:
        if member.capacity not in (Capacity.MEMBER, Capacity.APPOINTED_MEMBER) or member.substitute_for:
            self._desk.noticed.emit(self.tr("A substitute sits in the place of a member."))
            return
        self._begin(self._people.substitute(member))

    def _declare(self, person: Attendance) -> None:
        if person.capacity is Capacity.WITNESS:
            self._desk.noticed.emit(self.tr("Declarations are for members and officers."))
            return
        self._people.declare(person)
        self.one.show_person(self._desk.now(person))
        self.one.begin_declaration()
        QTimer.singleShot(0, self, self._bring_declaration)

    def _bring_declaration(self) -> None:
        if self.one.lines:
            self.area.ensureWidgetVisible(self.one.lines[-1])

    def _add(self) -> None:
        if (made := self._people.add()) is not None:
            self._begin(made)

    def _remove(self, person: Attendance) -> None:
        if person.capacity is Capacity.WITNESS:
            self._desk.noticed.emit(self.tr("Who is invited is taken off on the Meeting screen."))
            return
        self._people.remove(person)

    def _begin(self, made: Attendance) -> None:
        """Put the keys into the name of somebody new."""
        self.people.fill(self._people.here(), {})
        self.list.setCurrentIndex(self.people.place_of(made.id))
        self.list.scrollTo(self.list.currentIndex())
        self.one.begin()

    def _take_over(self) -> None:
        if not self._people.take_over():
            self._desk.noticed.emit(self.tr("No earlier meeting of this panel has anybody listed."))

    def _item(self, item: AgendaItem) -> str:
        return self.tr("item {number}").format(number=item.number) if item.number else item.title

    def _words(self) -> Mapping[str, str]:
        return {
            "attend_present": self.tr("Present"), "attend_left": self.tr("Left"),
            "attend_apologies": self.tr("Apologies"), "attend_substitute": self.tr("Substitute"),
            "attend_declare": self.tr("Declare"), "attend_absent": self.tr("Absent"),
            "attend_all": self.tr("All present"), "attend_add": self.tr("Add"),
        }  # fmt: skip

    def _key(self, name: str, words: str) -> FlatKey:
        made = FlatKey(self._desk, BY_NAME[name], words=words)
        made.clicked.connect(lambda: self.doers()[name]())
        return made

    def _lay_out(self) -> None:
        keys = Wrapping(self._desk.theme.size("s1"))
        for each in self.keys:
            keys.addWidget(each)
        below = column(self._desk, margin="", gap="s2")
        below.addWidget(holder(keys))
        below.addWidget(self.one, 1)
        self.area = scrolled(holder(below), self.tr("The person chosen"))
        layout = self._whole = column(self._desk, margin="s3", gap="s1")
        for part in (self.caption, self.source, self.empty, self.again):
            layout.addWidget(part)
        for pane in (self.list, self.area):
            pane.setMinimumHeight(self._desk.theme.size("s8"))
            layout.addWidget(pane, 1)
        self.setLayout(layout)
