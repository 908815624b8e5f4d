"""A real library in a folder of its own, a clock that is told the time, and records to keep in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.reading import Header, Paragraph, Reading, Section
from scrutiny_desktop.store import keys
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import Access, Library, open_library

WORDS = "the bus to Examplebridge"
"""The passphrase of every protected library here."""


@dataclass
class Watch:
    """A clock that stands still until it is moved on."""

    now: datetime = datetime(2031, 6, 12, 14, 2, 11, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move_on(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass(frozen=True)
class Wrapped:
    """A key and its files, made once because wrapping is slow on purpose."""

    key: bytes
    files: dict[str, bytes]
    words: str = WORDS


@pytest.fixture
def clock() -> Watch:
    return Watch()


@pytest.fixture
def access(tmp_path: Path) -> Access:
    return Access(tmp_path / "library")


@pytest.fixture
def db(access: Access, clock: Watch) -> Iterator[Library]:
    with open_library(access, clock=clock) as library:
        yield library


@pytest.fixture
def ids(clock: Watch) -> Ids:
    return Ids(clock)


@pytest.fixture
def ledger(db: Library, clock: Watch, ids: Ids) -> Ledger:
    return Ledger(db, author=lambda: "amina", clock=clock, ids=ids)


@pytest.fixture(scope="session")
def wrapped() -> Wrapped:
    key = bytes(range(32))
    return Wrapped(key=key, files={"key.pass.age": keys.wrap(key, WORDS), "key.recovery.age": b"wrapped too"})


@pytest.fixture
def question() -> Question:
    return Question(id="q1", owner="amina", meeting_id="m1", text="Who checks the visits?")


@pytest.fixture
def meeting() -> Meeting:
    return Meeting(id="m1", owner="amina", panel_id="p1", on=date(2031, 6, 12), place="Council Chamber")


@pytest.fixture
def anchor() -> Anchor:
    return Anchor(paper_id="paper1", content="c0ffee", quote="weekly visits", start=40, end=53)


@pytest.fixture
def reading() -> Reading:
    return Reading(
        kind="council report",
        title="Winter care in Examplebridge",
        header=Header(decision_maker="Care Scrutiny Panel", date=date(2031, 6, 12)),
        sections=(
            Section(
                heading="Background",
                paragraphs=(
                    Paragraph(number="1.1", text="Visits to the café were made weekly."),
                    Paragraph(number="1.2", text="The review found that weekly visits had ended."),
                ),
            ),
        ),
    )
