"""Marks on one real paper that came again, with what is known for sure of its paragraphs.

A paragraph that each edition has once, with the same words or nearly, is where it is; one that is like no paragraph of
the new edition is gone. Of the others nothing is known, so they are not marked.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from rapidfuzz import fuzz, process

from scrutiny_desktop.domain.anchor import CONTEXT, Anchor
from scrutiny_desktop.domain.flow import Block, Flow, flowing
from scrutiny_desktop.domain.worded import letters, plain_words
from scrutiny_desktop.papers.process import read_apart

ROOT = Path(__file__).parents[2]
PAIR = ROOT.parent / "shared" / "papers" / "council" / "republished"
SAME, GONE = 97.0, 50.0
_WORDS = 6
_RUN = 4
"""Words in a row; a paragraph of which the new edition has no such run is gone."""


@dataclass(frozen=True, slots=True)
class Known:
    """A mark, and where its words are now; None where they are gone. Characters of the new text."""

    anchor: Anchor
    place: tuple[int, int] | None
    is_edited: bool = False


def editions() -> tuple[Flow, Flow] | None:
    """The two editions, the earlier first; None where they are not beside the checkout."""
    files = sorted(PAIR.glob("*.pdf"))
    if len(files) != 2:
        return None
    old, new = (flowing(read_apart(file, forms=ROOT / "resources" / "forms")) for file in files)
    return old, new


def known_marks(old: Flow, new: Flow, number: int, seed: int) -> list[Known]:
    """So many marks in paragraphs that are surely there or surely gone, a fifth of them in the latter."""
    chance = random.Random(seed)  # noqa: S311 - a choice of marks, no secret
    there, gone = [], []
    for block, other in _matched(old, new):
        (gone if other is None else there).append((block, other))
    text = old.text
    marks = []
    while len(marks) < number:
        pool = gone if gone and chance.random() < 0.2 else there
        mark = _mark(text, *chance.choice(pool), chance)
        if mark:
            marks.append(mark)
    return marks


def _matched(old: Flow, new: Flow) -> Iterator[tuple[Block, Block | None]]:
    ours, theirs = (Counter(letters(block.text) for block in flow.blocks) for flow in (old, new))
    compared = [letters(block.text) for block in new.blocks]
    runs = _runs(new.text)
    for block in old.blocks:
        words = letters(block.text)
        if ours[words] > 1 or len(block.text.split()) < _WORDS:
            continue
        ranked = process.extract(words, compared, scorer=fuzz.ratio, limit=2)
        best, second = ranked[0], ranked[1]
        if best[1] >= SAME and second[1] < SAME - 5 and theirs[best[0]] == 1:
            yield block, new.blocks[best[2]]
        elif best[1] < GONE and not _runs(block.text) & runs:
            yield block, None


def _runs(text: str) -> set[tuple[str, ...]]:
    words = plain_words(text)
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _mark(text: str, block: Block, other: Block | None, chance: random.Random) -> Known | None:
    words = block.text.split()
    size = chance.choice((2, 3, chance.randint(2, 6), chance.randint(6, 20), len(words)))
    first = chance.randrange(max(1, len(words) - size + 1))
    quote = " ".join(words[first : first + size])
    at = len(" ".join(words[:first])) + (first > 0)
    start, end = block.start + at, block.start + at + len(quote)
    if text[start:end] != quote:
        return None
    anchor = Anchor(
        paper_id="p", content="c", quote=quote, before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT], section=block.section, paragraph=block.number, page=block.page,
        start=start, end=end,
    )  # fmt: skip
    if other is None:
        return Known(anchor, None)
    there = _carried(words, other.text.split(), first, first + size)
    if there is None:
        return None
    now = other.text.split()
    start = other.start + len(" ".join(now[: there[0]])) + (there[0] > 0)
    found = " ".join(now[there[0] : there[1]])
    return Known(anchor, (start, start + len(found)), is_edited=letters(found) != letters(quote))


def _carried(old: list[str], new: list[str], first: int, last: int) -> tuple[int, int] | None:
    """Where words stand in a paragraph that is nearly the same."""
    to = {}
    for at, there, length in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        to.update(zip(range(at, at + length), range(there, there + length), strict=True))
    inside = [to[at] for at in range(first, last) if at in to]
    return (inside[0], inside[-1] + 1) if inside and 5 * len(inside) >= 4 * (last - first) else None
