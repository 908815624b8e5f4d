"""A paper and the same paper as it came again, laid side by side, and the passages that are to be found."""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scrutiny_desktop.domain.anchor import Anchor, Placement, find_again
from scrutiny_desktop.domain.evidence import NUMERAL, Places, Span, Text, shaped, telling_grams
from scrutiny_desktop.domain.headed import UNKNOWN, Whereabouts
from scrutiny_desktop.domain.word_map import NOWHERE, RUN, Pulse, WordMap, map_words
from scrutiny_desktop.domain.worded import Vocabulary, Words, letters, worded

_FAINT_SHARE = 0.01
_FAINT_LEAST = 20
_SURE = 8
"""Words on each side that stand unchanged around a passage that is surely where it was."""

_MOST_BETWEEN = 4_000


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the old text, or of the words its anchor kept where the old text has it no more."""

    words: Words
    text: Text
    start: int
    end: int
    is_in_old: bool
    whereabouts: Whereabouts = UNKNOWN
    """As its anchor has it."""

    @property
    def span(self) -> Span:
        """By its words."""
        return self.words.between(self.start, self.end)

    @property
    def quote(self) -> str:
        """Its characters."""
        return self.words.text[self.start : self.end]


class Ground:
    """Both texts as words, and the map of one to the other."""

    def __init__(self, old: str, new: str, pulse: Pulse) -> None:
        self._vocabulary = Vocabulary()
        self.old, self.new = worded(old, self._vocabulary), worded(new, self._vocabulary)
        pulse(0.3)
        self.map: WordMap = map_words(self.old.codes, self.new.codes, lambda share: pulse(0.3 + 0.6 * share))
        faint = _faint(self.old.codes) | _faint(self.new.codes)
        self.old_text, self.new_text = self._text(self.old, faint), self._text(self.new, faint)
        self._faint = faint
        self._landmarks = array(
            "i", (at for at in self.map.landmarks if NUMERAL not in self.old_text.shape[at : at + RUN])
        )

    def passage(self, anchor: Anchor, whereabouts: Whereabouts = UNKNOWN) -> Passage:
        """Where an anchor stands in the old text, else the words it kept of itself."""
        found = find_again(anchor, self.old.text)
        if found.placement is not Placement.UNPLACED:
            return Passage(self.old, self.old_text, found.start, found.end, is_in_old=True)
        kept = worded(anchor.before + anchor.quote + anchor.after, self._vocabulary)
        start = len(anchor.before)
        return Passage(kept, self._text(kept, self._faint), start, start + len(anchor.quote), is_in_old=False,
                       whereabouts=whereabouts)  # fmt: skip

    def places(self, passages: Iterable[tuple[Text, Span]]) -> tuple[Places, Places]:
        """Where the words of all passages stand in the old and the new text; found in one walk through each."""
        wanted = {gram for text, span in passages for gram, _ in telling_grams(text, span)}
        return Places(self.old_text, wanted), Places(self.new_text, wanted)

    def settled(self, passage: Passage) -> Span | None:
        """Where a passage surely stands: in words that did not change but for numbers, from one landmark to another
        beyond it; None where they did."""
        first, last = passage.span
        to, landmarks = self.map.to, self._landmarks
        left, right = bisect_right(landmarks, first) - 1, bisect_left(landmarks, last - RUN)
        low = min(landmarks[left] if left >= 0 else 0, max(0, first - _SURE))
        high = max(landmarks[right] + RUN if right < len(landmarks) else len(to), min(len(to), last + _SURE))
        if not passage.is_in_old or high - low > _MOST_BETWEEN or low == high:
            return None
        while low and to[low] == NOWHERE:
            low -= 1
        while high < len(to) and to[high - 1] == NOWHERE:
            high += 1
        is_first, is_last = left < 0 or to[low] == NOWHERE, right == len(landmarks) or to[high - 1] == NOWHERE
        low_there = 0 if is_first else to[low]
        high_there = len(self.new.codes) if is_last else to[high - 1] + 1
        if to[low:high] == array("i", range(low_there, high_there)):
            return to[first], to[last - 1] + 1
        return self._counted(first, last, (low, high), (low_there, high_there))

    def _counted(self, first: int, last: int, among: Span, there: Span) -> Span | None:
        """Where words stand in a run that has the same words but for numbers, counted off."""
        if not 0 < there[1] - there[0] <= _MOST_BETWEEN:
            return None
        shape, shape_there = self.old_text.shape, self.new_text.shape
        ours = [at for at in range(*among) if shape[at] != NUMERAL]
        theirs = [at for at in range(*there) if shape_there[at] != NUMERAL]
        if [shape[at] for at in ours] != [shape_there[at] for at in theirs]:
            return None
        low, high = bisect_left(ours, first), bisect_left(ours, last)
        if low == high:
            return None
        start, end = theirs[low], theirs[high - 1] + 1
        before = self._numerals(ours[low], start, ours[low] - first, -1)
        return start - before, end + self._numerals(ours[high - 1], end - 1, last - 1 - ours[high - 1], 1)

    def _numerals(self, at: int, there: int, number: int, step: int) -> int:
        """How many of the numbers beside a word, that a passage has at its edge, stand beside it in the new text: all
        where there are as many as there were, else those that are the same."""
        codes, codes_there = self.old.codes, self.new.codes
        if _run(self.old_text.shape, at, step) == _run(self.new_text.shape, there, step):
            return number
        same = 0
        while same < number and 0 <= there + (same + 1) * step < len(codes_there) and (
            codes[at + (same + 1) * step] == codes_there[there + (same + 1) * step]):  # fmt: skip
            same += 1
        return same

    def characters(self, passage: Passage, place: Span) -> tuple[int, int]:
        """A place in characters: with the signs around the words, and within a word, as the passage has them."""
        (first, last), (start, end) = passage.span, place
        words = passage.words
        low, high = self.new.starts[start], self.new.ends[end - 1]
        low_off = self._offset(passage.start - words.starts[first], words, first, start, -1)
        high_off = self._offset(passage.end - words.ends[last - 1], words, last - 1, end - 1, 1)
        return (low + low_off, high + high_off) if low + low_off < high + high_off else (low, high)

    def _offset(self, offset: int, words: Words, ours: int, theirs: int, step: int) -> int:
        """How far an edge stands from its word: inside it where the word is the same, or past the same signs."""
        if offset * step < 0:
            return offset if words.printed(ours) == self.new.printed(theirs) else 0
        edge, edge_there = (words.ends[ours], self.new.ends[theirs]) if step > 0 else (
            words.starts[ours] - 1, self.new.starts[theirs] - 1)  # fmt: skip
        far = 0
        while far < abs(offset) and _same(words.text, edge + far * step, self.new.text, edge_there + far * step):
            far += 1
        return far * step

    def _text(self, words: Words, faint: frozenset[int]) -> Text:
        return Text(words.codes, shaped(words.codes, self._vocabulary.numerals), faint)


def share_mapped(to: Sequence[int], passage: Span, place: Span, reach: int) -> float:
    """How many of the words around a passage stand around a place in the other text."""
    (first, last), (start, end) = passage, place
    around = [*to[max(0, first - reach) : first], *to[last : last + reach]]
    low, high = start - 2 * reach, end + 2 * reach
    return sum(there != NOWHERE and low <= there < high for there in around) / len(around) if around else 0.0


def _same(one: str, at: int, other: str, there: int) -> bool:
    return 0 <= at < len(one) and 0 <= there < len(other) and (
        one[at] == other[there] or letters(one[at]) == letters(other[there]))  # fmt: skip


def _run(shape: Sequence[int], at: int, step: int) -> int:
    """How many numerals stand beside a word."""
    size = 0
    while 0 <= at + (size + 1) * step < len(shape) and shape[at + (size + 1) * step] == NUMERAL:
        size += 1
    return size


def _faint(codes: Sequence[int]) -> frozenset[int]:
    least = max(_FAINT_LEAST, int(len(codes) * _FAINT_SHARE))
    return frozenset(code for code, times in Counter(codes).items() if times >= least)
