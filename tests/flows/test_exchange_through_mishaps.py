"""Libraries that share through folders while everything goes wrong, and agree in the end.

Ben has a laptop and, at times, a copy of it; all three share through folders of their own that a careless service
copies to and fro: old over new, under other names, cut short, with flipped bits. Nothing that is in any library or in
any sound file is ever out of reach, and once the service behaves, all hold the same.
"""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.roster import PANEL
from scrutiny_desktop.domain.shared import Shared
from scrutiny_desktop.flows import exchange, handing_on, seats
from scrutiny_desktop.sharing import merge
from scrutiny_desktop.sharing.envelope import open_envelope
from scrutiny_desktop.sharing.folder import Folder
from scrutiny_desktop.sharing.refusals import NotForMe, NotYet, Refused, SetAside
from scrutiny_desktop.store import shared
from scrutiny_desktop.store.library import Library
from tests.made_library import clock, copy, make_panel, opened

LAPTOPS = ("ben", "carys", "ben-copy", "amina")
MEMBER = {"ben": "ben", "carys": "carys", "ben-copy": "ben", "amina": "amina"}
HOW = ("over", "beside", "cut", "flipped")


def step(name: str, *with_: st.SearchStrategy) -> st.SearchStrategy[tuple]:
    return st.tuples(st.just(name), *with_)


any_laptop, writers = st.sampled_from(LAPTOPS), st.sampled_from(LAPTOPS[:3])
records = st.sampled_from(["q1", "q1", "q2"])
steps = st.one_of(
    step("write", writers, records, st.booleans()),
    step("write", writers, records, st.booleans()),
    step("write", writers, records, st.booleans()),
    step("part", records, st.booleans(), st.booleans()),
    step("fall_back", writers, records),
    step("take_back", writers, records),
    step("send", any_laptop),
    step("send", any_laptop),
    step("receive", any_laptop),
    step("receive", any_laptop),
    step("copy_files", any_laptop, any_laptop, st.sampled_from(HOW), st.floats(0, 1)),
    step("copy_files", any_laptop, any_laptop, st.just("over"), st.just(0.0)),
    step("send_until_the_power_is_cut", writers, st.booleans()),
    step("set_the_clock", st.integers(-9_000, 9_000)),
    step("lose_files_that_others_have", any_laptop),
    step("clone_bens_laptop"),
    step("back_up", writers),
    step("restore", writers),
)

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  (a folder of its own is made there)
"""Where libraries lie that no power cut is to survive: a disk would be waited for at every commit."""


class PowerCutError(Exception):
    """Nothing after this was done."""


def unreplaced(versions: list[Shared]) -> set[str]:
    """The versions that no other of the same copy names, found in another way than the program does."""
    named = {(each.key, one) for each in versions for one in each.supersedes}
    return {each.id for each in versions if (each.key, each.id) not in named}


