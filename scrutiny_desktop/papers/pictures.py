"""Words that a machine read from pictures, put into a reading where their pages stand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from scrutiny_desktop.domain.reading import FURNITURE, Paragraph, Reading, Section
from scrutiny_desktop.papers.form import Form
from scrutiny_desktop.papers.lines import Line
from scrutiny_desktop.papers.paragraphs import paragraphs, width_of
from scrutiny_desktop.papers.understanding import understood

_WARNED = re.compile(r"Pages? (\d+)(?: to (\d+))? holds? only (?:a picture|pictures);")


def with_words(reading: Reading, read: Mapping[int, Sequence[Line]], forms: tuple[Form, ...], first: int) -> Reading:
    """The reading with the lines of pages counted in the file, of which the paper's ``first`` is one.

    A paper that had no words at all is understood as any other is; else each page's words go between its neighbours'.
    """
    told = _told(reading, read, first)
    lines = [line for page in sorted(read) for line in read[page]]
    if not lines:
        return told
    if not any(section.heading or section.paragraphs for section in reading.sections):
        made = understood(lines, forms, reading.title)
        return replace(
            made, pages=reading.pages, page_facts=told.page_facts, bookmarks=reading.bookmarks,
            printed=(*reading.printed, *made.printed), warnings=(*told.warnings, *made.warnings),
        )  # fmt: skip
    own = {page: (Section(heading="", paragraphs=paragraphs(read[page], width_of(read[page]))),) for page in read}
    return with_pages(reading, own, first)


def pages_read(reading: Reading, first: int) -> dict[int, tuple[Section, ...]]:
    """Of each page that a machine read, counted in the file, its words as they stand in the reading."""
    facts = reading.page_facts
    pages = [page for page, each in enumerate(facts, start=first) if each.is_machine_read]
    found = {page: tuple(_on(page, reading.sections)) for page in pages}
    if pages and all(each.is_picture for each in facts):  # then its title and its fields were read so, too
        aside = (each for each in reading.printed if each.field != FURNITURE)
        lead = Section(heading="", paragraphs=tuple(Paragraph(text=each.text, page=pages[0]) for each in aside))
        found[pages[0]] = (*((lead,) if lead.paragraphs else ()), *found[pages[0]])
    return found


def with_pages(reading: Reading, read: Mapping[int, Sequence[Section]], first: int) -> Reading:
    """The reading with the words of pages, counted in the file, between those of their neighbours."""
    sections = reading.sections
    for page in sorted(read):
        sections = _between(sections, page, read[page]) if read[page] else sections
    return replace(_told(reading, read, first), sections=sections)


def _on(page: int, sections: Sequence[Section]) -> Iterable[Section]:
    """What stands on a page, with no heading where that stands on an earlier one."""
    for section in sections:
        own = tuple(each for each in section.paragraphs if each.page == page)
        if section.page == page and section.heading:
            yield replace(section, paragraphs=own)
        elif own:
            yield Section(heading="", paragraphs=own)


def _told(reading: Reading, read: Mapping[int, object], first: int) -> Reading:
    """The reading without its words on pages that nobody has read, where these have been read now."""
    facts = tuple(
        replace(each, is_machine_read=True) if first + at in read else each
        for at, each in enumerate(reading.page_facts)
    )  # fmt: skip
    left = tuple(words for words in reading.warnings if not _is_answered(words, read))
    return replace(reading, page_facts=facts, warnings=left)


def _is_answered(warning: str, read: Mapping[int, object]) -> bool:
    """Whether a warning is only of pages that have been read now."""
    found = _WARNED.match(warning)
    return found is not None and all(page in read for page in range(int(found[1]), int(found[2] or found[1]) + 1))


def _between(sections: Sequence[Section], page: int, own: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with those of a page before the first words that stand on a later one."""
    for at, section in enumerate(sections):
        if section.page is not None and section.page > page:
            return (*_below(sections[:at], own), *sections[at:])
        for place, paragraph in enumerate(section.paragraphs):
            if paragraph.page is not None and paragraph.page > page:
                before = replace(section, paragraphs=section.paragraphs[:place])
                *made, last = _below((*sections[:at], before), own)
                rest = replace(last, paragraphs=last.paragraphs + section.paragraphs[place:])
                return (*made, rest, *sections[at + 1 :])
    return tuple(_below(sections, own))


def _below(sections: Sequence[Section], own: Sequence[Section]) -> list[Section]:
    """Sections one after the other; words without a heading go on with what stands above them."""
    made = list(sections)
    for each in own:
        if made and not each.heading:
            made[-1] = replace(made[-1], paragraphs=made[-1].paragraphs + each.paragraphs)
        else:
            made.append(each)
    return made
