"""The checklist as a table to hand on: one line for each recommendation, and what was left out of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.note import Grade
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.recommendation import Assurance, ProgressReport, Rating

OWN = ("evidence", "mine", "mine_words")
"""Columns that hold one member's own view; they leave only with a table for that member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerWords:
    """The words of a tracker: heads of columns by their names, states by their values."""

    title: str = "Recommendations"
    heads: Mapping[str, str] = field(default_factory=lambda: {
        "number": "No.", "text": "Recommendation", "response": "Response", "response_words": "Response in words",
        "action": "Action", "lead_agency": "Lead", "due": "Due", "progress": "Reported", "reported": "Report",
        "agreed": "Panel’s assurance", "ended": "Ended",
    })  # fmt: skip
    states: Mapping[str, str] = field(default_factory=dict)
    day: Callable[[date | None], str] = lambda day: day.isoformat() if day else ""
    public: str = "Public"
    private: str = "Private: with one member’s own view"
    left_out_one: str = "1 recommendation rests on a paper that is not public, and is left out."
    left_out_many: str = "{count} recommendations rest on papers that are not public, and are left out."
    report_one: str = "1 report rests on a paper that is not public, and is left out."
    report_many: str = "{count} reports rest on papers that are not public, and are left out."
    no_reason: str = "no reason given"

    def state(self, state: str) -> str:
        """A state in words; its own value where there are none."""
        return self.states.get(state, str(state).capitalize())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracker:
    """The table in words; ``columns`` are names, ``heads`` what they are called."""

    title: str
    meeting: str
    classification: str
    columns: tuple[str, ...]
    heads: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    left_out: tuple[str, ...] = ()


def tracker(
    rows: Sequence[ChecklistRow], public: Publication, words: TrackerWords, *, meeting: str, with_own: bool = False
) -> Tracker:
    """The table of some recommendations; columns that nothing stands in are left away, and what is not public too."""
    shown = [row for row in rows if public.of_recommendation(row.recommendation).is_free]
    said = [[each for each in row.reports if public.of_report(each).is_free] for row in shown]
    cells = [_cells(row, reports, words, with_own=with_own) for row, reports in zip(shown, said, strict=True)]
    names = [name for name in words.heads if any(each.get(name) for each in cells) or name in ("number", "text")]
    kept = sum(len(row.reports) for row in shown) - sum(map(len, said))
    return Tracker(
        title=words.title,
        meeting=meeting,
        classification=words.private if with_own else words.public,
        columns=tuple(names),
        heads=tuple(words.heads[name] for name in names),
        lines=tuple(tuple(each.get(name, "") for name in names) for each in cells),
        left_out=tuple(
            (one if count == 1 else many).format(count=count)
            for one, many, count in (
                (words.left_out_one, words.left_out_many, len(rows) - len(shown)),
                (words.report_one, words.report_many, kept),
            )
            if count
        ),
    )


def _cells(
    row: ChecklistRow, reports: Sequence[ProgressReport], words: TrackerWords, *, with_own: bool
) -> dict[str, str]:
    one, last = row.recommendation, reports[-1] if reports else None
    why = (each.why.strip() or words.no_reason for each in one.revisions)
    cells = {
        "number": one.number,
        "series": one.series,
        "theme": one.theme,
        "text": one.text,
        "response": words.state(one.response),
        "response_words": one.response_words,
        "action": one.action,
        "outcome": one.outcome,
        "lead_agency": one.lead_agency,
        "lead_officer": one.lead_officer,
        "first_due": words.day(one.first_due) if one.revisions else "",
        "due": words.day(one.due) or one.timescale,
        "why": "; ".join(why),
        "reported_on": words.day(last.on) if last else "",
        "progress": words.state(last.progress) if last else "",
        "rating": words.state(last.rating) if last and last.rating is not Rating.NONE else "",
        "reported": last.words if last else "",
        "agreed": words.state(row.agreed.assurance) if row.agreed else "",
        "agreed_words": row.agreed.words if row.agreed else "",
        "ended": _ended(row, words),
    }
    return cells | _own(row, words) if with_own else cells


def _own(row: ChecklistRow, words: TrackerWords) -> dict[str, str]:
    return {
        "evidence": words.state(row.grade) if row.grade is not Grade.NONE else "",
        "mine": words.state(row.assurance) if row.assurance is not Assurance.NOT_CONSIDERED else "",
        "mine_words": row.assessment.words if row.assessment else "",
    }


def _ended(row: ChecklistRow, words: TrackerWords) -> str:
    ending = row.recommendation.ending
    if ending is None:
        return ""
    return ", ".join(part for part in (words.state(ending.kind), words.day(ending.on), ending.why) if part)
