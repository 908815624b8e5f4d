"""What was sent and received, and what was refused, to be read later."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PostKind(StrEnum):
    """What became of a file."""

    SENT = "sent"
    RECEIVED = "received"
    REFUSED = "refused"
    SET_ASIDE = "set aside"
    PEOPLE = "list of people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One file that came or went, with the sentence that says why where it was not taken."""

    at: datetime
    kind: PostKind
    name: str
    member: str = ""
    sentence: str = ""
    many: int = 0
    """Versions that it brought or took."""
