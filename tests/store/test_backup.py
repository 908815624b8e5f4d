import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import backup, contents, questions, search, vault
from scrutiny_desktop.store.engine import connect
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import Access, open_library


def test_a_backup_is_a_whole_library_by_itself(access, db, ledger, question, reading, clock, tmp_path: Path):
    ledger.swap(None, question)
    contents.put(db, "c0ffee", reading)
    original = vault.put(db, b"minutes" * 300_000)
    made = backup.back_up(access, clock, "before adding papers")
    assert made == access.backups / "library-20310612-140211"
    ledger.swap(question, None)
    shutil.move(made, tmp_path / "elsewhere")
    with open_library(Access(tmp_path / "elsewhere"), clock=clock) as copy:
        assert questions.for_meeting(copy, "m1") == [question]
        assert contents.reading(copy, "c0ffee") == reading
        assert vault.read(copy, original) == b"minutes" * 300_000
        assert len(search.find(copy, "visits")) == 1


def test_a_backup_holds_what_was_committed_and_nothing_half_done(access, db, ledger, question, clock):
    ledger.swap(None, question)
    with db.atomic():
        db.execute("DELETE FROM questions")
        made = backup.back_up(access, clock)
        db.rollback()
        db.execute("BEGIN")
    with open_library(Access(made), clock=clock) as copy:
        assert questions.for_meeting(copy, "m1") == [question]


def test_a_protected_librarys_backup_is_protected_and_has_its_keys(access, clock, wrapped):
    protected = Access(access.folder, wrapped.key)
    open_library(protected, clock=clock).close()
    for name, content in wrapped.files.items():
        (access.folder / name).write_bytes(content)
    made = backup.back_up(protected, clock)
    assert {each.name for each in made.iterdir()} == {"library.db", "backup.json", *wrapped.files}
    assert not (made / "library.db").read_bytes().startswith(b"SQLite")
    open_library(Access(made, wrapped.key), clock=clock).close()


def test_backups_are_listed_newest_first_with_their_reasons(access, db, clock):
    for reason in ("first", "second", "in the same second"):
        backup.back_up(access, clock, reason)
        if reason == "first":
            clock.move_on(hours=1)
    assert [each.reason for each in backup.every(access.folder)] == ["in the same second", "second", "first"]


def test_a_backup_whose_label_is_spoilt_is_still_listed(access, db, clock):
    made = backup.back_up(access, clock, "first")
    (made / "backup.json").write_text(json.dumps([1]))
    (access.backups / "holiday.txt").write_text("not ours")
    assert [each.reason for each in backup.every(access.folder)] == [""]


def test_a_backup_is_due_after_twelve_hours(access, db, clock):
    assert backup.is_due(access, clock)
    backup.back_up(access, clock)
    assert not backup.is_due(access, clock)
    clock.move_on(hours=12)
    assert not backup.is_due(access, clock)
    clock.move_on(seconds=1)
    assert backup.is_due(access, clock)


def test_a_backup_from_a_time_to_come_does_not_put_off_the_next(access, db, clock):
    clock.move_on(days=300)
    backup.back_up(access, clock)
    clock.move_on(days=-300)
    assert backup.is_due(access, clock)


def test_no_library_no_backup(access, clock):
    with pytest.raises(ScrutinyError, match="no library"):
        backup.back_up(access, clock)


def test_a_damaged_library_is_not_backed_up_as_if_it_were_whole(access, db, clock, ledger, question):
    for each in range(300):
        ledger.swap(None, replace(question, id=f"q{each}", text=f"{each} words " * 50))
    db.close()
    connect(access.file).execute("PRAGMA journal_mode = DELETE").connection.close()
    damage(access.file)
    with pytest.raises(ScrutinyError, match="damaged"):
        backup.back_up(access, clock)
    assert backup.every(access.folder) == []
    assert list(access.backups.iterdir()) == []


def damage(file: Path) -> None:
    with file.open("r+b") as spoilt:
        for page in range(4, 60, 3):
            spoilt.seek(page * 4096)
            spoilt.write(b"\xff" * 300)


def test_a_full_disk_leaves_no_half_backup(access, db, clock, monkeypatch):
    def no_room(connection_file: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("scrutiny_desktop.store.durable.settle", no_room)
    with pytest.raises(ScrutinyError, match="No space left"):
        backup.back_up(access, clock)
    assert list(access.backups.iterdir()) == []


def test_the_last_five_fourteen_days_and_twelve_months_are_kept():
    now = datetime(2031, 6, 12, 20, tzinfo=UTC)
    stamps = [now - timedelta(hours=6 * each) for each in range(4 * 800)]
    kept = sorted(backup.kept(stamps), reverse=True)
    assert kept[:5] == stamps[:5]
    assert [each.date() for each in kept[5:17]] == [(now - timedelta(days=each)).date() for each in range(2, 14)]
    assert datetime(2031, 5, 31, 20, tzinfo=UTC) in kept, "the newest of May is among the days"
    assert [(each.year, each.month) for each in kept[17:]] == [
        *((2031, month) for month in range(4, 0, -1)),
        *((2030, month) for month in range(12, 6, -1)),
    ]
    assert all((each + timedelta(hours=6)).month != each.month for each in kept[17:]), "the newest of each month"


@given(st.lists(st.datetimes(datetime(2029, 1, 1), datetime(2031, 12, 31)), max_size=80))
def test_pruning_keeps_enough_and_is_steady(stamps):
    kept = backup.kept(stamps)
    assert kept <= set(stamps)
    assert set(sorted(set(stamps))[-5:]) <= kept
    assert len(kept) <= 5 + 14 + 12
    assert backup.kept(kept) == kept
    assert len({(each.year, each.month) for each in kept}) >= min(12, len({(each.year, each.month) for each in stamps}))


def test_the_oldest_backups_go_when_a_new_one_is_made(access, db, clock):
    for _ in range(8):
        backup.back_up(access, clock)
        clock.move_on(minutes=1)
    assert len(backup.every(access.folder)) == 5


def test_each_ledger_change_is_in_the_backup_made_after_it(access, db, clock, ids):
    ledger = Ledger(db, author=lambda: "amina", clock=clock, ids=ids)
    for each in range(3):
        ledger.swap(None, Question(id=f"q{each}", meeting_id="m1"))
        clock.move_on(minutes=1)
        with open_library(Access(backup.back_up(access, clock)), clock=clock) as copy:
            assert len(questions.for_meeting(copy, "m1")) == each + 1
