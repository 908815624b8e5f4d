"""Words of a paper as fields of a proposal, each with an anchor to where it stands, and what is odd about it."""

import re
from dataclasses import replace

from scrutiny_desktop.domain.flow import Flow
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.printed_rows import Words
from scrutiny_desktop.domain.proposal import Flaw, ProposedField
from scrutiny_desktop.domain.recommendation import Progress, Rating
from scrutiny_desktop.domain.reported_words import progress_in, rating_in, response_in
from scrutiny_desktop.domain.timescale import timescale

UNREAD = 0.5
"""How sure a field is whose words are not understood, though they are kept."""

SHIFTED = 0.2
BY_COLOUR = 0.6

_FEW_WORDS = 3
_INITIALS = re.compile(r"(?!NA|NK|OK|TB[ACD]|WIP|RAG)(?:[A-Z]\.? ?){2,3}")
"""Somebody's, in a column that no head names; else what a log prints for want of words."""


class Quoting:
    """Makes fields of one paper's words; its text is put together once."""

    def __init__(self, paper: Paper, flow: Flow) -> None:
        self._paper, self._flow = paper, flow
        self.text = flow.text

    def field(self, words: Words, sureness: float = 1.0, *flaws: Flaw) -> ProposedField:
        """Some words as a field."""
        anchor = self._flow.anchor(self._paper, words.start, words.end, self.text)
        return ProposedField(text=words.text, anchor=anchor, sureness=sureness, flaws=flaws)

    def colour(self, rating: Rating, row: Words) -> ProposedField:
        """A rating that only a colour tells, anchored to its row."""
        return replace(self.field(row, BY_COLOUR, Flaw.COLOUR_ONLY), text=rating.value)

    def unread(self, row: Words) -> ProposedField:
        """A rating whose colour says none that is known; the member is asked."""
        return replace(self.field(row, BY_COLOUR, Flaw.COLOUR_UNREAD), text="")

    def fields(self, name: str, words: Words, sureness: float = 1.0) -> dict[str, ProposedField]:
        """What a cell under a known head holds: the field itself, or the two that its words are."""
        if name == "progress" and is_only_rating(words.text):
            name = "rating"
        if name == "progress" and sureness < 1.0 and _INITIALS.fullmatch(words.text.strip()):
            return {"lead_officer": self.field(words, UNREAD)}
        if name == "response":
            return self._response(words, sureness)
        return {name: judged(name, self.field(words, sureness))}

    def _response(self, words: Words, sureness: float) -> dict[str, ProposedField]:
        found = response_in(words.text)
        if found is None:
            return {"response_words": self.field(words, sureness)}
        made = {"response": self.field(words.part(0, len(found[0])), sureness)}
        is_more = len(words.text) > len(found[0]) + 1
        return {**made, "response_words": self.field(words, sureness)} if is_more else made


def judged(name: str, field: ProposedField) -> ProposedField:
    """The field with what is odd about its words: a date that is none, progress that nobody can read."""
    flaws = flaws_of(name, field.text)
    if not flaws:
        return field
    unread = Flaw.NO_DATE not in flaws  # "ongoing" is what was meant, and no fault of the reading
    return replace(field, flaws=(*field.flaws, *flaws), sureness=min(field.sureness, UNREAD if unread else 1.0))


def flaws_of(name: str, words: str) -> tuple[Flaw, ...]:
    """What is odd about a field's words by themselves."""
    if name == "timescale":
        return timescale(words).flaws
    if name == "progress" and progress_told(words) is None:
        return (Flaw.UNREADABLE,)
    return (Flaw.UNREADABLE,) if name == "rating" and rating_in(words) is None else ()


def progress_told(words: str) -> Progress | None:
    """How far an action is, by its words, or by those of several actions where none says otherwise."""
    told = {each for line in words.split("\n") if (each := progress_in(line))}
    return told.pop() if len(told) == 1 else None


def is_only_rating(words: str) -> bool:
    """Whether words are a colour and little else."""
    few = len(words.split()) <= _FEW_WORDS
    return few and rating_in(words) is not None and len(words.strip()) > 1 and progress_in(words) is None