class Mishaps:
    """The laptops by name, each with a folder."""

    def __init__(self, template: Path) -> None:
        self.template = template
        self.place = Path(mkdtemp(dir=template.parent))
        self.now, self.words = datetime(2031, 6, 1, tzinfo=UTC), 0
        self.libraries, self.folders = {}, {}
        for name in LAPTOPS:
            copy(self.template / name, self.place / name)
            copy(self.template / "folder", self.place / f"{name}-folder")
            self.folders[name] = Folder(self.place / f"{name}-folder", lambda _: None)
            self.libraries[name] = opened(self.place / name)

    def end(self) -> None:
        for db in self.libraries.values():
            db.close()
        shutil.rmtree(self.place)

    def clock(self) -> datetime:
        return self.now

    def set_the_clock(self, days: int) -> None:
        self.now = datetime(2031, 6, 1, tzinfo=UTC) + timedelta(days=days)

    def write(self, name: str, record_id: str, same: bool) -> None:
        self.words += 1
        text = "the same words" if same else f"text {self.words}"
        ask(self.libraries[name], Question(id=record_id, meeting_id="m", text=text), self.clock)

    def part(self, record_id: str, same: bool, is_kept: bool) -> None:
        """Both of Ben's laptops change one question, and neither has heard of the other."""
        self.write("ben", record_id, same)
        if is_kept:
            self.write("ben-copy", record_id, same)
        else:
            self.take_back("ben-copy", record_id)

    def fall_back(self, name: str, record_id: str) -> None:
        """A laptop is restored from a backup older than what it has sent, and goes on."""
        self.back_up(name)
        self.write(name, record_id, same=False)
        self.send(name)
        self.restore(name)
        self.write(name, "q2", same=False)
        self.send(name)

    def take_back(self, name: str, record_id: str) -> None:
        db = self.libraries[name]
        handing_on.withdraw(db, seats.seat(db), "questions", record_id, PANEL, self.clock)

    def send(self, name: str) -> None:
        before = unreplaced(self.everything())
        exchange.send(self.libraries[name], self.folders[name], self.clock)
        assert unreplaced(self.everything()) == before

    def send_until_the_power_is_cut(self, name: str, is_there: bool) -> None:
        folder, real = self.folders[name], Folder.put

        class Cut(Folder):
            def put(self, file: str, content: bytes) -> str:
                if is_there:
                    real(self, file, content)
                raise PowerCutError

        try:
            exchange.send(self.libraries[name], Cut(folder.path, lambda _: None), self.clock)
        except PowerCutError:
            self.restart(name)

    def receive(self, name: str) -> None:
        before = {each.id for each in shared.where(self.libraries[name])}
        exchange.receive(self.libraries[name], self.folders[name], self.clock)
        assert before <= {each.id for each in shared.where(self.libraries[name])}

    def copy_files(self, giver: str, taker: str, how: str, at: float) -> None:
        """What the service does with files that both have: one's over the other's, or beside, or damaged."""
        for file in sorted(self.folders[giver].path.iterdir()):
            there, content = self.folders[taker].path / file.name, bytearray(file.read_bytes())
            if there.exists() and there.read_bytes() == content:
                continue
            if how == "beside" or (there.exists() and not self.is_spare(there)):
                there = there.with_name(f"{there.stem}-{giver}-{self.words}.sds")
            elif how == "cut":
                del content[int(at * len(content)) :]
            elif how == "flipped" and content:
                content[int(at * (len(content) - 1))] ^= 1
            there.write_bytes(content)

    def lose_files_that_others_have(self, name: str) -> None:
        for file in sorted(self.folders[name].path.iterdir()):
            if self.is_spare(file):
                file.unlink()

    def clone_bens_laptop(self) -> None:
        """Over his other one."""
        self.turn_back("ben-copy", "ben")

    def back_up(self, name: str) -> None:
        self.libraries[name].execute("PRAGMA wal_checkpoint(TRUNCATE)")
        copy(self.place / name, self.place / f"{name}-backup")

    def restore(self, name: str) -> None:
        if (self.place / f"{name}-backup").exists():
            self.turn_back(name, f"{name}-backup")

    def every_library_shows_what_nobody_replaced(self) -> None:
        for db in self.libraries.values():
            held = shared.where(db)
            assert {each.id for each in merge.heads(held)} == unreplaced(held)

    def turn_back(self, name: str, source: str) -> None:
        if name != source:
            self.libraries[name].close()
            if source in self.libraries:
                self.libraries[source].execute("PRAGMA wal_checkpoint(TRUNCATE)")
            copy(self.place / source, self.place / name)
            self.libraries[name] = opened(self.place / name)

    def restart(self, name: str) -> None:
        self.libraries[name].close()
        self.libraries[name] = opened(self.place / name)

    def in_file(self, file: Path) -> tuple[Shared, ...]:
        try:
            return open_envelope(file.read_bytes(), seats.seat(self.libraries["amina"]).reader).versions
        except (Refused, SetAside, NotYet, NotForMe):
            return ()

    def is_spare(self, file: Path) -> bool:
        """Whether what a file holds is in a library or another file too, or replaced there."""
        here = {each.id for each in self.in_file(file)}
        rest = self.everything(but_file=file)
        known = {each.id for each in rest} | {one for each in rest for one in each.supersedes}
        return here <= known

    def everything(self, but_file: Path | None = None) -> list[Shared]:
        held = [each for db in self.libraries.values() for each in shared.where(db)]
        files = [file for name in LAPTOPS for file in self.folders[name].path.glob("*.sds") if file != but_file]
        return held + [each for file in files for each in self.in_file(file)]

    def settle(self) -> None:
        """The service behaves at last: each one's own files go everywhere, and everybody looks."""
        expected = unreplaced(self.everything())
        for _ in range(4):
            for name in LAPTOPS:
                exchange.receive(self.libraries[name], self.folders[name], self.clock)
                exchange.send(self.libraries[name], self.folders[name], self.clock)
            for source in LAPTOPS:
                for target in LAPTOPS:
                    self.bring(source, target)
        for name in LAPTOPS:
            exchange.receive(self.libraries[name], self.folders[name], self.clock)
            held = shared.where(self.libraries[name])
            assert unreplaced(held) == {each.id for each in merge.heads(held)} == expected, name

    def bring(self, source: str, target: str) -> None:
        for file in sorted(self.folders[source].path.iterdir()):
            there = self.folders[target].path / file.name
            is_own = file.name.startswith(f"{MEMBER[source]}.")
            if source != target and (is_own or not there.exists()) and not self.is_rival(source, target, file.name):
                there.write_bytes(file.read_bytes())

    def is_rival(self, source: str, target: str, name: str) -> bool:
        """Whether the other laptop of the same member has a file of that name, which the service sets beside."""
        there = self.folders[target].path / name
        rival = MEMBER[source] == MEMBER[target] and there.exists()
        if rival and there.read_bytes() != (self.folders[source].path / name).read_bytes():
            beside = there.with_name(f"{there.stem}-{source}.sds")
            beside.write_bytes((self.folders[source].path / name).read_bytes())
        return rival


@pytest.fixture(scope="module")
def template():
    """The panel's libraries once Ben has asked a question, all have it, and his laptop was copied."""
    with TemporaryDirectory(dir=MEMORY) as made:
        place = Path(made) / "template"
        make_panel(place)
        (place / "folder").mkdir()
        folder = Folder(place / "folder", lambda _: None)
        with opened(place / "ben") as ben:
            ask(ben, Question(id="q1", meeting_id="m", text="first"), clock)
            exchange.send(ben, folder, clock)
        for name in ("amina", "carys"):
            with opened(place / name) as db:
                exchange.receive(db, folder, clock)
        copy(place / "ben", place / "ben-copy")
        yield place


def ask(db: Library, question: Question, at: Clock) -> None:
    handing_on.share(db, seats.seat(db), [question], PANEL, at)


@settings(max_examples=50, suppress_health_check=list(HealthCheck))
@given(happened=st.lists(steps, min_size=20, max_size=40))
def test_all_libraries_agree_in_the_end_and_nothing_that_was_published_is_lost(template, happened):
    panel = Mishaps(template)
    try:
        for name, *told in happened:
            getattr(panel, name)(*told)
            panel.every_library_shows_what_nobody_replaced()
        panel.settle()
    finally:
        panel.end()
