import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.minute import draft_minute
from scrutiny_desktop.domain.minute_block import Minute
from scrutiny_desktop.domain.minute_matter import MinuteMatter
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.plain import from_plain, to_plain
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.wording import Wording
from scrutiny_desktop.outputs.wording import read_wording

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def resources() -> Path:
    return RESOURCES


@pytest.fixture(scope="session")
def fonts() -> Path:
    return RESOURCES / "fonts"


@pytest.fixture(scope="session")
def wording() -> Wording:
    return read_wording(RESOURCES / "wording/minute.toml")


@pytest.fixture(scope="session")
def sample() -> dict[str, Any]:
    return tomllib.loads((RESOURCES / "sample/meeting.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Drafter:
    """Drafts a minute of one item, of whatever is handed in."""

    wording: Wording

    def __call__(self, *, secrecy: Secrecy = Secrecy.PUBLIC, **more: Any) -> Minute:
        usual = {
            "panel": Panel(id="panel", name="Examplebridge Children’s Scrutiny Panel"),
            "meeting": Meeting(id="meeting", panel_id="panel", on=datetime(2031, 6, 12, tzinfo=UTC).date()),
            "agenda_item": AgendaItem(id="item-7", meeting_id="meeting", number="7", title="Learning review – ‘Robin’"),
        }
        return draft_minute(MinuteMatter(**{**usual, **more}), self.wording, secrecy=secrecy)

    def of_words(self, *words: str, **more: Any) -> Minute:
        points = [
            DiscussionPoint(
                id=f"d{number:04}", meeting_id="meeting", words=each, at=datetime(2031, 6, 12, 18, tzinfo=UTC)
            )
            for number, each in enumerate(words)
        ]
        return self(points=points, **more)


@pytest.fixture
def draft(wording: Wording) -> Drafter:
    return Drafter(wording)


def _entries(kind: type, entries: list[Mapping[str, Any]], **renamed: str) -> list[Any]:
    made = []
    for rank, entry in enumerate(entries):
        plain = {renamed.get(name, name): to_plain(value) for name, value in entry.items()}
        made.append(from_plain(kind, {**plain, "meeting_id": "meeting", "rank": rank}))
    return made


@pytest.fixture
def sample_minute(draft: Drafter, sample: dict[str, Any]) -> Minute:
    day = sample["meeting"]["on"]
    spoken = [
        {**entry, "at": datetime.combine(day, entry["at"], UTC)} for entry in sample["discussion_points"]
    ]  # fmt: skip
    papers = [
        {
            **entry,
            "classification": Classification(
                secrecy=entry.get("secrecy", "public"), citation=entry.get("citation", "")
            ),
        }
        for entry in sample["papers"]
    ]
    return draft(
        witnesses=_entries(Witness, sample["witnesses"]),
        papers=_entries(Paper, papers, agenda_item="agenda_item_id"),
        recommendations=_entries(Recommendation, sample["recommendations"], sources=""),
        questions=_entries(Question, sample["questions"], passages="", recommendations="recommendation_ids"),
        points=_entries(
            DiscussionPoint, spoken, agenda_item="agenda_item_id", question="question_id", papers="paper_ids",
            recommendations="recommendation_ids",
        ),
        report_of="INDEPENDENT CHAIR OF THE EXAMPLEBRIDGE SAFEGUARDING CHILDREN PARTNERSHIP",
        subject="the Robin Learning Report, its ten recommendations, and the progress reported to date",
    )  # fmt: skip
