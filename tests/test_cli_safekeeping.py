"""Saving, restoring and mending a library from the command line, its passphrase typed at the keyboard."""

import sys
from datetime import datetime
from pathlib import Path

import pytest

from scrutiny_desktop.cli import main
from scrutiny_desktop.store import keys
from scrutiny_desktop.store.access import Access

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "resources" / "first" / "clare-cover-report.txt"
WORDS = "the bus to Examplebridge"


@pytest.fixture
def typed(monkeypatch) -> list[str]:
    """What the person types, each answer once."""
    answers: list[str] = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda words="": answers.pop(0))
    return answers


@pytest.fixture
def library(tmp_path) -> Path:
    assert main(["add", str(REPORT), "--library", str(tmp_path / "library")]) == 0
    return tmp_path / "library"


def test_a_protected_library_is_restored_on_another_machine_by_passphrase_and_by_recovery_code(
    library, tmp_path, typed, capsys
):
    _, code = keys.protect(Access(library), WORDS, lambda: datetime.now().astimezone())
    saved = tmp_path / "mine.scrutiny"
    typed.append(WORDS)
    assert main(["backup", "--library", str(library), "--out", str(saved)]) == 0
    for secret in (WORDS, code):
        there = tmp_path / f"machine {len(secret)}"
        typed.append(secret)
        assert main(["restore", str(saved), "--library", str(there)]) == 0
        typed.append(WORDS)
        assert main(["list", "--library", str(there)]) == 0
        assert "Serious Case Review" in capsys.readouterr().out
    typed.append("another")
    assert main(["restore", str(saved), "--library", str(tmp_path / "third")]) == 1
    assert "not the library's passphrase" in capsys.readouterr().err
    assert not (tmp_path / "third" / "library.db").exists()


def test_a_library_without_a_passphrase_says_what_its_file_is(library, tmp_path, capsys):
    assert main(["backup", "--library", str(library), "--out", str(tmp_path / "mine.scrutiny")]) == 0
    assert "whoever has this file can read it" in capsys.readouterr().out


def test_check_names_the_damage_and_mends_it_when_told_to(library, capsys):
    assert main(["backup", "--library", str(library), "--out", str(library / "x.scrutiny")]) == 0
    with (library / "library.db").open("r+b") as file:
        for page in range(3, 120):
            file.seek(page * 4096)
            file.write(bytes([7]) * 4096)
    assert main(["check", "--library", str(library)]) == 1
    assert "--mend" in capsys.readouterr().out
    assert main(["check", "--library", str(library), "--mend"]) == 0
    said = capsys.readouterr().out
    assert "From the backup of" in said
    assert "The library is sound." in said
