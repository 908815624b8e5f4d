"""Whether another connection, such as the command line's, has written to the library."""

from scrutiny_desktop.store.engine import Database


def stamp(db: Database) -> int:
    """A number that changes when someone else has written since the last look (PRAGMA data_version)."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])
