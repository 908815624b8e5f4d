"""How the pages of one file fall into papers, and what a member may change about that.

The parts follow one another and leave no page out, whatever is done.
"""

from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desktop.domain.paper import PaperRole
from scrutiny_desktop.domain.reading import Part

Parts = tuple[Part, ...]


def part_at(parts: Sequence[Part], page: int) -> int:
    """Which of the parts holds a page, counted from 1."""
    return next(at for at, part in enumerate(parts) if part.first_page <= page <= part.last_page)


def started(parts: Parts, page: int, title: str) -> Parts:
    """A paper more, from a page up to where its neighbour ended; the same where a paper begins there already.

    It belongs to its neighbour's item, as an appendix, until more is said of it.
    """
    at = part_at(parts, page)
    whole = parts[at]
    if whole.first_page == page:
        return parts
    role = PaperRole.APPENDIX if whole.role is PaperRole.COVER_REPORT and whole.item else whole.role
    fresh = replace(whole, first_page=page, title=title, label="", role=role, reading=None)
    return *parts[:at], replace(whole, last_page=page - 1, reading=None), fresh, *parts[at + 1 :]


def joined(parts: Parts, page: int) -> Parts:
    """One paper less: that which holds a page becomes the end of the one before; the first stays as it is."""
    at = part_at(parts, page)
    if not at:
        return parts
    whole = replace(parts[at - 1], last_page=parts[at].last_page, reading=None)
    return *parts[: at - 1], whole, *parts[at + 1 :]


def worded(
    parts: Parts, at: int, *, item: str, item_title: str, label: str, title: str, role: PaperRole
) -> Parts:  # fmt: skip
    """One of the papers called otherwise; papers of the same item keep one title for it."""
    named = replace(parts[at], item=item, item_title=item_title, label=label, title=title, role=role)
    return tuple(
        named if each is parts[at] else replace(each, item_title=item_title) if item and each.item == item else each
        for each in parts
    )


def whole_of(parts: Sequence[Part], count: int, title: str) -> Parts:
    """The parts so that they hold all of so many pages: what lies between two, or beyond the last, joins the earlier.

    With no parts, one of all pages.
    """
    ordered = sorted(parts, key=lambda each: each.first_page)
    kept = [each for at, each in enumerate(ordered) if not at or each.first_page > ordered[at - 1].first_page]
    within = [replace(each, reading=None) for each in kept if each.first_page <= count]
    if not within:
        return (Part(title=title, first_page=1, last_page=count),)
    firsts = [1, *(each.first_page for each in within[1:])]
    ends = [*(first - 1 for first in firsts[1:]), count]
    pairs = zip(within, firsts, ends, strict=True)
    return tuple(replace(each, first_page=first, last_page=last) for each, first, last in pairs)
