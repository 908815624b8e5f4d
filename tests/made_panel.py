"""An invented panel whose members share: their keys, the list of them, and what they publish."""

from dataclasses import dataclass, replace

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.roster import CHAIR, Circle, Roster, RosterPerson
from scrutiny_desktop.domain.shared import Place, copied
from scrutiny_desktop.sharing.envelope import Reader, put_up
from scrutiny_desktop.sharing.seal import Keys, new_keys

PANEL_ID = "p-examplebridge"
SCOPE = "meeting-2031-06-12"


@dataclass(frozen=True)
class Somebody:
    """A person with their secret keys."""

    person: RosterPerson
    keys: Keys


def somebody(name: str, role: Role = Role.MEMBER) -> Somebody:
    keys = new_keys()
    person = RosterPerson(id=name.lower(), name=name, role=role, signing=keys.public_signing, recipient=keys.recipient)
    return Somebody(person, keys)


AMINA = somebody("Amina", Role.CHAIR)
BEN = somebody("Ben")
CARYS = somebody("Carys")
MALLORY = somebody("Mallory")
ALL = (AMINA, BEN, CARYS, MALLORY)

ROSTER = Roster(
    panel_id=PANEL_ID,
    panel="Care Scrutiny Panel",
    council="Examplebridge",
    people=tuple(each.person for each in ALL),
    circles=(Circle(id="item-7", name="Item 7", holders=("amina", "ben")),),
    signer="amina",
)


def reader(who: Somebody, roster: Roster = ROSTER) -> Reader:
    return Reader(roster=roster, me=who.person.id, keys=who.keys)


def place(who: Somebody, audience: str = CHAIR, scope: str = SCOPE) -> Place:
    return Place(panel=PANEL_ID, member=who.person.id, scope=scope, audience=audience)


def question(number: int = 1, text: str = "Who checks the visits?") -> Question:
    return Question(id=f"q{number}", meeting_id="m1", text=text)


def version(who: Somebody, number: int = 1, text: str = "Who checks the visits?", audience: str = CHAIR, heads=()):
    return copied(place(who, audience), question(number, text), {}, "2031-06-01T09:00:00+00:00", heads)


def file_of(who: Somebody, *versions, audience: str = CHAIR, device: str = "d1", roster: Roster = ROSTER) -> bytes:
    return put_up(place(who, audience), device, versions, reader(who, roster))[1]


def without(who: Somebody, on, roster: Roster = ROSTER) -> Roster:
    """The list once somebody has left."""
    return roster.with_person(replace(who.person, until=on))
