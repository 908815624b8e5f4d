"""Finds a form's parts among printed lines by their words, their order and their neighbours."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from scrutiny_desktop.papers.candidates import Found, Goal, sought_in
from scrutiny_desktop.papers.form import Form, PartKind
from scrutiny_desktop.papers.likeness import is_end_of
from scrutiny_desktop.papers.lines import Line, one_row, squashed

_AS_CLOSE = 3.0
_RESEMBLES = 60.0
_SURE = 90.0


@dataclass(frozen=True, slots=True)
class _Chain:
    """The best finds so far that end at one part, linked backwards."""

    worth: float = 0.0
    found: Found | None = None
    before: "_Chain | None" = None


def count_sure(lines: Sequence[Line], form: Form) -> Counter[PartKind]:
    """How many parts of each kind are surely there, for telling one form from another."""
    sure = [each for each in sought_in(form).candidates_in(lines) if each.likeness.score >= _SURE]
    return Counter(each.part.kind for each in _best_chain(sure, len(form.parts)) if each.part)


def find_parts(lines: Sequence[Line], form: Form) -> list[Found]:
    """The parts in printed order: those that fit the form's order best, then whole headings out of order."""
    sought = sought_in(form)
    candidates = sought.candidates_in(lines)
    found = sorted(_best_chain(candidates, len(form.parts)), key=lambda each: each.first)
    found = [sure for each in found if (sure := _sure(each, found, candidates))]
    found += _out_of_order(found, candidates)
    found += _doubtful(lines, sought.goals, found)
    return sorted(found, key=lambda each: each.first)


def _best_chain(candidates: Sequence[Found], parts: int) -> Iterator[Found]:
    """The worthiest finds whose parts and lines both run forward."""
    ends: dict[int, list[_Chain]] = {}
    best = [_Chain()] * parts
    by_last = sorted(candidates, key=lambda each: each.last)
    history: list[tuple[int, list[_Chain]]] = [(-1, best)]
    for found in by_last:
        if found.last not in ends:
            best = ends[found.last] = list(history[-1][1])
            history.append((found.last, best))
        before = _before(history, found.first)[: found.place]
        chain = max(before, key=lambda each: each.worth, default=_Chain())
        worth = chain.worth + found.likeness.score
        if worth > best[found.place].worth:
            best[found.place] = _Chain(worth, found, chain)
    end: _Chain | None = max(best, key=lambda each: each.worth, default=None)
    while end is not None and end.found is not None:
        yield end.found
        end = end.before


def _before(history: Sequence[tuple[int, list[_Chain]]], first: int) -> list[_Chain]:
    return next(best for last, best in reversed(history) if last < first)


def _sure(found: Found, chain: Sequence[Found], candidates: Sequence[Found]) -> Found | None:
    """The find itself; where another part between its neighbours fits as well, the heading as printed or nothing."""
    if not found.likeness.clipped or not any(_rivals(found, chain, candidates)):
        return found
    is_heading = found.part is not None and found.part.kind is PartKind.SECTION
    return replace(found, part=None, place=-1, heading=found.label) if is_heading else None


def _rivals(found: Found, chain: Sequence[Found], candidates: Sequence[Found]) -> Iterator[Found]:
    at = chain.index(found)
    low = chain[at - 1].place if at else -1
    high = chain[at + 1].place if at + 1 < len(chain) else 1 << 30
    for each in candidates:
        here = (each.first, each.last) == (found.first, found.last) and low < each.place < high
        if here and each.place != found.place and each.likeness.closeness > found.likeness.closeness - _AS_CLOSE:
            yield each


def _out_of_order(found: Sequence[Found], candidates: Sequence[Found]) -> list[Found]:
    taken = {at for each in found for at in range(each.first, each.last + 1)}
    places = {each.place for each in found}
    strays: list[Found] = []
    for each in candidates:
        whole = each.likeness.score == 100 and each.part is not None and each.part.kind is PartKind.SECTION
        if whole and each.first == each.last and each.first not in taken and each.place not in places:
            strays.append(each)
            places.add(each.place)
            taken.add(each.first)
    return strays


def _doubtful(lines: Sequence[Line], goals: Sequence[Goal], found: Sequence[Found]) -> list[Found]:
    """Lines that look like headings of the form which were not found: kept as printed, for the reader to judge."""
    places = {each.place for each in found}
    taken = {at for each in found for at in range(each.first, each.last + 1)}
    missing = [goal.letters for goal in goals if goal.place not in places and goal.part.kind is PartKind.SECTION]
    longest = _longest_like(max(missing, key=len, default=""))
    return [
        Found(first=at, last=at, part=None, heading=one_row(line.printed), label=one_row(line.printed))
        for at, line in enumerate(lines)
        if len(line.printed) <= longest and at not in taken and any(_looks_like(line, letters) for letters in missing)
    ]


def _longest_like(letters: str) -> int:
    return 2 * len(letters) + 8


def _looks_like(line: Line, letters: str) -> bool:
    if len(line.printed) > _longest_like(letters):
        return False
    if is_end_of(line.cells, letters):
        return True
    printed = squashed(line.text)
    return len(printed) >= 8 and printed.isupper() and fuzz.ratio(printed, letters) >= _RESEMBLES
