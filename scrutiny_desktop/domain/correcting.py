"""Sentences of a draft minute put in other words, which survive that it is drafted again."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from scrutiny_desktop.domain.minute_block import MinuteBlock

ANNEXED = "exempt:"
"""Begins the name of a sentence that stands in the exempt annex, and not in the public minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteCorrection:
    """One sentence as a person wants it; ``drafted`` is what it said by itself when they wrote."""

    id: str
    owner: str = ""
    meeting_id: str
    agenda_item_id: str = ""
    key: str
    """Which sentence, as the draft names it."""
    words: str = ""
    drafted: str = ""
    rests_on: tuple[str, ...] = ()
    """What the sentence was taken from: while any of it is not public or gone, neither are these words."""

    @property
    def is_annexed(self) -> bool:
        """Whether it was written on the exempt annex, and so is not for publication."""
        return self.key.startswith(ANNEXED)


@dataclass(frozen=True, slots=True)
class Corrected:
    """The sentences with their corrections, and the corrections that may not stand there."""

    blocks: tuple[MinuteBlock, ...]
    withheld: tuple[MinuteCorrection, ...] = ()
    homeless: tuple[MinuteCorrection, ...] = ()
    """Those whose sentence is no longer in the draft."""


def corrected(
    blocks: Sequence[MinuteBlock], corrections: Iterable[MinuteCorrection], may_show: Callable[[str], bool]
) -> Corrected:
    """Put each correction in its sentence's place; ``may_show`` judges what the words rest on, by its id."""
    known = {each.key: each for each in corrections if each.words.strip()}
    withheld = {key: each for key, each in known.items() if not all(map(may_show, each.rests_on))}
    standing = {key: each for key, each in known.items() if key not in withheld}
    keys = {each.key for each in blocks}
    return Corrected(
        blocks=tuple(_put(each, standing[each.key]) if each.key in standing else each for each in blocks),
        withheld=tuple(withheld.values()),
        homeless=tuple(each for key, each in standing.items() if key not in keys),
    )


def _put(block: MinuteBlock, correction: MinuteCorrection) -> MinuteBlock:
    return replace(
        block, text=" ".join(correction.words.split()), drafted=block.text,
        is_outdated=correction.drafted != block.text,
    )  # fmt: skip
