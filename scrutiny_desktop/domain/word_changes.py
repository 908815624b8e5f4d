"""Two versions of a passage, word by word, as a person compares them."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from scrutiny_desktop.domain.anchor import WordChange
from scrutiny_desktop.domain.worded import letters

_MOST_PAIRS = 4_000_000


def word_changes(old: str, new: str) -> tuple[WordChange, ...]:
    """What stayed and what changed, in order; joined by spaces the old sides are the old words, the new the new."""
    return tuple(_changes(old.split(), new.split()))


def _changes(old: list[str], new: list[str]) -> Iterator[WordChange]:
    if len(old) * len(new) > _MOST_PAIRS:
        yield WordChange(" ".join(old), " ".join(new))
        return
    ours, theirs = [letters(word) for word in old], [letters(word) for word in new]
    for kind, start, end, start_there, end_there in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        was, now = " ".join(old[start:end]), " ".join(new[start_there:end_there])
        yield WordChange(was, was if kind == "equal" else now)
