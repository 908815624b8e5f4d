"""A member's seat on a panel that shares: keys of their own, and the list of people they hold to."""

import secrets
from dataclasses import dataclass, replace
from functools import lru_cache

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.panel import Panel, Person
from scrutiny_desktop.domain.roster import Roster, RosterPerson
from scrutiny_desktop.sharing import joining, roster_file, seal
from scrutiny_desktop.sharing.envelope import Reader
from scrutiny_desktop.sharing.refusals import SetAside
from scrutiny_desktop.sharing.roster_file import Chain
from scrutiny_desktop.sharing.seal import Keys
from scrutiny_desktop.store import people, settings
from scrutiny_desktop.store.library import Library

_KEYS, _CHAIN, _DEVICE, _PARTED = "sharing.keys", "sharing.people", "sharing.device", "sharing.parted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Who shares from this library, on which device, among whom."""

    reader: Reader
    device: str
    chain: Chain

    @property
    def me(self) -> str:
        """The member's id."""
        return self.reader.me

    @property
    def roster(self) -> Roster:
        """The list of people in force."""
        return self.reader.roster


def seat(db: Library) -> Seat | None:
    """The seat, once the member has founded or joined a panel."""
    kept, person = settings.get(db, _CHAIN), people.me(db)
    if not kept or person is None:
        return None
    chain = _chain(kept)
    reader = Reader(roster=chain[-1].roster, me=person.id, keys=_keys(db))
    return Seat(reader=reader, device=_device(db), chain=chain)


@lru_cache(maxsize=4)
def _chain(kept: str) -> Chain:
    """The list as it was kept; its signatures are looked at once, however often the windows ask who is who."""
    return roster_file.read_chain(kept.encode())


def found(db: Library, panel: Panel, *, me: Person | None = None) -> Seat:
    """Begin the sharing of a panel, as its Chair or Scrutiny Manager."""
    founder = on_roster(db, me or _me(db))
    roster = Roster(panel_id=panel.id, panel=panel.name, council=panel.council, people=(founder,), signer=founder.id)
    if not roster.may_edit(founder.id):
        raise ScrutinyError("Only the Chair or the Scrutiny Manager can begin the sharing of a panel.", "Ask them.")
    return _held(db, roster_file.founded(roster, _keys(db)))


def on_roster(db: Library, person: Person) -> RosterPerson:
    """The member as others are to know them, with keys that are made when they are first asked for."""
    keys = _keys(db)
    return RosterPerson(
        id=person.id, name=person.name, role=person.role, signing=keys.public_signing, recipient=keys.recipient
    )


def ask_to_join(db: Library) -> bytes:
    """The file by which the member asks to be put on a panel's list."""
    return joining.asked(on_roster(db, _me(db)), _keys(db))


def change_people(db: Library, roster: Roster) -> Seat:
    """Sign a new list of people in the place of the one in force."""
    held = _seat(db)
    return _held(db, roster_file.followed(held.chain, replace(roster, signer=held.me), held.reader.keys))


def add(db: Library, asked: bytes) -> Seat:
    """Put whoever asked on the list, or renew their keys; only after the six words were compared."""
    return change_people(db, _seat(db).roster.with_person(joining.read_joining(asked)))


def join(db: Library, content: bytes) -> Seat:
    """Hold to a panel's list of people from now on; only after the six words of its founder were compared."""
    chain, me = roster_file.read_chain(content), _me(db)
    listed = chain[-1].roster.person(me.id)
    if listed is None or listed.signing != _keys(db).public_signing:
        raise ScrutinyError(
            "You are not on this list of people with your present keys.", "Send the file by which you ask to join."
        )
    return _held(db, chain)


def hear_of(db: Library, content: bytes) -> bool:
    """Take a list of people where it follows from the one in force; whether it was new.

    One that parts from it is kept beside it, for somebody to choose.
    """
    held, offered = _seat(db), roster_file.read_chain(content)
    try:
        chain = roster_file.advanced(held.chain, offered)
    except SetAside:
        if offered[0].line == held.chain[0].line:  # else it is no list of those who began the panel
            settings.keep(db, _PARTED, roster_file.written(offered).decode())
        raise
    if chain == held.chain:
        return False
    _held(db, chain)
    return True


def parted(db: Library, held: Seat) -> Chain | None:
    """A list of people that parts from the one in force, until one follows from both."""
    kept = settings.get(db, _PARTED)
    if not kept:
        return None
    try:
        roster_file.advanced(held.chain, other := _chain(kept))
    except SetAside:
        return other
    return None


def choose_list(db: Library, other: Chain, *, adopts_other: bool) -> Seat:
    """Hold to one of two lists that parted, signed anew so that it follows from both."""
    held = _seat(db)
    kept, left = (other, held.chain) if adopts_other else (held.chain, other)
    return _held(db, roster_file.rejoined(kept, left, held.me, held.reader.keys))


def founder(chain: Chain) -> RosterPerson:
    """Whose six words stand for the panel."""
    first = chain[0].roster
    person = first.person(first.signer)
    assert person is not None  # noqa: S101  (the chain was checked)
    return person


def take_another_device(db: Library) -> str:
    """Write under another name from now on: somebody else, perhaps a copy of this library, writes under the old."""
    device = secrets.token_hex(4)
    settings.keep(db, _DEVICE, device)
    return device


def _held(db: Library, chain: Chain) -> Seat:
    settings.keep(db, _CHAIN, roster_file.written(chain).decode())
    return _seat(db)


def _seat(db: Library) -> Seat:
    held = seat(db)
    if held is None:
        raise ScrutinyError("You do not share with a panel yet.", "Begin the sharing, or ask to join it.")
    return held


def _me(db: Library) -> Person:
    person = people.me(db)
    if person is None or not person.name:
        raise ScrutinyError("The program does not know who you are.", "Say your name and role first.")
    return person


def _keys(db: Library) -> Keys:
    kept = settings.get(db, _KEYS)
    if kept is None:
        keys = seal.new_keys()
        kept = {"signing": keys.signing, "identity": keys.identity}
        settings.keep(db, _KEYS, kept)
    return Keys(**kept)


def _device(db: Library) -> str:
    return str(settings.get(db, _DEVICE) or take_another_device(db))
