"""Who may be speaking: each witness and member with a key that stays theirs the whole evening."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from scrutiny_desktop.domain.attendance import Attendance, Capacity
from scrutiny_desktop.domain.meeting import Witness

T = TypeVar("T", Witness, Attendance)

KEYS = "123456789"
"""The key of each speaker in the list, in their order; those after the last are found by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One who may speak, with what is said of them."""

    name: str
    about: str = ""
    key: str = ""


def speakers(witnesses: Iterable[Witness], people: Iterable[Attendance]) -> tuple[Speaker, ...]:
    """Witnesses in their order, members, then all others; who comes late changes nobody's key before them.

    A witness without a name is called by title or agency.
    """
    invited = [(each.name or each.title or each.agency, each.title, each.agency) for each in _ranked(witnesses)]
    there = sorted(_ranked(people), key=lambda each: list(Capacity).index(each.capacity))
    known = dict[str, str]()
    for name, *about in (*invited, *((each.name, each.title) for each in there)):
        if name.strip():
            known.setdefault(name, ", ".join(part for part in about if part and part != name))
    keys = KEYS.ljust(len(known))
    return tuple(
        Speaker(name=name, about=about, key=key.strip())
        for (name, about), key in zip(known.items(), keys, strict=False)
    )


def _ranked(records: Iterable[T]) -> list[T]:
    return sorted(records, key=lambda each: (each.rank, each.id))
