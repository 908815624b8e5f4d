"""Words of a recommendation, or of the finding behind it, that the action planned no longer carries.

It points at words and judges nothing: a member may well find that the action says the same in others.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class LostKind(StrEnum):
    """What the words say that the action does not."""

    WHO = "who"
    WHEN = "by when"
    HOW_MANY = "how many"
    WHOLE = "all of them"
    CHECK = "who checks"
    OUTCOME = "what should change"
    SOFTENED = "softer words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """Words that are in one text and have no like in the action; those of SOFTENED are in the action alone."""

    kind: LostKind
    words: str
    start: int
    end: int
    """Where the words stand in the text they are of."""


_UNITS = r"(?:working days?|days?|weeks?|months?|years?|terms?|quarters?|hours?)"
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30, "half": 50, "once": 1, "twice": 2,
}  # fmt: skip
_NUMBER = rf"(?:\d+(?:\.\d+)?\s?%|\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{'|'.join(_COUNTS)})\b(?:\s+per\s?cent)?)"

_WHEN = re.compile(
    rf"\b(?:within|every|after|in the next|no later than|by(?: the)?(?: end of)?)\s+(?:{_NUMBER}\s+)?(?:{_UNITS}|"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTHS}(?:\s+\d{{4}})?)"
    rf"|\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTHS}\s+\d{{4}}\b|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b"
    r"|\b(?:immediately|immediate|annually|quarterly|monthly|weekly|termly)\b|\bQ[1-4]\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(_NUMBER, re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:all|every|each|any|whole|throughout|both|always|no\s+child|without\s+exception)\b", re.IGNORECASE
)
_CHECK = re.compile(
    r"\b(?:re-?)?(?:audit|review|evaluat|monitor|inspect|sampl|dip-?sampl|scrutin|assur|test|check|verif|report back|"
    r"report to)\w*",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:outcome|impact|difference|improv|reduc|increas|effective|safer|result|experience|lived)\w*", re.IGNORECASE
)
_SOFT = re.compile(
    r"\b(?:consider\w*|explor\w*|encourag\w*|where (?:possible|appropriate|practicable|necessary)|as appropriate|"
    r"look into|seek to|aim to|remind\w*|promot\w*|rais\w* awareness|aspir\w*|"
    r"if (?:resources|capacity) allows?|(?-i:may))\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][A-Za-z’'-]*(?:\s+(?:(?:and|of|for|the|to)\s+)?[A-Z][A-Za-z’'-]*)+|\b[A-Z]{2,}s?\b")
_ROLES = re.compile(
    r"\b(?:social workers?|head ?teachers?|teachers?|school nurses?|health visitors?|midwives|midwife|GPs?|police|"
    r"officers?|managers?|supervisors?|practitioners?|foster carers?|carers?|parents?|children|young people|"
    r"partner agencies|partners|agencies|agency|schools?|leads?|directors?|staff|governors?|landlords?|housing|"
    r"providers?|commissioners?)\b",
    re.IGNORECASE,
)
_WORD, _SMALL = re.compile(r"[\w’'-]+"), frozenset({"and", "of", "for", "the", "to"})
_STEM = 5
"""Letters by which two words count as one ("audit" and "audited")."""


def lost_words(text: str, action: str, *, timescale: str = "") -> tuple[Lost, ...]:
    """What a recommendation or finding says and the action, with its date as printed, does not; in the text's order.

    None where there is no action, since nothing was carried anywhere yet.
    """
    if not action.strip():
        return ()
    found = [each for kind, spans in _asked(text, action, timescale) for each in _each(kind, text, spans)]
    kept: list[Lost] = []
    for each in sorted(found, key=lambda one: (one.start, one.start - one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def softer_words(text: str, action: str) -> tuple[Lost, ...]:
    """Words of the action that promise less than doing it, where the text has none like them."""
    known = {_stem(each.group()) for each in _SOFT.finditer(text)}
    spans = [each.span() for each in _SOFT.finditer(action) if _stem(each.group()) not in known]
    return tuple(_each(LostKind.SOFTENED, action, spans)) if text.strip() else ()


_Span = tuple[int, int]


def _asked(text: str, action: str, timescale: str) -> Iterator[tuple[LostKind, Sequence[_Span]]]:
    has_date = bool(_WHEN.search(action) or timescale.strip())
    when = [each.span() for each in _WHEN.finditer(text)]
    yield LostKind.WHEN, [] if has_date else when
    counted = {_value(each.group()) for each in _HOW_MANY.finditer(action)}
    plain = [each for each in _HOW_MANY.finditer(text) if not _within(each.span(), when)]
    yield LostKind.HOW_MANY, [each.span() for each in plain if _value(each.group()) not in counted]
    for kind, pattern in ((LostKind.WHOLE, _WHOLE), (LostKind.CHECK, _CHECK), (LostKind.OUTCOME, _OUTCOME)):
        yield kind, [] if pattern.search(action) else [each.span() for each in pattern.finditer(text)]
    yield LostKind.WHO, _unnamed(text, action)


def _unnamed(text: str, action: str) -> list[_Span]:
    """Bodies and people that the action does not name; the first word of a sentence is no name by its capital."""
    said = {_stem(each) for each in _WORD.findall(action)}
    names = [each.span() for each in _NAME.finditer(text) if not _begins_a_sentence(text, each.start())]
    roles = [each.span() for each in _ROLES.finditer(text)]
    return [span for span in (*names, *roles) if not _is_named(text[slice(*span)], said)]


def _is_named(name: str, said: set[str]) -> bool:
    return all(_stem(word) in said for word in _WORD.findall(name) if word not in _SMALL)


def _begins_a_sentence(text: str, at: int) -> bool:
    return not text[:at].strip() or text[:at].rstrip()[-1] in ".:;!?•"


def _value(words: str) -> float:
    number = re.sub(r"\s*(?:%|per\s?cent)", "", words.casefold()).replace(",", "").strip()
    return float(_COUNTS[number]) if number in _COUNTS else float(number)


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]


def _within(span: _Span, others: Sequence[_Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _each(kind: LostKind, text: str, spans: Sequence[_Span]) -> Iterator[Lost]:
    return (Lost(kind=kind, words=text[start:end], start=start, end=end) for start, end in spans)
