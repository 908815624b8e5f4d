"""Headings of a Word document that has no heading styles: short paragraphs in heavy type, with text below them."""

import re
from collections.abc import Sequence, Set

from scrutiny_desktop.papers.header import is_date
from scrutiny_desktop.papers.headlines import depth_of, is_short, leads_on
from scrutiny_desktop.papers.lines import Line, one_row
from scrutiny_desktop.papers.sentences import is_sentence

_PLAIN = 3
"""The level of one without a number, as in the reading of a PDF."""

_LISTED = re.compile(r"(?:[•▪◦●·\uf0b7o–-]|\(\w{1,4}\)|(?:[A-Za-z]|[ivx]{1,5})[.)])\s")
_NO_HEADING = re.compile(r"(?:table|figure|chart|action|resolved|agreed|noted?|decision)\b(?=.*\w)", re.IGNORECASE)


def with_headings(lines: Sequence[Line], heavy: Set[int]) -> tuple[Line, ...]:
    """The lines, those in heavy type (by their places) told as headings where they can hardly be anything else.

    A document that tells any heading by its style tells all of them so; one that is all heavy tells none.
    """
    counts = [len(line.printed.split()) for line in lines]
    if any(line.level for line in lines) or sum(counts[at] for at in heavy) * 2 > sum(counts):
        return tuple(lines)
    return tuple(
        line._replace(level=_level(lines, at, heavy)) if at in heavy else line for at, line in enumerate(lines)
    )  # fmt: skip


def _level(lines: Sequence[Line], at: int, heavy: Set[int]) -> int:
    words = one_row(lines[at].text)
    if at + 1 >= len(lines) or "\t" in lines[at].printed or not is_short(words) or is_date(words):
        return 0
    if _LISTED.match(words) or _NO_HEADING.match(words) or is_sentence(words):
        return 0
    if not at:
        return 1
    return (depth_of(words) or _PLAIN) if _is_set_apart(lines, at, heavy, depth_of(words)) else 0


def _is_set_apart(lines: Sequence[Line], at: int, heavy: Set[int], depth: int) -> bool:
    """Whether text stands below, or a deeper number; a table may, where no other heavy line stands above."""
    below = lines[at + 1]
    words = one_row(below.text)
    if at + 1 in heavy:
        return 0 < depth < depth_of(words)
    if below.is_row:
        return at - 1 not in heavy
    is_list = 0 < depth_of(words) <= depth
    return not is_list and not leads_on(one_row(lines[at].text), words)
