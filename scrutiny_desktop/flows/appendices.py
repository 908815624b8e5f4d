"""Which of the appendices that reports list a file is, when it arrives.

Reports list "Appendix 1" where the file itself prints "Appendix A", and the other way round: these are one where their
order and their words both agree. What only one of them says is told, and left to the member.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.reading import Part, Reading
from scrutiny_desktop.domain.record import Pair

SAME_TITLE = 88
"""Least likeness (RapidFuzz token_set_ratio, 0 to 100) at which a file is the appendix a report lists."""

LABEL = re.compile(r"\b(?:app(?:endix|\.)?|annex)[ _-]*([0-9]{1,2}|[a-z])\b", re.IGNORECASE)

_WORD = re.compile(r"[^\W\d_]{4,}|\b[A-Z]{2}\w+\b")
_COMMON = frozenset(("appendix", "annex", "from", "with", "this", "that", "report", "document", "draft", "final"))
_FIRST_WORDS = 600
_AS_MANY = 0.7
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file's own label, its names, and its first words; ``is_beside`` where the report's own pack brings it."""

    label: str
    titles: tuple[str, ...]
    reading: Reading | None = None
    is_beside: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """The listed appendix that a file is, or the one that it only may be."""

    sure: Paper | None = None
    perhaps: Paper | None = None


def of_part(part: Part) -> Arrived:
    """A paper of a pack."""
    titles = (part.title, part.reading.title) if part.reading is not None else (part.title,)
    return Arrived(part.label, titles, part.reading, is_beside=True)


def as_one(listed: Paper, came: Paper) -> list[Pair]:
    """The change by which a paper that came is the appendix that was listed, with whatever was marked on it."""
    kept = replace(came, agenda_item_id=listed.agenda_item_id, listed_in=listed.listed_in, role=listed.role,
                   label=listed.label, title=listed.title, rank=listed.rank)  # fmt: skip
    return [(came, kept), (listed, None)]


def match(arrived: Arrived, waiting: Sequence[Paper]) -> Match:
    """Which of the appendices still to come a file is; of two that fit as well, neither."""
    own = _place(arrived.label)
    same = [each for each in waiting if own and _place(each.label) == own]
    if len(same) == 1:
        is_other = not arrived.is_beside and _is_called_otherwise(same[0].title, arrived)
        return Match(perhaps=same[0]) if is_other else Match(sure=same[0])
    in_order = same or [each for each in waiting if own and _counted(_place(each.label)) == _counted(own)]
    alike = [each for each in same or waiting if _is_named_so(each.title, arrived)]
    alike += [each for each in in_order if each not in alike and _agrees(each.title, arrived)]
    fitting = [each for each in alike if not own or not each.label or each in in_order]
    if len(fitting) == 1:
        return Match(sure=fitting[0])
    likely = fitting or alike or in_order
    return Match(perhaps=likely[0] if own and likely else None)


def is_named_so(listed: str, titles: tuple[str, ...]) -> bool:
    """Whether a title alone tells that a paper is the one that is listed; one word never does."""
    return _is_named_so(listed, Arrived("", titles))


def is_called_otherwise(listed: Paper, arrived: Arrived) -> bool:
    """Whether a file that is put in the place of a listed appendix has another label, or quite another title."""
    own, wanted = _counted(_place(arrived.label)), _counted(_place(listed.label))
    if own and wanted and own != wanted:
        return True
    return bool(_telling(listed.title)) and _is_called_otherwise(listed.title, arrived)


def _place(label: str) -> str:
    """The number or letter of a label."""
    found = re.search(r"(?:^|\s)([0-9]{1,2}|[A-Za-z])$", label.strip())
    return found[1].casefold() if found else ""


def _counted(place: str) -> int:
    return int(place) if place.isdecimal() else ord(place) - ord("a") + 1 if place else 0


def _is_named_so(listed: str, arrived: Arrived) -> bool:
    sought = _telling(listed)
    return len(sought) > 1 and any(_is_called(listed, sought, LABEL.sub(" ", title)) for title in arrived.titles)


def _agrees(listed: str, arrived: Arrived) -> bool:
    """Whether a file is called as a report calls its appendix, or says on its first pages what the report says."""
    sought = _telling(listed)
    if not sought:
        return False
    if any(_is_called(listed, sought, LABEL.sub(" ", title)) for title in arrived.titles):
        return True
    if arrived.reading is None or len(sought) < _LEAST:
        return False
    said = {word for words in islice(_words_of(arrived.reading), _FIRST_WORDS) for word in _telling(words)}
    return len(sought & said) >= max(_LEAST, _AS_MANY * len(sought))


def _is_called(listed: str, sought: set[str], title: str) -> bool:
    named = _telling(title)
    if sought <= named:
        return True
    return len(sought & named) > 1 and fuzz.token_set_ratio(listed, title, processor=default_process) >= SAME_TITLE


def _is_called_otherwise(listed: str, arrived: Arrived) -> bool:
    """Whether a file has a title that shares no word with what the report calls its appendix, nor has its text."""
    named = {word for title in arrived.titles for word in _telling(LABEL.sub(" ", title))}
    return bool(named) and not named & _telling(listed) and not _agrees(listed, arrived)


def _telling(words: str) -> set[str]:
    """The words that tell one title from another, without a plural's ending."""
    found = (each.casefold() for each in _WORD.findall(words))
    return {each.removesuffix("s") for each in found if each not in _COMMON}


def _words_of(reading: Reading) -> Iterator[str]:
    yield reading.title
    for section in reading.sections:
        yield from section.heading.split()
        for paragraph in section.paragraphs:
            yield from paragraph.text.split()
