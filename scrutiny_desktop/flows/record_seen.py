"""All that is shown of one thing that can be made of a meeting: its pages, and what they were made of."""

from dataclasses import dataclass, replace
from pathlib import Path

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.meeting import AgendaItem, Witness
from scrutiny_desktop.domain.minute_block import Minute
from scrutiny_desktop.flows.publish import has_exempt, minuted_items
from scrutiny_desktop.flows.record_folder import folder_seen
from scrutiny_desktop.flows.recording import Make, MakeOrder, seen
from scrutiny_desktop.store import discussion_points, witnesses
from scrutiny_desktop.store.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSeen:
    """What came of an order; ``order`` is what was seen to, which may be the next best thing."""

    order: MakeOrder
    minute: Minute | None = None
    refused: ScrutinyError | None = None
    has_exempt: bool = False
    items: tuple[AgendaItem, ...] = ()
    points: tuple[DiscussionPoint, ...] = ()
    """Those that the thing is made of."""
    witnesses: tuple[Witness, ...] = ()


def record_seen(db: Library, order: MakeOrder, resources: Path, clock: Clock) -> RecordSeen:
    """What would leave now, with what else could be made; of what cannot be made, why."""
    items, exempt = minuted_items(db, order.meeting_id), has_exempt(db, order.meeting_id)
    order = _possible(order, items, has_exempt=exempt)
    here = {"", order.agenda_item_id}
    points = discussion_points.for_meeting(db, order.meeting_id)
    known = RecordSeen(
        order=order, has_exempt=exempt, items=tuple(items),
        points=tuple(each for each in points if order.make is not Make.MINUTE or each.agenda_item_id in here),
        witnesses=tuple(witnesses.for_meeting(db, order.meeting_id)),
    )  # fmt: skip
    try:
        made = folder_seen(db, order) if order.make is Make.EVERYTHING else seen(db, order, resources, clock)
    except ScrutinyError as refused:
        return replace(known, refused=refused)
    return replace(known, minute=made)


def _possible(order: MakeOrder, items: list[AgendaItem], *, has_exempt: bool) -> MakeOrder:
    """The same, of an item that there is, else of all of them where there are several; nothing exempt without any."""
    make = Make.MINUTE if order.make is Make.EXEMPT and not has_exempt else order.make
    known = [each.id for each in items]
    make = Make.MINUTES if make is Make.MINUTE and len(items) != 1 and order.agenda_item_id not in known else make
    item = order.agenda_item_id if order.agenda_item_id in known else next(iter(known), "")
    return replace(order, make=make, agenda_item_id=item if make is Make.MINUTE else "",
                   with_exempt=order.with_exempt and has_exempt)  # fmt: skip
