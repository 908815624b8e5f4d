"""Questions of a meeting that ask much the same, to be looked at together; nobody's words are judged or changed.

What is compared is the words that say what a question is about, shortened to their stems. Two that turn a thing round
("accepted", "not accepted"), or that ask of different numbers, are never called similar, however alike they look.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from rapidfuzz import fuzz

from scrutiny_desktop.domain.question import Question, Standing

ENOUGH = 70
"""Of 100: how alike two questions are from which they are shown together."""

_SAME_SUBJECT = 8
"""What a recommendation or passage that both are about adds."""

_FEWEST = 2
"""Words that say something; with fewer a question is like everything."""

_FEW = 3
"""With fewer in common, each saying something that the other does not makes two questions of them."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SCAFFOLD = frozenset(_WORD.findall(
    "a about again all also am an and any anything are as ask at be been before being both but by can could did "
    "do does each either else ever for from further give given had has have he her his how i if in into is it its "
    "just know many me might more most much must my of on only or other our out over panel please said say says "
    "she should so some tell than that the their them then there these they this those through to told under up "
    "us was we were what when where whether which while who whom whose why will with would you your"
))  # fmt: skip
"""Words that hold a question together and say nothing of what it is about."""

_TURNS = frozenset(_WORD.findall("cannot no nobody none nor not nothing never without"))
_OPPOSITES = (
    ({"accept", "agre"}, {"reject", "refus"}),
    ({"more", "increas", "rise", "ros"}, {"fewer", "less", "reduc", "fall", "fallen", "fell"}),
    ({"start", "begin", "beg"}, {"stop", "end"}), ({"complet", "finish"}, {"incomplet", "outstand", "unfinish"}),
    ({"before"}, {"after", "since"}), ({"best", "better"}, {"worst", "worse"}), ({"open"}, {"close", "clos"}),
    ({"first"}, {"last"}), ({"succe", "success"}, {"fail"}),
)  # fmt: skip
_ENDINGS = ("ations", "ation", "ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "e")


@dataclass(frozen=True, slots=True)
class _Read:
    """What a text says, for comparing."""

    stems: frozenset[str]
    """Of the words that say what it is about."""
    line: str
    numbers: frozenset[str]
    is_turned: bool
    """Whether it asks of what is not so."""
    sides: tuple[int, ...]
    """Of each pair of opposites, which it names: 1, -1, or 0 for neither or both."""


def similar(questions: Sequence[Question]) -> dict[str, tuple[Question, ...]]:
    """For each question that has any, the others that ask much the same, in the order they were handed in."""
    asked = [each for each in questions if each.standing is not Standing.WITHDRAWN]
    saying: defaultdict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(asked):
        saying[each.text].append(at)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for text, another in _near(tuple(sorted(saying))):
        for one, other in product(saying[text], saying[another]):
            if one != other and likeness(asked[one], asked[other]) >= ENOUGH:
                found[one].append(other)
    return {asked[at].id: tuple(asked[each] for each in sorted(others)) for at, others in found.items()}


def likeness(one: Question, other: Question) -> float:
    """How alike two questions are, of 100; 0 where one turns round what the other asks."""
    alike = _likeness(one.text, other.text)
    shares = set(one.recommendation_ids) & set(other.recommendation_ids) or _overlap(one, other)
    return min(100.0, alike + _SAME_SUBJECT) if alike and shares else alike


@lru_cache(maxsize=200_000)
def _likeness(one: str, other: str) -> float:
    mine, theirs = _read(one), _read(other)
    if mine.is_turned != theirs.is_turned or mine.numbers != theirs.numbers:
        return 0.0
    if any(left * right < 0 for left, right in zip(mine.sides, theirs.sides, strict=True)):
        return 0.0
    if len(mine.stems & theirs.stems) < _FEW and mine.stems - theirs.stems and theirs.stems - mine.stems:
        return 0.0
    # The first is 100 where all words of one are in the other, which says little of a short question.
    return (fuzz.token_set_ratio(mine.line, theirs.line) + fuzz.token_sort_ratio(mine.line, theirs.line)) / 2


@lru_cache(maxsize=8)
def _near(texts: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each text with those that might be like it, itself first; worked out anew only where one reads otherwise."""
    telling = [each for each in texts if len(_read(each).stems) >= _FEWEST]
    common = Counter(stem for each in telling for stem in _read(each).stems)
    holding: defaultdict[object, list[str]] = defaultdict(list)
    near: list[tuple[str, str]] = []
    for each in telling:
        read, close = _read(each), {each: None}
        # Two that share enough words share one beside the word that most others have, too.
        for stem in sorted(read.stems, key=lambda one: (common[one], one))[: 1 - _FEWEST]:
            alike = holding[stem, read.numbers, read.is_turned]
            close |= {one: None for one in alike if len(read.stems & _read(one).stems) >= _FEWEST}
            alike.append(each)
        near += [(each, one) for one in close]
        near += [(one, each) for one in close if one != each]
    return near


def _overlap(one: Question, other: Question) -> bool:
    return any(
        mine.paper_id == theirs.paper_id and mine.start < theirs.end and theirs.start < mine.end
        for mine in one.passages
        for theirs in other.passages
    )


@lru_cache(maxsize=20_000)
def _read(text: str) -> _Read:
    words = [word.replace("’", "'") for word in _WORD.findall(text.casefold())]
    told = {each for each in words if each not in _SCAFFOLD | _TURNS and not each.endswith("n't")}
    stems, every = frozenset(map(_stem, told)), {*words, *map(_stem, words)}
    return _Read(
        stems=stems,
        line=" ".join(sorted(stems)),
        numbers=frozenset(each for each in words if each.isdecimal()),
        is_turned=any(each in _TURNS or each.endswith("n't") for each in words),
        sides=tuple(bool(every & left) - bool(every & right) for left, right in _OPPOSITES),
    )


def _stem(word: str) -> str:
    bare = word.removesuffix("'s")
    ending = next((each for each in _ENDINGS if bare.endswith(each) and len(bare) - len(each) >= 3), "")
    return bare.removesuffix(ending)
