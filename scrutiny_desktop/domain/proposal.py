"""What was found in a paper that may be recommendations, before a member has confirmed any of it."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from scrutiny_desktop.domain.anchor import Anchor


class Flaw(StrEnum):
    """What is odd about a field as it is printed; it is kept as printed, and never put right unasked."""

    NO_SUCH_DAY = "no such day"
    NO_DATE = "not a date"
    REPEATED = "number stands twice"
    SKIPPED = "numbers skip"
    SHIFTED = "columns shift here"
    TORN = "runs over two pages"
    COLOUR_ONLY = "colour only"
    COLOUR_UNREAD = "colour not readable"
    UNREADABLE = "not readable"
    BEGINS_A_LIST = "may be several"
    IN_MINUTES = "in minutes"
    OTHERWISE_NUMBERED = "under another number"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedField:
    """One cell of what was found: its words as printed, where they stand, and how sure the reading is."""

    text: str = ""
    """As printed; only where a rating is told by colour alone, that colour's name, empty where it says none."""
    anchor: Anchor | None = None
    """Where the words stand; of several that were joined, the first, and of a colour its row."""
    sureness: float = 1.0
    """From 0, a guess, to 1."""
    flaws: tuple[Flaw, ...] = ()


FIELDS = ("number", "text", "series", "theme", "finding", "response", "response_words", "action", "outcome",
          "lead_agency", "lead_officer", "timescale", "progress", "rating")  # fmt: skip
"""What may be taken in, in the order in which it is shown; the last two make a dated progress report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One recommendation that a paper may hold, or more about one that is known.

    ``fields`` holds only what was found, by the names in FIELDS.
    """

    fields: dict[str, ProposedField] = field(default_factory=dict)
    known_id: str = ""
    """The recommendation it tells more about; empty for a new one."""
    likeness: float = 0.0
    """How far its words are those of the known one, from 0 to 1."""
    rivals: tuple[str, ...] = ()
    """Known recommendations that it may tell of equally well, so that none was taken for it."""
    is_taken: bool = True
    """Whether the member takes it in; a doubtful one begins without."""

    def text_of(self, name: str) -> str:
        """A field's words; empty where none were found."""
        return self.fields[name].text if name in self.fields else ""

    def with_text(self, name: str, text: str) -> "Proposal":
        """The same once a member has put a field's words right; its source stays, its flaws are answered."""
        was = self.fields.get(name, ProposedField())
        return replace(self, fields={**self.fields, name: replace(was, text=text, sureness=1.0, flaws=())})

    @property
    def sureness(self) -> float:
        """That of its least sure field."""
        return min((each.sureness for each in self.fields.values()), default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that one paper may hold, in its order, with what was seen on the way."""

    proposals: tuple[Proposal, ...] = ()
    form: str = ""
    """How it is laid out there: "table", "list", "paragraphs"."""
    remarks: tuple[str, ...] = ()
    """Sentences for the member."""
    heads: tuple[tuple[str, ...], ...] = ()
    """The heads of the tables it was found in, also where a row of the paper prints them."""
