import subprocess
import sys
from pathlib import Path

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import backup, questions, rows, settings
from scrutiny_desktop.store.engine import Database, EngineError
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import Access, Library, open_library
from scrutiny_desktop.store.migrations import MIGRATIONS


def add_rooms(db: Database) -> None:
    db.table("rooms").create({"id": str}, pk="id")


def add_rooms_and_fail(db: Database) -> None:
    db.table("chairs").create({"id": str}, pk="id")
    raise RuntimeError("half way")


def test_a_folder_without_a_library_gets_one(access, clock):
    with open_library(access, clock=clock) as db:
        assert not db.is_read_only
        assert db.notice == ""
    assert access.file.read_bytes().startswith(b"SQLite format 3\0")


def test_the_library_file_stands_for_its_folder(access, db):
    assert Access(access.file) == access


def test_a_key_is_not_shown_in_a_traceback(tmp_path: Path):
    assert "secret" not in repr(Access(tmp_path, b"secret" + bytes(26)))


def test_what_was_written_is_there_when_it_is_opened_again(access, clock, db, ledger, question):
    ledger.swap(None, question)
    db.close()
    with open_library(access, clock=clock) as again:
        assert questions.for_meeting(again, "m1") == [question]


def test_a_library_with_a_key_opens_with_that_key_alone(access, clock):
    with open_library(Access(access.folder, bytes(32)), clock=clock) as db:
        settings.keep(db, "me", "amina")
    with open_library(Access(access.folder, bytes(32)), clock=clock) as db:
        assert settings.get(db, "me", "") == "amina"
    with pytest.raises(ScrutinyError, match="key does not open"):
        open_library(Access(access.folder, b"1" * 32), clock=clock)
    with pytest.raises(ScrutinyError, match="not a library"):
        open_library(access, clock=clock)


def test_a_protected_library_without_a_key_asks_for_the_passphrase(access, clock):
    open_library(Access(access.folder, bytes(32)), clock=clock).close()
    (access.folder / "key.pass.age").write_bytes(b"wrapped")
    with pytest.raises(ScrutinyError, match="passphrase"):
        open_library(access, clock=clock)


def test_a_vanished_library_is_not_replaced_by_an_empty_one(access, clock):
    access.folder.mkdir()
    (access.folder / "key.pass.age").write_bytes(b"wrapped")
    with pytest.raises(ScrutinyError, match="missing"):
        open_library(access, clock=clock)
    assert not access.file.exists()


@pytest.mark.parametrize("content", [b"Minutes of the Panel\n" * 500, b"\0" * 9000])
def test_a_file_that_is_no_library_is_left_as_it_was(access, clock, content):
    access.folder.mkdir()
    access.file.write_bytes(content)
    with pytest.raises(ScrutinyError, match="not a library"):
        open_library(access, clock=clock)
    assert access.file.read_bytes() == content


def test_another_programs_database_is_left_as_it_was(access, clock):
    access.folder.mkdir()
    with Database(access.file) as other:
        other.table("songs").insert({"name": "one"})
    before = access.file.read_bytes()
    with pytest.raises(ScrutinyError, match="not a library"):
        open_library(access, clock=clock)
    assert access.file.read_bytes() == before


def test_a_path_that_is_a_file_is_refused(tmp_path: Path, clock):
    (tmp_path / "minutes.txt").write_text("words")
    with pytest.raises(ScrutinyError, match="is a file"):
        open_library(Access(tmp_path / "minutes.txt"), clock=clock)
    with pytest.raises(ScrutinyError, match="cannot be used"):
        open_library(Access(tmp_path / "minutes.txt" / "library"), clock=clock)


def test_a_folder_that_cannot_be_made_is_told(clock):
    with pytest.raises(ScrutinyError, match="cannot be used"):
        open_library(Access(Path("/proc/no-such-place/library")), clock=clock)


