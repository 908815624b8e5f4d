"""SQLCipher under sqlite-utils: registered under the name that sqlite-utils looks for first."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import sqlcipher3
from sqlcipher3 import dbapi2

# Before sqlite-utils is imported, so that the exceptions it catches are the ones this engine raises.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2


class _Unused(ModuleType):
    """Stands for a module of which sqlite-utils uses nothing but in its own command line."""

    __path__: list[str] = []  # noqa: RUF012 - a package, as whoever imports from it wants to see

    def __getattr__(self, name: str) -> object:
        return object


@contextmanager
def _without(*names: str) -> Iterator[None]:
    """Let none of these be imported meanwhile: they take as long as all of sqlite-utils, at every start."""
    put_off = [name for name in names if name not in sys.modules]
    sys.modules.update({name: _Unused(name) for name in put_off})
    try:
        yield
    finally:
        for name in put_off:
            del sys.modules[name]


with _without("click", "dateutil"):
    import sqlite_utils.utils
    from sqlite_utils import Database
    from sqlite_utils.db import Table

if TYPE_CHECKING:
    from sqlite3 import Connection

if sqlite_utils.utils.OperationalError is not dbapi2.OperationalError:
    raise ImportError("sqlite-utils was imported before scrutiny_desktop.store.engine, and took another engine.")

EngineError: type[Exception] = dbapi2.DatabaseError
"""What the engine raises; ``sqlite_errorcode`` says why."""

KEY_BYTES = 32
"""Length of a library's raw key."""

WAIT = 10.0
"""Seconds to wait for another process's commit."""

_SAFE = (
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    # A large paper leaves a large log behind; this gives the room back.
    "journal_size_limit = 67108864",
)
_SAFE_ON_A_MAC = ("fullfsync = ON", "checkpoint_fullfsync = ON")

__all__ = ["KEY_BYTES", "Database", "EngineError", "Table", "connect", "key_literal"]


def connect(file: Path, key: bytes | None = None, *, wait: float = WAIT) -> "Connection":
    """A connection set for safety before speed, that commits only where it is told to."""
    connection: Connection = dbapi2.connect(str(file), timeout=wait, isolation_level=None)
    try:
        _prepare(connection, key)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: "Connection", key: bytes | None) -> None:
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")  # a wrong key is told to the member, not to stderr
        connection.execute(f"PRAGMA key = {key_literal(key)}")
    for setting in _SAFE + (_SAFE_ON_A_MAC if sys.platform == "darwin" else ()):
        connection.execute(f"PRAGMA {setting}")


def key_literal(key: bytes) -> str:
    """A raw key as SQLCipher wants it, which no statement can take as a parameter."""
    if len(key) != KEY_BYTES:
        raise ValueError(f"A key has {KEY_BYTES} bytes, not {len(key)}.")
    return f"\"x'{key.hex()}'\""
