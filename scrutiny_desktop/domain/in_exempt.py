"""Whether something said or marked at a meeting is exempt by when, or by under which item, it was made."""

from collections.abc import Iterable
from dataclasses import dataclass

from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.proceeding import Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class InExempt:
    """That it is exempt, and by which rule, where one was named."""

    citation: str = ""


def made_in_exempt(stands: Stretch, item: AgendaItem | None, papers: Iterable[Paper] = ()) -> InExempt | None:
    """What makes exempt that which is made as the meeting ``stands``, under an item; None where nothing does.

    The press and public may be out of the room, or the item may be exempt while nobody has asked them to leave yet.
    """
    if stands.exclusion is not None:
        return InExempt(citation=stands.exclusion.citation)
    return InExempt(citation=rule_of(item, papers)) if item is not None and item.is_exempt else None


def rule_of(item: AgendaItem, papers: Iterable[Paper]) -> str:
    """The rule by which an item is exempt: its own, else those that its papers name."""
    if item.citation:
        return item.citation
    closed = (each.classification for each in papers if each.agenda_item_id == item.id)
    return "; ".join(dict.fromkeys(each.citation for each in closed if not each.is_public and each.citation))
