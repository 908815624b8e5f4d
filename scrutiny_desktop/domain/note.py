"""Marks a member makes on a paper: highlights, notes and evidence."""

from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desktop.domain.anchor import Anchor


class Visibility(StrEnum):
    """Who may see a person's words; private unless the person chose otherwise."""

    PRIVATE = "private"
    PANEL = "panel"


class MarkKind(StrEnum):
    """What a mark says of its passage."""

    HIGHLIGHT = "highlight"
    NOTE = "note"
    EVIDENCE = "evidence"


class Grade(StrEnum):
    """How far evidence reaches beyond a statement, weakest first."""

    NONE = "none"
    STATED = "stated"
    DOCUMENTED = "documented"
    VERIFIED = "independently verified"


GRADES = tuple(Grade)
"""Every grade, weakest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A mark with or without words; evidence names the recommendations it bears on."""

    id: str
    owner: str = ""
    meeting_id: str
    kind: MarkKind = MarkKind.NOTE
    text: str = ""
    anchor: Anchor | None = None
    visibility: Visibility = Visibility.PRIVATE
    recommendation_ids: tuple[str, ...] = ()
    grade: Grade = Grade.NONE


def strongest(grades: tuple[Grade, ...]) -> Grade:
    """The highest of some grades; none where there are none."""
    return max(grades, key=GRADES.index, default=Grade.NONE)
