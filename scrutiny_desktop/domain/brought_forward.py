"""What a later meeting takes up again: one recommendation or promise, under the id it always had."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtForward:
    """A recommendation or promise of an earlier meeting that is before this one as well."""

    id: str
    owner: str = ""
    meeting_id: str
    record_id: str
    rank: int = 0
    """Its place on this meeting's list, after what came to the meeting itself."""
