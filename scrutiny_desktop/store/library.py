"""The library: one encrypted-engine SQLite file in a folder of its own."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.store import backup, migrations
from scrutiny_desktop.store.access import Access, is_empty, is_protected
from scrutiny_desktop.store.engine import Database, EngineError, connect
from scrutiny_desktop.store.migrations import MIGRATIONS, Migration
from scrutiny_desktop.store.synced import refuse_synced
from scrutiny_desktop.store.trouble import FOREIGN, disk_told_plainly, engine_told_plainly, reason

__all__ = ["Access", "Library", "open_library"]

_NOTHING: Mapping[str, str] = MappingProxyType({})

NEWER = (
    "This library was written by a newer version of the program, so it is open for reading only.",
    "Update the program to make changes.",
)


class Library(Database):
    """An open library, for one thread; a context manager that closes it."""

    def __init__(self, access: Access) -> None:
        super().__init__(connect(access.file, access.key), recursive_triggers=False, execute_plugins=False)
        self.access = access
        self.is_read_only = False
        self.known: dict[tuple[object, ...], Any] = {}
        """Records as they were made from their rows, for as long as those are as they were; see ``rows.where``."""

    @property
    def notice(self) -> str:
        """What its reader should be told, or nothing."""
        return " ".join(NEWER) if self.is_read_only else ""

    @contextmanager
    def atomic(self) -> Generator[Database, None, None]:
        """Everything inside is written, or nothing; inside another such block it is part of that one."""
        if self.is_read_only:
            raise ScrutinyError(*NEWER)
        if self.conn.in_transaction:
            with super().atomic():
                yield self
            return
        with engine_told_plainly():
            # A deferred start would fail at once, not wait, where another process wrote in between.
            self.conn.execute("BEGIN IMMEDIATE")
            try:
                yield self
                self.conn.execute("COMMIT")
            except BaseException:
                self.rollback()
                raise

    def read_only(self) -> None:
        """Refuse every change from now on."""
        self.execute("PRAGMA query_only = ON")
        self.is_read_only = True


def open_library(
    access: Access,
    *,
    clock: Clock,
    environment: Mapping[str, str] = _NOTHING,
    steps: Sequence[Migration] = MIGRATIONS,
) -> Library:
    """Open the library in a folder, making it where there is none and bringing an older one up to date.

    ``environment`` names the folders that services copy; an older library is backed up first.
    """
    with disk_told_plainly(access.folder):
        refuse_synced(access.folder, environment)
        _make_folder(access)
    _refuse_locked(access)
    library = _connected(access)
    try:
        with engine_told_plainly():
            _bring_up_to_date(library, clock, steps)
    except BaseException:
        library.close()
        raise
    return library


def _make_folder(access: Access) -> None:
    if access.folder.exists() and not access.folder.is_dir():
        raise ScrutinyError(
            f"{access.folder} is a file, and a library needs a folder of its own.",
            "Choose a folder, or a new name.",
        )
    access.folder.mkdir(parents=True, exist_ok=True)
    if access.file.is_dir():
        raise ScrutinyError(f"{access.file} is a folder where the library file should be.", "Choose another folder.")


def _refuse_locked(access: Access) -> None:
    if access.key_files and is_empty(access.file):
        raise ScrutinyError(
            f"The library file is missing from {access.folder}.",
            "Restore a backup.",
        )
    if access.key is None and is_protected(access.folder):
        raise ScrutinyError("This library is protected by a passphrase.", "Enter the passphrase or the recovery code.")


def _connected(access: Access) -> Library:
    try:
        with engine_told_plainly():
            return Library(access)
    except ScrutinyError as error:
        if error.__cause__ is None or reason(error.__cause__) != FOREIGN:
            raise
        raise _foreign(access) from error


def _foreign(access: Access) -> ScrutinyError:
    if access.key is None:
        return ScrutinyError(f"{access.file} is not a library of this program.", "Choose another folder.")
    return ScrutinyError("The key does not open this library.", "Unlock it again, or restore a backup.")


def _bring_up_to_date(library: Library, clock: Clock, steps: Sequence[Migration]) -> None:
    found = _recognised(library)
    if found > len(steps):
        library.read_only()
        return
    library.execute("PRAGMA journal_mode = WAL")
    if 0 < found < len(steps):
        backup.back_up(library.access, clock, "before an update of the library")
    if found < len(steps):
        migrations.migrate(library, steps)


def _recognised(library: Library) -> int:
    try:
        tables = library.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        owner = library.execute("PRAGMA application_id").fetchone()[0]
    except EngineError as error:
        if reason(error) != FOREIGN:
            raise
        raise _foreign(library.access) from error
    if tables and owner != migrations.APPLICATION_ID:
        raise ScrutinyError(f"{library.access.file} is not a library of this program.", "Choose another folder.")
    return migrations.version(library)
