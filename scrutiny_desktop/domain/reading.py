"""What was understood of a paper; as plain values this is the documented form of ``read --json``."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desktop.domain.paper import PaperRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph, or one row of a table; ``number`` only when one was printed, ``as_printed`` only where text was
    repaired. A row's ``text`` is its cells' words, parted by " | "."""

    text: str
    number: str = ""
    as_printed: str = ""
    page: int | None = None
    table: int = 0
    """A number that all rows of one table share, from 1; 0 for no row."""
    cells: tuple[str, ...] = ()
    """Of a row: one for each column, its paragraphs parted by line feeds; merged ones stand in their first column."""
    heads: tuple[str, ...] = ()
    """Of a row: the words above each column; none for the rows that hold these words."""
    shades: tuple[str, ...] = ()
    """Of a row: what lies behind each cell, as six hexadecimal digits; empty where nothing does, none where no cell has
    any."""
    last_page: int | None = None
    """Of what goes on over a page: the page on which it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading (repaired or not, level 1 the highest) and the paragraphs below it."""

    heading: str
    as_printed: str = ""
    repaired: bool = False
    level: int = 1
    paragraphs: tuple[Paragraph, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The box at the top of a council report, and the decision table near its end."""

    decision_maker: str = ""
    subject: str = ""
    date: datetime.date | None = None
    report_of: str = ""
    key_decision: str = ""
    wards: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person named in the report's contact details."""

    role: str
    title: str = ""
    name: str = ""
    telephone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRecommendation:
    """One thing the report asks the panel to do; never one of the review's recommendations."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAppendix:
    """An appendix as the report lists it."""

    label: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDocument:
    """A document the report relies on; ``exempt_under`` is the paragraph that withholds it, if any."""

    label: str = ""
    title: str
    exempt_under: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactAssessment:
    """Whether the report needs an impact assessment; ``answer`` is empty when none was printed."""

    name: str
    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidentiality:
    """The statement of confidentiality, and what it was taken to mean."""

    statement: str = ""
    classification: str = "public"
    citation: str = ""


FURNITURE = "page furniture"
"""The field of what is printed around the text of pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A line that was understood as a field: which one, and its words exactly as they stood."""

    field: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """One page of the original: its PDF page label where it has one of its own, and the pack number printed on it."""

    label: str = ""
    pack_number: str = ""
    is_picture: bool = False
    """Whether it holds a picture and no words."""
    is_machine_read: bool = False
    """Whether its words were read from the picture by a machine, and may hold errors."""

    @property
    def is_unread(self) -> bool:
        """Whether it may hold words that nobody has read."""
        return self.is_picture and not self.is_machine_read


def unread(facts: Sequence[PageFacts], first_page: int) -> list[int]:
    """The pages, counted in the file, that hold only a picture which nobody has read."""
    return [page for page, each in enumerate(facts, start=max(1, first_page)) if each.is_unread]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """One place of a PDF's own outline: its words, its page counted in the file, and how deep it stands, from 1."""

    title: str
    page: int
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PackItem:
    """An agenda item that a pack names."""

    number: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One paper of a pack: some pages of the file, counted from 1, and what was understood of them."""

    title: str
    item: str = ""
    item_title: str = ""
    label: str = ""
    role: PaperRole = PaperRole.COVER_REPORT
    first_page: int
    last_page: int
    reading: "Reading | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The papers that one file of a meeting holds; ``is_sure`` where the pack's own marks all agree on them."""

    title: str
    committee: str = ""
    on: datetime.date | None = None
    is_supplement: bool = False
    is_sure: bool = False
    items: tuple[PackItem, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A whole paper as understood; every word of the source is in one of its parts."""

    kind: str
    """"council report" where a form was recognised, else "text"."""
    title: str
    header: Header = Header()
    contacts: tuple[Contact, ...] = ()
    sections: tuple[Section, ...] = ()
    recommendations: tuple[ReportRecommendation, ...] = ()
    appendices: tuple[ListedAppendix, ...] = ()
    background_documents: tuple[ListedDocument, ...] = ()
    members_rooms_documents: tuple[ListedDocument, ...] = ()
    assessments: tuple[ImpactAssessment, ...] = ()
    confidentiality: Confidentiality = Confidentiality()
    pages: int = 1
    page_facts: tuple[PageFacts, ...] = ()
    """One for each page, in order; none for a paper without pages."""
    bookmarks: tuple[Bookmark, ...] = ()
    """The file's own, also of lines that are its headings."""
    pack: Pack | None = None
    """Where the file is a pack: its papers, which then hold all of its words."""
    warnings: tuple[str, ...] = ()
    printed: tuple[Printed, ...] = ()
