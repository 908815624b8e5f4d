"""What became of a record, version by version."""

from dataclasses import dataclass
from datetime import datetime

from scrutiny_desktop.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One state of a record; ``record`` is None where it was taken away.

    ``supersedes`` names the versions this one was made from; a version that none names is current.
    """

    id: str
    kind: str
    record_id: str
    supersedes: tuple[str, ...] = ()
    author: str = ""
    at: datetime
    label: str = ""
    record: Record | None = None
