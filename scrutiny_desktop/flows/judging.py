"""What may leave the library, judged by all that it knows: papers of every meeting, and every closed door."""

from typing import TYPE_CHECKING

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.paper import Paper, Secrecy
from scrutiny_desktop.domain.proceeding import Proceeding, Proceedings
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.library import Library

if TYPE_CHECKING:  # whoever shows a chip need not have all that sharing stands on
    from scrutiny_desktop.flows.seats import Seat


def publication_in(db: Library, secrecy: Secrecy = Secrecy.PUBLIC) -> Publication:
    """The judge of what is public, or of what those may have who are entitled to more."""
    steps = rows.every(db, Proceeding)
    return Publication(
        rows.every(db, Paper),
        rows.every(db, Recommendation),
        rows.every(db, Question),
        secrecy,
        points=rows.every(db, DiscussionPoint),
        held=[Proceedings(each, steps) for each in rows.every(db, Meeting)],
        agenda=rows.every(db, AgendaItem),
    )


def circle_judges(public: Publication, held: "Seat") -> dict[str, Publication]:
    """Of each circle that the member belongs to, the judge of what its holders may have."""
    circles, may = held.roster.circles, held.roster.may_write_for
    return {each.id: public.for_holders(each.papers) for each in circles if may(held.me, each.id)}
