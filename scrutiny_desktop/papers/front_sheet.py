"""The agenda that a pack's front sheet prints: its items in order, with the pack pages of those that have papers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scrutiny_desktop.domain.reading import PackItem
from scrutiny_desktop.papers.header import is_date
from scrutiny_desktop.papers.lines import one_row
from scrutiny_desktop.papers.sentences import is_open, is_sentence

NUMBERED = re.compile(r"(?P<number>\d{1,3}[A-Za-z]?|[A-Z]\d{1,2})[.)]?\s+(?P<title>\S.*)", re.DOTALL)
"""Items are 1, 2, 2A; or A1, A2, B1 where an agenda has parts with letters."""

PAGES = re.compile(r"\(\s*Pages?\s+(?P<first>\d{1,5})(?:\s*[-–]\s*\d{1,5})?\s*\)", re.IGNORECASE)
_USUAL = re.compile(
    r"apolog|declaration|interest|minutes|substitut|urgent|any other business|exempt|exclusion|press and public"
    r"|date of|next meeting|membership|work programme|public (?:forum|question|participation)|chair",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_LONGEST = 60
"""Words of a title."""
_MOST_ROWS = 8
"""Rows over which a title with pages behind it may go."""


@dataclass(frozen=True, slots=True)
class FrontRow:
    """A printed row of the front sheet."""

    words: str
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """An item as the front sheet lists it; ``first`` is the first pack number of its papers, 0 where it has none."""

    item: PackItem
    first: int = 0
    at: int = 0
    """Its row on the front sheet."""


def listed_items(rows: Sequence[FrontRow], known: Sequence[PackItem] = ()) -> list[Listed]:
    """The items in printed order; ``known`` are those that the pack's outline names.

    Numbers that go up one by one are an agenda where the outline or pages say so, or its items are such as all
    agendas have; other numbered rows, such as notes on filming, are none.
    """
    numbers = {each.number for each in known}
    runs = [run for run in _runs(list(numbered(rows)), numbers) if _is_agenda(run, numbers)]
    best = max(runs, key=lambda run: (_weight(run, numbers), len(run)), default=[])
    paged = [each for run in runs for each in run if each.first and each not in best]
    return [*best, *paged]


def numbered(rows: Sequence[FrontRow]) -> Iterator[Listed]:
    """All rows that begin with a number, whatever they are."""
    for at, row in enumerate(rows):
        bare = one_row(row.words)
        found = NUMBERED.match(bare)
        if found is None or is_date(bare):
            continue
        words, first = _whole(rows, at, bare)
        title = one_row((NUMBERED.match(words) or found)["title"])
        if title and len(title.split()) <= _LONGEST:
            yield Listed(PackItem(number=found["number"], title=title), first, at)


def _whole(rows: Sequence[FrontRow], at: int, bare: str) -> tuple[str, int]:
    """A row's words with those it goes on with, and the first page named behind them."""
    seen, paged, words = bare, bare, bare
    for row in [*rows[at + 1 : at + _MOST_ROWS], FrontRow("")]:
        if found := PAGES.search(seen):
            return one_row(PAGES.split(paged)[0]), int(found["first"])
        more = one_row(row.words)
        if not more or _begins(more, bare):
            break
        seen = f"{seen} {more}"
        if row.is_bold or not rows[at].is_bold:
            paged = f"{paged} {more}"
    for row in rows[at + 1 : at + _MOST_ROWS]:
        more = one_row(row.words)
        if not more or _begins(more, bare) or not _goes_on(words, more, rows[at], row):
            break
        words = f"{words} {more}"
    return words, 0


def _begins(more: str, bare: str) -> bool:
    """Whether a row below an item is another one: a letter before the number is a road's where this item has none."""
    found = NUMBERED.match(more)
    return found is not None and (more[0].isdecimal() or bare[0].isalpha())


def _goes_on(words: str, more: str, first: FrontRow, row: FrontRow) -> bool:
    """Whether a row is the rest of a title: it is as heavy where that tells it, else their words leave no choice."""
    if more.isupper() and not words.isupper():
        return False
    return row.is_bold if first.is_bold else is_open(words) or more[:1].islower() or bool(_YEAR.match(more))


def _runs(listed: Sequence[Listed], known: set[str]) -> Iterator[list[Listed]]:
    """Items whose numbers follow one another, 4, 4A, 5, or A1, A2, B1; a list that begins anew is another."""
    with_letter = [each for each in listed if each.item.number[0].isalpha()]
    if with_letter and len(with_letter) < len(listed):
        yield from _runs([each for each in listed if each not in with_letter], known)
        listed = with_letter
    run: list[Listed] = []
    for each in listed:
        number = each.item.number
        is_sure = bool(each.first) or number in known
        if run and not _follows(run[-1].item.number, number, is_sure=is_sure):
            if _place(number)[1] > 1 and not is_sure:
                continue  # a stray number, such as one that begins an address
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def _follows(before: str, number: str, *, is_sure: bool) -> bool:
    (part, one, mark), (other_part, other, later) = _place(before), _place(number)
    if other_part != part:
        return other_part > part and (other == 1 or is_sure)
    return other == one + 1 or (other == one and later > mark) or (is_sure and other > one)


def _place(number: str) -> tuple[str, int, str]:
    """Its part's letter, its number and the letter behind that."""
    part = number[:1] if number[:1].isalpha() else ""
    figures = number[len(part) :].rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return part, int(figures or 0), number[len(part) + len(figures) :].casefold()


def _is_agenda(run: Sequence[Listed], known: set[str]) -> bool:
    if any(each.first for each in run):
        return True
    if sum(is_sentence(each.item.title) or each.item.title.endswith(".") for each in run) * 2 > len(run):
        return False
    return len(run) > 1 and (_weight(run, known) > 0 or any(_USUAL.search(each.item.title) for each in run))


def _weight(run: Sequence[Listed], known: set[str]) -> int:
    return sum(bool(each.first) or each.item.number in known for each in run)


def in_printed_order(listed: Sequence[Listed], titles: dict[str, str]) -> tuple[PackItem, ...]:
    """All items by their numbers, called as the pack's outline calls them where it does; others where they stand."""
    every = {each.item.number: each.item for each in listed if each.item.number}
    for number, title in titles.items():
        if number:
            every[number] = replace(every.get(number, PackItem(number=number, title=title)), title=title)
    rows = {each.item.number: each.at for each in listed}
    placed = [(rows.get(number, 0), every[number]) for number in sorted(every, key=_place)]
    for each in sorted((each for each in listed if not each.item.number), key=lambda each: each.at):
        above = (place for place, (at, _) in enumerate(placed, start=1) if at < each.at)
        placed.insert(max(above, default=0), (each.at, each.item))
    return tuple(item for _, item in placed)
