"""The times a person was there, as one line that can be typed: "17:30–18:05, 18:20–"."""

import re
from collections.abc import Sequence
from datetime import datetime

from scrutiny_desktop.domain.meeting import Spell
from scrutiny_desktop.views.words import at_time

_SPELL = re.compile(r"(\d{1,2}[:.]\d{2})?\s*[-–—]\s*(\d{1,2}[:.]\d{2})?")
_ALONE = re.compile(r"\d{1,2}[:.]\d{2}")


def as_line(spells: Sequence[Spell]) -> str:
    """The times as they are read and typed."""
    return ", ".join(f"{at_time(each.arrived)}–{at_time(each.left)}" for each in spells)


def from_line(line: str, day: datetime, before: Sequence[Spell] = ()) -> tuple[Spell, ...] | None:
    """The times in a line, on a day; None where it cannot be read. A time that stays keeps its seconds."""
    kept = {at_time(each): each for spell in before for each in (spell.arrived, spell.left) if each}
    found: list[Spell] = []
    for part in filter(None, (each.strip() for each in re.split("[,;]", line))):
        part = f"{part}–" if _ALONE.fullmatch(part) else part
        if not (match := _SPELL.fullmatch(part)):
            return None
        try:
            arrived, left = (_time(words, day, kept) for words in match.groups())
        except ValueError:
            return None
        if arrived and left and left < arrived:
            return None
        found.append(Spell(arrived=arrived, left=left))
    return tuple(found)


def _time(words: str | None, day: datetime, kept: dict[str, datetime]) -> datetime | None:
    if not words:
        return None
    hour, minute = words.replace(".", ":").split(":")
    return kept.get(f"{int(hour):02}:{minute}") or day.replace(hour=int(hour), minute=int(minute), second=0,
                                                               microsecond=0)  # fmt: skip
