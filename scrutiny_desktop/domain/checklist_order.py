"""In which order a checklist's rows stand, and in which groups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.natural_order import natural_key
from scrutiny_desktop.domain.note import Grade
from scrutiny_desktop.domain.recommendation import Assurance, Progress, Response


class Column(IntEnum):
    """What a checklist tells of each recommendation, from left to right."""

    NUMBER = 0
    TEXT = 1
    SERIES = 2
    THEME = 3
    LEAD = 4
    RESPONSE = 5
    REPORTED = 6
    EVIDENCE = 7
    ASSURANCE = 8
    PANELS = 9
    DUE = 10
    QUESTIONS = 11


STATES: dict[Column, type[Response | Progress | Grade | Assurance]] = {
    Column.RESPONSE: Response, Column.REPORTED: Progress, Column.EVIDENCE: Grade, Column.ASSURANCE: Assurance,
    Column.PANELS: Assurance,
}  # fmt: skip
"""The columns that show a state, and which."""


class Grouping(StrEnum):
    """What rows are gathered by."""

    NONE = "not grouped"
    AGENCY = "lead agency"
    SERIES = "series"
    THEME = "theme"
    STATE = "reported progress"


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that stand together; ``key`` is what they share, empty where they have none of it."""

    key: str
    rows: tuple[ChecklistRow, ...]
    overdue: int = 0


Line = Group | ChecklistRow
"""What one line of the table is."""


def state_of(row: ChecklistRow, column: Column) -> Response | Progress | Grade | Assurance:
    """The state that a row has in a column."""
    if column is Column.RESPONSE:
        return row.recommendation.response
    if column is Column.REPORTED:
        return row.progress
    if column is Column.EVIDENCE:
        return row.grade
    if column is Column.ASSURANCE:
        return row.assurance
    return row.agreed.assurance if row.agreed else Assurance.NOT_CONSIDERED


def ordered(rows: Iterable[ChecklistRow], column: Column, *, descends: bool = False) -> tuple[ChecklistRow, ...]:
    """The rows by a column; those that are equal in it stay in the order they are given in."""
    if column in STATES:
        places: dict[Any, int] = {state: at for at, state in enumerate(STATES[column])}
        return tuple(sorted(rows, key=lambda row: places[state_of(row, column)], reverse=descends))
    return tuple(sorted(rows, key=lambda row: _weight(row, column), reverse=descends))


def grouped(rows: Sequence[ChecklistRow], grouping: Grouping, today: date) -> tuple[Group, ...]:
    """The rows in their groups, each in the rows' order; the group that has no name comes last."""
    found: dict[str, list[ChecklistRow]] = {}
    for row in rows:
        found.setdefault(group_of(row, grouping), []).append(row)
    places = {state.value: at for at, state in enumerate(Progress)}
    keys = sorted(found, key=(lambda key: places[key]) if grouping is Grouping.STATE else natural_key)
    return tuple(Group(key, tuple(found[key]), sum(row.days_overdue(today) > 0 for row in found[key])) for key in keys)


def group_of(row: ChecklistRow, grouping: Grouping) -> str:
    """What a row shares with those of its group."""
    one = row.recommendation
    shared = {Grouping.AGENCY: one.lead_agency, Grouping.SERIES: one.series, Grouping.THEME: one.theme,
              Grouping.STATE: row.progress.value}  # fmt: skip
    return shared.get(grouping, "").strip()


def lines(groups: Iterable[Group], folded: frozenset[str]) -> tuple[Line, ...]:
    """Each group above its rows; of a folded one only itself."""
    made: list[Line] = []
    for group in groups:
        made.append(group)
        made += () if group.key in folded else group.rows
    return tuple(made)


def _weight(row: ChecklistRow, column: Column) -> Any:
    one = row.recommendation
    if column is Column.DUE:
        return (one.due is None, one.due or date.max, natural_key(one.timescale))
    if column is Column.QUESTIONS:
        return len(row.questions)
    if column is Column.NUMBER:
        # A number counts within its series.
        return (natural_key(one.series), natural_key(one.number))
    words = {Column.TEXT: one.text, Column.SERIES: one.series, Column.THEME: one.theme, Column.LEAD: one.lead}
    return natural_key(words[column])
