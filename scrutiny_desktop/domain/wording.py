"""The sentences a record is written in, with named places; which words stand in them is a panel's own choice."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy


def _with(*places: str) -> Any:
    """A sentence that must name each of these places, no more and no fewer."""
    return field(metadata={"places": frozenset(places)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One panel's sentences; ``one`` and ``many`` follow the number of what is counted or listed."""

    joined: str = _with("first", "last")
    months: tuple[str, ...]
    day: str = _with("day", "month", "year")
    public: str = _with()
    exempt: str = _with()
    confidential: str = _with()
    cited: str = _with("secrecy", "citation")

    title: str = _with("subject")
    meeting: str = _with("panel", "day")
    footer: str = _with("secrecy")
    page: str = _with("page", "pages")

    number: str = _with("number")
    received: str = _with("subject")
    received_from: str = _with("report_of", "subject")
    witness: str = _with("name", "about")
    present_one: str = _with("witnesses")
    present_many: str = _with("witnesses")
    noted: str = _with()
    recommendation_one: str = _with("number")
    recommendation_many: str = _with("numbers")
    unnumbered: str = _with("words")
    points: str = _with("points")
    concern: str = _with("words")
    information: str = _with("words")
    action: str = _with("words")
    owed_by: str = _with("words", "owner")
    owed_on: str = _with("words", "day")
    owed_by_on: str = _with("words", "owner", "day")
    promised: str = _with("question")
    promised_by: str = _with("question", "addressee")
    not_reached_one: str = _with()
    not_reached_many: str = _with()
    asked: str = _with()
    asked_by: str = _with("asker", "question")
    resolved: str = _with()
    resolution_number: str = _with("number")
    resolution_begins: str = _with()

    rests_one: str = _with("papers")
    rests_many: str = _with("count", "papers")
    held_paper: str = _with("paper", "secrecy")
    marked_one: str = _with()
    marked_many: str = _with("count")
    lost_one: str = _with()
    lost_many: str = _with("count")
    wordless_one: str = _with()
    wordless_many: str = _with("count")

    def secrecy(self, classification: Classification) -> str:
        """A secrecy in the panel's words, with the rule it is cited by."""
        words = {Secrecy.EXEMPT: self.exempt, Secrecy.CONFIDENTIAL: self.confidential}
        named = words.get(classification.secrecy, self.public)
        return self.cited.format(secrecy=named, citation=classification.citation) if classification.citation else named

    def held(self, paper: Paper) -> str:
        """A paper that is not public, by its label and its secrecy; its title may say too much."""
        name = paper.label or paper.role.value.capitalize()
        return self.held_paper.format(paper=name, secrecy=self.secrecy(paper.classification))

    def listed(self, names: Sequence[str]) -> str:
        """The names with commas, and a word before the last."""
        if len(names) < 2:
            return "".join(names)
        return self.joined.format(first=", ".join(names[:-1]), last=names[-1])

    def dated(self, on: date | None) -> str:
        """The day in words, empty where there is none; the computer's own language has no say in it."""
        return self.day.format(day=on.day, month=self.months[on.month - 1], year=on.year) if on else ""
