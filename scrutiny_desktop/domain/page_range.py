"""Pages named by a person: "44-46, 51", by the numbers that a pack printed on them or by their count in the paper."""

import re
from collections.abc import Sequence

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.reading import PageFacts

_PIECE = re.compile(r"\s*(?P<first>\d+)\s*(?:[-–—]\s*(?P<last>\d+)\s*)?")
_HOW = "Write them as 3, or 3-5, or 3-5, 9."


def pages_named(typed: str, count: int, facts: Sequence[PageFacts] = ()) -> tuple[int, ...]:
    """The pages, counted from 1 in the paper, in the order in which they are named.

    Where the pack printed each number that is named on a page of the paper, those pages are meant. Raises
    ScrutinyError where something is no page, or nothing is named.
    """
    printed = {facts.pack_number: page for page, facts in enumerate(facts, start=1) if facts.pack_number}
    ends = [_ends(piece) for piece in typed.split(",") if piece.strip()]
    if not ends:
        raise ScrutinyError("No pages are named.", _HOW)
    if all(str(number) in printed for pair in ends for number in pair):
        ends = [(printed[str(first)], printed[str(last)]) for first, last in ends]
    pages: list[int] = []
    for first, last in ends:
        if not 1 <= first <= last <= count:
            raise ScrutinyError(f"There are no pages {first} to {last}: the paper has {count}.", _HOW)
        pages += range(first, last + 1)
    return tuple(dict.fromkeys(pages))


def _ends(piece: str) -> tuple[int, int]:
    found = _PIECE.fullmatch(piece)
    if found is None:
        raise ScrutinyError(f"“{piece.strip()}” is no page.", _HOW)
    return int(found["first"]), int(found["last"] or found["first"])
