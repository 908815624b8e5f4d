"""What is marked of those at a meeting; witnesses are kept with those invited, and marked as everyone is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.attendance import (
    Attendance,
    Capacity,
    Declaration,
    Presence,
    Quorum,
    attending,
    expected_again,
    quorum,
    to_witness,
)
from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.domain.proceeding import Phase
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.store import attendance, rows, witnesses
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.chairing import Chairing

_ROLL_CALL = 5 * 60
"""Seconds of the meeting that calling the roll takes at most: whoever is marked in them was there from the start."""


class People(QObject):
    """Each mark is one change, with the time while the meeting runs; before it, without."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._chairing = desk, Chairing(desk, self)
        self._roll = ("", 0, "")
        """The meeting whose roll was called last, at which second of it, and under which item."""

    def here(self) -> tuple[Attendance, ...]:
        """All of the meeting on the desk, in the order in which they are shown."""
        if (meeting := self._desk.meeting) is None:
            return ()
        db = self._desk.library
        return attending(attendance.for_meeting(db, meeting.id), witnesses.for_meeting(db, meeting.id))

    def quorum(self, agenda_item_id: str | None = None) -> Quorum | None:
        """The quorum now, for the item before the panel unless another is named; None while no member is listed."""
        panel, people = self._desk.panel, self.here()
        if panel is None or not any(each.capacity is Capacity.MEMBER for each in people):
            return None
        item = self._chairing.stands().agenda_item_id if agenda_item_id is None else agenda_item_id
        return quorum(panel, people, self._desk.clock(), item)

    def arrive(self, *people: Attendance) -> None:
        """They are here, or back again."""
        is_roll_call = self._is_roll_call()
        self._mark(self.tr("mark present"), people, lambda each: each.arrived(self._time(each, is_roll_call)))

    def arrive_all(self) -> None:
        """Everyone expected is here."""
        self.arrive(*(each for each in self.here() if each.presence is Presence.EXPECTED))

    def depart(self, *people: Attendance) -> None:
        """They have left."""
        self._mark(self.tr("mark a departure"), people, lambda each: each.departed(self._desk.clock()))

    def stand(self, presence: Presence, *people: Attendance) -> None:
        """They are expected, have sent apologies, or are absent."""
        self._mark(self.tr("mark attendance"), people, lambda each: each.stands(presence))

    def add(self) -> Attendance | None:
        """One more person, to be named."""
        if (meeting := self._desk.meeting) is None:
            return None
        made = self._made(meeting.id)
        self._desk.change(self.tr("add a person"), old=None, new=made)
        return made

    def substitute(self, member: Attendance) -> Attendance:
        """One in the member's place, to be named; the member is then not expected any more."""
        made = replace(self._made(member.meeting_id), capacity=member.capacity, substitute_for=member.id)
        made = made.arrived(self._time(made, self._is_roll_call())) if self._runs() else made
        pairs: list[Pair] = [(None, made)]
        now = self._desk.now(member)
        if now is not None and now.presence not in (Presence.APOLOGIES, Presence.ABSENT):
            pairs.append((now, now.stands(Presence.APOLOGIES)))
        self._desk.change_all(self.tr("name a substitute"), pairs)
        return made

    def declare(self, person: Attendance) -> None:
        """One more interest, in the item before the panel."""
        made = Declaration(agenda_item_id=self._chairing.stands().agenda_item_id, at=self._desk.clock())
        self._mark(self.tr("declare an interest"), (person,),
                   lambda each: replace(each, declarations=(*each.declarations, made)))  # fmt: skip

    def remove(self, person: Attendance) -> None:
        """Take a person off the list; who is invited is taken off on the Meeting screen."""
        if (now := self._desk.now(person)) is not None:
            self._desk.change(self.tr("remove a person"), old=now, new=None)

    def take_over(self) -> int:
        """Expect those of the panel's last meeting again; how many there were."""
        meeting = self._desk.meeting
        before = attendance.before(self._desk.library, meeting.id) if meeting else []
        made = expected_again(before, meeting.id if meeting else "", owner=self._desk.me.id, new_id=self._desk.ids.new)
        self._desk.change_all(self.tr("expect those of the last meeting"), [(None, each) for each in made])
        return len(made)

    def change(self, label: str, person: Attendance, burst: str = "", **fields: object) -> None:
        """Change fields of a person as they are now."""
        self._mark(label, (person,), lambda each: replace(each, **fields), burst)  # type: ignore[arg-type]

    def _mark(
        self, label: str, people: tuple[Attendance, ...], marked: Callable[[Attendance], Attendance], burst: str = ""
    ) -> None:  # fmt: skip
        known = {each.id: each for each in self.here()}
        pairs = [self._pair(known[each.id], marked(known[each.id])) for each in people if each.id in known]
        self._desk.change_all(label, pairs, burst=burst)

    def _pair(self, old: Attendance, new: Attendance) -> Pair:
        if old.capacity is not Capacity.WITNESS:
            return old, new
        witness = rows.get(self._desk.library, Witness, old.id)
        return witness, to_witness(witness, new) if witness else None

    def _made(self, meeting_id: str) -> Attendance:
        rank = max((each.rank for each in self.here() if each.capacity is not Capacity.WITNESS), default=-1) + 1
        return Attendance(id=self._desk.ids.new(), owner=self._desk.me.id, meeting_id=meeting_id, rank=rank)

    def _time(self, person: Attendance, is_roll_call: bool) -> datetime | None:
        """Now, while the meeting runs; none before it, and none for who is first marked while the roll is called."""
        is_from_start = not person.spells and is_roll_call
        return self._desk.clock() if self._runs() and not is_from_start else None

    def _runs(self) -> bool:
        return self._chairing.stands().phase not in (Phase.BEFORE, Phase.OVER)

    def _is_roll_call(self) -> bool:
        """Whether the roll is called: while nobody is marked but witnesses, and some minutes on under the same item."""
        if (held := self._chairing.held()) is None:
            return False
        now, item = held.seconds(self._desk.clock()), self._chairing.stands().agenda_item_id
        there = (each for each in self.here() if each.capacity is not Capacity.WITNESS)
        if not any(each.presence is Presence.PRESENT for each in there):
            self._roll = (held.meeting.id, now, item)
        called, begun, under = self._roll
        if called == held.meeting.id:
            return item == under and now - begun < _ROLL_CALL
        first = next((each.id for each in self._chairing.items()), "")  # it was called before the meeting began
        return item in ("", first) and now < _ROLL_CALL
