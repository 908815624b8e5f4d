"""Where a panel's database is, and as whom a member goes there; the password is kept elsewhere."""

from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desktop.domain.errors import ScrutinyError

PORT = 5432
"""Where PostgreSQL listens unless somebody chose otherwise."""


class Checking(StrEnum):
    """How far the server must prove that it is the council's, by the names that PostgreSQL gives."""

    WHOLE = "verify-full"
    ISSUER = "verify-ca"
    NONE = "require"


class LineState(StrEnum):
    """How the standing line to the database is doing."""

    CONNECTING = "connecting"
    CATCHING_UP = "catching up"
    CONNECTED = "connected"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabasePlace:
    """``authority`` is the file with the certificate of whoever vouches for the server; empty for the system's own."""

    host: str
    port: int = PORT
    database: str = "scrutiny"
    user: str
    authority: str = ""
    checking: Checking = Checking.WHOLE

    def __post_init__(self) -> None:
        if not (self.host and self.database and self.user):
            raise ScrutinyError("Host, database and user are needed.", "Your administrator can tell them.")
        if self.checking is Checking.ISSUER and not self.authority:
            raise ScrutinyError("To check who vouches for the server, its CA file is needed.", "Choose the file.")
