"""A text as its words, told apart by small numbers, so that two extractions of one paper read alike.

Case, ligatures, soft hyphens, white space and punctuation make no two words differ.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add

_JOINERS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_WORD = re.compile(rf"[^\W_]+(?:[{_JOINERS}\u0300-\u036f]+[^\W_]*)*")
_INVISIBLE = dict.fromkeys(map(ord, _JOINERS))
_FOLDED = str.maketrans({**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"'),
                         **dict.fromkeys("‐‑‒–—―−", "-")})  # fmt: skip
_WITHIN_WORDS = re.compile(r"(?<=[^\W\d_])-\s*(?=[^\W\d_])")


class Vocabulary(dict[str, int]):
    """The words met so far, as printed, in all the texts that are to be compared with each other.

    Looking up a word numbers it, the same for every way of printing it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, int] = {}
        self.numerals: set[int] = set()
        """Those that are written in digits, which renumbering changes where the words stay."""

    def __missing__(self, printed: str) -> int:
        word = _plain(printed)
        self[printed] = number = self._numbers.setdefault(word, len(self._numbers))
        if word.isdigit():
            self.numerals.add(number)
        return number


@dataclass(frozen=True, slots=True)
class Words:
    """Every word of a text in order: its number, and the characters it takes."""

    text: str
    codes: list[int]
    starts: "array[int]"
    ends: "array[int]"

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The words that some characters touch: the first, and one past the last."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))

    def printed(self, at: int) -> str:
        """One word, as it stands."""
        return self.text[self.starts[at] : self.ends[at]]


def worded(text: str, vocabulary: Vocabulary) -> Words:
    """A text as its words, numbered by a vocabulary."""
    printed = _WORD.findall(text)
    starts = array("I", [found.start() for found in _WORD.finditer(text)])
    ends = array("I", map(add, starts, map(len, printed)))
    return Words(text, [vocabulary[word] for word in printed], starts, ends)


def plain_words(text: str) -> list[str]:
    """The words of a text, with all that makes no difference taken off them."""
    return [_plain(word) for word in _WORD.findall(text)]


def _plain(printed: str) -> str:
    return unicodedata.normalize("NFKC", printed.translate(_INVISIBLE)).casefold()


def in_common(one: Sequence[int], other: Sequence[int]) -> int:
    """How many words two runs have in common, in the same order (the longest common subsequence, bit by bit)."""
    masks: dict[int, int] = {}
    for bit, word in enumerate(one):
        masks[word] = masks.get(word, 0) | 1 << bit
    every = left = (1 << len(one)) - 1
    for word in other:
        mask = masks.get(word)
        if mask:
            shared = left & mask
            left = ((left + shared) | (left - shared)) & every
    return len(one) - left.bit_count()


def letters(text: str) -> str:
    """What two extractions of the same words share: no white space, no hyphens in words, plain quotes and dashes."""
    plain = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).translate(_FOLDED)
    return "".join(_WITHIN_WORDS.sub("", plain).split())


def likeness(one: str, other: str) -> float:
    """How alike two passages are, from 0 to 1: the share of words in common, 1 where only spacing and signs differ."""
    if letters(one) == letters(other):
        return 1.0
    vocabulary = Vocabulary()
    ours, theirs = worded(one, vocabulary).codes, worded(other, vocabulary).codes
    most = max(len(ours), len(theirs))
    return min(in_common(ours, theirs) / most, 0.999) if most else 0.0
