"""Small matters of punctuation and case in running text; the words themselves stay as they were typed."""

import re
from collections.abc import Sequence

_STOPPED = re.compile(r"[.?!…][’”\"')\]]*$")
_SMALL = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])
_WORDS = frozenset([
    "all", "any", "are", "as", "be", "but", "can", "day", "did", "do", "get", "had", "has", "her", "his", "how", "if",
    "is", "it", "its", "key", "let", "may", "new", "no", "not", "now", "off", "old", "one", "our", "out", "own", "put",
    "say", "see", "set", "she", "six", "so", "ten", "two", "up", "us", "use", "was", "way", "we", "who", "why", "yet",
    "you",
])  # fmt: skip
"""Words of at most three letters that are no initials."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def one_line(text: str) -> str:
    """The text with each run of white space made one space."""
    return " ".join(text.split())


def with_stop(text: str) -> str:
    """The text as a sentence that ends."""
    return text if _STOPPED.search(text) else text.rstrip(";:, ") + "."


def without_stop(text: str) -> str:
    """The text without its one full stop, so that a bracket can follow it."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def run_on(pieces: Sequence[str]) -> str:
    """The pieces as one run of text, each a sentence of its own where the next begins with a capital."""
    following = [*pieces[1:], "A"]
    return " ".join(_with_pause(each) if next_[:1].islower() else with_stop(each)
                    for each, next_ in zip(pieces, following, strict=True))  # fmt: skip


def _with_pause(text: str) -> str:
    return text if _STOPPED.search(text) else text.rstrip(";, ") + ";"


def roman(number: int) -> str:
    """The number in small Roman numerals."""
    numeral = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        numeral += letters * times
    return numeral


def title_cased(text: str) -> str:
    """Text that was printed all in capitals, in capital and small letters; other text as it is.

    Words of at most three letters that are not small words, and words without a vowel, are taken for initials.
    """
    if not text.isupper():
        return text
    words = [_cased(word) for word in text.split(" ")]
    return " ".join(words)[:1].upper() + " ".join(words)[1:]


def _cased(word: str) -> str:
    if word.lower() in _SMALL:
        return word.lower()
    letters = [letter for letter in word if letter.isalpha()]
    is_initials = (len(letters) <= 3 and word.lower() not in _WORDS) or not set(letters) & set("AEIOUY")
    return word if is_initials else re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda each: each[0].capitalize(), word)
