"""What became of each mark in the same paper as it came again: placed by evidence, offered in doubt, never guessed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from scrutiny_desktop.domain.anchor import Anchor, Doubt, Found, Offer, Placement, find_again
from scrutiny_desktop.domain.evidence import Fit, Places, Span, fit, repeats
from scrutiny_desktop.domain.ground import Ground, Passage, share_mapped
from scrutiny_desktop.domain.headed import Headed, Whereabouts
from scrutiny_desktop.domain.spans import aligned, beside, pieces, span_of
from scrutiny_desktop.domain.unswept import unswept
from scrutiny_desktop.domain.word_changes import word_changes
from scrutiny_desktop.domain.word_map import NOWHERE, Pulse
from scrutiny_desktop.domain.worded import in_common, likeness

LEAST = 0.6
"""Likeness of words below which no place is taken, but under its own heading where only numbers changed."""

_LEAST_OFFERED = 0.4
_LEAST_FIT = 0.55
_LEAST_SIDE = 0.5
_HELD = 0.65
_MARGIN = 0.08
"""By which a place must fit better than any other."""

_BETTER_SIDE = 0.03
_GOOD_SIDE = 0.75
_LIKELY = 0.75
"""Fit of a mapped place beside which others need not be known to the word."""

_FIRM_SIDE = 0.9
_MUCH_BETTER_SIDE = 0.15
_VERY_GOOD_SIDE = 0.8
_WIDE_MARGIN = 0.15
"""The same, where the words themselves are as like."""

_LONG = 8
_VERY_LONG = 12
_LONG_LIKENESS = 0.75
_VERY_LIKE = 0.85
_SHORT = 24
_TWIN = 8
_TWIN_WITHIN = 36
_TWIN_ALIKE = 0.5
_TWIN_SIDE = 0.95
"""Of both sides; a row put in beside has another row's words on one."""

_NEIGHBOURS = 40
_AT_HOME = 0.5
_FAR = 120
_AROUND = 24
_MOST_OFFERS = 3
_MOST_REGION = 3_000

Search = Callable[[str, str], tuple[int, int] | None]
"""Looks for words in some text by their letters: (quote, text) to the characters where it is likeliest."""


def place(
    old: str, new: str, anchors: Sequence[Anchor], search: Search = lambda _quote, _text: None,
    pulse: Pulse = lambda _: None, headed: tuple[Headed, Headed] | None = None,
) -> list[Found]:  # fmt: skip
    """What became of each anchor of an old flowing text in a new one; ``search`` looks for what the words lost,
    ``headed`` tells the sections of both."""
    if old == new:
        pulse(1.0)
        return [find_again(anchor, new) for anchor in anchors]
    with unswept():
        return _placed(old, new, anchors, search, pulse, headed or (Headed(), Headed()))


def _placed(
    old: str, new: str, anchors: Sequence[Anchor], search: Search, pulse: Pulse, headed: tuple[Headed, Headed]
) -> list[Found]:
    ground = Ground(old, new, lambda share: pulse(share * 0.8))
    passages = [ground.passage(each, headed[0].said(each.section, each.page)) for each in anchors]
    firsts = [_by_map(ground, passage) for passage in passages]
    spans = [(each.text, each.span) for each in passages]
    spans += [(ground.new_text, first) for first in firsts if first]
    judge = _Judge(ground, *ground.places(spans), search, headed)
    found: list[Found] = []
    for done, (passage, first) in enumerate(zip(passages, firsts, strict=True), start=1):
        found.append(judge.found(passage, first))
        pulse(0.8 + 0.2 * done / len(passages))
    pulse(1.0)
    return found


def _by_map(ground: Ground, passage: Passage) -> Span | None:
    first, last = passage.span
    return span_of(ground.map.to, first, last) if passage.is_in_old and first < last else None


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: Span
    fit: Fit
    is_mapped: bool = False


