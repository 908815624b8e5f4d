"""Libraries of the members of an invented panel, joined to one another by the files that they would send."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.panel import Panel, Person, Role
from scrutiny_desktop.flows import seats
from scrutiny_desktop.sharing.roster_file import written
from scrutiny_desktop.store import people, settings
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import Library, open_library

PANEL = Panel(id="p-examplebridge", name="Care Scrutiny Panel", council="Examplebridge")
ROLES = {"amina": Role.CHAIR, "ben": Role.MEMBER, "carys": Role.MEMBER}


def clock() -> datetime:
    return datetime(2031, 6, 1, 9, tzinfo=UTC)


def ledger(db: Library) -> Ledger:
    return Ledger(db, author=lambda: "", clock=clock, ids=Ids(clock))


def opened(folder: Path) -> Library:
    return open_library(Access(folder), clock=clock)


def make_panel(place: Path, roles: Mapping[str, Role] = ROLES) -> None:
    """A library for each, in a folder of their name; all hold to the list that Amina signed."""
    opened(place / "amina").close()
    others = [name for name in roles if name != "amina"]
    for name in others:
        copy(place / "amina", place / name)
    libraries = {name: opened(place / name) for name in roles}
    for name, db in libraries.items():
        person = Person(id=name, name=name.title(), role=roles[name], panel_id=PANEL.id)
        ledger(db).swap(None, person)
        settings.keep(db, people.ME, name)
    seats.found(libraries["amina"], PANEL)
    for name in others:
        seats.add(libraries["amina"], seats.ask_to_join(libraries[name]))
    chain = seats.seat(libraries["amina"]).chain
    for name in others:
        seats.join(libraries[name], written(chain))
    for db in libraries.values():
        db.close()


def sit(place: Path, name: str, role: Role) -> None:
    """One more library beside those of the panel, of somebody whom Amina has put on the list."""
    with opened(place / "amina") as chair, opened(place / name) as db:
        ledger(db).swap(None, Person(id=name, name=name.title(), role=role, panel_id=PANEL.id))
        settings.keep(db, people.ME, name)
        seats.add(chair, seats.ask_to_join(db))
        seats.join(db, written(seats.seat(chair).chain))


def copy(source: Path, target: Path) -> None:
    """A library copied as a whole, as a backup or a cloned disk would."""
    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(source, target)


def leave(db: Library, name: str) -> None:
    """Take somebody off the list, as its Chair."""
    roster = seats.seat(db).roster
    seats.change_people(db, roster.with_person(replace(roster.person(name), until=clock().date())))
