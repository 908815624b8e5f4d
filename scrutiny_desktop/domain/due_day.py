"""Days by which something is owed to the Panel, for a calendar."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDay:
    """One day of a calendar; ``key`` stays the same when the day or the words change."""

    key: str
    on: date
    title: str
    words: str = ""
