"""A point's words as they are read out and minuted: an English sentence without signs, in which no word is lost.

Signs at the end that say no more than the point's own fields are left out, since these stand beside the words. What
belongs to the sentence stays in it ("Write to Ana Quill"), and what no field says follows it in brackets.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from scrutiny_desktop.domain.discussion import OWED, DiscussionPoint
from scrutiny_desktop.domain.signs import Known, Sign, SignKind, signs, straight

_LONG_AGO = date(2000, 1, 1)
"""A day from which on every day may be named."""

_JOINED = re.compile(r"(?:\s*(?:[,;/&–-]|\band\b))*\s*$", re.IGNORECASE)
"""What stands between one sign and the next."""
_NUMBER = r"#\d+[a-z]?(?:\.\d+)*\b"
_LINKS = re.compile(
    rf"(?<![^\s(,;/&])(?:\brec(?:ommendation)?s?\.?\s+)?{_NUMBER}(?:\s*(?:,\s*and\b|[,/&]|\band\b)\s*{_NUMBER})*",
    re.IGNORECASE,
)
"""Numbers that stand together, as "#2, #3 and #4"."""
_NAME_ENDS = re.compile(r",\s+|\s+and\s+")
_NEEDED = re.compile(
    r"(?:\b(?:an?|the|and|n?or|but|of|to|for|from|with|without|by|on|in|at|into|onto|about|against|between|under|until|"
    r"via|per|than|then|as|whether|which|who|whom|is|are|was|were|be|been|will|shall|should|must|may|can|cannot|could|"
    r"our|their|its|his|re|regarding|concerning|including|following|both|either|within|towards?|upon|behind|beside|"
    r"during|except|like|near|see|rec(?:ommendation)?s?\.?)|[/(&–-])$", re.IGNORECASE,
)  # fmt: skip
"""Words that want another after them: a sign that comes next is part of the sentence."""
_ASKED = re.compile(r"(?:what|who|whom|how|where|when|which|why)\b.*\b(?:is|are|was|were)$", re.IGNORECASE | re.DOTALL)
"""A question within the words, at whose end nothing is wanting."""
_NOT_DONE = r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )\b"
_TOLD = re.compile(
    rf"{_NOT_DONE}(?:ask|tell|invite|thank|remind|chase|contact|e-?mail|phone|meet(?!ing)|consult|inform|advise|notify|involve|join|urge|"
    r"commend|let)(?:s|e?d|ing)?$", re.IGNORECASE,
)  # fmt: skip
_DECIDED = re.compile(
    rf"{_NOT_DONE}(?:accept|reject|note|support|endorse|approve|adopt|amend|defer|close|reopen|refer|agree|implement|review|"
    r"consider|discuss|revise|withdraw|withdrew|cover|answer|complete|monitor|drop|escalate|address|deliver|achieve|meet|"
    r"reword|retain|keep|remove|delete|extend|merge|split|welcome|confirm|prioritise)(?:s|e?d|ing)?$", re.IGNORECASE,
)  # fmt: skip


def plainly(words: str) -> str:
    """Words that no field stands beside, without their signs."""
    return _Beside().plain(words)


def minuted(point: DiscussionPoint, numbers: Collection[str] | None = None) -> str:
    """A point's words as they are minuted.

    ``numbers`` are of the recommendations that are named beside them; None where all that it bears on are.
    """
    if numbers is None:
        typed = {number for found in _LINKS.findall(point.words) for number in _numbers(found)}
        numbers = typed if len({each.casefold() for each in typed}) <= len(point.recommendation_ids) else ()
    is_owed = point.kind in OWED
    return _Beside(
        owner=point.action_by.strip() if is_owed else "",
        due=point.due if is_owed else None,
        marked=point.at.date(),
        numbers=frozenset(each.casefold().strip(" .") for each in numbers),
    ).plain(point.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What is said beside the words."""

    owner: str = ""
    due: date | None = None
    marked: date = _LONG_AGO
    numbers: frozenset[str] = frozenset()

    def plain(self, words: str) -> str:
        words = words.strip()
        found = self._signs(words)
        text, tail = _ending(words, found)
        if not text or not tail:
            return self._spoken(words)
        left = [each for each in tail if not self._says(each)]
        days = [each for each in tail if each.kind is SignKind.DATE]
        if any(each in left for each in days):
            left = [each for each in tail if each in left or each in days]
        return self._spoken(text.rstrip(" ,;:–-")) + "".join(self._left(left))

    def _signs(self, words: str) -> tuple[Sign, ...]:
        """The signs, a day without a year being that of the field where it can be."""
        known = Known(names=self._names, recommendations={}, today=self.marked)
        found = {each.start: each for each in signs(words, known)}
        if self.due is not None:
            as_due = signs(words, Known(names=self._names, recommendations={}, today=self.due))
            found |= {each.start: each for each in as_due if each.due == self.due}
        return tuple(found[start] for start in sorted(found))

    @property
    def _names(self) -> tuple[str, ...]:
        """The owner, and whatever within may be one of several: a name may have an "and" of its own."""
        breaks = [*_NAME_ENDS.finditer(self.owner)]
        starts, ends = [0, *(each.end() for each in breaks)], [*(each.start() for each in breaks), len(self.owner)]
        return tuple(filter(None, (self.owner[start:end] for start in starts for end in ends if start < end)))

    def _says(self, sign: Sign) -> bool:
        if sign.kind is SignKind.LINK:
            return sign.number.casefold() in self.numbers
        if sign.kind is SignKind.DATE:
            return sign.is_whole and sign.due == self.due
        return bool(self._named(sign))

    def _named(self, sign: Sign) -> str:
        """The owner that a sign names, in full."""
        if sign.is_listed:
            return sign.owner
        parts = (each for each in _NAME_ENDS.split(self.owner) if each)
        begun = straight(sign.owner)
        return next((name for name in parts if any(straight(each).startswith(begun) for each in name.split())), "")

    def _spoken(self, words: str) -> str:
        """The words with each name without its sign, and each number as a recommendation's."""
        for each in reversed(self._signs(words)):
            if each.kind is SignKind.OWNER:
                words = words[: each.start] + (self._named(each) or each.printed[1:]) + words[each.end :]
        return _LINKS.sub(
            lambda found: _recommendations(found[0], is_first=not found.start() or found[0][0] == "R"), words
        )

    def _left(self, left: Sequence[Sign]) -> Iterator[str]:
        """What no field says, after the words."""
        names = [each.printed[1:] for each in left if each.kind is SignKind.OWNER]
        days = [each.printed for each in left if each.kind is SignKind.DATE]
        links = " ".join(each.printed + "," for each in left if each.kind is SignKind.LINK).rstrip(",")
        if days and not names:
            yield f" {_listed(days)}"
            days = []
        bracketed = [*names, *days, *([_recommendations(links, is_first=False)] if links else [])]
        if bracketed:
            yield f" ({', '.join(bracketed)})"


