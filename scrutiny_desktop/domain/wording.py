"""The sentences a record is written in, with named places; which words stand in them is a panel's own choice."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy


def with_places(*places: str) -> Any:
    """A sentence that must name each of these places, no more and no fewer."""
    return field(metadata={"places": frozenset(places)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One panel's sentences; ``one`` and ``many`` follow the number of what is counted or listed."""

    joined: str = with_places("first", "last")
    months: tuple[str, ...]
    day: str = with_places("day", "month", "year")
    public: str = with_places()
    exempt: str = with_places()
    confidential: str = with_places()
    cited: str = with_places("secrecy", "citation")

    time_am: str = with_places("hour", "minute")
    time_pm: str = with_places("hour", "minute")

    title: str = with_places("subject")
    meeting: str = with_places("panel", "day")
    footer: str = with_places("secrecy")
    exempt_title: str = with_places("subject")
    exempt_head: str = with_places("meeting")
    exempt_footer: str = with_places("secrecy")
    exempt_opening: str = with_places("secrecy")
    page: str = with_places("page", "pages")

    held_on: str = with_places("day")
    held_on_at: str = with_places("place", "day")
    members: str = with_places("names")
    others: str = with_places("names")
    apologies: str = with_places("names")
    absent: str = with_places("names")
    substituted: str = with_places("name", "member")
    arrived: str = with_places("name", "time")
    arrived_during: str = with_places("name", "time", "item")
    left: str = with_places("name", "time")
    left_during: str = with_places("name", "time", "item")
    returned: str = with_places("name", "time")
    returned_during: str = with_places("name", "time", "item")
    interest_pecuniary: str = with_places()
    interest_registrable: str = with_places()
    interest_non_registrable: str = with_places()
    interest_scrutiny: str = with_places()
    interest_whip: str = with_places()
    declared: str = with_places("name", "interest")
    declared_words: str = with_places("name", "interest", "words")
    left_room: str = with_places("name")
    adjourned: str = with_places("time", "day")
    adjourned_during: str = with_places("time", "day", "item")
    resumed: str = with_places("time", "day")

    number: str = with_places("number")
    urgent: str = with_places("reason")
    excluded: str = with_places("citation")
    excluded_uncited: str = with_places()
    readmitted: str = with_places("time")
    considered: str = with_places()
    received: str = with_places("subject")
    received_from: str = with_places("report_of", "subject")
    witness: str = with_places("name", "about")
    present_one: str = with_places("witnesses")
    present_many: str = with_places("witnesses")
    noted: str = with_places()
    recommendation_one: str = with_places("number")
    recommendation_many: str = with_places("numbers")
    unnumbered: str = with_places("words")
    points: str = with_places("points")
    concern: str = with_places("words")
    information: str = with_places("words")
    action: str = with_places("words")
    owed_by: str = with_places("words", "owner")
    owed_on: str = with_places("words", "day")
    owed_by_on: str = with_places("words", "owner", "day")
    promised: str = with_places("question")
    promised_by: str = with_places("question", "addressee")
    not_reached_one: str = with_places()
    not_reached_many: str = with_places()
    asked: str = with_places()
    asked_by: str = with_places("asker", "question")
    resolved: str = with_places()
    resolution_number: str = with_places("number")
    resolution_begins: str = with_places()

    rests_one: str = with_places("papers")
    rests_many: str = with_places("count", "papers")
    held_paper: str = with_places("paper", "secrecy")
    some_paper: str = with_places()
    marked_one: str = with_places()
    marked_many: str = with_places("count")
    lost_one: str = with_places()
    lost_many: str = with_places("count")
    undeclared_one: str = with_places()
    undeclared_many: str = with_places("count")
    uncorrected_one: str = with_places()
    uncorrected_many: str = with_places("count")
    homeless_one: str = with_places()
    homeless_many: str = with_places("count")
    of_item: str = with_places("item", "words")
    wordless_one: str = with_places()
    wordless_many: str = with_places("count")

    def secrecy(self, classification: Classification) -> str:
        """A secrecy in the panel's words, with the rule it is cited by."""
        words = {Secrecy.EXEMPT: self.exempt, Secrecy.CONFIDENTIAL: self.confidential}
        named = words.get(classification.secrecy, self.public)
        return self.cited.format(secrecy=named, citation=classification.citation) if classification.citation else named

    def held(self, paper: Paper) -> str:
        """A paper that is not public, by its label and its secrecy; its title may say too much."""
        name = paper.guarded_name or self.some_paper
        return self.held_paper.format(paper=name, secrecy=self.secrecy(paper.classification))

    def listed(self, names: Sequence[str]) -> str:
        """The names with commas, and a word before the last."""
        if len(names) < 2:
            return "".join(names)
        return self.joined.format(first=", ".join(names[:-1]), last=names[-1])

    def dated(self, on: date | None) -> str:
        """The day in words, empty where there is none; the computer's own language has no say in it."""
        return self.day.format(day=on.day, month=self.months[on.month - 1], year=on.year) if on else ""

    def dated_all(self, days: Sequence[date]) -> str:
        """Several days in words, those of one month together: "12 and 13 June 2031"."""
        if len({(each.month, each.year) for each in days}) != 1:
            return self.listed([self.dated(each) for each in days])
        numbers = self.listed([str(each.day) for each in days])
        return self.day.format(day=numbers, month=self.months[days[0].month - 1], year=days[0].year)

    def clock(self, at: datetime) -> str:
        """Hours and minutes on the reader's clock, as minutes have them: "6.12 pm"."""
        here = at.astimezone()
        said = self.time_am if here.hour < 12 else self.time_pm
        return said.format(hour=here.hour % 12 or 12, minute=f"{here.minute:02}")
