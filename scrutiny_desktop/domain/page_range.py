"""Pages named by a person: "44-46, 51", by the numbers that a pack printed on them or by their count in the paper."""

import re
from collections.abc import Iterable, Sequence

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
        if first > last:
            raise ScrutinyError(f"“{first}-{last}” runs backwards.", "Write the lower number first.")
        if not 1 <= first <= last <= count:
            what = f"There is no page {first}" if first == last else f"There are no pages {first} to {last}"
            raise ScrutinyError(f"{what}: {_there_are(count, facts)}.", _HOW)
        pages += range(first, last + 1)
    return tuple(dict.fromkeys(pages))


def pack_pages(pages: Sequence[int], facts: Sequence[PageFacts]) -> str:
    """What the pack printed on these pages, in runs: "51–53, 60"; nothing where it is not known of each of them."""
    known = [facts[page - 1].pack_number if page <= len(facts) else "" for page in pages]
    if not known or not all(number.isdigit() for number in known):
        return ""
    return ", ".join(f"{first}–{last}" if first < last else f"{first}" for first, last in _runs(map(int, known)))


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as first and last of those that follow one another."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _there_are(count: int, facts: Sequence[PageFacts]) -> str:
    """Which numbers the pages of the paper have."""
    printed = [each.pack_number for each in facts if each.pack_number]
    if not printed:
        return f"the paper has {count}"
    return f"the paper has pack pages {printed[0]} to {printed[-1]}, which are 1 to {count} by count"


def _ends(piece: str) -> tuple[int, int]:
    found = _PIECE.fullmatch(piece)
    if found is None:
        raise ScrutinyError(f"“{piece.strip()}” is no page.", _HOW)
    return int(found["first"]), int(found["last"] or found["first"])
