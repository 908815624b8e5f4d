"""A way of looking at a checklist, which can be kept under a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from scrutiny_desktop.domain.checklist_filter import Ended, Need, Sieve
from scrutiny_desktop.domain.checklist_order import Column, Grouping
from scrutiny_desktop.domain.plain import from_plain, to_plain


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistView:
    """What is looked for, how it is sorted and grouped, and the columns that were put away or called for."""

    name: str = ""
    sieve: Sieve = field(default_factory=Sieve)
    sorted_by: Column = Column.NUMBER
    descends: bool = False
    grouping: Grouping = Grouping.NONE
    hidden: tuple[Column, ...] = (Column.DUE,)
    """Columns that were put away; by itself the date stands below the words."""

    def is_as(self, other: "ChecklistView") -> bool:
        """Whether it shows the same as another, whatever they are called."""
        return replace(self, name="") == replace(other, name="")


BUILT_IN = (
    ChecklistView(name="all open"),
    ChecklistView(name="overdue", sieve=Sieve(needs=(Need.OVERDUE,)), sorted_by=Column.DUE, hidden=()),
    ChecklistView(name="complete, no evidence", sieve=Sieve(needs=(Need.UNPROVED,))),
    ChecklistView(name="without a question", sieve=Sieve(needs=(Need.NO_QUESTION,))),
    ChecklistView(name="by agency", grouping=Grouping.AGENCY),
    ChecklistView(name="ended", sieve=Sieve(ended=Ended.ENDED)),
)
"""Those that are there from the first; their names are put into the reader's words where they are shown."""


def kept(view: ChecklistView) -> dict[str, Any]:
    """A view as a setting holds it."""
    plain: dict[str, Any] = to_plain(view)
    return plain


def recalled(plain: Mapping[str, Any]) -> ChecklistView:
    """A view from a setting; one that another version wrote otherwise is as at first."""
    try:
        return from_plain(ChecklistView, plain)
    except (TypeError, ValueError):
        return ChecklistView()
