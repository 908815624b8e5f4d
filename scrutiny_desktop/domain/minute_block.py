"""What a minute is made of: paragraphs that know what they are, and what each of them rests on."""

from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desktop.domain.paper import Classification
from scrutiny_desktop.domain.phrases import with_stop


class MinuteKind(StrEnum):
    """What a block is to the reader, and to a screen reader."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    RESOLUTION = "resolution"
    REMARK = "remark"
    """Of the draft itself, such as what is left out of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteBlock:
    """One paragraph of a minute; ``label`` stands before the text, set off from it: "7.", "(i)", "Recommendation 3"."""

    kind: MinuteKind
    text: str
    label: str = ""
    agenda_item_id: str = ""
    key: str = ""
    """Names the sentence whatever its words are now; empty where it cannot be corrected."""
    rests_on: tuple[str, ...] = ()
    """Ids of the points, questions and recommendations that its words are taken from."""
    drafted: str = ""
    """Where it was corrected: what it would say by itself."""
    is_outdated: bool = False
    """Whether the draft says something else now than when it was corrected."""

    @property
    def words(self) -> str:
        """Label and text as one line."""
        return " ".join(filter(None, (self.label, self.text)))


def paragraph(key: str, text: str) -> MinuteBlock:
    """A sentence that stands as a paragraph."""
    return MinuteBlock(kind=MinuteKind.PARAGRAPH, text=with_stop(text), key=key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Minute:
    """A minute of one item or of a meeting; ``left_out`` says what is not in it and why, in none of its words."""

    title: str
    panel: str
    meeting: str
    """The panel and the day, for the head of each page."""
    classification: Classification
    footer: str
    blocks: tuple[MinuteBlock, ...]
    left_out: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[MinuteBlock, ...]:
        """What the draft says of itself below its last line."""
        return tuple(MinuteBlock(kind=MinuteKind.REMARK, text=each) for each in (f"{self.footer}.", *self.left_out))

    @property
    def whole(self) -> tuple[MinuteBlock, ...]:
        """All that it says, in order, where no page has a foot."""
        return (*self.blocks, *self.remarks)

    @property
    def paged(self) -> tuple[MinuteBlock, ...]:
        """All that stands above the foot of its pages, which has the footer; a page has something on it."""
        return (*self.blocks, *self.remarks[1:]) or self.remarks
