"""What changed in a paper that came again: paragraphs changed, added, taken out and moved.

A paragraph that was only given another number did not change, nor a line of contents with another page.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desktop.domain.anchor import WordChange
from scrutiny_desktop.domain.flow import Block, Flow
from scrutiny_desktop.domain.word_changes import word_changes
from scrutiny_desktop.domain.word_map import NOWHERE, Pulse, WordMap, map_words
from scrutiny_desktop.domain.worded import Vocabulary, Words, letters, worded

_SAME_PARAGRAPH = 0.5
"""Share of the shorter paragraph's words that make two paragraphs one."""

_AT_ONCE = 50
"""Paragraphs that are compared between two pulses."""

_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.)]?|\([a-z]{1,4}\)|[a-z]\))\s+", re.IGNORECASE)


_LEADER = re.compile(r"(?:[.…·]\s*){3,}\d*\s*$")
"""Dots and a page at the end of a line of contents."""


class ChangeKind(StrEnum):
    """What became of a paragraph."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphChange:
    """Paragraphs of the old paper and what they are in the new one; several on a side that was split or joined."""

    kind: ChangeKind
    old: tuple[Block, ...] = ()
    new: tuple[Block, ...] = ()
    words: tuple[WordChange, ...] = ()
    """Word by word, where the paragraph changed."""
    has_moved: bool = False


def what_changed(old: Flow, new: Flow, pulse: Pulse = lambda _: None) -> tuple[ParagraphChange, ...]:
    """Every paragraph that is not as it was, in the order of the new paper."""
    vocabulary = Vocabulary()
    ours, theirs = worded(old.text, vocabulary), worded(new.text, vocabulary)
    links = _Links(old, new, ours, theirs, map_words(ours.codes, theirs.codes, lambda share: pulse(share / 2)))
    groups = list(links.groups())
    found: list[tuple[tuple[int, int, int], ParagraphChange]] = []
    for done, group in enumerate(groups):
        if done % _AT_ONCE == 0:
            pulse(0.5 + done / len(groups) / 2)
        if change := links.change(group):
            found.append((links.place(group), change))
    pulse(1.0)
    return tuple(change for _, change in sorted(found, key=lambda each: each[0]))


_Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Old and new paragraphs, by their numbers, that are the same words."""


class _Links:
    """Which paragraphs of the two papers share their words."""

    def __init__(self, old: Flow, new: Flow, ours: Words, theirs: Words, mapped: WordMap) -> None:
        self._old, self._new, self._map = old.blocks, new.blocks, mapped
        self._ours, self._theirs = _spans(old.blocks, ours), _spans(new.blocks, theirs)
        self._there = _owners(self._theirs, len(theirs.codes))
        self._partners: defaultdict[int, list[int]] = defaultdict(list)
        for at, span in enumerate(self._ours):
            self._partners[at] = list(self._shared(span))

    def groups(self) -> Iterator[_Group]:
        """Every paragraph once, with those it shares its words with."""
        back: defaultdict[int, list[int]] = defaultdict(list)
        for at, partners in self._partners.items():
            for there in partners:
                back[there].append(at)
        done: set[int] = set()
        for at in range(len(self._old)):
            if at not in done:
                group = self._reached(at, back)
                done |= set(group[0])
                yield group
        yield from (((), (there,)) for there in range(len(self._new)) if there not in back)

    def change(self, group: _Group) -> ParagraphChange | None:
        """What became of some paragraphs; None where they are as they were, or hold no words."""
        old, new = [self._old[at] for at in group[0]], [self._new[at] for at in group[1]]
        if not any(letters(block.text) for block in (*old, *new)):
            return None
        if not old or not new:
            return ParagraphChange(kind=ChangeKind.REMOVED if old else ChangeKind.ADDED, old=tuple(old), new=tuple(new))
        was, now = _unnumbered(old), _unnumbered(new)
        has_moved = self._has_moved(group[0])
        if letters(was) != letters(now):
            return ParagraphChange(kind=ChangeKind.CHANGED, old=tuple(old), new=tuple(new),
                                   words=word_changes(was, now), has_moved=has_moved)  # fmt: skip
        if has_moved:
            return ParagraphChange(kind=ChangeKind.MOVED, old=tuple(old), new=tuple(new), has_moved=True)
        return None

    def place(self, group: _Group) -> tuple[int, int, int]:
        """Where a change is shown: at its new place, and what is gone after what stood before it."""
        old, new = group
        if new:
            return new[0], 0, 0
        before = next((self._partners[at][-1] for at in range(old[0] - 1, -1, -1) if self._partners[at]), -1)
        return before, 1, old[0]

    def _shared(self, span: tuple[int, int]) -> Iterator[int]:
        """The new paragraphs that hold most of an old one's words, or whose own words mostly come from it."""
        first, last = span
        held = Counter(self._there[there] for there in self._map.to[first:last] if there != NOWHERE)
        for there, words in sorted(held.items()):
            size = self._theirs[there][1] - self._theirs[there][0]
            if words >= _SAME_PARAGRAPH * min(last - first, size):
                yield there

    def _reached(self, at: int, back: dict[int, list[int]]) -> _Group:
        old, new, todo = {at}, set[int](), [at]
        while todo:
            for there in self._partners[todo.pop()]:
                new.add(there)
                more = set(back[there]) - old
                old |= more
                todo += more
        return tuple(sorted(old)), tuple(sorted(new))

    def _has_moved(self, old: Iterable[int]) -> bool:
        words = [at for number in old for at in range(*self._ours[number])]
        return 2 * sum(self._map.moved[at] for at in words) > len(words)


def _spans(blocks: Sequence[Block], words: Words) -> list[tuple[int, int]]:
    return [words.between(block.start, block.end) for block in blocks]


def _owners(spans: Sequence[tuple[int, int]], length: int) -> list[int]:
    """For each word the paragraph that it is of."""
    owners = [0] * length
    for number, (first, last) in enumerate(spans):
        owners[first:last] = [number] * (last - first)
    return owners


def _unnumbered(blocks: Iterable[Block]) -> str:
    return " ".join(_LEADER.sub("", _NUMBER.sub("", block.text, count=1)) for block in blocks)
