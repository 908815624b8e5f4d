"""Where sentences end in running text: at a stop, but not at the stop of an abbreviation, a number or an initial."""

import re

_STOP = re.compile(r"[.!?…;:]?[.!?…][’”\"')\]]*\s+(?=[A-Z0-9“‘\"'(\[])")
_LAST = re.compile(r"(?:(?P<before>[\w’'-]+)\.?[\s(]+)?(?P<word>(?:[^\W\d_]\.)*[^\W_]+)$")
_REACH = 60
"""Characters before a stop that are looked at."""

_NEVER = frozenset([
    "cf", "cllr", "cllrs", "dr", "e.g", "eg", "fr", "hon", "i.e", "ie", "lt", "messrs", "mr", "mrs", "ms", "mx", "prof",
    "rev", "revd", "sgt", "st", "viz", "vs",
])  # fmt: skip
"""Abbreviations that lead on to what they stand before."""

_BEFORE_NUMBERS = frozenset([
    "app", "approx", "art", "arts", "c", "ca", "ch", "cl", "col", "ext", "fig", "figs", "min", "no", "nos", "p", "para",
    "paras", "pp", "pt", "ref", "reg", "regs", "s", "sch", "sec", "ss", "tel", "vol", "vols",
])  # fmt: skip
"""Abbreviations that lead on to a number, and may be words or the end of a sentence elsewhere."""

_LETTERED = frozenset([
    "annex", "appendix", "band", "block", "category", "class", "exhibit", "figure", "grade", "group", "item", "model",
    "option", "part", "phase", "plan", "schedule", "section", "site", "table", "tier", "type", "unit", "ward", "zone",
])  # fmt: skip
"""Words before a letter that names a thing and is no initial."""


def sentence_starts(words: str) -> list[int]:
    """Where each sentence after the first one begins."""
    return [found.end() for found in _STOP.finditer(words) if not _leads_on(words, found.start(), found.end())]


def _leads_on(words: str, stop: int, after: int) -> bool:
    """Whether the stop at a place belongs to the word before it, and the sentence goes on."""
    if words[stop : stop + 1] != "." or not words[stop + 1 : stop + 2].isspace():
        return False
    last = _LAST.search(words, max(0, stop - _REACH), stop)
    if last is None:
        return False
    word, before = last["word"], last["before"] or ""
    if word.isdigit():
        return last.start("word") == 0
    if len(word) == 1 and word.isupper() and not words[after].isdigit():
        return before.casefold() not in _LETTERED and (word != "I" or not before.islower())
    return (
        word.casefold() in _NEVER
        or (words[after].isdigit() and word.casefold() in _BEFORE_NUMBERS)
        or _is_initials(word)
    )


def _is_initials(word: str) -> bool:
    """Whether these are several initials of a name, such as "J.R"."""
    return "." in word and word.replace(".", "").isupper() and len(word) == 2 * len(word.replace(".", "")) - 1
