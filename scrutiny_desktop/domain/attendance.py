"""Who was at a meeting, from when until when, what they declared, and whether there were enough of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from math import ceil

from scrutiny_desktop.domain.meeting import Spell, Witness
from scrutiny_desktop.domain.panel import Panel


class Capacity(StrEnum):
    """As what a person is at a meeting."""

    MEMBER = "sits as member"
    APPOINTED_MEMBER = "sits as appointed member"
    OFFICER = "attends as officer"
    WITNESS = "attends as witness"
    OTHER = "in attendance"


class Presence(StrEnum):
    """Whether a person is at the meeting; that they have left again is told by their times."""

    EXPECTED = "expected"
    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"


class InterestKind(StrEnum):
    """Kinds of interest that are declared (Localism Act 2011, section 30; the Model Councillor Code of Conduct)."""

    PECUNIARY = "disclosable pecuniary interest"
    REGISTRABLE = "other registrable interest"
    NON_REGISTRABLE = "non-registrable interest"
    SCRUTINY = "scrutiny interest"
    WHIP = "party whip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One interest declared; of no item, it holds for the whole meeting."""

    kind: InterestKind = InterestKind.PECUNIARY
    agenda_item_id: str = ""
    words: str = ""
    left_room: bool = False
    """Whether the person is out of the room while the item is before the panel."""
    at: datetime | None = None
    """When it was declared, which tells whether the public heard it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One person at one meeting; ``title`` is such as "Chair" or "Director of Children’s Services".

    Present without times is present from start to end.
    """

    id: str
    owner: str = ""
    meeting_id: str
    name: str = ""
    title: str = ""
    capacity: Capacity = Capacity.MEMBER
    substitute_for: str = ""
    """Id of the attendance of the member in whose place this one sits."""
    presence: Presence = Presence.EXPECTED
    spells: tuple[Spell, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    rank: int = 0

    def arrived(self, at: datetime | None) -> "Attendance":
        """The same once they have come, or come back; with no time, present from the start."""
        is_in = self.presence is Presence.PRESENT and not (self.spells and self.spells[-1].left)
        spells = self.spells if is_in or at is None else (*self.spells, Spell(arrived=at))
        return replace(self, presence=Presence.PRESENT, spells=spells)

    def departed(self, at: datetime) -> "Attendance":
        """The same once they have left; one who is not here cannot leave."""
        if not self.is_here:
            return self
        *before, last = self.spells or (Spell(),)
        return replace(self, spells=(*before, replace(last, left=at)))

    def stands(self, presence: Presence) -> "Attendance":
        """The same expected, with apologies, or absent: times of a person who was not there are no times."""
        return replace(self, presence=presence, spells=())

    @property
    def is_here(self) -> bool:
        """Whether they have come and not left again."""
        return self.presence is Presence.PRESENT and not (self.spells and self.spells[-1].left)

    def is_in_room(self, at: datetime, agenda_item_id: str = "") -> bool:
        """Whether they were in the room at a moment, while an item was before the panel."""
        if self.presence is not Presence.PRESENT or self.is_out_for(agenda_item_id):
            return False
        return not self.spells or any(each.covers(at) for each in self.spells)

    def is_out_for(self, agenda_item_id: str) -> bool:
        """Whether they leave the room for an item, having declared an interest in it."""
        here = {"", agenda_item_id}
        return any(each.left_room and each.agenda_item_id in here for each in self.declarations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """How many members must be there, how many are, and by which rule."""

    needed: int
    present: int
    source: str
    is_set: bool = True
    """Whether the panel's own number is known; else what is needed is not, and ``needed`` is a quarter of the seats."""
    seats: int = 0

    @property
    def is_met(self) -> bool:
        """Whether business may be transacted."""
        return self.present >= self.needed


STANDING_ORDERS = "the council’s standing orders (Local Government Act 1972, section 106)"


def quorum(panel: Panel, people: Iterable[Attendance], at: datetime, agenda_item_id: str = "") -> Quorum:
    """The quorum at a moment: members, and substitutes in a member's place; appointed members are not counted.

    A committee's quorum is for the council's standing orders. A quarter of the members is the rule for the council
    itself (Local Government Act 1972, Schedule 12, paragraph 6), so it is named as no more than what may be meant.
    """
    members = [each for each in people if each.capacity is Capacity.MEMBER]
    seats = sum(not each.substitute_for for each in members)
    present = sum(each.is_in_room(at, agenda_item_id) for each in members)
    if panel.quorum:
        return Quorum(needed=panel.quorum, present=present, source=panel.quorum_source or STANDING_ORDERS,
                      seats=seats)  # fmt: skip
    return Quorum(needed=max(1, ceil(seats / 4)), present=present, source=STANDING_ORDERS, is_set=False, seats=seats)


def attending(people: Iterable[Attendance], witnesses: Iterable[Witness]) -> tuple[Attendance, ...]:
    """All who are or were to be at a meeting: members with the substitute behind each, others, then witnesses."""
    known = sorted(people, key=lambda each: (list(Capacity).index(each.capacity), each.rank, each.id))
    names = {each.id for each in known}
    ordered = [one for each in known if each.substitute_for not in names
               for one in (each, *(other for other in known if other.substitute_for == each.id))]  # fmt: skip
    return (*ordered, *(of_witness(each) for each in sorted(witnesses, key=lambda each: (each.rank, each.id))))


def of_witness(witness: Witness) -> Attendance:
    """A witness as one who attends, known by the same id."""
    return Attendance(
        id=witness.id,
        owner=witness.owner,
        meeting_id=witness.meeting_id,
        name=witness.name,
        title=", ".join(filter(None, (witness.title, witness.agency))),
        capacity=Capacity.WITNESS,
        presence=Presence.PRESENT if witness.is_present else Presence.APOLOGIES if witness.has_apologised
        else Presence.EXPECTED,
        spells=witness.spells,
        rank=witness.rank,
    )  # fmt: skip


def to_witness(witness: Witness, attendance: Attendance) -> Witness:
    """The witness with the presence and the times of that attendance."""
    return replace(
        witness,
        is_present=attendance.presence is Presence.PRESENT,
        has_apologised=attendance.presence is Presence.APOLOGIES,
        spells=attendance.spells,
    )


def expected_again(
    people: Iterable[Attendance], meeting_id: str, *, owner: str, new_id: Callable[[], str]
) -> list[Attendance]:
    """Those of an earlier meeting, expected at another; substitutes were for that day alone."""
    return [
        Attendance(id=new_id(), owner=owner, meeting_id=meeting_id, name=each.name, title=each.title,
                   capacity=each.capacity, rank=rank)
        for rank, each in enumerate(each for each in people if not each.substitute_for)
    ]  # fmt: skip
