"""Which known recommendation a proposal tells more about: by its number, by its words, or, of two as good, none."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from scrutiny_desktop.domain.anchor import WordChange
from scrutiny_desktop.domain.finding import plain_number, plain_words
from scrutiny_desktop.domain.proposal import Found, Proposal
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.word_changes import word_changes

Likeness = Callable[[str, str], float]
"""How alike two texts of letters and figures are, from 0 to 1."""

BY_WORDS = 0.85
"""Likeness from which words alone are enough, where no other is nearly as like."""

BY_NUMBER = 0.45
"""Likeness below which the same number is another recommendation's."""

CLEARLY = 0.05


@dataclass(frozen=True, slots=True)
class _Judged:
    known: Recommendation
    likeness: float
    same_number: bool
    same_series: bool

    @property
    def standing(self) -> tuple[bool, float]:
        return self.same_number and self.same_series, self.likeness


def matched(found: Found, known: Sequence[Recommendation], likeness: Likeness) -> Found:
    """The proposals with the known recommendation each tells more about; where two are as likely, both are named.

    Words that are nearly the same decide before numbers, since numbers change from paper to paper; a number alone
    decides where a proposal has no words of the recommendation. What is new and only says what is to be done becomes
    a recommendation in those words.
    """
    plain = [(each, plain_words(each.text), plain_number(each.number)) for each in known]
    made = [_matched(each, plain, likeness) for each in found.proposals]
    taken = Counter(each.known_id for each in made if each.known_id)
    best = {each.known_id: max(other.likeness for other in made if other.known_id == each.known_id) for each in made}
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
    proposal: Proposal, known: Sequence[tuple[Recommendation, str, str]], likeness: Likeness
) -> Proposal:  # fmt: skip
    number, text = plain_number(proposal.text_of("number")), plain_words(proposal.text_of("text"))
    series = plain_words(proposal.text_of("series"))
    judged = [
        _Judged(each, likeness(text, words) if text and words else 0.0, bool(number) and number == own,
                not series or not each.series or series == plain_words(each.series))
        for each, words, own in known
    ]  # fmt: skip
    likely = _by_words(judged) if text else []
    if not likely:
        least = BY_NUMBER if text else 0.0
        likely = [each for each in judged if each.same_number and each.same_series and each.likeness >= least]
        likely = [each for each in likely if series and series == plain_words(each.known.series)] or likely
    if len(likely) == 1:
        return replace(proposal, known_id=likely[0].known.id, likeness=likely[0].likeness)
    return replace(proposal, rivals=tuple(each.known.id for each in likely))


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
