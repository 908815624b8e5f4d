from dataclasses import replace
from pathlib import Path

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.store import backup, contents, durable, encryption, history, keys, questions, search, vault
from scrutiny_desktop.store.check import check
from scrutiny_desktop.store.library import Access, open_library
from scrutiny_desktop.store.restore import restore


def seen(access: Access, clock) -> tuple[object, ...]:
    """All that a member could see of a library."""
    with open_library(access, clock=clock) as db:
        tables = [name for name in db.table_names() if not name.startswith(("search_", "sqlite_"))]
        held = {name: list(db.table(name).rows) for name in tables}
        return held, search.find(db, "visits"), history.latest(db, 100), search.held(db)


@pytest.fixture
def kept(access, db, ledger, question, reading, clock) -> Path:
    """A backup of a library that has changed since, and is closed."""
    ledger.swap(None, question)
    ledger.swap(None, Paper(id="paper1", meeting_id="m1", title="Report", content=vault.put(db, b"original")))
    contents.put(db, vault.put(db, b"original"), reading)
    made = backup.back_up(access, clock, "kept")
    ledger.swap(question, replace(question, text="Something else"))
    clock.move_on(hours=1)
    db.close()
    return made


def test_a_restored_library_has_the_same_records_text_and_search(access, kept, clock, question):
    before = seen(Access(kept), clock)
    assert seen(access, clock) != before
    restored = restore(Access(kept), access, clock=clock)
    assert seen(restored, clock) == before
    with open_library(restored, clock=clock) as db:
        assert questions.for_meeting(db, "m1") == [question]
        assert vault.read(db, next(iter(vault.every(db)))) == b"original"
    assert check(restored, clock).is_sound
    assert not (access.folder / "restoring").exists()


def test_what_was_there_before_is_kept_as_a_backup_itself(access, kept, clock):
    before = seen(access, clock)
    restore(Access(kept), access, clock=clock)
    newest = backup.every(access.folder)[0]
    assert newest.reason == "before a backup was restored"
    clock.move_on(hours=1)
    assert seen(restore(Access(newest.folder), access, clock=clock), clock) == before


def test_a_damaged_backup_is_told_and_nothing_is_touched(access, kept, clock):
    before = seen(access, clock)
    with (kept / "library.db").open("r+b") as spoilt:
        spoilt.seek(5 * 4096)
        spoilt.write(b"\xff" * 20_000)
    files = sorted(access.folder.rglob("*"))
    with pytest.raises(ScrutinyError, match="damaged"):
        restore(Access(kept), access, clock=clock)
    assert sorted(access.folder.rglob("*")) == files
    assert seen(access, clock) == before


@pytest.mark.parametrize("content", [b"", b"not a library" * 100])
def test_a_file_that_is_no_library_is_no_backup(access, kept, clock, content):
    (kept / "library.db").write_bytes(content)
    with pytest.raises(ScrutinyError):
        restore(Access(kept), access, clock=clock)
    assert access.file.stat().st_size > 0


def test_a_library_that_is_open_is_not_replaced(access, kept, clock):
    with open_library(access, clock=clock) as db:
        with pytest.raises(ScrutinyError, match="open in another window"):
            restore(Access(kept), access, clock=clock)
        assert questions.for_meeting(db, "m1")[0].text == "Something else"


def test_a_damaged_library_is_restored_and_its_remains_are_kept(access, kept, clock, question):
    access.file.write_bytes(b"\xff" * 50_000)
    restored = restore(Access(kept), access, clock=clock)
    with open_library(restored, clock=clock) as db:
        assert questions.for_meeting(db, "m1") == [question]
    (aside,) = access.backups.glob("damaged-*")
    assert (aside / "library.db").read_bytes() == b"\xff" * 50_000


def test_a_backup_is_restored_where_there_is_no_library_yet(access, kept, clock, tmp_path: Path):
    before = seen(Access(kept), clock)
    assert seen(restore(Access(kept), Access(tmp_path / "new computer"), clock=clock), clock) == before


def test_a_protected_backup_brings_its_keys(access, kept, clock, wrapped, tmp_path: Path):
    protected = encryption.encrypt(access, wrapped.key, wrapped.files, clock, lambda step: None)
    before = seen(protected, clock)
    taken = Access(backup.every(access.folder)[0].folder, wrapped.key)
    elsewhere = Access(tmp_path / "new computer")
    open_library(elsewhere, clock=clock).close()
    clock.move_on(hours=1)
    restored = restore(taken, elsewhere, clock=clock)
    assert keys.unlock(elsewhere.folder, wrapped.words) == restored
    assert seen(restored, clock) == before
    assert [each.reason for each in backup.every(elsewhere.folder)] == ["before a backup was restored"]


def test_a_plain_backup_leaves_no_keys_that_open_nothing(access, kept, clock, wrapped, tmp_path: Path):
    durable.move(kept, tmp_path / "kept")
    protected = encryption.encrypt(access, wrapped.key, wrapped.files, clock, lambda step: None)
    clock.move_on(hours=1)
    restored = restore(Access(tmp_path / "kept"), protected, clock=clock)
    assert restored == Access(access.folder)
    assert not keys.is_protected(access.folder)
    assert protected.key_files == ()
    newest = backup.every(access.folder)[0]
    assert (newest.folder / "key.pass.age").read_bytes() == wrapped.files["key.pass.age"]
    open_library(Access(newest.folder, wrapped.key), clock=clock).close()


def test_a_program_that_stops_between_library_and_keys_opens_all_the_same(access, clock, wrapped, tmp_path: Path):
    """The key files of another library have come; then its file has too."""
    open_library(access, clock=clock).close()
    protected = encryption.encrypt(access, wrapped.key, {"key.pass.age": b"wrapped"}, clock, lambda step: None)
    other = Access(tmp_path / "other", b"2" * 32)
    open_library(other, clock=clock).close()
    (access.folder / "key.pass.age").write_bytes(wrapped.files["key.pass.age"])
    (access.folder / "key.pass.age.coming").write_bytes(keys.wrap(other.key or b"", wrapped.words))
    coming = (access.folder / "key.pass.age.coming").read_bytes()
    assert keys.unlock(access.folder, wrapped.words) == protected
    assert protected.coming_key_files == ()

    (access.folder / "key.pass.age.coming").write_bytes(coming)
    durable.move(other.file, access.file)
    assert keys.unlock(access.folder, wrapped.words).key == other.key
    assert protected.coming_key_files == ()
    assert (access.folder / "key.pass.age").read_bytes() == coming
