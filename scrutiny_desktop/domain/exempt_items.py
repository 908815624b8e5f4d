"""Exempt and confidential papers by the item they belong to, each with the circle of those who hold them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.roster import Circle, Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptItem:
    """An item's papers that are not public, and its circle once there is one; a circle of papers kept elsewhere has
    none here."""

    item: AgendaItem | None = None
    papers: tuple[Paper, ...] = ()
    circle: Circle | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """By which its papers are known in every library: those it had before too."""
        known = self.circle.papers if self.circle else ()
        return tuple(dict.fromkeys((*known, *(each.text_key for each in self.papers))))

    @property
    def unheld(self) -> tuple[Paper, ...]:
        """Papers that its circle does not name yet: all of them while there is none."""
        known = self.circle.papers if self.circle else ()
        return tuple(each for each in self.papers if each.text_key not in known)


def exempt_items(
    papers: Iterable[Paper], items: Iterable[AgendaItem], circles: Sequence[Circle]
) -> tuple[ExemptItem, ...]:
    """The items, in the order of the papers, then circles whose papers are not here."""
    known = {each.id: each for each in items}
    by_item: dict[str, list[Paper]] = {}
    for paper in papers:
        if paper.is_supplied and not paper.classification.is_public:
            by_item.setdefault(paper.agenda_item_id or paper.id, []).append(paper)
    told, left = list[ExemptItem](), list(circles)
    for item_id, held in by_item.items():
        keys = {each.text_key for each in held}
        circle = next((each for each in left if keys & set(each.papers)), None)
        if circle is not None:
            left.remove(circle)
        told.append(ExemptItem(item=known.get(item_id), papers=tuple(held), circle=circle))
    return (*told, *(ExemptItem(circle=each) for each in left))


def with_holders(
    roster: Roster, told: Iterable[tuple[ExemptItem, str, Sequence[str]]], new_id: Callable[[], str]
) -> Roster:
    """The list with these holders, by item and name; an item that nobody ever held makes no circle."""
    named = [
        Circle(id=each.circle.id if each.circle else new_id(), name=name, holders=tuple(holders), papers=each.keys)
        for each, name, holders in told if holders or each.circle
    ]  # fmt: skip
    changed = {each.id for each in named}
    return replace(roster, circles=(*named, *(each for each in roster.circles if each.id not in changed)))
