"""The words of each state."""

from enum import StrEnum

from scrutiny_desktop.domain.attendance import Capacity, InterestKind, Presence
from scrutiny_desktop.domain.discussion import PointKind
from scrutiny_desktop.domain.note import Grade, MarkKind, Visibility
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.paper import PaperRole, Secrecy
from scrutiny_desktop.domain.proceeding import Phase, Step
from scrutiny_desktop.domain.question import Priority, Standing
from scrutiny_desktop.domain.recommendation import Assurance, Progress, Response
from scrutiny_desktop.views.words import tone, word

STATES: list[type[StrEnum]] = [
    PointKind, Grade, MarkKind, Visibility, Role, PaperRole, Secrecy, Priority, Standing, Assurance, Progress, Response,
    Capacity, Presence, InterestKind, Phase, Step,
]  # fmt: skip


def test_every_state_has_words_of_its_own(qapp):
    for states in STATES:
        words = [word(state) for state in states]
        assert len(set(words)) == len(words)


def test_every_state_has_a_chip(qapp, resources):
    sheet = (resources / "themes" / "window.qss").read_text()
    for states in STATES:
        for state in states:
            assert f'[chip="{tone(state)}"] {{ background' in sheet
