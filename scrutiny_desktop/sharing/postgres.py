"""A PostgreSQL database that the members of a panel share in: the same files as in a folder, each one row."""

import json
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from selectors import EVENT_READ, DefaultSelector
from types import TracebackType
from typing import Any, Self

import psycopg

from scrutiny_desktop.domain.database_place import Checking, DatabasePlace
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.roster import PANEL
from scrutiny_desktop.sharing import header, roster_file
from scrutiny_desktop.sharing.folder import Waiting
from scrutiny_desktop.sharing.postgres_trouble import older, said_of_meeting, told_plainly
from scrutiny_desktop.sharing.refusals import NotYet, Refused

LAYOUT = 1
"""The tables that this program knows, as ``hello`` numbers them."""

_SUFFIXES = (header.SUFFIX, roster_file.SUFFIX)
_MOST = header.MOST_BYTES + header.HEAD_BYTES
_MOST_ROWS = 50_000
_LONGEST_NAME = 400
_FILE_PARTS, _LIST_PARTS = 5, 2

_LOOK = "SELECT name, version, sha256, size FROM scrutiny.envelopes ORDER BY version DESC LIMIT %s"
_MARK = "SELECT version, sha256 FROM scrutiny.envelopes WHERE name = %s"
_READ = "SELECT substring(content FROM 1 FOR %s) FROM scrutiny.envelopes WHERE name = %s"
_PUT = """INSERT INTO scrutiny.envelopes (panel, member, device, scope, audience, content)
VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (panel, member, device, scope, audience) DO UPDATE SET content = excluded.content
RETURNING version, sha256"""


@dataclass(frozen=True, slots=True)
class Known:
    """As whom the database knows one."""

    panel: str
    member: str
    role: str


