"""Marks a member makes on a paper: highlights, notes and evidence."""

from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desktop.domain.anchor import Anchor


class Visibility(StrEnum):
    """Who may see a person's words; private unless the person chose otherwise."""

    PRIVATE = "private"
    PANEL = "panel"


class MarkKind(StrEnum):
    """What a mark is: of a passage, of a place on a page, or of a page itself."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    STRIKE = "strike"
    NOTE = "note"
    EVIDENCE = "evidence"
    PLACE = "place"
    AREA = "area"
    PEN = "pen"
    BOOKMARK = "bookmark"


ON_A_PAGE = frozenset({MarkKind.PLACE, MarkKind.AREA, MarkKind.PEN})
"""Kinds that are drawn where their boxes or strokes say, and not on words."""

WORDLESS = frozenset({MarkKind.HIGHLIGHT, MarkKind.UNDERLINE, MarkKind.STRIKE, MarkKind.PEN})
"""Kinds that are begun without a word to write."""


class Colour(StrEnum):
    """The role of a mark's colour; each has a sign of its own as well, for colour alone says nothing."""

    PLAIN = "plain"
    """The colour of the mark's kind."""
    KEY = "key point"
    CONCERN = "cause for concern"
    GOOD = "good practice"
    CHECK = "to check"


class Grade(StrEnum):
    """How far evidence reaches beyond a statement, weakest first."""

    NONE = "none"
    STATED = "stated"
    DOCUMENTED = "documented"
    VERIFIED = "independently verified"


GRADES = tuple(Grade)
"""Every grade, weakest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PenStroke:
    """One line drawn by hand: x and y in the unit square of the page as shown, and pressure from 0 to 1."""

    page: int
    """Counted from 1 in the original file."""
    points: tuple[tuple[float, float, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a mark came from that was not made here; all as the file had it."""

    source: str = ""
    """The program or file that held it."""
    author: str = ""
    at: str = ""
    """When it was made or changed last, in ISO 8601."""
    identity: str = ""
    """Tells it from every other mark of its file, so that it comes in once."""
    colour: str = ""
    """Red, green and blue as six hexadecimal digits."""
    reply_to: str = ""
    """Identity of the mark that it answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A mark with or without words; evidence names the recommendations it bears on.

    A mark on a page has its boxes in the anchor (a place has one without size), a pen its strokes here.
    """

    id: str
    owner: str = ""
    meeting_id: str
    kind: MarkKind = MarkKind.NOTE
    text: str = ""
    anchor: Anchor | None = None
    visibility: Visibility = Visibility.PRIVATE
    recommendation_ids: tuple[str, ...] = ()
    grade: Grade = Grade.NONE
    tags: tuple[str, ...] = ()
    colour: Colour = Colour.PLAIN
    ink: tuple[PenStroke, ...] = ()
    origin: Origin | None = None
    question_id: str = ""
    """The question before the panel when it was written, where it was written in a meeting."""
    is_resolved: bool = False
    """Whether its person is done with it."""

    @property
    def is_on_a_page(self) -> bool:
        """Whether it is drawn on the page, and not on words."""
        return self.kind in ON_A_PAGE


def strongest(grades: tuple[Grade, ...]) -> Grade:
    """The highest of some grades; none where there are none."""
    return max(grades, key=GRADES.index) if grades else Grade.NONE
