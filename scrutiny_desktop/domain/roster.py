"""Who takes part in a panel's sharing, with the keys by which they are known and sealed to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from scrutiny_desktop.domain.panel import Role

CHAIR, PANEL = "chair", "panel"
"""The two audiences that every panel has; any other is a circle of named people."""

EDITORS = frozenset({Role.CHAIR, Role.SCRUTINY_MANAGER})
"""Roles that may sign a roster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPerson:
    """A person whose words are taken in and who is sealed to, until ``until`` is filled in.

    No clock is asked: somebody whose ``until`` says any day has left.
    """

    id: str
    name: str
    role: Role = Role.MEMBER
    signing: str
    """Public key of Ed25519, in base64."""
    recipient: str
    """Where age seals to, as age writes it."""
    since: date | None = None
    until: date | None = None
    before: str = ""
    """The id under which they were on the list with keys that ended when these began."""

    @property
    def has_left(self) -> bool:
        """Whether they are no longer sealed to, nor listened to."""
        return self.until is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """The named holders of an exempt item, by their ids; what its name says can be read in the list of people."""

    id: str
    name: str
    holders: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    """Its papers, by the keys of their texts, which every library has of the same file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The people of a panel as its Chair or Scrutiny Manager signed them; ``before`` names the roster it replaces."""

    panel_id: str
    panel: str
    council: str = ""
    people: tuple[RosterPerson, ...] = ()
    circles: tuple[Circle, ...] = ()
    manager_acts_for_chair: bool = True
    """Whether what is meant for the Chair is sealed to the Scrutiny Manager too."""
    signer: str = ""
    before: str = ""
    also: str = ""
    """Another roster that parted from ``before``, and that this one replaces too."""

    def person(self, person_id: str) -> RosterPerson | None:
        """Somebody on the roster, whether they have left or not."""
        return next((each for each in self.people if each.id == person_id), None)

    def audience(self, name: str) -> tuple[RosterPerson, ...]:
        """Who is sealed to under a name; nobody where there is no such audience.

        A member's id names that member, and those at the Chair's desk, who answer them.
        """
        present = [each for each in self.people if not each.has_left]
        if name == PANEL:
            return tuple(present)
        if name == CHAIR:
            return tuple(each for each in present if self._is_chair(each.role))
        if (circle := self.circle(name)) is not None:
            return tuple(each for each in present if each.id in circle.holders)
        one = self.person(name)
        return tuple(each for each in present if one and (each.id == one.id or self._is_chair(each.role)))

    def circle(self, name: str) -> Circle | None:
        """The circle of an id."""
        return next((each for each in self.circles if each.id == name), None)

    def may_write_for(self, person_id: str, audience: str) -> bool:
        """Whether somebody's words for an audience are taken in: a circle hears its own holders alone."""
        return self.circle(audience) is None or any(each.id == person_id for each in self.audience(audience))

    def may_edit(self, person_id: str) -> bool:
        """Whether somebody may sign the next roster."""
        person = self.person(person_id)
        return person is not None and not person.has_left and person.role in EDITORS

    def speaks_for_panel(self, person_id: str) -> bool:
        """Whether what somebody sends is the Panel's word: the Chair, or the Scrutiny Manager where that is agreed."""
        person = self.person(person_id)
        return person is not None and not person.has_left and self._is_chair(person.role)

    def with_person(self, person: RosterPerson) -> "Roster":
        """The same with somebody added, or in the place of what stood under their id."""
        others = [each for each in self.people if each.id != person.id]
        return replace(self, people=(*others, person))

    def renewed(self, person: RosterPerson, old: RosterPerson, on: date) -> "Roster":
        """The same with new keys for somebody, in their role and circles; from that day the old ones are nobody's."""
        new = replace(person, role=old.role, since=on, before=old.id)
        circles = (
            replace(each, holders=tuple(new.id if one == old.id else one for one in each.holders))
            for each in self.circles
        )
        ended = self.with_person(replace(old, until=on))
        return replace(ended.with_person(new), circles=tuple(circles))

    def follower(self, person_id: str) -> RosterPerson | None:
        """Somebody under the keys that they have had since those of this id ended."""
        return next((each for each in self.people if each.before == person_id), None)

    def _is_chair(self, role: Role) -> bool:
        return role is Role.CHAIR or (role is Role.SCRUTINY_MANAGER and self.manager_acts_for_chair)


def trouble_in(people: Iterable[RosterPerson], circles: Iterable[Circle] = ()) -> str:
    """What keeps these from being a roster, or nothing: each key and each id must be one person's or circle's alone."""
    seen: set[str] = {CHAIR, PANEL}
    for person in people:
        theirs = {person.id, person.signing, person.recipient}
        if seen & theirs or len(theirs) < 3:
            return f"{person.name} has the same id or key as somebody else."
        seen |= theirs
    for circle in circles:
        if circle.id in seen:
            return f"{circle.name} has the same id as somebody else."
        seen.add(circle.id)
    return ""