class Postgres:
    """Carries the files by an open connection, for one thread; a context manager that closes it.

    What the rules of the database do not show is absent, and an absence means nothing.
    """

    def __init__(self, place: DatabasePlace, password: str) -> None:
        self._held: tuple[Sequence[str], Mapping[str, Sequence[str]]] | None = None
        self._known: Known | None = None
        self._has_news = False
        try:
            self._connection = psycopg.connect(autocommit=True, **_how(place, password))
        except psycopg.Error as error:
            raise said_of_meeting(error, place) from None  # what it says beside holds more than a log should
        self._connection.add_notify_handler(self._noted)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()

    @property
    def is_open(self) -> bool:
        """Whether the connection still stands, as far as is known."""
        return not self._connection.closed

    def greet(self, member: str = "") -> Known:
        """As whom one is known there; raises what keeps one from sharing there, as a sentence."""
        told = self._asked("SELECT layout, panel, member, role, is_off FROM scrutiny.hello()")
        layout, panel, known, role, is_off = told[0] if told else (0, "", "", "", False)
        if not isinstance(layout, int) or layout < LAYOUT:
            raise older()
        if layout > LAYOUT:
            raise ScrutinyError("The database was set up for a newer version of the program.", "Update the program.")
        if known is None:
            raise ScrutinyError("The database does not know you as a member.", "Ask its administrator to add you.")
        if is_off:
            raise ScrutinyError(
                "You are off the panel's list of people, so the database shows you nothing more.", "Ask the Chair."
            )
        if member and known != member:
            raise ScrutinyError(
                "The database knows this user as somebody else.", "Give its administrator your id as it is shown here."
            )
        self._known = Known(panel=str(panel), member=str(known), role=str(role))
        return self._known

    def listen(self) -> None:
        """Hear of news from now on."""
        self._asked("LISTEN scrutiny_news")

    def look(self) -> Iterator[Waiting]:
        """Every file that the database shows to this member; none is read."""
        for name, version, digest, size in self._asked(_LOOK, [_MOST_ROWS]):
            if isinstance(name, str) and len(name) <= _LONGEST_NAME and name.endswith(_SUFFIXES):
                yield Waiting(name, _mark(version, digest), size if isinstance(size, int) else 0)

    def start(self, name: str) -> bytes:
        """As much of a file as holds its head."""
        return self._read(name, header.HEAD_BYTES)

    def read(self, name: str) -> bytes:
        """A whole file."""
        content = self._read(name, _MOST + 1)
        if len(content) > _MOST:
            raise Refused("The file is larger than any shared file may be.", "Do not use this file.")
        return content

    def mark(self, name: str) -> str:
        """The mark of one file; nothing where it is not there."""
        found = self._asked(_MARK, [name])
        return _mark(*found[0]) if found else ""

    def put(self, name: str, content: bytes) -> str:
        """Put a file in its place at once, over what was there, and say its mark."""
        row = _row(name)
        panel = (self._known or self.greet()).panel
        return _mark(*self._asked(_PUT, [panel, *row, content])[0])

    def hold_to(self, gone: Sequence[str], circles: Mapping[str, Sequence[str]]) -> None:
        """As the Chair or the Scrutiny Manager: let the database know who has left, and who belongs to which circle."""
        if self._held != (gone, circles):
            self._asked("SELECT scrutiny.hold_to(%s, %s)", [list(gone), json.dumps(dict(circles))])
            self._held = (gone, circles)

    def wait(self, bell: socket.socket, seconds: float) -> None:
        """Until there is news, somebody rings the bell, or so much time has gone by."""
        if not self._has_news:
            with DefaultSelector() as ears:
                ears.register(self._connection.fileno(), EVENT_READ)
                ears.register(bell, EVENT_READ)
                heard = [key.fileobj for key, _ in ears.select(seconds)]
            if self._connection.fileno() in heard:
                self._asked("SELECT 1")  # what has come is handed over with the answer
        self._has_news = False

    def cut(self) -> None:
        """Break the connection off, from any thread: whoever waits for it is told at once."""
        with suppress(OSError, psycopg.Error):
            line = socket.socket(fileno=self._connection.fileno())
            try:
                line.shutdown(socket.SHUT_RDWR)
            finally:
                line.detach()

    def _read(self, name: str, most: int) -> bytes:
        found = self._asked(_READ, [most, name])
        if not found or not isinstance(found[0][0], bytes):
            raise NotYet("The file cannot be read yet.", "It is tried again by itself.")
        return found[0][0]

    def _noted(self, news: psycopg.Notify) -> None:
        self._has_news |= news.pid != self._connection.info.backend_pid

    def _asked(self, question: Any, values: Sequence[Any] = ()) -> list[Any]:
        with told_plainly():
            cursor = self._connection.execute(question, values, binary=True)
            return cursor.fetchall() if cursor.description else []


def _how(place: DatabasePlace, password: str) -> dict[str, Any]:
    """Everything that decides how one is connected: nothing is left to files and variables found on the way."""
    is_sure = place.checking is Checking.WHOLE
    return {
        "host": place.host,
        "port": place.port,
        "dbname": place.database,
        "user": place.user,
        "password": password,
        "sslmode": str(place.checking),
        # Under “require” a root certificate would be checked after all, so none is named there.
        "sslrootcert": "" if place.checking is Checking.NONE else place.authority or "system",
        "sslcertmode": "disable",
        "ssl_min_protocol_version": "TLSv1.2",
        "gssencmode": "disable",
        "require_auth": "scram-sha-256",
        # Where the certificate is not wholly checked, the password must not serve whoever stands between.
        "channel_binding": "prefer" if is_sure else "require",
        "connect_timeout": 10,
        "tcp_user_timeout": 30_000,
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
        "application_name": "scrutiny-desktop",
        "client_encoding": "UTF8",
        "options": "-c statement_timeout=120s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s",
    }


def _row(name: str) -> tuple[str, str, str, str]:
    """Member, device, scope and audience of a file's name."""
    parts = name.split(".")
    if len(parts) == _FILE_PARTS and name.endswith(header.SUFFIX):
        return parts[0], parts[1], parts[2], parts[3]
    if len(parts) == _LIST_PARTS and name.endswith(roster_file.SUFFIX):
        return parts[0], "", "", PANEL
    raise ValueError(f"{name} is no name that the program gives.")


def _mark(version: object, digest: object) -> str:
    return f"{version}.{str(digest)[:16]}"
