"""How like a form's own words a print is, when it may be clipped at its left edge, torn, doubled or misread."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from scrutiny_desktop.papers.lines import renderings, squashed

LEAST = 70.0
"""Below this a print is not taken for the words at all."""

_LEAST_LETTERS = 6
_LEAST_SHARE = 0.25
_CLOSE_END = 85.0
_CLOSE_WHOLE = 88.0


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """``score`` decides between places; ``closeness`` says how well the letters that were printed agree."""

    score: float = 0.0
    closeness: float = 0.0
    clipped: bool = False


NO_LIKENESS = Likeness()


def readings(cells: Sequence[str]) -> frozenset[str]:
    """Every way to read the cells, without spaces, for comparing with one goal after another."""
    return frozenset(squash for words in renderings(cells) if (squash := squashed(words)))


def likeness(read: Iterable[str], goal: str) -> Likeness:
    """The best likeness of any of the ways to read a print to the wanted words without spaces."""
    return max((_likeness(each, goal) for each in read if len(each) <= len(goal) * 2), default=NO_LIKENESS)


def is_end_of(cells: Sequence[str], goal: str) -> bool:
    """Whether the cells are the last three or more letters of the wanted words, as clipping leaves them."""
    end = squashed("".join(cells))
    return 3 <= len(end) < len(goal) and goal.endswith(end)


def _likeness(printed: str, goal: str) -> Likeness:
    if printed == goal:
        return Likeness(100.0, 100.0)
    if printed.casefold() == goal.casefold():
        return Likeness(94.0, 100.0)
    if printed == goal * 2:
        return Likeness(92.0, 100.0)
    return max(_whole(printed, goal), _clipped(printed, goal))


def _whole(printed: str, goal: str) -> Likeness:
    ratio = fuzz.ratio(printed, goal, score_cutoff=_CLOSE_WHOLE)
    return Likeness(ratio - 5, ratio) if ratio else NO_LIKENESS


def _clipped(printed: str, goal: str) -> Likeness:
    share = len(printed) / len(goal)
    if len(printed) < _LEAST_LETTERS or not _LEAST_SHARE <= share < 1:
        return NO_LIKENESS
    ratio = fuzz.ratio(printed, goal[-len(printed) :], score_cutoff=_CLOSE_END)
    return Likeness(ratio - 25 + 20 * share, ratio, clipped=True) if ratio else NO_LIKENESS
