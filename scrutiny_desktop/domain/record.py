"""The union of records: everything a person can change, undo, share and restore."""

from scrutiny_desktop.domain.attendance import Attendance
from scrutiny_desktop.domain.brought_forward import BroughtForward
from scrutiny_desktop.domain.carried import Carried
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.own_plan import OwnPlan
from scrutiny_desktop.domain.panel import Panel, Person
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.proceeding import Proceeding
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Question, Theme
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport, Recommendation

Record = (
    Panel
    | Person
    | Meeting
    | AgendaItem
    | Witness
    | Attendance
    | Proceeding
    | Paper
    | Theme
    | Note
    | Carried
    | Question
    | OwnPlan
    | Recommendation
    | ProgressReport
    | Assessment
    | BroughtForward
    | Promise
    | DiscussionPoint
)

Pair = tuple[Record | None, Record | None]
"""A record before and after a change; None stands for absence."""

KINDS: dict[str, type[Record]] = {
    "panels": Panel,
    "people": Person,
    "meetings": Meeting,
    "agenda": AgendaItem,
    "witnesses": Witness,
    "attendance": Attendance,
    "proceedings": Proceeding,
    "papers": Paper,
    "themes": Theme,
    "notes": Note,
    "carried": Carried,
    "questions": Question,
    "own_plans": OwnPlan,
    "recommendations": Recommendation,
    "progress_reports": ProgressReport,
    "assessments": Assessment,
    "brought_forward": BroughtForward,
    "promises": Promise,
    "discussion_points": DiscussionPoint,
}
"""Each kind of record by the name of its table."""

_NAMES = {kind: name for name, kind in KINDS.items()}


def kind_of(record: Record) -> str:
    """The name of the record's kind, which is that of its table."""
    return _NAMES[type(record)]
