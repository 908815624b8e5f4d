"""From the words of a passage that are known in the other text to where the whole passage begins and ends there."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from scrutiny_desktop.domain.word_map import NOWHERE

Span = tuple[int, int]

_EDGE = 6
"""Words beyond a passage that say where its edge is."""

_BREAK = 12
"""Words between two words of a passage after which the second is taken to stand elsewhere."""

_PIECE = 5
"""Words of a passage that stand elsewhere and are no chance."""

_STRAY = 3
"""Words put in before the last few of a passage that make these doubtful."""

_FEW = 3

_MOST_PAIRS = 400_000


def span_of(to: Sequence[int], first: int, last: int) -> Span | None:
    """Where the words from first up to last stand, by a map of words; None where nothing says it."""
    groups = _groups(to, first, last)
    if not groups:
        return _framed(to, first, last)
    known = _without_strays(max(groups, key=len))
    (at, there), (end, end_there) = known[0], known[-1]
    start = there - _edge(range(first - 1, max(-1, first - 1 - _EDGE), -1), to, at - first, there, -1)
    stop = end_there + 1 + _edge(range(last, min(len(to), last + _EDGE)), to, last - 1 - end, end_there, 1)
    return start, stop


def beside(to: Sequence[int], passage: Span, length: int) -> list[Span]:
    """So many words after what stands before a passage, and so many before what stands after it."""
    (first, last), size = passage, passage[1] - passage[0]
    starts = [to[first - 1] + 1] if first and to[first - 1] != NOWHERE else []
    starts += [to[last] - size] if last < len(to) and to[last] != NOWHERE else []
    return [(start, start + size) for start in starts if start >= 0 and start + size <= length]


def pieces(to: Sequence[int], first: int, last: int) -> list[Span]:
    """Where the words of a passage stand that was torn apart, the longest first; none where it is together."""
    groups = sorted((each for each in _groups(to, first, last) if len(each) > 1), key=len, reverse=True)
    known = sum(map(len, groups))
    if not groups or known - len(groups[0]) < min(_PIECE, max(2, known / 5)):
        return []
    return [(group[0][1], group[-1][1] + 1) for group in groups]


def _groups(to: Sequence[int], first: int, last: int) -> list[list[Span]]:
    """The known words of a passage, by where they stand together."""
    groups: list[list[Span]] = []
    for at in range(first, last):
        there = to[at]
        if there == NOWHERE:
            continue
        before = groups[-1][-1] if groups else None
        if before and 0 < there - before[1] <= at - before[0] + _BREAK:
            groups[-1].append((at, there))
        else:
            groups.append([(at, there)])
    return groups


def _without_strays(known: list[Span]) -> list[Span]:
    """Known words but for a few at an edge that words were put in before: the next line may have the same."""
    most = min(_FEW, len(known) // 3)
    for few in range(most, 0, -1):
        if _put_in(known[-few - 1], known[-few]) >= _STRAY:
            known = known[:-few]
            break
    for few in range(most, 0, -1):
        if few < len(known) and _put_in(known[few - 1], known[few]) >= _STRAY:
            return known[few:]
    return known


def _put_in(one: Span, other: Span) -> int:
    return (other[1] - one[1]) - (other[0] - one[0])


def _framed(to: Sequence[int], first: int, last: int) -> Span | None:
    """What stands between the words on both sides of a passage that is gone."""
    left = next((at for at in range(first - 1, max(-1, first - 4), -1) if to[at] != NOWHERE), None)
    right = next((at for at in range(last, min(len(to), last + 3)) if to[at] != NOWHERE), None)
    if left is None or right is None:
        return None
    start, end = to[left] + 1, to[right]
    return (start, end) if 0 < end - start <= 2 * (right - left) + _EDGE else None


def _edge(beyond: range, to: Sequence[int], lost: int, there: int, step: int) -> int:
    """How many words past the last known one still belong to the passage, of which so many at its edge are lost."""
    if not lost:
        return 0
    outside = next((at for at in beyond if to[at] != NOWHERE), None)
    if outside is None:
        return 0
    between = (to[outside] - there) * step - 1
    strange = abs(outside - beyond.start) + lost
    if not 0 <= between <= 2 * strange + _EDGE:
        return 0
    share = round(between * lost / strange)
    return lost if between == strange or share > 2 * lost + 2 else share


def aligned(ours: Sequence[int], theirs: Sequence[int], shift: int) -> list[int]:
    """A map of the words of a short run to another, whose first word has the number ``shift``."""
    to = [NOWHERE] * len(ours)
    if len(ours) * len(theirs) <= _MOST_PAIRS:
        for at, there, length in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
            to[at : at + length] = range(shift + there, shift + there + length)
    return to
