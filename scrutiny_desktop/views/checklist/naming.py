"""The names of what a checklist can be looked through by: columns, needs, groups and ready views."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.checklist_filter import Ended, Need
from scrutiny_desktop.domain.checklist_order import STATES, Column, Group, Grouping
from scrutiny_desktop.domain.recommendation import Progress
from scrutiny_desktop.views.marking import N_
from scrutiny_desktop.views.words import word

_COLUMNS = {
    Column.NUMBER: N_("checklist", "No."), Column.TEXT: N_("checklist", "Recommendation"),
    Column.SERIES: N_("checklist", "Series"), Column.THEME: N_("checklist", "Theme"),
    Column.LEAD: N_("checklist", "Lead"), Column.RESPONSE: N_("checklist", "Response"),
    Column.REPORTED: N_("checklist", "Reported"), Column.EVIDENCE: N_("checklist", "Evidence"),
    Column.ASSURANCE: N_("checklist", "My assurance"), Column.PANELS: N_("checklist", "Panel’s"),
    Column.DUE: N_("checklist", "Due"), Column.QUESTIONS: N_("checklist", "Questions"),
}  # fmt: skip
_NEEDS = {
    Need.OVERDUE: N_("checklist", "Overdue"), Need.SLID: N_("checklist", "Slid without a reason"),
    Need.NO_QUESTION: N_("checklist", "No question"), Need.NO_EVIDENCE: N_("checklist", "No evidence"),
    Need.UNPROVED: N_("checklist", "Reported complete, no evidence"),
    Need.NOT_JUDGED: N_("checklist", "Not judged by me"), Need.MINE: N_("checklist", "With my questions or marks"),
}  # fmt: skip
_ENDED = {Ended.OPEN: N_("checklist", "Open"), Ended.ENDED: N_("checklist", "Ended by the Panel"),
          Ended.ALL: N_("checklist", "Open and ended")}  # fmt: skip
_GROUPINGS = {
    Grouping.NONE: N_("checklist", "Not grouped"), Grouping.AGENCY: N_("checklist", "By lead agency"),
    Grouping.SERIES: N_("checklist", "By series"), Grouping.THEME: N_("checklist", "By theme"),
    Grouping.STATE: N_("checklist", "By reported progress"),
}  # fmt: skip
_NAMELESS = {Grouping.AGENCY: N_("checklist", "No lead agency"), Grouping.SERIES: N_("checklist", "No series"),
             Grouping.THEME: N_("checklist", "No theme")}  # fmt: skip
_READY = {
    "all open": N_("checklist", "All open"), "overdue": N_("checklist", "Overdue"),
    "complete, no evidence": N_("checklist", "Complete, no evidence"),
    "without a question": N_("checklist", "Without a question"), "by agency": N_("checklist", "By agency"),
    "ended": N_("checklist", "Ended by the Panel"),
}  # fmt: skip


def column_name(column: Column) -> str:
    """The head of a column."""
    return tr(_COLUMNS[column])


def need_name(need: Need) -> str:
    """What a need is called."""
    return tr(_NEEDS[need])


def ended_name(ended: Ended) -> str:
    """Open ones, ended ones, or both."""
    return tr(_ENDED[ended])


def grouping_name(grouping: Grouping) -> str:
    """A way of gathering rows."""
    return tr(_GROUPINGS[grouping])


def group_name(key: str, grouping: Grouping) -> str:
    """What the rows of a group share."""
    if grouping is Grouping.STATE:
        return word(Progress(key))
    return key or tr(_NAMELESS.get(grouping, ""))


def group_words(group: Group, grouping: Grouping, *, is_folded: bool | None = None) -> str:
    """A group's name and counts; with ``is_folded`` as a screen reader says them."""
    one, many = tr("{count} recommendation"), tr("{count} recommendations")
    parts = [group_name(group.key, grouping), (one if len(group.rows) == 1 else many).format(count=len(group.rows))]
    if group.overdue:
        parts.append(tr("{count} overdue").format(count=group.overdue))
    if is_folded is None:
        return " · ".join(parts)
    said = tr("Group, folded: {group}") if is_folded else tr("Group, unfolded: {group}")
    return said.format(group=", ".join(parts))


def view_name(name: str) -> str:
    """A view's name; of a ready one in the reader's words."""
    return tr(_READY[name]) if name in _READY else name


def state_words() -> dict[StrEnum, str]:
    """Every state of a recommendation in the reader's words."""
    return {each: word(each) for kind in STATES.values() for each in kind}


def tr(text: str) -> str:
    """Words of the checklist in the reader's language."""
    return QCoreApplication.translate("checklist", text)