@dataclass(frozen=True, slots=True)
class _Judge:
    """Weighs the places of one passage after another."""

    ground: Ground
    in_old: Places
    in_new: Places
    search: Search
    headed: tuple[Headed, Headed]

    def found(self, passage: Passage, first: Span | None) -> Found:
        """What became of a passage that the map sees at a place, or nowhere."""
        span = passage.span
        if span[0] == span[1]:
            return Found(placement=Placement.UNPLACED)
        if settled := self.ground.settled(passage):
            return self._taken(passage, settled, is_mapped=True)
        torn = pieces(self.ground.map.to, *span) if passage.is_in_old else []
        if torn:
            return self._offered(passage, Doubt.TORN, torn)
        candidates = self._candidates(passage, first)
        if not candidates:
            return Found(placement=Placement.UNPLACED)
        best, *others = candidates
        doubt = self._doubt(passage, best, others)
        if doubt:
            return self._offered(passage, doubt, [each.place for each in candidates])
        return self._taken(passage, best.place, is_mapped=best.is_mapped)

    def _taken(self, passage: Passage, place: Span, *, is_mapped: bool) -> Found:
        start, end = self.ground.characters(passage, place)
        alike = self._likeness(passage, place)
        if alike < 1:
            changes = word_changes(passage.quote, self.ground.new.text[start:end])
            return Found(placement=Placement.TEXT_CHANGED, start=start, end=end, likeness=alike, changes=changes)
        first, last = passage.span
        is_still = is_mapped and 2 * sum(self.ground.map.moved[first:last]) < last - first
        return Found(placement=Placement.IN_PLACE if is_still else Placement.MOVED, start=start, end=end)

    def _likeness(self, passage: Passage, place: Span) -> float:
        start, end = self.ground.characters(passage, place)
        return likeness(passage.quote, self.ground.new.text[start:end])

    def _candidates(self, passage: Passage, first: Span | None) -> list[_Candidate]:
        """Every place there is a reason to look at, the best first."""
        places = {first: True} if first else {}
        is_likely = first is not None and self._fit(passage, first).total >= _LIKELY
        for place in self.in_new.like(passage.text, passage.span):
            exact = place if is_likely else self._refined(passage, place)
            if exact and not any(_overlap(exact, each) for each in places):
                places[exact] = False
        for place in (*self._repeated(passage, first), *self._beside(passage)):
            if not any(_overlap(place, each) for each in places):
                places[place] = False
        found = [self._candidate(passage, each, is_mapped) for each, is_mapped in places.items()]
        if not any(each.fit.words >= _LEAST_OFFERED for each in found):
            found += [
                self._candidate(passage, each, is_mapped=False)
                for each in self._searched(passage)
                if each not in places
            ]
        return sorted(found, key=lambda each: (-each.fit.total, not each.is_mapped, each.place))

    def _candidate(self, passage: Passage, place: Span, is_mapped: bool) -> _Candidate:
        return _Candidate(place, self._fit(passage, place), is_mapped)

    def _fit(self, passage: Passage, place: Span) -> Fit:
        return fit(passage.text, passage.span, self.ground.new_text, place)

    def _refined(self, passage: Passage, place: Span) -> Span | None:
        """A place whose words were counted off, with the edges that the words themselves have there."""
        first, last = passage.span
        low, high = max(0, first - _AROUND), last + _AROUND
        low_there, high_there = max(0, place[0] - 2 * _AROUND), place[1] + 2 * _AROUND
        ours, theirs = passage.text.codes[low:high], self.ground.new.codes[low_there:high_there]
        return span_of(aligned(ours, theirs, low_there), first - low, last - low)

    def _repeated(self, passage: Passage, first: Span | None) -> Iterator[Span]:
        """The same few words, near the first place."""
        words = passage.text.shape[slice(*passage.span)]
        if first and len(words) < _LONG:
            yield from ((at, at + len(words)) for at in repeats(self.ground.new_text, words, first[0]))

    def _beside(self, passage: Passage) -> Iterator[Span]:
        """What stands now after the word before a passage, and before the word after it."""
        if passage.is_in_old:
            yield from beside(self.ground.map.to, passage.span, len(self.ground.new.codes))

    def _searched(self, passage: Passage) -> Iterator[Span]:
        """What the letters say, between the places of the words before and after the passage."""
        if not passage.is_in_old:
            return
        to, (first, last), new = self.ground.map.to, passage.span, self.ground.new
        low = next((to[at] for at in range(first - 1, -1, -1) if to[at] != NOWHERE), -1) + 1
        high = next((to[at] for at in range(last, len(to)) if to[at] != NOWHERE), len(new.codes))
        if not 0 < high - low <= _MOST_REGION:
            return
        found = self.search(passage.quote, new.text[new.starts[low] : new.ends[high - 1]])
        if found:
            start, end = new.between(new.starts[low] + found[0], new.starts[low] + found[1])
            if start < end:
                yield start, end

    def _doubt(self, passage: Passage, best: _Candidate, others: Sequence[_Candidate]) -> Doubt | None:
        """Why the best place is not to be taken; None where it is."""
        size, fits, alike = passage.span[1] - passage.span[0], best.fit, self._likeness(passage, best.place)
        keeps_heading = self._keeps_heading(passage, best)
        is_renumbered = keeps_heading and fits.words == 1 and _is_held(fits)
        if alike < LEAST and not is_renumbered:
            return _own_doubt(Doubt.WORDS_DIFFER, alike)
        speaks_for_itself = size >= (_LONG if keeps_heading else _VERY_LONG) and alike >= _VERY_LIKE
        is_telling = size >= _LONG and alike >= _LONG_LIKENESS and fits.total >= _LEAST_FIT
        has_a_side = max(fits.left, fits.right) >= _LEAST_SIDE and fits.total >= _LEAST_FIT
        if not (speaks_for_itself or is_telling or has_a_side):
            return Doubt.STANDS_ALONE
        if alike < 1 and size < _VERY_LONG and not (_is_held(fits) or (keeps_heading and speaks_for_itself)):
            return Doubt.STANDS_ALONE
        may_be_twin = size < _SHORT and self._has_twin(passage, best)
        if alike == 1 and self._stands_once(passage, best):
            return Doubt.TWO_PLACES if may_be_twin else None
        has_firm_side = max(fits.left, fits.right) >= _FIRM_SIDE
        if size < _LONG and not has_firm_side and not _is_held(fits) and not self._is_at_home(passage, best):
            return Doubt.STANDS_ALONE
        if self.in_old.is_common(passage.text, passage.span) and not self._is_at_home(passage, best):
            return Doubt.TWO_PLACES
        if any(
            _rivals(each.fit, fits, alike)
            and not self._elsewhere(passage, best, each)
            and not self._is_told_apart(passage, best, each)
            for each in others
        ):
            return Doubt.TWO_PLACES
        if may_be_twin:
            return Doubt.TWO_PLACES
        return Doubt.TWO_PLACES if passage.is_in_old and self._is_claimed(passage, best, alike) else None

    def _is_claimed(self, passage: Passage, best: _Candidate, alike: float) -> bool:
        """Whether another passage of the old text is as likely to be the one that stands here now."""
        words = passage.text.shape[slice(*passage.span)]
        rivals = self.in_old.like(self.ground.new_text, best.place)
        if len(words) < _LONG:
            rivals += [(at, at + len(words)) for at in repeats(self.ground.old_text, words, passage.span[0])]
        rivals += beside(self.ground.map.back, best.place, len(self.ground.old.codes))
        at_home = self._is_at_home(passage, best)
        sought, here = self._whereabouts(passage), self._whereabouts_now(best.place)
        for rival in dict.fromkeys(rivals):
            if _overlap(rival, passage.span) or (at_home and abs(rival[0] - passage.span[0]) > _FAR):
                continue
            if sought.tells(here, self.headed[0].whereabouts(self.ground.old.starts[rival[0]])):
                continue
            if _rivals(fit(self.ground.old_text, rival, self.ground.new_text, best.place), best.fit, alike):
                return True
        return False

    def _has_twin(self, passage: Passage, best: _Candidate) -> bool:
        """Whether words much like those in and around the passage were put in beside the best place."""
        if min(best.fit.left, best.fit.right) >= _TWIN_SIDE:
            return False
        (first, last), (start, end) = passage.span, best.place
        near = passage.text.shape[max(0, first - _TWIN) : last + _TWIN]
        beside_it = chain(range(max(0, start - _TWIN_WITHIN), start), range(end, end + _TWIN_WITHIN))
        back, shape = self.ground.map.back, self.ground.new_text.shape
        strange = [shape[at] for at in beside_it if at < len(back) and back[at] == NOWHERE]
        return in_common(near, strange) >= _TWIN_ALIKE * len(near)

    def _elsewhere(self, passage: Passage, best: _Candidate, other: _Candidate) -> bool:
        """Whether a rival is far off, while all that stood around the passage stands around the best place."""
        return abs(other.place[0] - best.place[0]) > _FAR and self._is_at_home(passage, best)

    def _is_told_apart(self, passage: Passage, best: _Candidate, other: _Candidate) -> bool:
        """Whether heading or page speak for the best place and not for one whose words are no better."""
        return other.fit.words <= best.fit.words and self._whereabouts(passage).tells(
            self._whereabouts_now(best.place), self._whereabouts_now(other.place)
        )

    def _stands_once(self, passage: Passage, best: _Candidate) -> bool:
        """Whether the same words stood once in running text under their heading, and do so now."""
        (old, new), ground = self.headed, self.ground
        if old.is_in_table(passage.start) or not best.is_mapped or not self._keeps_heading(passage, best):
            return False
        words = passage.words.codes[slice(*passage.span)]
        before = ground.old.between(*old.section(passage.start))
        after = ground.new.between(*new.section(ground.new.starts[best.place[0]]))
        return _times(words, ground.old.codes, before) == 1 == _times(words, ground.new.codes, after)

    def _keeps_heading(self, passage: Passage, best: _Candidate) -> bool:
        heading = self._whereabouts(passage).heading
        return bool(heading) and heading == self._whereabouts_now(best.place).heading

    def _whereabouts(self, passage: Passage) -> Whereabouts:
        return self.headed[0].whereabouts(passage.start) if passage.is_in_old else passage.whereabouts

    def _whereabouts_now(self, place: Span) -> Whereabouts:
        return self.headed[1].whereabouts(self.ground.new.starts[place[0]])

    def _is_at_home(self, passage: Passage, best: _Candidate) -> bool:
        if not passage.is_in_old:
            return False
        return share_mapped(self.ground.map.to, passage.span, best.place, _NEIGHBOURS) >= _AT_HOME

    def _offered(self, passage: Passage, doubt: Doubt, places: Sequence[Span]) -> Found:
        """The likeliest places; of those with other words only the very best, or the pieces of a torn passage."""
        offers = []
        for rank, place in enumerate(places[:_MOST_OFFERS]):
            start, end = self.ground.characters(passage, place)
            alike = self._likeness(passage, place)
            if alike >= _LEAST_OFFERED or rank == 0 or doubt is Doubt.TORN:
                offers.append(Offer(start=start, end=end, likeness=alike, doubt=_own_doubt(doubt, alike)))
        return Found(placement=Placement.UNPLACED, offered=tuple(offers))


