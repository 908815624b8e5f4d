"""A paper on no known form: its headings where they can hardly be anything else, and its paragraphs."""

import re
from collections.abc import Iterator, Sequence

from scrutiny_desktop.domain.reading import Printed, Reading, Section
from scrutiny_desktop.papers.decisions import by_decision
from scrutiny_desktop.papers.head import head_of
from scrutiny_desktop.papers.header import is_date
from scrutiny_desktop.papers.lines import Line, one_row
from scrutiny_desktop.papers.paragraphs import paragraphs, width_of
from scrutiny_desktop.papers.sentences import is_sentence
from scrutiny_desktop.papers.titles import title_for

_LONGEST_HEADING = 90
_MOST_WORDS = 12
_LONGEST_TITLE = 140
_NEAR_HEAD = 40
_TELLING = 2
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}\.?\s")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[A-Z][^.;!]*[^.;:,!\s]")
_NAMED = re.compile(
    r"(?:Response to )?(?:Appendix|Annex|Chapter|Finding|Part|Recommendation|Section|Theme)\s+(?:\d{1,3}|[A-Z])[:.]?"
    r"|(?:Appendix|Annex|Chapter|Finding|Part|Theme)\s+(?:\d{1,3}|[A-Z])\s?[:.–—-]\s+[A-Z].*[^.;:,!?\s]"
)
_DOTS = re.compile(r"\.{3}|…")
_OF_CONTENTS = re.compile(r"\.{3}|…|\s\d{1,3}$")


def read_prose(lines: Sequence[Line], name: str) -> Reading:
    """The text in sections; ``name`` is its title where none stands at its head."""
    title = _title(lines)
    body = lines[1:] if title else lines
    sections, subjects = by_decision(tuple(sections_in(body, width_of(body), numbers_told=tells_numbers(body))))
    head = head_of(lines)
    return Reading(
        kind="text",
        title=head.subject or title_for(lines, title or _headed(lines)) or name,
        header=head,
        sections=sections,
        pages=lines[-1].page or 1,
        printed=(*((Printed(field="title", text=lines[0].printed),) if title else ()), *subjects),
    )


def _title(lines: Sequence[Line]) -> str:
    first = lines[0]
    told = first.goes_on is None or first.level > 0
    words = first.text if told and len(first.printed) <= _LONGEST_TITLE else ""
    alone = len(lines) > 1 and lines[1].after_blank
    # A tag is in no word of the title, so it would be lost with its line.
    return words if words and alone and one_row(first.printed) == words and words[-1] not in ".:;,!?" else ""


def _headed(lines: Sequence[Line]) -> str:
    """The first high heading near the head of a paper whose file tells headings by their type."""
    for at, line in enumerate(lines[:_NEAR_HEAD]):
        if line.page in (None, 1) and line.level in (1, 2):
            words = one_row(" ".join(each.text for each in lines[at : _below(lines, at)]))
            return words if len(words) <= _LONGEST_TITLE else ""
    return ""


def tells_numbers(lines: Sequence[Line]) -> bool:
    """Whether numbered headings are told by their type, so that no other numbered line is one."""
    return sum(1 for line in lines if line.level and _NUMBER.match(line.text)) >= _TELLING


def sections_in(
    lines: Sequence[Line], width: int, *, numbers_told: bool, is_list: bool = False
) -> Iterator[Section]:  # fmt: skip
    """The lines in sections, the first without a heading where none stands above it; none is guessed in a list."""
    headings = [
        (at, level) for at, line in enumerate(lines)
        if (line.level or not is_list) and (level := _level(lines, at, numbers_told=numbers_told))
    ]  # fmt: skip
    starts = [at for at, _ in headings]
    if not starts or starts[0] > 0:
        yield Section(heading="", paragraphs=paragraphs(lines[: starts[0] if starts else len(lines)], width))
    for (at, level), end in zip(headings, [*starts[1:], len(lines)][: len(starts)], strict=True):
        below = _below(lines, at)
        words = one_row(" ".join(line.printed for line in lines[at:below]))
        heading = one_row(" ".join(line.text for line in lines[at:below]))
        yield Section(
            heading=heading, as_printed=words, repaired=heading != words, level=level, page=lines[at].page,
            paragraphs=paragraphs(lines[below:end], width),
        )  # fmt: skip


def _below(lines: Sequence[Line], at: int) -> int:
    """Where the text below a heading begins; a heading may go on for some lines."""
    below = at + 1
    while below < len(lines) and lines[below].goes_on and lines[below].level:
        below += 1
    return below


def _level(lines: Sequence[Line], at: int, *, numbers_told: bool) -> int:
    """The level of the heading on a line, or 0; where the type tells numbered headings, no other is guessed."""
    line = lines[at]
    if line.goes_on:
        return 0
    if line.level and not _OF_CONTENTS.search(" ".join(each.text for each in lines[at : _below(lines, at)])):
        return line.level
    if len(line.printed) > _LONGEST_HEADING or not (line.after_blank or at == 0 or line.level):
        return 0
    words = line.text
    if line.is_row or (at + 1 < len(lines) and lines[at + 1].goes_on):
        return 0
    if _NAMED.fullmatch(words):
        return 0 if _DOTS.search(words) else 2
    if len(words.split()) > _MOST_WORDS or _OF_CONTENTS.search(words) or is_date(words):
        return 0
    if found := _NUMBERED.fullmatch(words):
        if numbers_told or is_sentence(words):
            return 0
        return 0 if _is_listed(lines, at, found[1]) else found[1].count(".") + 1
    return 1 if _is_loud(words) else 0


def _is_listed(lines: Sequence[Line], at: int, number: str) -> bool:
    """Whether a numbered line is one of a list: a heading has text or a deeper number below it, and no like above."""
    if at + 1 >= len(lines):
        return True
    above = _NUMBERED.fullmatch(lines[at - 1].text) if at and len(lines[at - 1].printed) <= _LONGEST_HEADING else None
    below = _NUMBERED.match(lines[at + 1].text[:_LONGEST_HEADING])
    depth = number.count(".")
    return (above is not None and above[1].count(".") == depth) or (below is not None and below[1].count(".") <= depth)


def _is_loud(words: str) -> bool:
    letters = sum(1 for letter in words if letter.isalpha())
    return words.isupper() and letters >= 4 and letters * 2 > len(words) and words[-1] not in ".;,!"
