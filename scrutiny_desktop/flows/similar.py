"""Questions of a meeting that ask much the same, to be looked at together; nobody's words are judged or changed.

What is compared is the words that say what a question is about, shortened to their stems. Two that turn a thing round
("accepted", "not accepted"), or that ask of different numbers, are never called similar, however alike they look.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from scrutiny_desktop.domain.question import Question, Standing

ENOUGH = 70
"""Of 100: how alike two questions are from which they are shown together."""

_SAME_SUBJECT = 8
"""What a recommendation or passage that both are about adds."""

_FEWEST = 2
"""Words that say something; with fewer a question is like everything."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SCAFFOLD = frozenset(
    "a about again all also am an and any anything are as ask at be been before being both but by can could did do does "
    "each either else ever for from further give given had has have he her his how i if in into is it its just know me "
    "might more most much must my of on only or other our out over panel please say she should so some tell than that "
    "the their them then there these they this those through to under up us was we were what when where whether which "
    "while who whom whose why will with would you your".split()
)
_TURNS = frozenset("cannot no nobody none nor not nothing never without".split())
_OPPOSITES = (
    ({"accept", "agre"}, {"reject", "refus"}), ({"more", "increas", "rise", "ros"}, {"fewer", "less", "reduc", "fall"}),
    ({"start", "begin", "beg"}, {"stop", "end"}), ({"complet", "finish"}, {"incomplet", "outstand", "unfinish"}),
    ({"before"}, {"after", "since"}), ({"best", "better"}, {"worst", "worse"}), ({"open"}, {"close", "clos"}),
    ({"first"}, {"last"}), ({"succe", "success"}, {"fail"}),
)  # fmt: skip
_ENDINGS = ("ations", "ation", "ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "e")


def similar(questions: Sequence[Question]) -> dict[str, tuple[Question, ...]]:
    """For each question that has any, the others that ask much the same, in the order they were handed in."""
    asked = [each for each in questions if each.standing is not Standing.WITHDRAWN and len(_said(each.text)) >= _FEWEST]
    pairs = {pair for pair in _sharing(asked) if likeness(asked[pair[0]], asked[pair[1]]) >= ENOUGH}
    found: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in sorted(pairs):
        found[one].append(other)
        found[other].append(one)
    return {asked[at].id: tuple(asked[each] for each in sorted(others)) for at, others in found.items()}


def likeness(one: Question, other: Question) -> float:
    """How alike two questions are, of 100; 0 where one turns round what the other asks."""
    alike = _likeness(*sorted((one.text, other.text)))
    shares = set(one.recommendation_ids) & set(other.recommendation_ids) or _overlap(one, other)
    return min(100.0, alike + _SAME_SUBJECT) if alike and shares else alike


@lru_cache(maxsize=200_000)
def _likeness(one: str, other: str) -> float:
    if _turned(one) != _turned(other) or _numbers(one) != _numbers(other) or _is_opposite(one, other):
        return 0.0
    left, right = " ".join(sorted(_said(one))), " ".join(sorted(_said(other)))
    # The first is 100 where all words of one are in the other, which says little of a short question.
    return (fuzz.token_set_ratio(left, right) + fuzz.token_sort_ratio(left, right)) / 2


def _sharing(asked: Sequence[Question]) -> set[tuple[int, int]]:
    """Pairs that have at least one telling word in common."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(asked):
        for stem in _said(each.text):
            holding[stem].append(at)
    return {pair for places in holding.values() for pair in combinations(places, 2)}


def _overlap(one: Question, other: Question) -> bool:
    return any(
        mine.paper_id == theirs.paper_id and mine.start < theirs.end and theirs.start < mine.end
        for mine in one.passages
        for theirs in other.passages
    )


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("’", "'") for word in _WORD.findall(text.casefold()))


@lru_cache(maxsize=20_000)
def _said(text: str) -> frozenset[str]:
    """The stems of the words that say what a question is about."""
    return frozenset(_stem(each) for each in _words(text) if each not in _SCAFFOLD | _TURNS and "n't" not in each)


def _turned(text: str) -> bool:
    """Whether it asks of what is not so; twice is once too often to tell."""
    return any(each in _TURNS or each.endswith("n't") for each in _words(text))


def _numbers(text: str) -> frozenset[str]:
    return frozenset(each for each in _words(text) if each.isdecimal())


def _is_opposite(one: str, other: str) -> bool:
    mine, theirs = ({*map(_stem, _words(each)), *_words(each)} for each in (one, other))
    return any(
        mine & left and theirs & right and not (mine & right or theirs & left)
        for pair in _OPPOSITES
        for left, right in (pair, pair[::-1])
    )


def _stem(word: str) -> str:
    bare = word.removesuffix("'s")
    ending = next((each for each in _ENDINGS if bare.endswith(each) and len(bare) - len(each) >= 3), "")
    return bare.removesuffix(ending)
