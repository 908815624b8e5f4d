"""Which rows of a PDF are a heading: by their size, their weight, their number, their words and what follows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desktop.papers.header import is_date
from scrutiny_desktop.papers.lines import one_row
from scrutiny_desktop.papers.rows import Row
from scrutiny_desktop.papers.sentences import is_open, is_sentence

LARGE = 1.15
"""By how much larger than the text a heading's type is, where that alone tells it."""

_TITLE = 1.45
_INDENT = 4.0
_MOST_WORDS, _MOST_NUMBERED = 14, 32
_MOST_ROWS = 3
_LONGEST_LEAD = 4
"""Words; a longer row that ends in a colon and has a list below it only leads to the list."""

_ENDS = (".", ";", ",")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER = re.compile(rf"(\d{{1,3}}(?:\.\d{{1,3}}){{0,3}})\.?\s+(?!(?:{_MONTHS})\b)(?=[A-Z0-9(‘“])")
_LISTED = re.compile(r"(?:[•▪◦●·\uf0b7o–-]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivx]{1,5})[.)])\s")


@dataclass(frozen=True, slots=True)
class Setting:
    """How the paper is set: the size of its text, and the distance of its rows as a share of their height."""

    size: float
    leading: float


def heading_level(group: Sequence[Row], below: Sequence[Row], setting: Setting) -> int:
    """The level of rows that stand apart and go on with each other, or 0 where they are no heading."""
    if not below or len(group) > _MOST_ROWS or len(group[0].cells) > 2:
        return 0
    words = one_row(" ".join([row.text for row in group]))
    if not is_short(words) or is_date(words):
        return 0
    first = group[0]
    if first.size > LARGE * setting.size:
        return depth_of(words) or (1 if first.size > _TITLE * setting.size else 2)
    if not all(row.bold for row in group) or not _is_set_apart(group, below):
        return 0
    if is_sentence(words) or leads_on(words, below[0].text):
        return 0
    return depth_of(words) or (3 if len(first.cells) == 1 else 0)


def depth_of(words: str) -> int:
    """How deep the number is that a heading begins with, or 0; "5.0" stands as high as "5"."""
    number = _NUMBER.match(words)
    return number[1].removesuffix(".0").count(".") + 1 if number else 0


def is_short(words: str) -> bool:
    """Whether words are as few as a heading's, and end as one may."""
    if words.endswith(_ENDS) or is_open(words):
        return False
    most = _MOST_NUMBERED if depth_of(words) else _MOST_WORDS
    return len(words.split()) <= most and sum(map(str.isalpha, words)) >= 3


def _is_set_apart(group: Sequence[Row], below: Sequence[Row]) -> bool:
    """Whether text of lighter type, or a heading of another size, stands below at about the same edge."""
    first, following = group[0], below[0]
    if following.page > first.page + 1 or abs(following.left - first.left) >= _INDENT * first.size:
        return False
    is_heavy = all(row.bold for row in below) and following.size <= 1.1 * first.size
    text = below[-1].text
    return not (is_heavy and (text.endswith(_ENDS) or len(below) > 1))


def leads_on(words: str, following: str) -> bool:
    """Whether the words lead to a list, or to the rest of their sentence, and so are text in heavy type."""
    is_list = _LISTED.match(following) is not None
    is_lead = words.endswith(":") and len(words.split()) > _LONGEST_LEAD
    return is_lead if is_list else following[:1].islower()
