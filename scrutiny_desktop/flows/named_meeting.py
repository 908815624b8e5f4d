"""The meeting that a paper names itself, by its date box or its title, where it was put with another."""

from dataclasses import dataclass
from datetime import date

from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.paper import Paper, PaperRole
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.flows.moving_papers import moved
from scrutiny_desktop.store import meetings, rows
from scrutiny_desktop.store.library import Library


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A paper that was put with one meeting and names the day of another."""

    paper: Paper
    on: date


def on_the_day(library: Library, on: date) -> Meeting | None:
    """The one meeting of a day; none where there are several, or only the sample's."""
    there = [each for each in meetings.every(library) if each.on == on and not each.is_sample]
    return there[0] if len(there) == 1 else None


def taken_there(library: Library, ids: Ids, owner: str, paper: Paper, on: date) -> tuple[list[Pair], Meeting | None]:
    """The change that takes a paper to the meeting of a day, which is made where there is none.

    Nothing where the paper's own meeting is gone. Raises ScrutinyError where its meeting's minute rests on it.
    """
    pairs: list[Pair] = []
    own = rows.get(library, Meeting, paper.meeting_id)
    meeting = on_the_day(library, on)
    if own is None:
        return [], None
    if meeting is None:
        meeting = Meeting(id=ids.new(), owner=owner, panel_id=own.panel_id, on=on)
        pairs.append((None, meeting))
    item = None
    if paper.role is not PaperRole.AGENDA:
        item = AgendaItem(id=ids.new(), owner=owner, meeting_id=meeting.id, title=paper.title)
    return [*pairs, *moved(library, paper, meeting.id, item)], meeting
