"""The table of people, the owner of the library among them."""

from scrutiny_desktop.domain.panel import Person
from scrutiny_desktop.store import rows, settings
from scrutiny_desktop.store.engine import Database

ME = "me"
"""The setting that holds the owner's id."""


def every(db: Database) -> list[Person]:
    """All people, by name."""
    return rows.every(db, Person, "name, id")


def me(db: Database) -> Person | None:
    """The owner of the library, nameless until a name was given."""
    found = settings.get(db, ME, "")
    return rows.get(db, Person, found) or Person(id=found) if isinstance(found, str) and found else None
