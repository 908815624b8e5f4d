"""How likely two papers are versions of one: by their words, and a little by title and agenda item.

Appendix letters shift from one publication to the next, so the words decide.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest
from zlib import crc32

from scrutiny_desktop.domain.worded import likeness, plain_words

_GRAM = 3
_MOST = 2_000
"""Runs of words that stand for a whole paper."""

_BY_WORDS, _BY_TITLE, _BY_ITEM = 0.8, 0.14, 0.06
_LABEL = re.compile(r"\s*(?:appendix|annex|schedule|supplement)\s+\w{1,4}\b[\s:.–—-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Gist:
    """What a paper is known by."""

    title: str
    agenda_item: str
    runs: frozenset[int]

    @classmethod
    def of(cls, text: str, title: str = "", agenda_item: str = "") -> "Gist":
        """From a paper's flowing text."""
        return cls(title, agenda_item, frozenset(nsmallest(_MOST, set(_runs(text)))))


def same_paper(one: Gist, other: Gist) -> float:
    """From 0 to 1; what is not known of either counts neither way."""
    parts = [(_BY_WORDS, math.sqrt(_shared(one.runs, other.runs)))]
    if one.title and other.title:
        parts.append((_BY_TITLE, likeness(_LABEL.sub("", one.title), _LABEL.sub("", other.title))))
    if one.agenda_item and other.agenda_item:
        parts.append((_BY_ITEM, likeness(one.agenda_item, other.agenda_item)))
    return sum(weight * part for weight, part in parts) / sum(weight for weight, _ in parts)


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of runs in common among the smallest of both, which are a fair sample of all."""
    if not one or not other:
        return 0.0
    sample = nsmallest(min(_MOST, max(len(one), len(other))), one | other)
    common = sum(run in one and run in other for run in sample)
    return 2 * common / (len(sample) + common)


def _runs(text: str) -> Iterator[int]:
    words = plain_words(text)
    for at in range(len(words) - _GRAM + 1):
        yield crc32(" ".join(words[at : at + _GRAM]).encode())
