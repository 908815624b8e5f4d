"""A paper of a pack: what it is to the agenda, and who may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Secrecy(StrEnum):
    """Who may see a paper (Local Government Act 1972, sections 100A to 100D and Schedule 12A)."""

    PUBLIC = "public"
    EXEMPT = "exempt"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """A paper's secrecy, and the words that say by which rule."""

    secrecy: Secrecy = Secrecy.PUBLIC
    citation: str = ""
    is_confirmed: bool = False
    """Whether the member has said so, beyond what the paper's own words were taken to mean."""
    is_doubtful: bool = False
    """Whether the paper's words may withhold an appendix of it, and not the paper itself."""

    @property
    def is_public(self) -> bool:
        """Whether what rests on the paper may be published."""
        return self.secrecy is Secrecy.PUBLIC


def exempt_by(citations: Iterable[str]) -> Classification:
    """Exempt by several rules, each said once."""
    named = dict.fromkeys(filter(None, (" ".join(each.split()) for each in citations)))
    return Classification(secrecy=Secrecy.EXEMPT, citation="; ".join(named))


class PaperRole(StrEnum):
    """What a paper is to its agenda item."""

    COVER_REPORT = "cover report"
    APPENDIX = "appendix"
    SUPPLEMENT = "supplement"
    BACKGROUND_PAPER = "background paper"
    AGENDA = "agenda"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper; with no ``content`` (SHA-256 of the original file) it is listed, not yet supplied, or has left."""

    id: str
    owner: str = ""
    meeting_id: str
    agenda_item_id: str = ""
    listed_in: str = ""
    """Id of the paper that lists this one as its appendix."""
    role: PaperRole = PaperRole.COVER_REPORT
    label: str = ""
    """As the pack names it, such as "Appendix 1"."""
    title: str
    classification: Classification = Classification()
    content: str = ""
    file_name: str = ""
    rank: int = 0
    earlier_id: str = ""
    """Id of the earlier version of this paper, which is kept."""
    first_page: int = 0
    """Where it begins in a file that holds several papers, counted from 1; 0 where the file is this paper alone."""
    last_page: int = 0
    leaves_on: date | None = None
    """The day on which its file and text leave the library; the notes on it stay."""
    leaves_after_meeting: bool = False
    left_on: date | None = None
    """The day on which it last left the library, if it ever did."""

    @property
    def text_key(self) -> str:
        """Under which its text is kept: the file's hash, and its pages where it is a part of the file."""
        return text_key(self.content, self.first_page, self.last_page)

    @property
    def is_supplied(self) -> bool:
        """Whether the paper itself is in the library."""
        return bool(self.content)

    @property
    def has_left(self) -> bool:
        """Whether it was in the library and has left; the notes on it stay."""
        return not self.content and self.left_on is not None

    @property
    def is_awaited(self) -> bool:
        """Whether it is listed and was never supplied."""
        return not self.content and self.left_on is None

    def is_due_to_leave(self, today: date, meeting_on: date | None) -> bool:
        """Whether its time in the library is over."""
        is_over = self.leaves_after_meeting and meeting_on is not None and meeting_on < today
        return is_over or (self.leaves_on is not None and self.leaves_on <= today)

    @property
    def guarded_name(self) -> str:
        """What it may be called where its title may say too much; empty where its role is only what is left over."""
        return self.label or ("" if self.role is PaperRole.SUPPLEMENT else self.role.value.capitalize())

    @property
    def name(self) -> str:
        """What a citation calls it: its label, or its title, since a pack holds many reports; else what it is."""
        return self.label or self.title or self.role.value.capitalize()

    @property
    def brief_name(self) -> str:
        """The same in the fewest words, for where its title stands beside or there is no room for it."""
        return self.label or (self.role.value.capitalize() if self.role is PaperRole.COVER_REPORT else self.title)


def text_key(content: str, first: int = 0, last: int = 0) -> str:
    """Under which the text of a file is kept, or of those of its pages that are one paper."""
    return f"{content}:{first}-{last}" if first else content


def first_page_of(key: str) -> int:
    """The page of its file, from 1, with which the text under a key begins."""
    _, _, pages = key.partition(":")
    return int(pages.partition("-")[0]) if pages else 1
