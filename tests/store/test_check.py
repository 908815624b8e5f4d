from dataclasses import replace
from pathlib import Path

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.store import contents, vault
from scrutiny_desktop.store.check import check
from scrutiny_desktop.store.library import Access, open_library


@pytest.fixture
def full(access, db, ledger, question, reading) -> Access:
    content = vault.put(db, b"original")
    contents.put(db, content, reading)
    ledger.swap(None, question)
    ledger.swap(question, replace(question, text="Who checks now?"))
    ledger.swap(None, replace(question, id="q2"))
    ledger.swap(replace(question, id="q2"), None)
    ledger.swap(None, Paper(id="paper1", meeting_id="m1", title="Report", content=content))
    return access


def test_a_sound_library_has_nothing_to_find(full, clock):
    report = check(full, clock)
    assert report.is_sound
    assert report.counts["questions"] == 1
    assert report.counts["versions"] == 5
    assert str(report) == "Looked at: papers 1, questions 1, originals 1, versions 5.\nThe library is sound."


def test_a_sound_protected_library_has_nothing_to_find(access, clock):
    assert check(Access(access.folder, bytes(32)), clock).is_sound


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ("UPDATE pieces SET bytes = x'00'", "is not what it was"),
        ("UPDATE questions SET standing = 'pondered'", "cannot be read"),
        ("UPDATE questions SET supplementary = '[\"unclosed'", "cannot be read"),
        ("UPDATE questions SET version = 'another'", "does not end in what is shown"),
        ("DELETE FROM questions", "does not end in what is shown"),
        ("DELETE FROM versions WHERE kind = 'papers'", "does not end in what is shown"),
        ("UPDATE versions SET supersedes = '[]' WHERE kind = 'questions'", "does not end in what is shown"),
        ("DELETE FROM search WHERE words LIKE '%now?'", "out of step with 1 "),
        ("UPDATE searchable SET record_id = 'q9' WHERE kind = 'questions'", "out of step with 2 "),
        ("DELETE FROM contents", "“Report” is not in the library"),
    ],
)
def test_each_fault_is_found_and_told(full, db, clock, spoil, told):
    db.execute(spoil)
    report = check(full, clock)
    assert not report.is_sound
    assert told in report.findings[0].what_was_found
    assert report.findings[0].what_to_do
    assert told in str(report)


def test_a_damaged_file_is_found(full, db, clock, ledger, question):
    for each in range(300):
        ledger.swap(None, replace(question, id=f"many{each}", text=f"{each} words " * 50))
    db.close()
    with full.file.open("r+b") as spoilt:
        spoilt.seek(120 * 4096)
        spoilt.write(b"\xff" * 40_000)
    (finding,) = check(full, clock).findings
    assert "damaged" in finding.what_was_found


def test_what_is_no_library_is_told_at_once(tmp_path: Path, clock):
    (tmp_path / "library.db").write_bytes(b"words" * 1000)
    with pytest.raises(ScrutinyError, match="not a library"):
        check(Access(tmp_path), clock)


def test_a_protected_file_that_was_touched_is_found(access, clock):
    protected = Access(access.folder, bytes(32))
    with open_library(protected, clock=clock) as db:
        vault.put(db, b"word " * 100_000)
    with access.file.open("r+b") as spoilt:
        spoilt.seek(access.file.stat().st_size // 2 // 4096 * 4096 + 1000)  # among the original's pieces
        spoilt.write(b"\0")
    assert not check(protected, clock).is_sound
