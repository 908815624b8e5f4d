import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.store import encryption, keys, questions, sealed
from scrutiny_desktop.store.library import Access, open_library
from scrutiny_desktop.store.restore import restore

SENTENCE = "A sentence that nobody else may read"


@pytest.fixture
def saved(access, db, ledger, question, clock, wrapped, tmp_path) -> Path:
    ledger.swap(None, replace(question, text=SENTENCE))
    db.close()
    protected = encryption.encrypt(access, wrapped.key, wrapped.files, clock, lambda step: None)
    clock.move_on(minutes=1)
    return sealed.save(protected, clock, tmp_path / "stick" / "mine.scrutiny")


@pytest.fixture(autouse=True)
def stick(tmp_path):
    (tmp_path / "stick").mkdir()


def test_one_file_and_the_passphrase_bring_the_library_to_another_machine(saved, clock, wrapped, tmp_path):
    assert SENTENCE.encode() not in saved.read_bytes()
    assert sealed.asks_for_a_secret(saved)
    there = Access(tmp_path / "another machine")
    with sealed.unpacked(saved, there.folder) as chosen:
        access = restore(keys.unlock(chosen.folder, wrapped.words), there, clock=clock)
    assert keys.unlock(there.folder, wrapped.words) == access
    with open_library(access, clock=clock) as db:
        assert [each.text for each in questions.for_meeting(db, "m1")] == [SENTENCE]
    assert {each.name for each in there.folder.iterdir()} == {"library.db", "key.pass.age", "key.recovery.age"}


def test_a_file_that_is_cut_or_no_backup_is_refused_and_leaves_nothing(saved, tmp_path):
    whole = saved.read_bytes()
    for name, content in (("cut", whole[: len(whole) // 2]), ("empty", b""), ("text", b"Minutes of a meeting")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ScrutinyError, match="is not a backup"), sealed.unpacked(tmp_path / name, tmp_path / "new"):
            pass
    assert list((tmp_path / "new").iterdir()) == []


def test_a_file_that_would_write_elsewhere_or_swell_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("library.db", bytes(1 << 24))
    with zipfile.ZipFile(tmp_path / "path", "w") as file:
        file.writestr("../library.db", b"elsewhere")
    for name in ("bomb", "path"):
        with pytest.raises(ScrutinyError, match="is not a backup"), sealed.unpacked(tmp_path / name, tmp_path / "new"):
            pass
    assert not (tmp_path / "library.db").exists()


def test_a_file_that_cannot_be_written_is_told_and_leaves_no_part(access, db, clock, tmp_path):
    db.close()
    with pytest.raises(ScrutinyError, match="cannot be used"):
        sealed.save(access, clock, tmp_path / "no such folder" / "mine.scrutiny")
    assert list((tmp_path / "stick").iterdir()) == []
