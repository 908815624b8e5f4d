"""Items that a front sheet lists without a number: those with pages behind them, and such as all agendas have."""

import re
from collections.abc import Sequence

from scrutiny_desktop.domain.reading import PackItem
from scrutiny_desktop.papers.front_sheet import NUMBERED, PAGES, FrontRow, Listed, numbered
from scrutiny_desktop.papers.lines import one_row
from scrutiny_desktop.papers.sentences import is_open, is_sentence

_USUAL = re.compile(
    r"(?:apolog(?:y|ies)|declarations? of|minutes (?:of|from)|minutes$|substitut|urgent (?:item|business|matter)"
    r"|any other (?:urgent )?business|(?:motion to )?exclu(?:de|sion)|dates? of (?:the )?(?:next|future)"
    r"|public (?:forum|question|participation))",
    re.IGNORECASE,
)
_LONGEST = 16
"""Words of a title that no pages follow."""
_MOST_ROWS = 4
"""Rows over which a title may go."""
_FEWEST = 2
"""Usual items that are an agenda where nothing else on the sheet is."""


def unnumbered_items(rows: Sequence[FrontRow], listed: Sequence[Listed]) -> list[Listed]:
    """The items without a number, in printed order; ``listed`` are those with one.

    Beside these only what has pages is taken. An agenda that numbers nothing is known by two items or more that all
    agendas have, or by pages.
    """
    taken = {at for each in numbered(rows) for at in range(each.at, _end(rows, each.at))}
    paged = [each for at, row in enumerate(rows) if at not in taken and (each := _paged(rows, at, row, taken))]
    if listed:
        return paged
    rest = [Listed(PackItem(number="", title=_bare(row)), 0, at) for at, row in enumerate(rows)
            if at not in taken and _USUAL.match(_bare(row)) and _is_title(row)]  # fmt: skip
    titled = {each.at for each in paged}
    usual = [each for each in rest if each.at not in titled]
    return sorted([*paged, *usual], key=lambda each: each.at) if paged or len(usual) >= _FEWEST else []


def _end(rows: Sequence[FrontRow], at: int) -> int:
    """Where a numbered item ends: with its pages, or before the next one or an empty row."""
    for end in range(at, len(rows)):
        if PAGES.search(rows[end].words):
            return end + 1
        if end > at and (not rows[end].words.strip() or NUMBERED.match(_bare(rows[end]))):
            return end
    return len(rows)


def _paged(rows: Sequence[FrontRow], at: int, row: FrontRow, taken: set[int]) -> Listed | None:
    """The item whose pages a row names; its title may begin some rows above."""
    found = PAGES.search(_bare(row))
    if found is None:
        return None
    first, words = at, _bare(row)[: found.start()].strip()
    for above in range(at - 1, max(-1, at - _MOST_ROWS), -1):
        more = _bare(rows[above])
        if above in taken or not more or PAGES.search(more) or not _leads(more, words, rows[above], rows[first]):
            break
        first, words = above, f"{more} {words}".strip()
    return Listed(PackItem(number="", title=words), int(found["first"]), first) if words else None


def _leads(more: str, words: str, above: FrontRow, row: FrontRow) -> bool:
    """Whether a row is the beginning of the title that goes on below it."""
    if not words:
        return True
    return above.is_bold == row.is_bold and (is_open(more) or words[:1].islower())


def _is_title(row: FrontRow) -> bool:
    words = _bare(row)
    is_short = (
        PAGES.search(words) is None and len(words.split()) <= _LONGEST and not words.endswith((".", ":", ";", ","))
    )
    return is_short and ":" not in words and not is_sentence(words)


def _bare(row: FrontRow) -> str:
    return one_row(row.words)