def _ending(words: str, found: Sequence[Sign]) -> tuple[str, tuple[Sign, ...]]:
    """The words that are a sentence, and the signs after it."""
    by_end = {each.end: each for each in found}
    end, tail = len(words.rstrip(" .")), list[Sign]()
    while (sign := by_end.get(end)) is not None:
        tail.insert(0, sign)
        between = _JOINED.search(words[: sign.start])
        end = between.start() if between else sign.start
    text = words[: tail[0].start].rstrip() if tail else words
    while tail and _wants(text, tail[0]):
        text, first = words[: tail[0].end], tail.pop(0)
        while tail and tail[0].kind is first.kind and words[first.end : tail[0].start].strip():
            text, first = words[: tail[0].end], tail.pop(0)
    return text, tuple(tail)


def _wants(text: str, sign: Sign) -> bool:
    """Whether the words go on with the sign, as in "Write to @Ana" and "Accept #3"."""
    verbs = {SignKind.OWNER: _TOLD, SignKind.LINK: _DECIDED}.get(sign.kind)
    return bool(_NEEDED.search(text) and not _ASKED.match(text)) or bool(verbs and verbs.search(text))


def _numbers(printed: str) -> list[str]:
    return [each[1:] for each in re.findall(_NUMBER, printed, re.IGNORECASE)]


def _recommendations(printed: str, *, is_first: bool) -> str:
    """Numbers with their signs as "recommendations 2, 3 and 4"."""
    numbers = _numbers(printed)
    return f"{'Rr'[not is_first]}ecommendation{'s'[: len(numbers) > 1]} {_listed(numbers)}"


def _listed(words: Sequence[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
