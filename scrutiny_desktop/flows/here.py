"""What is shared, under the ids that the reader's own library has: papers by their files, recommendations by words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.store import recommendations, rows
from scrutiny_desktop.store.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """What the library holds, to be looked up by what others say of it."""

    papers: Mapping[str, str]
    """The id of each paper by the hash of its file."""
    recommendations: tuple[Recommendation, ...] = ()

    def advice(self, about: Mapping[str, Any]) -> dict[str, str]:
        """The reader's id of each recommendation that a copy is about, by the sender's id, where it is here."""
        told = about.get("recommendations")
        if not isinstance(told, dict):
            return {}
        found = {key: self._find(key, said) for key, said in told.items() if isinstance(said, dict)}
        return {key: one for key, one in found.items() if one}

    def own(self, about: Mapping[str, Any], ids: Iterable[str]) -> tuple[str, ...]:
        """Those of the sender's ids that are here, as the reader's."""
        known = self.advice(about)
        return tuple(known[each] for each in ids if each in known)

    def _find(self, key: str, said: Mapping[str, Any]) -> str:
        """By its id; else by its words; else by a number that only one has. Never one of two."""
        if any(each.id == key for each in self.recommendations):
            return key
        words, place = _words(said.get("text")), (said.get("series"), said.get("number"))
        for matches in (
            [each.id for each in self.recommendations if words and _words(each.text) == words],
            [each.id for each in self.recommendations if place[1] and (each.series, each.number) == place],
        ):
            if matches:
                return matches[0] if len(matches) == 1 else ""
        return ""


def here(db: Library, meeting: Meeting | None = None) -> Here:
    """What the library holds for one meeting, or at all."""
    advice = recommendations.for_meeting(db, meeting.id) if meeting else rows.every(db, Recommendation)
    return Here(papers={each.content: each.id for each in rows.every(db, Paper) if each.content},
                recommendations=tuple(advice))  # fmt: skip


def _words(text: object) -> str:
    return " ".join(text.split()).casefold() if isinstance(text, str) else ""
