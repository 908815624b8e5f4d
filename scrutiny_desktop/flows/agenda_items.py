"""The items that a pack's agenda prints, put among those a meeting has already."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.reading import PackItem

_TO_FOLLOW = re.compile(r"\s*[-–—]?\s*[(\[]?\s*\b(?:report|papers?)?\s*to follow\b\s*[)\]]?\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"([A-Z]?)(\d{1,4})([A-Za-z]?)")


def with_listed(
    there: Sequence[AgendaItem], listed: Sequence[PackItem], new: Callable[[PackItem], AgendaItem]
) -> list[tuple[AgendaItem | None, AgendaItem]]:
    """The change that gives a meeting the items it lacks, in printed order.

    One that is there by its number or its title stays as it is called; those there keep their order among themselves.
    """
    ordered = list(there)
    below = 0
    for item in listed:
        same = next((at for at, each in enumerate(ordered) if _is_same(each, item)), None)
        if same is None:
            after = (at for at, each in enumerate(ordered) if _is_after(each.number, item.number))
            same = next(after, len(ordered)) if item.number else below
            ordered.insert(same, new(item))
        below = same + 1
    before = {each.id: each for each in there}
    if len(ordered) == len(before):
        return []
    ranked = [replace(each, rank=rank) for rank, each in enumerate(ordered)]
    return [(before.get(each.id), each) for each in ranked if each != before.get(each.id)]


def without_to_follow(title: str) -> str:
    """An item's title without the word that its papers are still to come."""
    return _TO_FOLLOW.sub("", title)


def _is_same(there: AgendaItem, item: PackItem) -> bool:
    return (bool(item.number) and there.number == item.number) or _words(there.title) == _words(item.title)


def _words(title: str) -> list[str]:
    return without_to_follow(title).casefold().split()


def _is_after(number: str, other: str) -> bool:
    one, two = _NUMBER.fullmatch(number), _NUMBER.fullmatch(other)
    if one is None or two is None:
        return False
    return (one[1], int(one[2]), one[3].casefold()) > (two[1], int(two[2]), two[3].casefold())
