"""Notices of decisions: one section for each, under its subject."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scrutiny_desktop.domain.reading import Paragraph, Printed, Section

_ITEM = r"\W*(?:\(?[a-z0-9]{1,2}[.)]\W*)?"
_SUBJECT = re.compile(
    rf"{_ITEM}(?:subject|title|item|report title|title of (?:report|decision)|decision title)\s*:[\s|]*(?P<words>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_DECISION = re.compile(
    rf"{_ITEM}decisions?(?:\s+(?:taken|made|details?))?\b(?!\s+(?:made in|determined|title|no))", re.IGNORECASE
)
_LONGEST = 300
_LEVEL = 2


def by_decision(sections: Sequence[Section]) -> tuple[tuple[Section, ...], tuple[Printed, ...]]:
    """The sections of a notice, with one for each decision, and what else their headings' lines held.

    It is one where a subject is followed by what was decided, and that more than once; anything else stays as it is.
    """
    flat = [each for section in sections for each in section.paragraphs]
    subjects = [at for at, each in enumerate(flat) if _subject(each)]
    ends = [*subjects[1:], len(flat)]
    decided = [any(_DECISION.match(_words(each)) for each in flat[at + 1 : end])
               for at, end in zip(subjects, ends[: len(subjects)], strict=True)]  # fmt: skip
    if len(subjects) < 2 or not all(decided):
        return tuple(sections), ()
    printed = tuple(Printed(field="subject", text=_label(flat[at])) for at in subjects)
    return tuple(_parted(sections)), printed


def _parted(sections: Sequence[Section]) -> Iterator[Section]:
    for at, section in enumerate(sections):
        starts = [place for place, each in enumerate(section.paragraphs) if _subject(each)]
        before = section.paragraphs[: starts[0]] if starts else section.paragraphs
        above: tuple[Paragraph, ...] = ()
        if starts and not before and at and section.heading:
            above = (Paragraph(text=section.heading, page=section.page),)  # such as a deadline, over one decision
        elif before or section.heading:
            yield replace(section, paragraphs=before)
        for place, end in zip(starts, [*starts[1:], len(section.paragraphs)][: len(starts)], strict=True):
            heading, row = _subject(section.paragraphs[place]), section.paragraphs[place]
            yield Section(heading=heading, as_printed=heading, level=_LEVEL, page=row.page,
                          paragraphs=above + section.paragraphs[place + 1 : end])  # fmt: skip
            above = ()


def _subject(paragraph: Paragraph) -> str:
    words = _words(paragraph)
    found = _SUBJECT.fullmatch(words) if len(words) <= _LONGEST else None
    return " ".join(found["words"].split()) if found else ""


def _label(paragraph: Paragraph) -> str:
    """What is printed of a subject's line beside its heading: the number, and the word that says what it is."""
    whole = (paragraph.as_printed or f"{paragraph.number} {paragraph.text}").split()
    return " ".join(whole[: len(whole) - len(_subject(paragraph).split())])


def _words(paragraph: Paragraph) -> str:
    return " ".join(f"{paragraph.number} {paragraph.text}".replace(" | ", " ").split())
