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
    """The owner of the library, once it is known who that is."""
    found = settings.get(db, ME, "")
    return rows.get(db, Person, found) if isinstance(found, str) else None
