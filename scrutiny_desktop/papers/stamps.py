"""What a pack prints at the edges of its pages: "Page 47" at the foot, "Agenda Item 7" on an item's first page.

Numbers count blank pages, begin after the front sheet and begin anew in a supplement (six packs made by ModernGov,
the system most councils publish with, agree on that); on a landscape page they may stand at its side.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from scrutiny_desktop.papers.letters import TextPage

_PAGE_WORDS, _ITEM_WORDS = r"P\s*a\s*g\s*e\s+", r"A\s*g\s*e\s*n\s*d\s*a\s+I\s*t\s*e\s*m\s+"
_FREE, _ENDS = r"(?<![^\r\n])\s*", r"\s*(?![^\r\n])"
_PAGE = re.compile(
    rf"{_FREE}(?:{_ITEM_WORDS}\w{{1,6}}\s+)?{_PAGE_WORDS}(?P<number>\d{{1,5}})(?:\s+{_ITEM_WORDS}\w{{1,6}})?{_ENDS}"
)
_ITEM = re.compile(
    rf"{_FREE}(?:{_PAGE_WORDS}\d{{1,5}}\s+)?{_ITEM_WORDS}(?P<number>\w{{1,6}})(?:\s+{_PAGE_WORDS}\d{{1,5}})?{_ENDS}"
)

_HINTS = re.compile(r"P\s*a\s*g\s*e\s"), re.compile(r"A\s*g\s*e\s*n\s*d\s*a\s+I\s*t\s*e\s*m\s")
"""Without which none is printed; each begins with one letter, which is found at once."""

_REST = re.compile(r"\s*[^\r\n]*")

_EDGE = 0.1
"""Of a page's width or height: how near to an edge a stamp stands."""

_LEAST = 2
"""Pages that must agree on how far their numbers are from their places in the file."""


@dataclass(frozen=True, slots=True)
class Stamps:
    """The numbers that may have been printed on one page by its pack; the last one that stands there is the pack's."""

    pages: tuple[int, ...] = ()
    item: str = ""
    words: tuple[str, ...] = ()
    """As they were printed."""


def take_stamps(text: TextPage, across: float, down: float) -> Stamps:
    """The stamps by the edges of a page of so many points; they are no part of its text any more."""
    where = _where(text.signs)
    if where is None:
        return Stamps()
    pages, items = (list(_by_edge(kind, text, across, down, where)) for kind in (_PAGE, _ITEM))
    for found in (*pages, *items):
        text.leave_out(*found.span())
    words = tuple(dict.fromkeys(" ".join(found[0].split()) for found in (*pages, *items)))
    return Stamps(tuple(int(found["number"]) for found in pages), items[0]["number"] if items else "", words)


def pack_numbers(stamps: Sequence[Stamps], *, is_pack: bool) -> list[str]:
    """For each page the number its pack printed on it, or would have on one that holds none, such as a blank page.

    A paper by itself that only prints its own count has none.
    """
    numbers = [""] * len(stamps)
    for offset, first, last in sorted(_runs(stamps), key=lambda run: run[1] - run[2]):
        if (offset or is_pack) and not any(numbers[first : last + 1]):
            numbers[first : last + 1] = [str(at + 1 - offset) for at in range(first, last + 1)]
    return numbers


def _where(signs: str) -> slice | None:
    """The rows that stamps may stand on: few, on most pages."""
    hints = [found.span() for each in _HINTS for found in each.finditer(signs)]
    if not hints:
        return None
    rest = _REST.match(signs, max(hints)[1])
    return slice(max(signs.rfind(each, 0, min(hints)[0]) for each in "\r\n") + 1, rest.end()) if rest else None


def _by_edge(
    kind: re.Pattern[str], text: TextPage, across: float, down: float, where: slice
) -> Iterator[re.Match[str]]:
    for found in kind.finditer(text.signs, where.start, where.stop):
        box = text.box(found.start("number"))
        if box is None or across <= 0 or down <= 0:
            continue
        x, y = (box[0] + box[2]) / 2 / across, (box[1] + box[3]) / 2 / down
        if not (_EDGE < x < 1 - _EDGE and _EDGE < y < 1 - _EDGE):
            yield found


def _runs(stamps: Sequence[Stamps]) -> Iterator[tuple[int, int, int]]:
    """Pages, by their places, over which numbers go up with the pages: how far both are apart, first and last."""
    by_offset: dict[int, list[int]] = {}
    for at, each in enumerate(stamps):
        for number in each.pages:
            by_offset.setdefault(at + 1 - number, []).append(at)
    for offset, places in by_offset.items():
        first, seen = places[0], 0
        for at, following in zip_longest(places, places[1:]):
            seen += 1
            if following is None or following - at > _LEAST + seen:
                if seen >= _LEAST:
                    yield offset, first, at
                first, seen = following or 0, 0
