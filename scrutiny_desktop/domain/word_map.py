"""Which word of a paper is which word of the same paper as it came again.

Runs of words that each paper has once only are matched first, wherever they stand; what lies between two
matched runs is then matched within, by shorter and shorter runs, and at last word by word.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import count, islice, pairwise

NOWHERE = -1

RUN = 4
"""Words in a row that name their place, where they stand once in each text."""

_LEAST_MOVED = 8
"""Words; less than that out of order is chance, and no passage that moved."""

_FAR = 40
"""Words between two moved runs that may still be one passage."""

_APART = 8
"""Words put in between two runs that leave them one passage; more may be a passage between them that moved."""

_SMALL = 600
"""Pairs of words that are compared one by one; a larger gap is cut by shorter runs first."""

_LONGEST_GAP = 60_000

Run = tuple[int, int, int]
"""So many words, from one place in the old text and one in the new: (old, new, length)."""

Gap = tuple[int, int, int, int]
"""What lies between two runs: (old from, old up to, new from, new up to)."""

Seeds = tuple["array[int]", "array[int]"]
"""Places of runs in the old text, in order, and of the same runs in the new."""

Pulse = Callable[[float], object]
"""Told which share of the work is done."""


@dataclass(frozen=True, slots=True)
class WordMap:
    """For each old word its place in the new text, and back; ``NOWHERE`` for what has none."""

    to: "array[int]"
    back: "array[int]"
    moved: bytearray
    """For each old word, 1 where it stands out of its old order."""
    landmarks: "array[int]"
    """Old places where a run begins that each text has once."""


def map_words(old: Sequence[int], new: Sequence[int], pulse: Pulse = lambda _: None) -> WordMap:
    """Map the words of one text to those of another."""
    seeds = _seeds(old, new, RUN)
    nowhere = array("i", [NOWHERE])
    made = WordMap(nowhere * len(old), nowhere * len(new), bytearray(len(old)), seeds[0])
    pulse(0.5)
    runs = _kept(list(_runs(seeds, old, new, made)), made)
    pulse(0.7)
    for gap in _gaps(runs, made, len(old), len(new)):
        _fill(made, old, new, gap, RUN)
    pulse(1.0)
    return made


def grams(codes: Sequence[int], size: int) -> list[int]:
    """What stands for each run of so many words, by where it begins."""
    return list(map(hash, zip(*(islice(codes, at, None) for at in range(size)), strict=False)))


def _seeds(old: Sequence[int], new: Sequence[int], size: int) -> Seeds:
    """The places of the runs that each text has exactly once."""
    ours, theirs = grams(old, size), grams(new, size)
    in_ours, in_theirs = Counter(ours), Counter(theirs)
    places = dict(zip(theirs, count(), strict=False))
    single = array("i", [at for at, gram in enumerate(ours) if in_theirs.get(gram) == 1 == in_ours[gram]])
    return single, array("i", [places[ours[at]] for at in single])


def _runs(seeds: Seeds, old: Sequence[int], new: Sequence[int], made: WordMap) -> Iterator[Run]:
    """Each seed, made as long as the words agree on both sides; written down at once."""
    to, back = made.to, made.back
    for at, there in zip(*seeds, strict=True):
        if to[at] != NOWHERE or back[there] != NOWHERE or old[at] != new[there]:
            continue
        first, first_there = at, there
        while (first and first_there and old[first - 1] == new[first_there - 1]
               and to[first - 1] == NOWHERE == back[first_there - 1]):  # fmt: skip
            first, first_there = first - 1, first_there - 1
        last, last_there = at, there
        most, most_there = len(old), len(new)
        while (last < most and last_there < most_there and old[last] == new[last_there]
               and to[last] == NOWHERE == back[last_there]):  # fmt: skip
            last, last_there = last + 1, last_there + 1
        _write(made, first, first_there, last - first)
        yield first, first_there, last - first


def _write(made: WordMap, at: int, there: int, length: int) -> None:
    made.to[at : at + length] = array("i", range(there, there + length))
    made.back[there : there + length] = array("i", range(at, at + length))


def _erase(runs: Iterable[Run], made: WordMap) -> None:
    for at, there, length in runs:
        made.to[at : at + length] = made.back[there : there + length] = array("i", [NOWHERE]) * length


def _kept(runs: list[Run], made: WordMap) -> list[Run]:
    """The runs that keep their order, and those of passages that moved; the others are taken back."""
    passages = list(_passages(sorted(runs)))
    in_order = {passages[at][0] for at in _heaviest([(each[0][1], _end(each), _size(each)) for each in passages])}
    kept: list[Run] = []
    for passage in passages:
        if passage[0] not in in_order and _size(passage) < _LEAST_MOVED:
            _erase(passage, made)
            continue
        if passage[0] not in in_order:
            _mark_moved(passage, made)
        kept += passage
    return kept


def _passages(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Runs that follow one another closely in both texts, as one."""
    passage: list[Run] = []
    for run in runs:
        apart = run[0] - passage[-1][0] - passage[-1][2] if passage else 0
        if passage and not 0 <= run[1] - _end(passage) <= 2 * apart + _APART:
            yield passage
            passage = []
        passage.append(run)
    if passage:
        yield passage


