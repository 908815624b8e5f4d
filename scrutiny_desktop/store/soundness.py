"""Whether a library file is whole."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.engine import EngineError, connect
from scrutiny_desktop.store.migrations import APPLICATION_ID
from scrutiny_desktop.store.trouble import DAMAGED, FOREIGN, reason

if TYPE_CHECKING:
    from sqlite3 import Connection

_DAMAGE = (DAMAGED, FOREIGN)


def prove(access: Access) -> None:
    """Raise ScrutinyError unless the library opens with its key and every page of it is whole."""
    if not access.file.is_file():
        raise ScrutinyError(f"There is no library in {access.folder}.", "Choose another folder.")
    with connected(access) as connection:
        troubles = pages(connection, is_protected=access.key is not None)
        owner = connection.execute("PRAGMA application_id").fetchone()[0]
    if troubles or owner != APPLICATION_ID:
        raise _damaged(access)


def pages(connection: "Connection", *, is_protected: bool) -> list[str]:
    """What the engine finds wrong with the file: nothing, where it is whole."""
    asked = ("quick_check", "cipher_integrity_check") if is_protected else ("quick_check",)
    try:
        said = [str(row[0]) for each in asked for row in connection.execute(f"PRAGMA {each}")]
    except EngineError as error:
        if reason(error) not in _DAMAGE:
            raise
        return [str(error)]  # so damaged that even the looking fails
    return [each for each in said if each != "ok"]


def counts(connection: "Connection") -> dict[str, int]:
    """How many rows each table has."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    return {name: _count(connection, name) for (name,) in tables}


@contextmanager
def connected(access: Access) -> "Iterator[Connection]":
    """A bare connection to a library that may be damaged, which is then said in a sentence."""
    try:
        with closing(connect(access.file, access.key)) as connection:
            yield connection
    except EngineError as error:
        if reason(error) not in _DAMAGE:
            raise
        raise _damaged(access) from error


def _damaged(access: Access) -> ScrutinyError:
    return ScrutinyError(
        f"The library in {access.folder} is damaged, or its key is another.",
        "Choose another backup, or unlock it with its own passphrase.",
    )


def _count(connection: "Connection", table: str) -> int:
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608  (from the schema)
