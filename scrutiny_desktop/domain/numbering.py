"""The one truth of page numbers: what a page is called, and which page a number that was typed may mean.

A page is counted from 1 in the file it came in. It is cited by its own label, where the file has
labels, else by its count in its paper; the number that a pack printed on it is said beside that.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.reading import PageFacts

_TYPED = re.compile(
    r"\s*(?P<kind>pack\s*page|pack|paragraph|para|¶|pages?|pp?(?=[\s.\d]))?[\s.]*(?P<number>.*?)[\s.]*", re.I
)


class Trust(IntEnum):
    """How surely a number that was typed means a page, the surest first."""

    PACK = 0
    """The pack printed it on the page."""
    LABEL = 1
    PAGE = 2
    """The page's count in the open paper."""
    ELSEWHERE = 3
    """Its count in another paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a citation, with named places."""

    gone: str = "A paper no longer here"
    page: str = "page {page}"
    pack_page: str = "page {page} (pack page {pack_page})"
    paragraph: str = "paragraph {number}"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paper and what is known of its pages, in order."""

    paper: Paper
    pages: Sequence[PageFacts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A page that a number may mean; ``page`` counts in the file, ``name`` is what a citation calls it."""

    paper: Paper
    page: int
    name: str
    pack_page: str
    trust: Trust


def facts_at(paper: Paper, pages: Sequence[PageFacts], page: int | None) -> PageFacts:
    """What is known of a page; a label is the whole file's, so a part of a file has none."""
    at = (page or 0) - max(1, paper.first_page)
    if not 0 <= at < len(pages):
        return PageFacts()
    return replace(pages[at], label="") if paper.first_page else pages[at]


def page_name(paper: Paper | None, page: int | None, label: str = "") -> str:
    """What a citation calls a page: its label, or its count in its own paper; empty for none."""
    if not page:
        return ""
    first = paper.first_page if paper is not None and 0 < paper.first_page <= page else 1
    return label or str(page - first + 1)


def page_words(name: str, pack_page: str, words: Words) -> str:
    """A page in words: "page 4 (pack page 51)"; empty for none."""
    if not name:
        return ""
    return words.pack_page.format(page=name, pack_page=pack_page) if pack_page else words.page.format(page=name)


def cited(paper: Paper | None, anchor: Anchor, words: Words) -> str:
    """Where a passage stands: "Appendix 2, page 4 (pack page 51), paragraph 3.2"; its section where those lack."""
    within = cited_within(paper, anchor, words)
    section = "" if anchor.page and anchor.paragraph else anchor.section.strip(": ")
    return ", ".join(part for part in (paper.name if paper else words.gone, within, section) if part)


def cited_within(paper: Paper | None, anchor: Anchor, words: Words) -> str:
    """The same where the paper is known: "page 4 (pack page 51), paragraph 3.2"; empty for a passage without either."""
    page = page_words(page_name(paper, anchor.page, anchor.page_label), anchor.pack_page, words)
    number = anchor.paragraph.rstrip(".")
    return ", ".join(part for part in (page, words.paragraph.format(number=number) if number else "") if part)


def found(typed: str, open_id: str, papers: Iterable[Numbered]) -> list[Target]:
    """The pages that a number may mean, best first: by trust, the open paper's own publication before others."""
    kind, number = _understood(typed)
    if not number or kind == "paragraph":
        return []
    known = list(papers)
    content = next((each.paper.content for each in known if each.paper.id == open_id), "")
    targets = [
        target
        for each in known
        for target in _targets(each, {number, typed.strip().casefold()}, is_open=each.paper.id == open_id)
        if kind != "pack" or target.trust is Trust.PACK
    ]
    return sorted(targets, key=lambda each: (each.trust, each.paper.content != content, each.paper.id != open_id))


def paragraph_typed(typed: str) -> str:
    """The paragraph number that may be meant; empty where a page is."""
    kind, number = _understood(typed)
    return number if kind in ("", "paragraph") else ""


def extent(open_id: str, papers: Iterable[Numbered]) -> tuple[int, int] | None:
    """The least and greatest pack number, of the open paper's publication where that has any."""
    known = list(papers)
    content = next((each.paper.content for each in known if each.paper.id == open_id), "")
    own = _numbers(each for each in known if each.paper.content == content)
    numbers = own or _numbers(known)
    return (min(numbers), max(numbers)) if numbers else None


def _understood(typed: str) -> tuple[str, str]:
    match = _TYPED.fullmatch(typed.strip())
    kind, number = (match["kind"] or "", match["number"]) if match else ("", typed.strip())
    kind = kind.casefold()
    named = "pack" if kind.startswith("pack") else "paragraph" if kind.startswith(("para", "¶")) else kind and "page"
    return named, _plain(number)


def _plain(number: str) -> str:
    bare = number.strip().casefold()
    return str(int(bare)) if bare.isdecimal() else bare


def _targets(numbered: Numbered, wanted: set[str], *, is_open: bool) -> Iterable[Target]:
    paper = numbered.paper
    for page in range(max(1, paper.first_page), max(1, paper.first_page) + len(numbered.pages)):
        facts = facts_at(paper, numbered.pages, page)
        ways = (
            (facts.pack_number, Trust.PACK),
            (facts.label, Trust.LABEL),
            (page_name(paper, page), Trust.PAGE if is_open else Trust.ELSEWHERE),
        )
        trust = next((trust for number, trust in ways if number and _plain(number) in wanted), None)
        if trust is not None:
            name = page_name(paper, page, facts.label)
            yield Target(paper=paper, page=page, name=name, pack_page=facts.pack_number, trust=trust)


def _numbers(papers: Iterable[Numbered]) -> list[int]:
    printed = (facts.pack_number for each in papers for facts in each.pages)
    return [int(number) for number in printed if number.isdecimal()]
