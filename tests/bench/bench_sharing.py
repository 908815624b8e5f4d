"""How long sharing takes: fifteen members with 2,000 records each into one library, again, and one question out."""

import gc
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, sleep

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.note import Visibility
from scrutiny_desktop.domain.panel import Panel, Person, Role
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.roster import CHAIR, PANEL, RosterPerson
from scrutiny_desktop.domain.shared import Place, copied
from scrutiny_desktop.flows import exchange, from_the_chair, handing_on, live_out, order_out, seats
from scrutiny_desktop.sharing import merge
from scrutiny_desktop.sharing.envelope import Reader, put_up
from scrutiny_desktop.sharing.folder import Folder
from scrutiny_desktop.sharing.seal import Keys, new_keys
from scrutiny_desktop.store import people, settings, shared
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import Library, open_library

MEMBERS, RECORDS, STRANGE = 15, 2_000, 10_000
QUESTIONS, POINTS = 60, 500
SCOPE = "meeting-2031-06-12"
TEXT = "What assurance has the Panel had that weekly visits were made in every case? " * 3


def clock() -> datetime:
    return datetime.now(UTC)


def timed(what: Callable[[], object], times: int = 1) -> tuple[float, float]:
    """Milliseconds of the median run: by the clock on the wall, and of the processor."""
    took, worked = [], []
    for _ in range(times):
        start, begun = perf_counter(), process_time()
        what()
        took.append((perf_counter() - start) * 1000)
        worked.append((process_time() - begun) * 1000)
    return median(took), median(worked)


def chair(folder: Path) -> Library:
    db = open_library(Access(folder, bytes(32)), clock=clock)
    ledger = Ledger(db, author=lambda: "", clock=clock, ids=Ids(clock))
    ledger.swap(None, Person(id="chair-person", name="Amina", role=Role.CHAIR))
    settings.keep(db, people.ME, "chair-person")
    seats.found(db, Panel(id="p1", name="Care Scrutiny Panel"))
    return db


def member(number: int) -> tuple[RosterPerson, Keys]:
    keys = new_keys()
    person = RosterPerson(
        id=f"member-{number}", name=f"Member {number}", signing=keys.public_signing, recipient=keys.recipient
    )
    return person, keys


def fill(db: Library, place: Path) -> None:
    """Put every member's file into the folder."""
    roster = seats.seat(db).roster  # type: ignore[union-attr]
    members = [member(number) for number in range(MEMBERS)]
    for person, _ in members:
        roster = roster.with_person(person)
    roster = seats.change_people(db, roster).roster
    for person, keys in members:
        spot = Place(panel="p1", member=person.id, scope=SCOPE, audience=PANEL)
        made = [
            copied(spot, Question(id=f"{person.id}-{n}", meeting_id="m1", text=f"{TEXT}{n}"), {}, "2031", [])
            for n in range(RECORDS)
        ]
        head, content = put_up(spot, "d1", made, Reader(roster=roster, me=person.id, keys=keys))
        (place / head.file_name).write_bytes(content)


def one_question(db: Library, folder: Folder) -> Callable[[], None]:
    question, turn = Question(id="q1", owner="chair-person", meeting_id="m1", text=TEXT), iter(range(1_000))

    def leave() -> None:
        asked = replace(question, text=f"{TEXT} {next(turn)}")
        handing_on.share(db, seats.seat(db), [asked], CHAIR, clock)  # type: ignore[arg-type]
        assert exchange.send(db, folder, clock) == 1

    return leave


def marked(db: Library) -> Meeting:
    """A meeting with its order sent and many points marked."""
    ledger = Ledger(db, author=lambda: "", clock=clock, ids=Ids(clock))
    meeting = Meeting(id="m1", panel_id="p1", on=date(2031, 6, 12))
    asked = [Question(id=f"plan-{n}", owner="chair-person", meeting_id="m1", text=TEXT, rank=n,
                      standing=Standing.PLANNED, visibility=Visibility.PANEL) for n in range(QUESTIONS)]  # fmt: skip
    points = [DiscussionPoint(id=f"point-{n}", meeting_id="m1", question_id=f"plan-{n % QUESTIONS}", words=TEXT,
                              at=datetime(2031, 6, 12, 18, tzinfo=UTC)) for n in range(POINTS)]  # fmt: skip
    ledger.swap_all([(None, each) for each in (meeting, *asked, *points)])
    order_out.send_order(db, seats.seat(db), meeting, (), clock)  # type: ignore[arg-type]
    return meeting


def one_mark(db: Library, folder: Folder, meeting: Meeting) -> Callable[[], None]:
    turn = iter(range(1_000))

    def leave() -> None:
        made = live_out.send_live(db, seats.seat(db), meeting, f"plan-{next(turn) % QUESTIONS}", clock)  # type: ignore[arg-type]
        assert made
        place = Place(panel="p1", member="chair-person", scope=made[0].scope, audience=PANEL)
        assert exchange.send_place(db, folder, clock, place) == 1

    return leave


def rows_of(db: Library, folder: Folder) -> Iterator[tuple[str, tuple[float, float], float]]:
    """What was timed, how long it took, and how long it may take (0: nobody has said)."""
    merged = timed(lambda: exchange.receive(db, folder, clock))
    assert len(shared.of_panel(db, "p1")) == MEMBERS * RECORDS
    yield f"{MEMBERS} × {RECORDS} records into the library", merged, 2_000
    yield "again, nothing new", timed(lambda: exchange.receive(db, folder, clock), 9), 50
    yield "one shared question to its file", timed(one_question(db, folder), 9), 100
    yield "current versions of a meeting", timed(lambda: merge.copies(shared.of_panel(db, "p1", SCOPE))), 0
    mine = [Question(id=f"own-{n}", owner="chair-person", meeting_id="m1", text=TEXT) for n in range(RECORDS)]
    handing_on.share(db, seats.seat(db), mine, CHAIR, clock)  # type: ignore[arg-type]
    yield f"one more beside {RECORDS} of one's own", timed(one_question(db, folder), 9), 100
    meeting = marked(db)
    yield f"one mark to its file, {POINTS} points", timed(one_mark(db, folder, meeting), 9), 0
    held = seats.seat(db)
    assert held is not None
    reader = replace(held, reader=replace(held.reader, me="member-0"))
    read = partial(from_the_chair.from_the_chair, db, reader, meeting)
    assert len(read().points) == POINTS  # type: ignore[union-attr]
    yield "what came of the meeting, laid over", timed(read, 9), 100
    for number in range(STRANGE):
        (folder.path / f"{number}.sds").write_bytes(b"rubbish")
    yield f"{STRANGE} strange files, first look", timed(lambda: exchange.receive(db, folder, clock)), 0
    yield f"{STRANGE} strange files, again", timed(lambda: exchange.receive(db, folder, clock), 9), 0


def main() -> None:
    gc.disable()  # as in the program, which sweeps when it is at rest
    with TemporaryDirectory() as place:
        (Path(place) / "folder").mkdir()
        folder = Folder(Path(place) / "folder", sleep)
        with chair(Path(place) / "library") as db:
            exchange.send(db, folder, clock)
            fill(db, folder.path)
            exchange.send(db, folder, clock)
            for name, (took, worked), limit in rows_of(db, folder):
                held = f"of {limit} ms" if limit else ""
                sys.stdout.write(f"{name:44} {took:8.1f} ms  processor {worked:8.1f} ms  {held}\n")


if __name__ == "__main__":
    main()
