"""Words that a machine read from pictures, put into a reading where their pages stand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from scrutiny_desktop.domain.reading import PageFacts, Paragraph, Reading, Section
from scrutiny_desktop.papers.form import Form
from scrutiny_desktop.papers.lines import Line
from scrutiny_desktop.papers.paragraphs import paragraphs, width_of
from scrutiny_desktop.papers.understanding import understood

_WARNED = re.compile(r"Pages? (\d+)(?: to (\d+))? holds? only (?:a picture|pictures);")


def with_words(reading: Reading, read: Mapping[int, Sequence[Line]], forms: tuple[Form, ...], first: int) -> Reading:
    """The reading with the lines of pages counted in the file, of which the paper's ``first`` is one.

    A paper that had no words at all is understood as any other is; else each page's words go between its neighbours'.
    """
    facts = tuple(_read(each) if first + at in read else each for at, each in enumerate(reading.page_facts))
    left = tuple(words for words in reading.warnings if not _is_answered(words, read))
    lines = [line for page in sorted(read) for line in read[page]]
    if not lines:
        return replace(reading, page_facts=facts, warnings=left)
    if not any(section.heading or section.paragraphs for section in reading.sections):
        made = understood(lines, forms, reading.title)
        return replace(made, pages=reading.pages, page_facts=facts, warnings=(*left, *made.warnings),
                       printed=(*reading.printed, *made.printed))  # fmt: skip
    sections = reading.sections
    for page in sorted(read):
        sections = tuple(_between(sections, page, paragraphs(read[page], width_of(read[page]))))
    return replace(reading, sections=sections, page_facts=facts, warnings=left)


def _read(facts: PageFacts) -> PageFacts:
    return replace(facts, is_machine_read=True)


def _is_answered(warning: str, read: Mapping[int, object]) -> bool:
    """Whether a warning is only of pages that have been read now."""
    found = _WARNED.match(warning)
    return found is not None and all(page in read for page in range(int(found[1]), int(found[2] or found[1]) + 1))


def _between(sections: Sequence[Section], page: int, words: tuple[Paragraph, ...]) -> Iterable[Section]:
    """The sections with the words of a page before the first that stands on a later one."""
    made: list[Section] = []
    for at, section in enumerate(sections):
        if section.page is not None and section.page > page:
            return [*_below(made, words), *sections[at:]]
        for place, paragraph in enumerate(section.paragraphs):
            if paragraph.page is not None and paragraph.page > page:
                parted = (*section.paragraphs[:place], *words, *section.paragraphs[place:])
                return [*made, replace(section, paragraphs=parted), *sections[at + 1 :]]
        made.append(section)
    return _below(made, words)


def _below(sections: list[Section], words: tuple[Paragraph, ...]) -> list[Section]:
    if not sections:
        return [Section(heading="", paragraphs=words)]
    last = sections[-1]
    return [*sections[:-1], replace(last, paragraphs=(*last.paragraphs, *words))]
