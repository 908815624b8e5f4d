"""Finding words whatever their case, accents, ligatures or quotation marks."""

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate, islice

MOST_HITS = 20_000
"""Beyond these nobody steps through hits one by one."""

_PIECE = 100_000
"""Characters folded at once: a thread that folds a long text lets the window go on in between."""

_PLAIN = {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-"}


class Folded:
    """A text without case and accents that remembers where each of its characters stood."""

    def __init__(self, text: str) -> None:
        pieces = [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]
        letters = {letter for piece in pieces if not piece.isascii() for letter in set(piece) if not letter.isascii()}
        table = {letter: _folded(letter) for letter in letters}
        plainly = {ord(letter): plain for letter, plain in table.items()}
        self.text = "".join(piece.translate(plainly).lower() if table else piece.lower() for piece in pieces)
        self._shifts = _shifts(text, {letter for letter, plain in table.items() if len(plain) != 1}, table)

    def find(self, words: str) -> tuple[tuple[int, int], ...]:
        """Start and end of every place where the words stand, in characters of the text as it was."""
        sought = "".join(_folded(letter) for letter in words).lower()
        found = islice(re.finditer(re.escape(sought), self.text), MOST_HITS) if sought else ()
        hits = tuple(each.span() for each in found)
        if not self._shifts:  # as in most papers
            return hits
        return tuple((self._origin(start), self._origin(end - 1) + 1) for start, end in hits)

    def _origin(self, place: int) -> int:
        """The character that a folded character came from."""
        row = bisect_right(self._shifts, (place, float("inf"), 0)) - 1
        if row < 0:
            return place
        start, length, origin = self._shifts[row]
        inside = place - start
        return origin if inside < length else int(origin + 1 + inside - length)


def _folded(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", _PLAIN.get(letter, letter))
    return "".join(part for part in plain if not unicodedata.combining(part)).casefold()


def _shifts(text: str, odd: set[str], table: dict[str, str]) -> list[tuple[int, float, int]]:
    """Where each letter that folds to none or several stands: folded place, folded length, own place."""
    letter = re.compile(f"[{re.escape(''.join(odd))}]" if odd else "(?!)")
    pieces = range(0, len(text), _PIECE) if odd else ()
    places = [found.start() for at in pieces for found in letter.finditer(text, at, at + _PIECE)]
    lengths = [len(table[text[at]]) for at in places]
    moved = accumulate((length - 1 for length in lengths), initial=0)
    return [(at + shift, length, at) for at, length, shift in zip(places, lengths, moved, strict=False)]
