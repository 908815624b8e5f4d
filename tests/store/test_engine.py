import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3
import sqlite_utils.utils

from scrutiny_desktop.store.engine import Database, connect, key_literal
from scrutiny_desktop.store.library import Library


def test_sqlite_utils_speaks_to_sqlcipher():
    assert sqlite_utils.utils.sqlite3 is sqlcipher3
    assert sqlite_utils.utils.OperationalError is sqlcipher3.dbapi2.OperationalError


def test_sqlite_utils_catches_what_the_engine_raises(db: Library):
    db.table("settings").insert({"name": "size", "value": "1", "unit": "%"}, alter=True)
    assert "unit" in db.table("settings").columns_dict


def test_taking_another_engine_first_is_refused_loudly():
    late = "import sqlite_utils.utils, scrutiny_desktop.store.engine"
    tried = subprocess.run([sys.executable, "-c", late], capture_output=True, text=True, check=False)
    assert tried.returncode == 1
    assert "imported before" in tried.stderr


def test_every_connection_puts_safety_before_speed(db: Library):
    asked = ("synchronous", "foreign_keys", "trusted_schema", "cell_size_check", "journal_mode", "busy_timeout")
    assert [db.execute(f"PRAGMA {each}").fetchone()[0] for each in asked] == [2, 1, 0, 1, "wal", 10_000]


def test_a_keyed_file_cannot_be_read_without_its_key(tmp_path: Path):
    with Database(connect(tmp_path / "x.db", bytes(32)), execute_plugins=False) as db:
        db.table("words").insert({"word": "Examplebridge"})
    assert b"Examplebridge" not in (tmp_path / "x.db").read_bytes()
    assert not (tmp_path / "x.db").read_bytes().startswith(b"SQLite")


def test_a_short_key_is_never_taken():
    with pytest.raises(ValueError, match="32 bytes"):
        key_literal(b"short")


def test_the_engine_comes_without_the_command_line_of_sqlite_utils_which_others_still_can_have():
    asked = (
        "import sys, scrutiny_desktop.store.engine; print({'click', 'dateutil'} & {*sys.modules}); "
        "import dateutil.parser; print(dateutil.parser.parse('1 May 2031').day)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["set()", "1"]
