"""What changed, when, by whom, and what it was before."""

from scrutiny_desktop.domain.history import Version
from scrutiny_desktop.store import versions
from scrutiny_desktop.store.engine import Database


def of(db: Database, kind: str, record_id: str) -> list[Version]:
    """Every version of one record, oldest first; to restore one, swap the present record for the version's."""
    return versions.where(db, "kind = ? AND record_id = ?", [kind, record_id], "entered")


def latest(db: Database, limit: int) -> list[Version]:
    """The newest versions of all records, newest first."""
    return versions.where(db, "1", [], "entered DESC", limit)


def at_version(db: Database, version_id: str) -> Version | None:
    """One version by its id."""
    return next(iter(versions.where(db, "id = ?", [version_id], "entered")), None)


def before(db: Database, version: Version) -> list[Version]:
    """What a version superseded: what the record was before."""
    found = (at_version(db, each) for each in version.supersedes)
    return [each for each in found if each is not None]
