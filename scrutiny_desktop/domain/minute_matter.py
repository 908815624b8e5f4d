"""What the minute of one agenda item is drafted from."""

from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desktop.domain.attendance import Attendance
from scrutiny_desktop.domain.correcting import MinuteCorrection
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.proceeding import Proceeding
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Recommendation


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteMatter:
    """Everything that bears on an item; ``report_of`` and ``subject`` are its report's own words, where it has any."""

    panel: Panel
    meeting: Meeting
    agenda_item: AgendaItem
    papers: Sequence[Paper] = ()
    recommendations: Sequence[Recommendation] = ()
    questions: Sequence[Question] = ()
    points: Sequence[DiscussionPoint] = ()
    """Those of other items only tell what was reached."""
    witnesses: Sequence[Witness] = ()
    people: Sequence[Attendance] = ()
    steps: Sequence[Proceeding] = ()
    corrections: Sequence[MinuteCorrection] = ()
    agenda: Sequence[AgendaItem] = ()
    """All items of the meeting: what was said under an exempt one is not public."""
    elsewhere: frozenset[str] = frozenset()
    """Ids of the questions and recommendations that are told of under other items."""
    has_report: bool = True
    report_of: str = ""
    subject: str = ""
    is_one_of_many: bool = False
    """Whether what holds for all items, such as who was there, is left to the head of the whole."""
