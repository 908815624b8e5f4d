"""The Chair's answers to questions that came: sealed to the asker, and changed with what is done with them."""

from scrutiny_desktop.domain.for_panel import Answer, Reply
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.shared import Place, Shared, copied, withdrawn
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.flows.sharing_seen import Came
from scrutiny_desktop.sharing import merge
from scrutiny_desktop.store import shared
from scrutiny_desktop.store.library import Library
from scrutiny_desktop.store.versions import stamp


def reply(db: Library, held: Seat, came: Came, answer: Answer | None, clock: Clock) -> tuple[Shared, ...]:
    """Say to the asker what is done with their question, or with None that nothing is yet.

    Only what was meant for the Chair is answered, and only by who acts as the Chair.
    """
    member, _, record_id, _ = came.key
    if not held.roster.speaks_for_panel(held.me):
        return ()
    shown = came.seen.copy.shown[0]
    place = Place(panel=held.roster.panel_id, member=held.me, scope=shown.scope, audience=member)
    heads = [each for each in merge.heads(shared.of_record(db, held.me, "replies", record_id))
             if (each.panel, each.audience) == (place.panel, member)]  # fmt: skip
    at = stamp(clock())
    if answer is None:
        if all(each.body is None for each in heads):
            return ()
        made = withdrawn(place, "replies", record_id, at, heads)
    else:
        made = copied(place, Reply(id=record_id, answer=answer), {"meeting": shown.about.get("meeting")}, at, heads)
        if len(heads) == 1 and heads[0].body == made.body:
            return ()
    shared.add(db, [made], clock())
    return (made,)
