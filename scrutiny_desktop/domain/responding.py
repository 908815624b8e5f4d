"""Which known recommendation a proposal tells more about: by its number, by its words, or, of two as good, none."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from scrutiny_desktop.domain.anchor import WordChange
from scrutiny_desktop.domain.finding import plain_number, plain_words
from scrutiny_desktop.domain.proposal import Found, Proposal
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.word_changes import word_changes

Likeness = Callable[[str, str], float]
"""How alike two texts of letters and figures are, from 0 to 1."""

Told = Callable[[float], object]

BY_WORDS = 0.85
"""Likeness from which words alone are enough, where no other is nearly as like."""

BY_NUMBER = 0.45
"""Likeness below which the same number is another recommendation's."""

CLEARLY = 0.05

_STEP = 20
"""Proposals between two times that it is told how far it is."""


@dataclass(frozen=True, slots=True)
class _Judged:
    known: Recommendation
    likeness: float
    same_number: bool
    same_series: bool

    @property
    def standing(self) -> tuple[bool, float]:
        return self.same_number and self.same_series, self.likeness


@dataclass(frozen=True, slots=True)
class _Known:
    """A known recommendation with what is compared of it."""

    record: Recommendation
    words: str
    number: str
    series: str


def _plain(one: Recommendation) -> _Known:
    return _Known(one, plain_words(one.text), plain_number(one.number), plain_words(one.series))


def matched(
    found: Found, known: Sequence[Recommendation], likeness: Likeness, share: Told = lambda _: None
) -> Found:  # fmt: skip
    """The proposals with the known recommendation each tells more about; where two are as likely, both are named.

    Words that are nearly the same decide before numbers, since numbers change from paper to paper; a number alone
    decides where a proposal has no words of the recommendation. What is new and only says what is to be done becomes
    a recommendation in those words. ``share`` hears how much is done, and may end it.
    """
    plain = list(map(_plain, known))
    numbered = defaultdict[str, list[_Known]](list)
    for one in plain:
        numbered[one.number].append(one)
    made: list[Proposal] = []
    for at, proposal in enumerate(found.proposals):
        if at % _STEP == 0:
            share(at / len(found.proposals))
        made.append(_matched(proposal, plain, numbered, likeness))
    taken = Counter(each.known_id for each in made if each.known_id)
    best: dict[str, float] = {}
    for each in made:
        best[each.known_id] = max(each.likeness, best.get(each.known_id, 0.0))
    made = [
        replace(each, known_id="", rivals=(each.known_id,))
        if taken[each.known_id] > 1 and each.likeness < best[each.known_id] - CLEARLY else each
        for each in made
    ]  # fmt: skip
    unclear = sum(1 for each in made if each.rivals)
    told = f"{unclear} may be of more than one recommendation, and were matched to none." if unclear else ""
    remarks = (*found.remarks, told) if told else found.remarks
    return replace(found, proposals=tuple(map(_worded, made)), remarks=remarks)


def restated(recommendation_text: str, response_text: str) -> tuple[WordChange, ...]:
    """What a response's words of a recommendation are, word by word, beside the review's own; none where they agree."""
    changes = word_changes(recommendation_text, response_text)
    return changes if any(plain_words(each.old) != plain_words(each.new) for each in changes) else ()


def _matched(
    proposal: Proposal, known: Sequence[_Known], numbered: Mapping[str, Sequence[_Known]], likeness: Likeness
) -> Proposal:  # fmt: skip
    number, text = plain_number(proposal.text_of("number")), plain_words(proposal.text_of("text"))
    series = plain_words(proposal.text_of("series"))
    alone = [each for each in numbered.get(number, ()) if number and _is_of(series, each)]
    if text and len(alone) == 1 and alone[0].words == text:
        return replace(proposal, known_id=alone[0].record.id, likeness=1.0)  # no other can be likelier
    judged = _judged(text, number, series, known, likeness)
    likely = _by_words(judged) if text else []
    if not likely:
        least = BY_NUMBER if text else 0.0
        likely = [each for each in judged if each.same_number and each.same_series and each.likeness >= least]
        likely = [each for each in likely if series and series == plain_words(each.known.series)] or likely
    if len(likely) == 1:
        return replace(proposal, known_id=likely[0].known.id, likeness=likely[0].likeness)
    return replace(proposal, rivals=tuple(each.known.id for each in likely))


def _judged(text: str, number: str, series: str, known: Sequence[_Known], likeness: Likeness) -> list[_Judged]:
    """Those that words or number speak for."""
    judged: list[_Judged] = []
    for each in known:
        alike, same_number = likeness(text, each.words) if text and each.words else 0.0, number == each.number != ""
        if same_number or alike >= BY_WORDS:
            judged.append(_Judged(each.record, alike, same_number, _is_of(series, each)))
    return judged


def _is_of(series: str, known: _Known) -> bool:
    """Whether nothing speaks for different series."""
    return not series or not known.record.series or series == known.series


def _by_words(judged: Sequence[_Judged]) -> list[_Judged]:
    """Those whose words are nearly the same: one where it is clearly the likest, or has the same number too."""
    close = [each for each in judged if each.likeness >= BY_WORDS]
    if not close:
        return []
    best = max(each.likeness for each in close)
    near = [each for each in close if each.likeness >= best - CLEARLY]
    numbered = [each for each in near if each.standing[0]]
    return numbered if len(numbered) == 1 else near


def _worded(proposal: Proposal) -> Proposal:
    """One that is new, and has only what is to be done, with that as its words."""
    if proposal.known_id or "text" in proposal.fields or "action" not in proposal.fields:
        return proposal
    fields = {"text" if name == "action" else name: each for name, each in proposal.fields.items()}
    return replace(proposal, fields=fields)
