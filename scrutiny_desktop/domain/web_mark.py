"""A note or question as the W3C's Web Annotation has it, whether we wrote it or another program did."""

from dataclasses import dataclass

from scrutiny_desktop.domain.anchor import Box
from scrutiny_desktop.domain.note import PenStroke

QUESTION = "question"
"""The kind of a question, beside the kinds of notes."""

OURS = "urn:uuid:"
"""Begins the id of a record of ours; what follows is its id in the library."""

CONTENT = "urn:sha256:"
"""Begins the name of a file by what is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPlace:
    """One passage or place that a mark is about."""

    source: str = ""
    """The file by its content, or an address."""
    pages: str = ""
    """Of a file that holds several papers, the first and last page of this one: "44-51"."""
    quote: str = ""
    before: str = ""
    after: str = ""
    start: int | None = None
    """Characters of the paper's text as the program that marked it counts them."""
    end: int | None = None
    page: int | None = None
    """Counted from 1 in the file."""
    boxes: tuple[Box, ...] = ()
    citation: str = ""

    @property
    def content(self) -> str:
        """The file's SHA-256; empty where the source is an address."""
        return self.source.removeprefix(CONTENT) if self.source.startswith(CONTENT) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebMark:
    """One mark; what only we say of it is empty in a foreign one."""

    id: str = ""
    kind: str = ""
    motivation: str = ""
    words: str = ""
    supplementary: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    author: str = ""
    created: str = ""
    changed: str = ""
    reply_to: str = ""
    visibility: str = ""
    grade: str = ""
    colour: str = ""
    places: tuple[WebPlace, ...] = ()
    ink: tuple[PenStroke, ...] = ()

    @property
    def own_id(self) -> str:
        """The record's id, where it is one of ours."""
        return self.id.removeprefix(OURS) if self.id.startswith(OURS) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebMarks:
    """All the marks of a file, and a sentence for each thing that was left out."""

    marks: tuple[WebMark, ...] = ()
    warnings: tuple[str, ...] = ()
