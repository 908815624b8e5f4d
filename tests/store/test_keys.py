from dataclasses import replace
from pathlib import Path

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError, Stopped
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import backup, encryption, keys, questions, search
from scrutiny_desktop.store.library import Access, open_library

SENTENCE = "A sentence that nobody else may read"
STEPS = ("copied", "wrote key.pass.age", "wrote key.recovery.age", "about to replace", "replaced", "backed up")


@pytest.fixture
def private(question) -> Question:
    return replace(question, text=SENTENCE)


@pytest.fixture
def plain(access, db, ledger, private, clock) -> Access:
    """A library with a private question and a backup, closed."""
    ledger.swap(None, private)
    backup.back_up(access, clock)
    db.close()
    return access


def everything(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


def heeded(step: str):
    def stop(reached: str) -> None:
        if reached == step:
            raise Stopped

    return stop


def test_a_protected_library_opens_with_its_passphrase_and_with_its_code(plain, private, clock, wrapped):
    clock.move_on(minutes=1)
    access, code = keys.protect(plain, "the first one", clock)
    assert keys.is_protected(plain.folder)
    with open_library(access, clock=clock) as db:
        assert questions.for_meeting(db, "m1") == [private]
        assert len(search.find(db, "sentence")) == 1
    before = access.file.read_bytes()
    keys.change_passphrase(plain.folder, "the first one", wrapped.words)
    assert access.file.read_bytes() == before
    assert keys.unlock(plain.folder, wrapped.words) == access
    with pytest.raises(ScrutinyError, match="not the library's passphrase"):
        keys.unlock(plain.folder, "the first one")
    with pytest.raises(ScrutinyError, match="protected already"):
        keys.protect(access, wrapped.words, clock)
    assert keys.unlock_with_recovery(plain.folder, code.lower().replace("-", " ").replace("0", "o")) == access


def test_a_new_recovery_code_takes_the_place_of_the_old(access, clock, wrapped):
    opened = encrypted(access, clock, wrapped)
    code = keys.new_recovery_code(access.folder, wrapped.words)
    assert (access.folder / "key.recovery.age").read_bytes() != wrapped.files["key.recovery.age"]
    assert keys.unlock_with_recovery(access.folder, code) == opened


def encrypted(access: Access, clock, wrapped) -> Access:
    open_library(access, clock=clock).close()
    return encryption.encrypt(access, wrapped.key, wrapped.files, clock, lambda step: None)


def test_nothing_readable_is_left_beside_a_protected_library(plain, clock, wrapped):
    assert SENTENCE.encode() in everything(plain.folder)
    clock.move_on(minutes=1)
    encryption.encrypt(plain, wrapped.key, wrapped.files, clock, lambda step: None)
    left = everything(plain.folder)
    assert SENTENCE.encode() not in left
    assert b"SQLite format 3" not in left
    assert {each.name for each in plain.folder.iterdir()} == {"library.db", "backups", *wrapped.files}
    assert len(backup.every(plain.folder)) == 1


def test_what_was_set_aside_or_left_half_made_does_not_stay_readable_either(plain, clock, wrapped):
    for name in ("backups/damaged-20310611-090000", "backups/.library-20310611-090000", "restoring"):
        (plain.folder / name).mkdir()
        (plain.folder / name / "library.db").write_bytes(plain.file.read_bytes())
    clock.move_on(minutes=1)
    encryption.encrypt(plain, wrapped.key, wrapped.files, clock, lambda step: None)
    assert SENTENCE.encode() not in everything(plain.folder)


def test_the_old_file_is_written_over_before_it_goes(plain, clock, wrapped, tmp_path: Path):
    (tmp_path / "second name").hardlink_to(plain.file)
    encryption.encrypt(plain, wrapped.key, wrapped.files, clock, lambda step: None)
    old = (tmp_path / "second name").read_bytes()
    assert old == bytes(len(old))


@pytest.mark.parametrize("step", STEPS)
def test_a_program_that_stops_while_encrypting_leaves_a_whole_library(plain, private, clock, wrapped, step):
    clock.move_on(minutes=1)
    with pytest.raises(Stopped):
        encryption.encrypt(plain, wrapped.key, wrapped.files, clock, heeded(step))
    is_protected = keys.is_protected(plain.folder)
    assert is_protected == (step in ("replaced", "backed up"))
    access = Access(plain.folder, wrapped.key) if is_protected else plain
    with open_library(access, clock=clock) as db:
        assert questions.for_meeting(db, "m1") == [private]
    clock.move_on(minutes=1)
    if is_protected:
        encryption.clear_remains(access)
    else:
        encryption.encrypt(plain, wrapped.key, wrapped.files, clock, lambda step: None)
    assert SENTENCE.encode() not in everything(plain.folder)


def test_unlocking_clears_away_what_a_stopped_program_left_readable(plain, clock, wrapped):
    clock.move_on(minutes=1)
    with pytest.raises(Stopped):
        encryption.encrypt(plain, wrapped.key, wrapped.files, clock, heeded("replaced"))
    assert SENTENCE.encode() in everything(plain.folder)
    assert keys.unlock(plain.folder, wrapped.words).key == wrapped.key
    assert SENTENCE.encode() not in everything(plain.folder)


def test_every_step_is_stopped_at_in_the_test_above(plain, clock, wrapped):
    taken: list[str] = []
    encryption.encrypt(plain, wrapped.key, wrapped.files, clock, taken.append)
    assert tuple(taken) == STEPS


def test_a_library_that_is_open_elsewhere_is_not_encrypted(plain, private, clock, wrapped):
    with open_library(plain, clock=clock) as db:
        with pytest.raises(ScrutinyError, match="open in another window"):
            encryption.encrypt(plain, wrapped.key, wrapped.files, clock, lambda step: None)
        assert questions.for_meeting(db, "m1") == [private]


def test_a_change_made_meanwhile_is_not_lost(plain, private, clock, wrapped):
    def meddle(step: str) -> None:
        if step == "copied":
            with open_library(plain, clock=clock) as db:
                db.execute("DELETE FROM versions")

    with pytest.raises(ScrutinyError, match="meanwhile"):
        encryption.encrypt(plain, wrapped.key, wrapped.files, clock, meddle)
    assert not keys.is_protected(plain.folder)


def test_a_lost_key_file_is_told(access, clock, wrapped):
    encrypted(access, clock, wrapped)
    (access.folder / "key.pass.age").unlink()
    with pytest.raises(ScrutinyError, match="Restore it from a backup"):
        keys.unlock(access.folder, wrapped.words)


def test_a_blank_passphrase_protects_nothing(plain, clock):
    with pytest.raises(ScrutinyError, match="at least one word"):
        keys.protect(plain, "  ", clock)
    assert not keys.is_protected(plain.folder)


def test_recovery_codes_are_long_and_never_the_same(plain):
    codes = {keys._new_code() for _ in range(50)}
    assert len(codes) == 50
    assert all(len(code.split("-")) == 6 and len(code) == 35 for code in codes)
    assert not set("".join(codes)) & set("ILOU")


def test_a_passphrase_is_removed_and_the_words_are_all_there(plain, private, clock, wrapped):
    clock.move_on(minutes=1)
    access, _ = keys.protect(plain, wrapped.words, clock)
    with pytest.raises(ScrutinyError, match="not the library's passphrase"):
        keys.unprotect(access.folder, "another")
    assert keys.unprotect(access.folder, wrapped.words) == Access(access.folder)
    assert {each.name for each in access.folder.iterdir()} == {"library.db", "backups"}
    with open_library(Access(access.folder), clock=clock) as db:
        assert questions.for_meeting(db, "m1") == [private]
    kept = backup.every(access.folder)[0].folder
    assert keys.unlock(kept, wrapped.words).key == access.key


def test_a_recovery_code_is_told_from_a_passphrase_and_lets_a_new_one_be_set(plain, clock, wrapped):
    access, code = keys.protect(plain, wrapped.words, clock)
    assert keys.unlock_with_either(plain.folder, wrapped.words) == (access, False)
    assert keys.unlock_with_either(plain.folder, code.lower()) == (access, True)
    keys.renew_passphrase(access, "a new one")
    assert keys.unlock(plain.folder, "a new one") == access
    with pytest.raises(ScrutinyError, match="not the library's passphrase"):
        keys.unlock_with_either(plain.folder, keys._new_code())
