"""Every place in a text where a part of a form may stand, each with how like the form's words it is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scrutiny_desktop.papers.form import Form, Part, PartKind
from scrutiny_desktop.papers.likeness import LEAST, NO_LIKENESS, Likeness, likeness, readings
from scrutiny_desktop.papers.lines import Line, one_row, squashed
from scrutiny_desktop.papers.splits import Split, splits

_GRAM = 4
_REACH = 12
_SLICES = tuple(slice(at, at + _GRAM) for at in range(_REACH - _GRAM + 1))
_LONGEST_TORN = 240
_MOST_KNOWN = 50_000
"""Lines whose likeness is remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A part of the form where it was found; with no ``part`` it is a heading that stays as printed."""

    first: int
    last: int
    part: Part | None
    place: int = -1
    """The part's place in the form."""
    heading: str
    label: str = ""
    """What was printed for the heading."""
    rest: tuple[str, ...] = ()
    """What was printed beside it, cell by cell."""
    likeness: Likeness = NO_LIKENESS

    @property
    def is_repaired(self) -> bool:
        """Whether what was printed differs by more than capitals, spaces and a colon."""
        return squashed(self.label).casefold() != squashed(self.heading).casefold()


@dataclass(frozen=True, slots=True, eq=False)
class Goal:
    """One name of a part, ready for comparing."""

    place: int
    part: Part
    words: str
    letters: str


_Match = tuple[Likeness, Goal, Split]


class Sought:
    """A form's names, ready to be looked for; a line that comes again, as most do, is compared only once."""

    def __init__(self, form: Form) -> None:
        self.goals = [Goal(place, part, words, squashed(words))
                      for place, part in enumerate(form.parts) for words in part.printed]  # fmt: skip
        self._short = [goal for goal in self.goals if len(goal.letters) < _GRAM]
        self._whole = {goal.letters.casefold(): goal for goal in self.goals}
        self._by_gram: dict[str, set[Goal]] = {}
        for goal in self.goals:
            for gram in _grams(goal.letters.casefold()):
                self._by_gram.setdefault(gram, set()).add(goal)
        self._grams = frozenset(self._by_gram)
        self._known: dict[str, list[_Match] | None] = {}

    def candidates_in(self, lines: Sequence[Line]) -> list[Found]:
        """All finds, good and doubtful, line by line; one line may have several."""
        found: list[Found] = []
        for at, line in enumerate(lines):
            matches = self._matches(line)
            if matches is None:
                continue
            found += (_found(at, *match) for match in matches)
            if at + 1 < len(lines) and (torn := _torn_apart(at, line, lines[at + 1], self._whole)):
                found.append(torn)
        return found

    def _matches(self, line: Line) -> "list[_Match] | None":
        """What a line may be; None where it begins like nothing that is looked for."""
        printed = line.printed
        if printed not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            start = "".join(printed[:40].split()).casefold()[:_REACH]
            is_near = not self._grams.isdisjoint(map(start.__getitem__, _SLICES))
            likely = _likely(line, start, self._by_gram) if is_near else []
            likely += _short(line, self._short) if self._short else ()
            self._known[printed] = _matches(splits(line.cells), likely) if likely else None
        return self._known[printed]


@lru_cache(maxsize=8)
def sought_in(form: Form) -> Sought:
    """A form made ready, once for all papers."""
    return Sought(form)


def _torn_apart(at: int, line: Line, following: Line, whole: Mapping[str, Goal]) -> Found | None:
    """A heading that goes on in the next line, when the two together are one letter for letter."""
    if following.after_blank or len(line.printed) + len(following.printed) > _LONGEST_TORN:
        return None
    printed = one_row(" ".join((*line.cells, *following.cells)))
    goal = whole.get(squashed(printed).casefold())
    if goal is None or goal.part.kind is not PartKind.SECTION:
        return None
    return Found(first=at, last=at + 1, part=goal.part, place=goal.place, heading=goal.words, label=printed,
                 likeness=Likeness(100.0, 100.0))  # fmt: skip


def _likely(line: Line, beginning: str, by_gram: Mapping[str, set[Goal]]) -> list[Goal]:
    """The goals that share letters with the start of a line and, where it is all label, its end; few lines have any."""
    start = _known(beginning, by_gram)
    if not start:
        return []
    alone = not any(stop in line.printed for stop in "\t:?")
    end = _known("".join(line.printed[-40:].split()).casefold().rstrip(":?.")[-_REACH:], by_gram)
    if alone and not end:
        return _opened(line, by_gram)
    longest = len(line.printed) - line.printed.count(" ") if alone else 0
    shared = Counter(goal for gram in {*start, *end} for goal in by_gram[gram])
    near = (goal for goal in shared if longest <= 2 * len(goal.letters) or goal.part.opens)
    return sorted(
        (goal for goal in near if shared[goal] >= min(2, len(goal.letters) - 3)),
        key=lambda goal: (goal.place, goal.words),
    )


def _short(line: Line, goals: Sequence[Goal]) -> list[Goal]:
    """The goals of few letters, such as "To:", that begin a line whole and with their colon."""
    label, colon, _ = line.printed[:_REACH].partition(":")
    return [goal for goal in goals if colon and label.strip().casefold() == goal.letters.casefold()]


def _opened(line: Line, by_gram: Mapping[str, set[Goal]]) -> list[Goal]:
    opening = squashed(line.printed[:40]).casefold()[:_GRAM]
    return [goal for goal in by_gram.get(opening, ()) if goal.part.opens]


def _known(words: str, by_gram: Mapping[str, set[Goal]]) -> list[str]:
    places = range(max(1, len(words) - _GRAM + 1))
    return [gram for at in places if (gram := words[at : at + _GRAM]) in by_gram]


def _grams(words: str) -> Iterator[str]:
    return (words[at : at + _GRAM] for at in range(max(1, len(words) - _GRAM + 1)))


def _matches(ways: Sequence[Split], goals: Sequence[Goal]) -> list[_Match]:
    """For each part that a line may be, the way of reading it that is most like."""
    best: dict[int, _Match] = {}
    for way in ways:
        read = readings(way.label)
        for goal in goals:
            like = _likeness(way, read, goal)
            if like.score >= LEAST and (goal.place not in best or like > best[goal.place][0]):
                best[goal.place] = (like, goal, way)
    return list(best.values())


def _found(at: int, like: Likeness, goal: Goal, way: Split) -> Found:
    return Found(
        first=at, last=at, part=goal.part, place=goal.place, heading=_numbered(way, goal.words),
        label=one_row(" ".join((way.number, *way.label))), rest=way.rest, likeness=like,
    )  # fmt: skip


def _likeness(way: Split, read: Iterable[str], goal: Goal) -> Likeness:
    if goal.part.opens:
        opening = not way.rest and squashed("".join(way.label)).startswith(goal.letters)
        return Likeness(100.0, 100.0) if opening else NO_LIKENESS
    beside = goal.part.runs_on or goal.part.kind is not PartKind.SECTION
    return likeness(read, goal.letters) if beside or not way.rest else NO_LIKENESS


def _numbered(way: Split, heading: str) -> str:
    return f"{way.number} {heading.removesuffix(':')}" if way.number else heading
