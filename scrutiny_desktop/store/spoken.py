"""The words by which a record can be found, and the line that names it."""

import textwrap

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.recommendation import Ending
from scrutiny_desktop.domain.record import Record, kind_of

LONGEST_TITLE = 120
"""Characters."""

_FIELDS: dict[str, tuple[str, ...]] = {
    "panels": ("name", "council"),
    "people": ("name",),
    "meetings": ("place",),
    "agenda": ("title", "number", "urgency"),
    "witnesses": ("name", "title", "agency"),
    "attendance": ("name", "title"),
    "proceedings": ("words", "citation"),
    "papers": ("title", "label", "file_name"),
    "themes": ("name",),
    "notes": ("text", "anchor", "tags"),
    "carried": (),
    "questions": ("text", "why", "supplementary", "answer", "addressee", "passages", "tags"),
    "own_plans": (),
    "recommendations": (
        "text",
        "number",
        "lead_agency",
        "lead_officer",
        "series",
        "theme",
        "action",
        "outcome",
        "response_words",
        "finding",
        "timescale",
        "ending",
    ),
    "progress_reports": ("words", "anchor"),
    "assessments": ("words",),
    "brought_forward": (),
    "promises": ("words", "promised_by", "agency", "promised_to", "received_words"),
    "minute_corrections": ("words",),
    "wordings": (),
    "discussion_points": ("words", "speaker", "action_by"),
}
"""What of each kind is searched, the part that names it first."""


def words_of(record: Record) -> str:
    """All that is searched of a record, a line for each part."""
    return "\n".join(_parts(record))


def title_of(record: Record) -> str:
    """One short line that names a record; empty where it has no words yet."""
    return textwrap.shorten(next(iter(_parts(record)), ""), LONGEST_TITLE, placeholder="…")


def _parts(record: Record) -> list[str]:
    on = [f"{record.on.day} {record.on:%B %Y}"] if isinstance(record, Meeting) and record.on else []
    said = (each for field in _FIELDS[kind_of(record)] for each in _texts(getattr(record, field)))
    return [*on, *(each for each in said if each.strip())]


def _texts(value: str | Anchor | Ending | tuple[str | Anchor, ...] | None) -> list[str]:
    if isinstance(value, tuple):
        return [text for each in value for text in _texts(each)]
    if isinstance(value, Anchor):
        return [value.quote]
    if isinstance(value, Ending):
        return [value.why]
    return [value] if value else []