def _own_doubt(doubt: Doubt, alike: float) -> Doubt:
    """Why one of several places is not taken."""
    if doubt is Doubt.TORN:
        return doubt
    if alike < LEAST:
        return Doubt.ONLY_AROUND if alike < _LEAST_OFFERED else Doubt.WORDS_DIFFER
    return Doubt.STANDS_ALONE if doubt in (Doubt.ONLY_AROUND, Doubt.WORDS_DIFFER) else doubt


def _is_held(fits: Fit) -> bool:
    """Whether the words on both sides are there, as those of a short passage that changed have to be."""
    return min(fits.left, fits.right) >= _LEAST_SIDE and fits.left + fits.right >= 2 * _HELD


def _rivals(other: Fit, best: Fit, alike: float) -> bool:
    """Whether another place is nearly as good: in all, or by one side that fits better with words as like.

    The margin is wider where the words are as like, or the text changed.
    """
    is_as_like = other.words >= best.words - _MARGIN / 4
    for here, there in ((other.left, best.left), (other.right, best.right)):
        if is_as_like and here >= _GOOD_SIDE and here > there + _BETTER_SIDE:
            return True
        if other.words >= LEAST and here >= _VERY_GOOD_SIDE and here > there + _MUCH_BETTER_SIDE:
            return True
    return other.total > best.total - (_WIDE_MARGIN if alike < 1 or is_as_like else _MARGIN)


def _times(words: Sequence[int], codes: Sequence[int], among: Span) -> int:
    """How often some words stand in a row among others."""
    size, first = len(words), words[0]
    return sum(codes[at] == first and codes[at : at + size] == words for at in range(among[0], among[1] - size + 1))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