def test_a_library_in_a_synced_folder_is_refused(tmp_path: Path, clock):
    with pytest.raises(ScrutinyError, match="OneDrive copies"):
        open_library(Access(tmp_path / "OneDrive - Examplebridge" / "library"), clock=clock)
    with pytest.raises(ScrutinyError, match="OneDrive copies"):
        open_library(Access(tmp_path / "mine"), clock=clock, environment={"OneDrive": str(tmp_path)})
    assert list(tmp_path.iterdir()) == []


def test_an_older_library_is_brought_up_to_date_after_a_backup(access, clock, db, ledger, question):
    ledger.swap(None, question)
    db.close()
    with open_library(access, clock=clock, steps=(*MIGRATIONS, add_rooms)) as newer:
        assert newer.table("rooms").exists()
        assert rows.get(newer, Question, "q1") == question
    (kept,) = backup.every(access.folder)
    assert kept.reason == "before an update of the library"
    with open_library(Access(kept.folder), clock=clock) as before:
        assert not before.table("rooms").exists()


def test_an_update_that_fails_leaves_the_library_as_it_was(access, clock, db, ledger, question):
    ledger.swap(None, question)
    db.close()
    with pytest.raises(RuntimeError, match="half way"):
        open_library(access, clock=clock, steps=(*MIGRATIONS, add_rooms, add_rooms_and_fail))
    with open_library(access, clock=clock) as again:
        assert not again.is_read_only
        assert not again.table("rooms").exists()
        assert not again.table("chairs").exists()
        assert rows.get(again, Question, "q1") == question


def test_a_newer_library_is_open_for_reading_only(access, clock, db, ledger, question, ids):
    ledger.swap(None, question)
    db.close()
    open_library(access, clock=clock, steps=(*MIGRATIONS, add_rooms)).close()
    with open_library(access, clock=clock) as older:
        assert older.is_read_only
        assert "newer version" in older.notice
        assert rows.get(older, Question, "q1") == question
        with pytest.raises(ScrutinyError, match="reading only"):
            Ledger(older, author=lambda: "", clock=clock, ids=ids).swap(question, None)
        with pytest.raises(ScrutinyError, match="reading only"):
            settings.keep(older, "me", "x")
        with pytest.raises(EngineError):
            older.execute("DELETE FROM questions")
        assert rows.get(older, Question, "q1") == question


def test_an_error_inside_takes_back_everything(db: Library):
    with pytest.raises(KeyError), db.atomic():
        settings.keep(db, "me", "amina")
        raise KeyError
    assert settings.get(db, "me", "nobody") == "nobody"
    settings.keep(db, "me", "amina")
    assert settings.get(db, "me", "nobody") == "amina"


def test_an_error_in_an_inner_block_takes_back_that_block_alone(db: Library):
    with db.atomic():
        settings.keep(db, "me", "amina")
        with pytest.raises(KeyError), db.atomic():
            settings.keep(db, "theme", "dark")
            raise KeyError
    assert (settings.get(db, "me"), settings.get(db, "theme")) == ("amina", None)


OTHER = """
import sys, datetime
from pathlib import Path
from scrutiny_desktop.store import settings
from scrutiny_desktop.store.library import Access, open_library
with open_library(Access(Path(sys.argv[1])), clock=datetime.datetime.now) as db:
    for each in range(50):
        settings.keep(db, f"there {each}", settings.get(db, "me"))
        print(each, flush=True)
"""


def test_another_process_reads_and_writes_while_this_one_does(access, db):
    settings.keep(db, "me", "amina")
    command = [sys.executable, "-c", OTHER, str(access.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        for each, _ in enumerate(other.stdout):
            with db.atomic():
                settings.keep(db, f"here {each}", each)
                assert settings.get(db, f"here {each}") == each
    assert other.returncode == 0
    assert db.table("settings").count == 101
    assert settings.get(db, "there 49") == "amina"