def _end(passage: Sequence[Run]) -> int:
    return passage[-1][1] + passage[-1][2]


def _size(passage: Iterable[Run]) -> int:
    return sum(length for _, _, length in passage)


def _mark_moved(passage: Iterable[Run], made: WordMap) -> None:
    for at, _, length in passage:
        made.moved[at : at + length] = b"\1" * length


def _heaviest(spans: Sequence[tuple[int, int, int]]) -> list[int]:
    """Of spans (first, end, weight), the numbers of those that follow one another in both orders and weigh most."""
    ends: list[int] = []
    best: list[int] = []
    weights: list[int] = []
    before: list[int] = []
    for number, (first, end, weight) in enumerate(spans):
        under = bisect_right(ends, first) - 1
        before.append(best[under] if under >= 0 else NOWHERE)
        weights.append(weight + (weights[before[-1]] if under >= 0 else 0))
        at = past = bisect_left(ends, end)
        if at and weights[best[at - 1]] >= weights[-1]:
            continue
        while past < len(ends) and weights[best[past]] <= weights[-1]:
            past += 1
        ends[at:past], best[at:past] = [end], [number]
    chain = [max(range(len(spans)), key=lambda number: weights[number])] if spans else []
    while chain and before[chain[-1]] != NOWHERE:
        chain.append(before[chain[-1]])
    return chain[::-1]


def _gaps(runs: Sequence[Run], made: WordMap, length: int, length_there: int) -> Iterator[Gap]:
    """What lies between runs that follow one another in both texts, and between those of one moved passage."""
    in_order = [run for run in runs if not made.moved[run[0]]]
    for (at, there, size), (end, end_there, _) in pairwise([(0, 0, 0), *in_order, (length, length_there, 0)]):
        yield at + size, end, there + size, end_there
    for (at, there, size), (end, end_there, _) in pairwise(run for run in runs if made.moved[run[0]]):
        if end - at - size <= _FAR and 0 <= end_there - there - size <= _FAR:
            yield at + size, end, there + size, end_there


def _fill(made: WordMap, old: Sequence[int], new: Sequence[int], gap: Gap, size: int) -> None:
    """Match what lies in a gap: by runs that are single within it, then word by word."""
    first, last, first_there, last_there = gap = _trimmed(made, old, new, gap)
    if first >= last or first_there >= last_there or max(last - first, last_there - first_there) > _LONGEST_GAP:
        return
    ours, theirs = old[first:last], new[first_there:last_there]
    if set(ours).isdisjoint(theirs):
        return
    if len(ours) * len(theirs) <= _SMALL:
        for at, there, length in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
            _write_free(made, first + at, first_there + there, length)
        return
    if size:
        _divide(made, old, new, (first, last, first_there, last_there), size)


def _trimmed(made: WordMap, old: Sequence[int], new: Sequence[int], gap: Gap) -> Gap:
    """A gap without the words that are the same at its beginning and at its end, which are matched."""
    first, last, first_there, last_there = gap
    most = min(last - first, last_there - first_there)
    head = next((at for at in range(most) if old[first + at] != new[first_there + at]), max(0, most))
    _write_free(made, first, first_there, head)
    most -= head
    tail = next((at for at in range(most) if old[last - 1 - at] != new[last_there - 1 - at]), max(0, most))
    _write_free(made, last - tail, last_there - tail, tail)
    return first + head, last - tail, first_there + head, last_there - tail


def _divide(made: WordMap, old: Sequence[int], new: Sequence[int], gap: Gap, size: int) -> None:
    first, last, first_there, last_there = gap
    seeds = _seeds(old[first:last], new[first_there:last_there], size)
    cuts = [(first, first_there)]
    for number in _heaviest([(there, there + 1, 1) for there in seeds[1]]):
        at, there = first + seeds[0][number], first_there + seeds[1][number]
        if at >= cuts[-1][0] and there >= cuts[-1][1]:
            _write_free(made, at, there, size)
            cuts += [(at, there), (at + size, there + size)]
    cuts.append((last, last_there))
    for (at, there), (end, end_there) in zip(cuts[::2], cuts[1::2], strict=True):
        _fill(made, old, new, (at, end, there, end_there), size // 2)


def _write_free(made: WordMap, at: int, there: int, length: int) -> None:
    for step in range(length):
        if made.to[at + step] == NOWHERE == made.back[there + step]:
            made.to[at + step], made.back[there + step] = there + step, at + step
