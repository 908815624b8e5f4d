"""Everything the checklist screen shows of a meeting; the words for it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.checklist_order import Column
from scrutiny_desktop.domain.moves import stands_alone
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.recommendation import Assurance, Progress
from scrutiny_desktop.views.words import brief_source, on_day_briefly

ASSURANCES = (Assurance.ASSURED, Assurance.PARTLY_ASSURED, Assurance.NOT_ASSURED, Assurance.NOT_CONSIDERED)
"""The order in which judgements are counted, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChecklist:
    """The checklist of a meeting, as one person judges it, on one day; rows have only their last report."""

    meeting_id: str
    rows: tuple[ChecklistRow, ...]
    papers: Mapping[str, Paper]
    agencies: tuple[str, ...]
    today: date
    reported: Mapping[str, str] = field(default_factory=dict)
    """The words of all reports, by the recommendation's id."""
    closed: Mapping[str, str] = field(default_factory=dict)
    """Of each recommendation that rests on what is not public, the word for it."""
    may_be_agreed: bool = False
    """Whether the Panel can agree judgements: the day of its meeting has come."""
    places: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", {row.recommendation.id: at for at, row in enumerate(self.rows)})

    @property
    def judged(self) -> Counter[Assurance]:
        """How many recommendations stand at each judgement."""
        return Counter(row.assurance for row in self.rows)

    @property
    def complete(self) -> tuple[ChecklistRow, ...]:
        """Those whose action is reported complete."""
        return tuple(row for row in self.rows if row.progress is Progress.COMPLETE)

    @property
    def evidenced(self) -> int:
        """How many of those reported complete have evidence beyond a statement."""
        return sum(not stands_alone(row.progress, row.grade) for row in self.complete)

    @property
    def used(self) -> frozenset[Column]:
        """The columns that tell something of any recommendation."""
        told = {
            Column.SERIES: any(row.recommendation.series for row in self.rows),
            Column.THEME: any(row.recommendation.theme for row in self.rows),
            Column.PANELS: any(row.agreed for row in self.rows),
        }
        return frozenset(column for column in Column if told.get(column, True))

    def words_of(self, field: str) -> tuple[str, ...]:
        """What a field of the recommendations says, each once, for completing what is typed."""
        return tuple(dict.fromkeys(said for row in self.rows if (said := str(getattr(row.recommendation, field)))))

    def row(self, recommendation_id: str) -> ChecklistRow | None:
        """One recommendation's row."""
        place = self.places.get(recommendation_id)
        return None if place is None else self.rows[place]

    def place(self, row: ChecklistRow, *, is_dated: bool = True) -> str:
        """Where the recommendation stands, and by when it is due."""
        one = row.recommendation
        where = brief_source(self.papers.get(one.anchor.paper_id), one.anchor) if one.anchor else ""
        dated, undated = _tr("due {day}"), _tr("no date given")
        day = due_words(row) if is_dated else ""
        due = dated.format(day=day) if day else undated
        ended = _tr("ended {day}").format(day=on_day_briefly(one.ending.on)) if one.ending else ""
        return " · ".join(part for part in (where, due if is_dated else "", ended) if part)

    def overdue(self, row: ChecklistRow) -> str:
        """How far past its date it is, in words; empty while it is not."""
        days = row.days_overdue(self.today) if row.recommendation.is_open else 0
        if not days:
            return ""
        one, many = _tr("{days} day past due"), _tr("{days} days past due")
        return (one if days == 1 else many).format(days=days)

    def words(self) -> str:
        """What the foot of the window says."""
        assured = self.judged[Assurance.ASSURED]
        one, many = _tr("{count} recommendation"), _tr("{count} recommendations")
        words = (
            (one if len(self.rows) == 1 else many).format(count=len(self.rows)),
            _tr("{count} reported complete").format(count=len(self.complete)),
            _tr("{count} assured").format(count=assured),
        )
        return " · ".join(words)


def due_words(row: ChecklistRow) -> str:
    """The date by which it is due, else the words that were printed for one."""
    return on_day_briefly(row.recommendation.due) or row.recommendation.timescale


def _tr(text: str) -> str:
    return QCoreApplication.translate("checklist", text)
