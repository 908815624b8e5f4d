"""A PDF page's letters put together to pieces: words on one row with no wide gap between them.

A long paper has half a million words: what is asked of each is asked of all in one go, column by column.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from operator import le, sub

from scrutiny_desktop.papers.letters import NOTHING, TextPage
from scrutiny_desktop.papers.piece import Piece

_OF_FIRST, _OF_LAST = (0, 1, 3), (0, 2, 3)
"""Which sides are asked of a word's first letter, and of its last."""

_WIDE = 1.1
_STEP = 0.6
_BREAKS = re.compile(r"[\r\n\u2028\u2029]+")
_WORD = re.compile(r"[^\s\x00](?:\S*[^\s\x00])?")
_START, _END = re.Match[str].start, re.Match[str].end

Wall = Callable[[float, float, float], bool]
"""Whether something stands between the end of a word, the beginning of another, and at their height."""


@dataclass(slots=True)
class _Words:
    """A page's words: of each its text, the places of its first letter and its last, and its sides."""

    texts: list[str]
    firsts: list[int]
    lasts: list[int]
    lefts: list[float]
    tops: list[float]
    rights: list[float]
    bottoms: list[float]
    are_whole: bool = True
    """Whether all of them are words, with a space between two on one row, and none of them parts of one."""


def pieces_of(text: TextPage, walls: Sequence[Wall] = ()) -> list[Piece]:
    """The page's words as PDFium has them, in the order in which they were set; no piece goes through a wall."""
    words = _words(text)
    if not words.texts:
        return []
    starts = {0, *_after_breaks(words, text.signs)}
    starts.update(_after_gaps(words, starts))
    if walls:
        starts.update(_after_walls(words, walls))
    return [_piece(words, *each, text) for each in pairwise([*sorted(starts), len(words.texts)])]


def _words(letters: TextPage) -> _Words:
    """Each word by its first letter and its last; letter by letter where those don't stand on one row."""
    signs = letters.signs
    found = list(_WORD.finditer(signs))
    firsts, lasts = list(map(_START, found)), [end - 1 for end in map(_END, found)]
    texts = [each[0].replace(NOTHING, "") for each in found] if NOTHING in signs else signs.split()
    first_known, (lefts, tops, bottoms) = letters.boxes(firsts, _OF_FIRST)
    last_known, (last_lefts, rights, last_bottoms) = letters.boxes(lasts, _OF_LAST)
    words = _Words(texts, firsts, lasts, lefts, tops, rights, bottoms)
    are_level = bottoms == last_bottoms and all(map(le, tops, bottoms))
    if are_level and all(first_known) and all(last_known) and all(map(le, lefts, last_lefts)):
        return words
    sides = zip(first_known, last_known, lefts, last_lefts, tops, bottoms, last_bottoms, strict=True)
    are_whole = [
        bool(one and other) and left <= last_left and abs(last_bottom - bottom) <= _STEP * (bottom - top)
        for one, other, left, last_left, top, bottom, last_bottom in sides
    ]
    return words if all(are_whole) else _in_letters(words, are_whole, letters)


def _in_letters(words: _Words, are_whole: Sequence[bool], letters: TextPage) -> _Words:
    """The words, with the letters of those that are not whole in their place."""
    made: list[tuple[str, int, int, float, float, float, float]] = []
    columns = (words.texts, words.firsts, words.lasts, words.lefts, words.tops, words.rights, words.bottoms)
    for is_whole, word in zip(are_whole, zip(*columns, strict=True), strict=True):
        if is_whole:
            made.append(word)
            continue
        for at in range(word[1], word[2] + 1):
            if letters.signs[at] != NOTHING and (box := letters.box(at)) is not None:
                made.append((letters.signs[at], at, at, *box))
    texts, firsts, lasts, lefts, tops, rights, bottoms = map(list, zip(*made, strict=True)) if made else [[]] * 7
    return _Words(texts, firsts, lasts, lefts, tops, rights, bottoms, are_whole=False)


def _after_breaks(words: _Words, signs: str) -> set[int]:
    """Which words stand first on a row."""
    breaks = map(_START, _BREAKS.finditer(signs))
    return {*map(bisect_left, repeat(words.firsts), breaks)} - {len(words.firsts)}


def _after_gaps(words: _Words, known: Container[int]) -> Iterator[int]:
    """Which words stand after a gap too wide for a space, or on another row, but for those known to begin a piece."""
    near = _WIDE * max(1.0, min(map(sub, words.bottoms, words.tops)))
    gaps = map(sub, words.lefts[1:], words.rights)
    wide = [at for at, gap in enumerate(gaps, start=1) if not 0.0 <= gap <= near]
    for at in [at for at in wide if at not in known]:
        left, last_right, size = (
            words.lefts[at],
            words.rights[at - 1],
            max(1.0, words.bottoms[at - 1] - words.tops[at - 1]),
        )
        step = abs(words.bottoms[at] - words.bottoms[at - 1])
        if left - last_right > _WIDE * size or (left < last_right and step > _STEP * size):
            yield at


def _after_walls(words: _Words, walls: Sequence[Wall]) -> Iterator[int]:
    """Which words something parts from the one before."""
    for at, (last_right, left) in enumerate(zip(words.rights, words.lefts[1:], strict=False), start=1):
        height = (words.tops[at] + words.bottoms[at]) / 2
        if any(wall(last_right, left, height) for wall in walls):
            yield at


def _piece(words: _Words, start: int, end: int, letters: TextPage) -> Piece:
    lefts, tops, rights, bottoms = words.lefts, words.tops, words.rights, words.bottoms
    bold = letters.is_heavy(words.firsts[start]) and letters.is_heavy(words.lasts[end - 1])
    if end == start + 1:
        return Piece(words.texts[start], lefts[start], tops[start], rights[start], bottoms[start], bold)
    tops, bottoms = tops[start:end], bottoms[start:end]
    top, bottom = tops[0], bottoms[0]
    if tops.count(top) < len(tops) or bottoms.count(bottom) < len(tops):
        heights = sorted([(low - high, high, low) for high, low in zip(tops, bottoms, strict=True)])
        _, top, bottom = heights[len(heights) // 2]
    text = " ".join(words.texts[start:end]) if words.are_whole else _joined(words, start, end)
    return Piece(text, min(lefts[start:end]), top, max(rights[start:end]), bottom, bold)


def _joined(words: _Words, start: int, end: int) -> str:
    """Words with a space where one was, in the file or in PDFium's view of it."""
    parts = words.texts[start : start + 1]
    for at in range(start + 1, end):
        parts += ["" if words.firsts[at] == words.lasts[at - 1] + 1 else " ", words.texts[at]]
    return "".join(parts)
