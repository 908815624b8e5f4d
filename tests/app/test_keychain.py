"""The system's own keychain, where one can be had: a Secret Service on a bus of its own."""

import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from scrutiny_desktop.app import keychain
from scrutiny_desktop.store import encryption, keys
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library

ROOT = Path(__file__).parents[2]
SERVICE = shutil.which("gnome-keyring-daemon")


def now() -> datetime:
    return datetime.now().astimezone()


def _remembered_and_forgotten(folder: Path) -> None:
    """Run on the bus: what the keychain says of the key before, between and after."""
    access = Access(folder, bytes(range(32)))
    assert keychain.is_there()
    assert keychain.remembered(folder) is None
    keychain.remember(access)
    assert keychain.remembered(folder) == access
    encryption.decrypt(access)
    key = bytes(range(1, 33))
    encryption.encrypt(Access(folder), key, {"key.pass.age": keys.wrap(key, "another")}, now, lambda step: None)
    assert keychain.remembered(folder) is None  # a key that opens nothing any more is asked for again
    keychain.forget(folder)
    assert keychain.remembered(folder) is None
    sys.stdout.write("remembered and forgotten\n")


@pytest.mark.skipif(not (SERVICE and shutil.which("dbus-run-session")), reason="there is no keychain to ask here")
def test_a_real_keychain_holds_the_key_and_forgets_it(tmp_path):
    open_library(Access(tmp_path / "library"), clock=now).close()
    key = bytes(range(32))
    files = {"key.pass.age": keys.wrap(key, "the bus to Examplebridge")}
    encryption.encrypt(Access(tmp_path / "library"), key, files, now, lambda step: None)
    (tmp_path / "run").mkdir(mode=0o700)
    places = {"HOME": tmp_path, "XDG_RUNTIME_DIR": tmp_path / "run", "XDG_DATA_HOME": tmp_path / "kept"}
    asked = f'printf a | "{SERVICE}" --unlock --components=secrets; "{sys.executable}" "{__file__}" "$1"'
    told = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", asked, "sh", str(tmp_path / "library")], check=False,
        env={**os.environ, **{name: str(place) for name, place in places.items()}, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert "remembered and forgotten" in told.stdout, told.stderr
    for file in (tmp_path / "kept").rglob("*"):
        assert file.is_dir() or key.hex().encode() not in file.read_bytes(), file


if __name__ == "__main__":
    _remembered_and_forgotten(Path(sys.argv[1]))
