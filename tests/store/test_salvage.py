"""Pages of a real library are overwritten; what can be read comes back, the rest from the backup."""

import random
from contextlib import closing
from dataclasses import replace

import pytest

from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import backup, contents, encryption, questions, rows, vault
from scrutiny_desktop.store.check import check
from scrutiny_desktop.store.engine import EngineError, connect
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import Access, open_library
from scrutiny_desktop.store.salvage import is_damaged, salvage

PAGE = 4096
MANY, ENOUGH = 100, 3


@pytest.fixture(params=["readable", "protected"])
def full(request, access, db, ledger, reading, ids, clock, wrapped) -> Access:
    for n in range(MANY):
        ledger.swap(None, Question(id=f"q{n:03}", meeting_id="m1", text=f"Question {n}: " + "who checks? " * 12))
    contents.put(db, vault.put(db, bytes(range(256)) * 90), reading)
    db.close()
    if request.param == "readable":
        return access
    return encryption.encrypt(access, wrapped.key, wrapped.files, clock, lambda step: None)


def _spoil(access: Access, pages: list[int]) -> None:
    with access.file.open("r+b") as file:
        for page in pages:
            file.seek(page * PAGE)
            file.write(bytes([7]) * PAGE)


def _pages_of(access: Access, table: str) -> list[int]:
    """The pages, counted from 0, without which this table cannot be read and every other can."""
    whole = access.file.read_bytes()
    found = []
    for page in range(1, len(whole) // PAGE):
        _spoil(access, [page])
        hurt = {name for name in ("questions", "versions", "settings") if not _reads(access, name)}
        if hurt == {table}:
            found.append(page)
        access.file.write_bytes(whole)
        if len(found) == ENOUGH:
            break
    return found


def _reads(access: Access, table: str) -> bool:
    try:
        with closing(connect(access.file, access.key)) as connection:
            connection.execute(f"SELECT * FROM {table} NOT INDEXED").fetchall()  # noqa: S608
    except EngineError:
        return False
    return True


def test_a_library_with_bad_pages_comes_back_with_the_help_of_its_backup(full, ids, clock):
    backup.back_up(full, clock, "by hand")
    with open_library(full, clock=clock) as db:
        ledger = Ledger(db, author=lambda: "amina", clock=clock, ids=ids)
        first, second = rows.get(db, Question, "q010"), rows.get(db, Question, "q090")
        ledger.swap(first, None)
        ledger.swap(second, replace(second, text="Changed since the backup"))
    _spoil(full, [page for name in ("questions", "versions") for page in _pages_of(full, name)[1:]])
    assert is_damaged(full)
    clock.move_on(hours=1)
    done = salvage(full, clock)
    with open_library(full, clock=clock) as db:
        found = {each.id: each.text for each in questions.for_meeting(db, "m1")}
    assert found.keys() == {f"q{n:03}" for n in range(MANY)} - {"q010"}
    assert found["q090"] == "Changed since the backup"
    assert check(full, clock).is_sound
    assert done.from_backup["versions"] > 0
    assert "From the backup of" in str(done)
    assert "Not all could be read among" in str(done)
    assert any(each.name.startswith("damaged-") for each in full.backups.iterdir())


def test_without_a_backup_what_can_be_read_comes_back(full, clock):
    for copy in full.backups.glob("library-*/library.db"):
        copy.unlink()
    _spoil(full, _pages_of(full, "questions")[1:])
    done = salvage(full, clock)
    with open_library(full, clock=clock) as db:
        assert len(questions.for_meeting(db, "m1")) == MANY  # the history has them
    assert check(full, clock).is_sound
    assert done.helped_by is None
    assert sum(done.from_history.values()) > 0


def test_a_library_of_which_nothing_can_be_read_is_its_newest_backup_again(full, clock):
    backup.back_up(full, clock, "by hand")
    full.file.write_bytes(random.Random(7).randbytes(full.file.stat().st_size))  # noqa: S311
    clock.move_on(hours=1)
    salvage(full, clock)
    with open_library(full, clock=clock) as db:
        assert len(questions.for_meeting(db, "m1")) == MANY
    assert check(full, clock).is_sound


@pytest.mark.parametrize("seed", range(2))
def test_wherever_the_pages_are_bad_nothing_that_was_backed_up_is_lost(full, clock, seed):
    backup.back_up(full, clock, "by hand")
    dice = random.Random(seed)  # noqa: S311
    count = full.file.stat().st_size // PAGE
    _spoil(full, dice.sample(range(count), max(2, count // 8)))
    clock.move_on(hours=1)
    salvage(full, clock)
    with open_library(full, clock=clock) as db:
        assert len(questions.for_meeting(db, "m1")) == MANY
    assert check(full, clock).is_sound
