"""How well a place in one text fits a passage of another: the words, and those around them on both sides."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from scrutiny_desktop.domain.word_map import grams
from scrutiny_desktop.domain.worded import in_common

Span = tuple[int, int]
"""A passage by its words: the first, and one past the last."""

AROUND = 16
"""Words on each side that speak for a place."""

_NEAR = 4
_SLACK = 4
_SIDE = 12
"""What one side weighs, in words of the passage."""

_MOST_WEIGHT = 48
_GRAM = 3
_MOST_GRAMS = 72
_COMMON = 48
"""Places of the same three words after which they name none."""

_MOSTLY = 0.6
_BUCKET = 8
_MOST_PLACES = 8

NUMERAL = -1
"""What every numeral is in a shape."""

_NEARBY = 150


@dataclass(frozen=True, slots=True)
class Text:
    """A text by its words; in ``shape`` every numeral is the same word, since numbers come and go."""

    codes: Sequence[int]
    shape: Sequence[int]
    faint: frozenset[int] = frozenset()
    """Words so common that they are no evidence."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How far a passage, and each of its sides, is at a place; all from 0 to 1."""

    words: float
    left: float
    right: float
    total: float


def fit(ours: Text, passage: Span, theirs: Text, place: Span) -> Fit:
    """How well a passage of our text fits a place in theirs."""
    (first, last), (start, end) = passage, place
    mine, other = ours.shape[first:last], theirs.shape[start:end]
    both = len(mine) + len(other)
    words = 2 * in_common(mine, other) / both if both else 0.0
    left = _side(_before(ours, first), _before(theirs, start), ours.faint)
    right = _side(_after(ours, last), _after(theirs, end), ours.faint)
    weight = min(len(mine), _MOST_WEIGHT)
    total = (weight * words + _SIDE * (left + right)) / (weight + 2 * _SIDE)
    return Fit(words, left, right, total)


def _before(text: Text, first: int) -> Sequence[int]:
    return text.shape[max(0, first - AROUND - _SLACK) : first][::-1]


def _after(text: Text, last: int) -> Sequence[int]:
    return text.shape[last : last + AROUND + _SLACK]


def _side(mine: Sequence[int], other: Sequence[int], faint: frozenset[int]) -> float:
    """The nearest few words, and those further out that are not too common to say anything."""
    if not mine or not other:
        return 1.0 if not mine and not other else 0.25
    near = in_common(mine[:_NEAR], other[: _NEAR + 1]) / min(_NEAR, len(mine))
    telling = [word for word in mine[:AROUND] if word not in faint]
    if not telling:
        return near
    far = in_common(telling, [word for word in other if word not in faint]) / len(telling)
    return (near + 2 * far) / 3


def telling_grams(text: Text, passage: Span) -> Iterator[tuple[int, int]]:
    """Runs of three words in and around a passage, and where they begin; of a long one those at its ends and some."""
    first, last = max(0, passage[0] - AROUND), min(len(text.shape), passage[1] + AROUND)
    every = list(zip(grams(text.shape[first:last], _GRAM), count(first), strict=False))
    if len(every) <= _MOST_GRAMS:
        return iter(every)
    third = _MOST_GRAMS // 3
    middle = every[third:-third]
    return iter([*every[:third], *middle[:: max(1, len(middle) // third)], *every[-third:]])


class Places:
    """Where some runs of words stand in a text."""

    def __init__(self, text: Text, wanted: set[int]) -> None:
        self._text = text
        self._at: defaultdict[int, list[int]] = defaultdict(list)
        for at, gram in [each for each in enumerate(grams(text.shape, _GRAM)) if each[1] in wanted]:
            self._at[gram].append(at)

    def like(self, ours: Text, passage: Span) -> list[Span]:
        """The places with most of the words in and around a passage, the likeliest first."""
        votes: Counter[int] = Counter()
        for gram, at in telling_grams(ours, passage):
            there = self._at.get(gram, [])
            if len(there) <= _COMMON:
                votes.update({(place - at) // _BUCKET for place in there})
        best = sorted(votes, key=lambda bucket: (-votes[bucket] - votes[bucket + 1], bucket))[: 2 * _MOST_PLACES]
        found = dict.fromkeys(self._seat(ours, passage, bucket * _BUCKET + _BUCKET) for bucket in best)
        return [place for place in found if place[0] < place[1]][:_MOST_PLACES]

    def is_common(self, ours: Text, passage: Span) -> bool:
        """Whether nearly all that is in and around a passage stands in too many places to look at each."""
        times = [len(self._at.get(gram, ())) for gram, _ in telling_grams(ours, passage)]
        return sum(each > _COMMON for each in times) > _MOSTLY * len(times)

    def _seat(self, ours: Text, passage: Span, shift: int) -> Span:
        """The passage as it stands near a place, or so many words there."""
        size = passage[1] - passage[0]
        start = min(max(0, passage[0] + shift), len(self._text.shape))
        near = list(repeats(self._text, ours.shape[passage[0] : passage[1]], start, 2 * _BUCKET))
        start = min(near, key=lambda at: (abs(at - start), at), default=start)
        return start, min(start + size, len(self._text.shape))


def repeats(text: Text, words: Sequence[int], around: int, within: int = _NEARBY) -> Iterator[int]:
    """Where the same words begin again near a place."""
    size = len(words)
    low, high = max(0, around - within), min(len(text.shape) - size, around + within)
    if not size:
        return
    region = text.shape[low : high + size]
    for at, word in enumerate(region):
        if word == words[0] and region[at : at + size] == words:
            yield low + at


def shaped(codes: Iterable[int], numerals: set[int]) -> list[int]:
    """The words with every numeral made one."""
    return [NUMERAL if code in numerals else code for code in codes]
