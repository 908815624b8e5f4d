"""What stands above a recommendation and tells of it: its series, its theme, its finding, and whether a list begins."""

import re
from dataclasses import dataclass, field

from scrutiny_desktop.domain.printed_rows import Words

_BAND = 99
"""The level of a name that is no heading of the paper: any heading ends it, and so does the next such name."""

_LONGEST = 120
_SERIES = re.compile(r"\b(?:multi|single)[\s-]?agency\b", re.IGNORECASE)
_SERIES_OF = re.compile(r"\brecommendations$|\brecommendations?\s+(?:for|to)\b", re.IGNORECASE)
_RECOMMENDATIONS = re.compile(r"\brecommendations?\b", re.IGNORECASE)
_PLAIN = frozenset([
    "a", "accepted", "action", "actions", "agreed", "all", "and", "appendix", "approved", "areas", "concluding",
    "conclusion", "conclusions", "endorsed", "final", "findings", "for", "from", "further", "future", "improvement",
    "key", "learning", "lessons", "list", "made", "next", "number", "of", "officer", "on", "our", "panel", "plan",
    "points", "practice", "progress", "proposed", "report", "response", "responses", "review", "section",
    "statutory", "steps", "summary", "table", "the", "their", "these", "to", "update", "updated",
])  # fmt: skip
"""Words beside "recommendations" that make no series of them."""

_THEME = re.compile(r"(?:key )?(?:theme|priority|area|workstream|strand|domain|objective)\b(?! of )", re.IGNORECASE)
_FINDING = re.compile(r"(?:key )?(?:finding|learning point|learning|lesson)\s+(?:\d+|[A-Z]\b)", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r"^(?:(?:the|key|our|main) )?recommendations?:?$|\brecommendations?(?: are| is)?(?: as follows)?\s?:$",
    re.IGNORECASE,
)
_LONGEST_ANNOUNCED = 250
_ENDS = re.compile(r"[.;,]$")


@dataclass(slots=True)
class Above:
    """The headings over the place that is now looked at, and what was understood of them."""

    _told: dict[str, list[tuple[int, Words]]] = field(default_factory=dict)
    _lists: list[int] = field(default_factory=list)

    def heading(self, words: Words, level: int) -> None:
        """A heading of the paper; it ends all that stood at its level or below."""
        self._end(level)
        kind = kind_of_name(words.text)
        if kind:
            self._told.setdefault(kind, []).append((level, words))
        if _RECOMMENDATIONS.search(words.text) or kind == "series":
            self._lists.append(level)

    def title(self, words: Words) -> None:
        """The paper's title; a list that it names ends with the first heading."""
        if kind := kind_of_name(words.text):
            self._told.setdefault(kind, []).append((0, words))
        if _RECOMMENDATIONS.search(words.text):
            self.list_begins()

    def list_begins(self) -> None:
        """Words that are no heading say that recommendations follow."""
        self._lists.append(_BAND)

    def list_ends(self) -> None:
        """Other words follow such a list."""
        self._lists[:] = [each for each in self._lists if each != _BAND]

    def others_follow(self) -> None:
        """What follows is no list of recommendations, whatever the headings say."""
        self._lists.clear()

    def band(self, words: Words, kind: str) -> None:
        """A name above some rows, or above a list, that is no heading of the paper."""
        for other in ("series", "theme", "finding") if kind == "series" else (kind,):
            told = self._told.get(other, [])
            told[:] = [each for each in told if each[0] != _BAND]
        self._told.setdefault(kind, []).append((_BAND, words))

    def words(self, kind: str) -> Words | None:
        """What is told of a field by the nearest name above."""
        told = self._told.get(kind)
        return told[-1][1] if told else None

    @property
    def is_list(self) -> bool:
        """Whether a heading above says that recommendations follow."""
        return bool(self._lists)

    def _end(self, level: int) -> None:
        for told in self._told.values():
            told[:] = [each for each in told if each[0] < level]
        self._lists[:] = [each for each in self._lists if each < level]


def announces_list(words: str) -> bool:
    """Whether words that are no heading say that recommendations follow."""
    return len(words) <= _LONGEST_ANNOUNCED and _ANNOUNCES.search(words) is not None


def kind_of_name(words: str) -> str:
    """Which field a heading or the name of some rows tells: "series", "theme", "finding", or none."""
    if len(words) > _LONGEST or _ENDS.search(words):
        return ""
    if _SERIES.search(words):
        return "series"
    if _RECOMMENDATIONS.search(words):
        left = {word for word in re.findall(r"[a-z]{2,}", words.casefold()) if not word.startswith("recommendation")}
        return "series" if left - _PLAIN and _SERIES_OF.search(words.strip(" :")) else ""
    return "theme" if _THEME.match(words) else "finding" if _FINDING.match(words) else ""
