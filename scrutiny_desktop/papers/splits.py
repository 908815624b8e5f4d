"""The ways a printed line may part into a label and what stands beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MOST_CELLS = 12
_LONGEST_LABEL = 240
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*[.)]?)\s+(?=\D)")
_STOP = re.compile(r"[:?]")


@dataclass(frozen=True, slots=True)
class Split:
    """A label's cells, the cells beside it, and a number printed before it."""

    label: tuple[str, ...]
    rest: tuple[str, ...]
    number: str = ""


def splits(cells: Sequence[str]) -> list[Split]:
    """The whole line as a label first, then each shorter label with the rest beside it."""
    if not 0 < len(cells) <= _MOST_CELLS:
        return []
    plain = [each for each in _plain(tuple(cells)) if sum(map(len, each.label)) <= _LONGEST_LABEL]
    return plain + [numbered for each in plain if (numbered := _without_number(each))]


def _plain(cells: tuple[str, ...]) -> Iterator[Split]:
    yield Split(cells, ())
    for at, cell in enumerate(cells):
        if at:
            yield Split(cells[:at], cells[at:])
        stop = _STOP.search(cell, 0, _LONGEST_LABEL)
        if stop and stop.end() < len(cell):
            yield Split((*cells[:at], cell[: stop.end()]), (cell[stop.end() :].strip(), *cells[at + 1 :]))


def _without_number(split: Split) -> Split | None:
    number = _NUMBER.match(split.label[0])
    if number is None:
        return None
    return Split((split.label[0][number.end() :], *split.label[1:]), split.rest, number[1])
