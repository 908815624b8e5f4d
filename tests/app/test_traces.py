"""A protected library is worked through and the program killed: no file it can write to holds a word of it."""

import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.store import keys, questions
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library
from tests import made_papers as made

ROOT = Path(__file__).parents[2]
PLANTED, PASSPHRASE = "zebralanternhaystack", "the bus to Examplebridge"
SHARED = Path("/dev/shm")  # noqa: S108


def now() -> datetime:
    return datetime.now().astimezone()


@pytest.fixture
def inbox(tmp_path) -> Path:
    """Papers outside the library; even their folder's and files' names are not to be kept."""
    place = tmp_path / f"inbox {PLANTED}"
    place.mkdir()
    sheets = [made.text(f"{PLANTED} on sheet {at}. The visits to the ferry were made.") for at in range(3)]
    made.pdf(place / f"{PLANTED}.pdf", sheets)
    (place / "letter.txt").write_text(f"A letter on the ferry\n\n1. The {PLANTED} was seen at the ferry.\n")
    return place


@pytest.fixture
def private(tmp_path) -> dict[str, str]:
    """Places of its own for all that a program writes anywhere."""
    homes = {name: tmp_path / "outside" / name for name in
             ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
              "XDG_RUNTIME_DIR")}  # fmt: skip
    for each in homes.values():
        each.mkdir(parents=True, mode=0o700)
    return {**os.environ, **{name: str(place) for name, place in homes.items()}, "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1"}  # fmt: skip


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
def test_a_killed_program_leaves_no_word_of_a_protected_library_anywhere(tmp_path, inbox, private):
    open_library(Access(tmp_path / "library"), clock=now).close()
    access, _ = keys.protect(Access(tmp_path / "library"), PASSPHRASE, now)
    before = _lying()
    program = [sys.executable, str(ROOT / "tests" / "app" / "worked_through.py"), str(access.folder), str(inbox),
               PLANTED, PASSPHRASE]  # fmt: skip
    errors = tmp_path / "outside" / "errors"
    with errors.open("wb") as log:
        child = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=log, env=private, cwd=tmp_path / "outside")
        said = child.stdout.readline().decode()
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
    assert said.startswith("worked through"), errors.read_text()
    kept = (inbox / f"{PLANTED}.pdf").read_bytes()
    middle = kept[len(kept) // 2 :][:48]
    for place in _written(tmp_path, inbox):
        content = place.read_bytes()
        for secret in (PLANTED.encode(), PLANTED.encode("utf-16-le"), middle, access.key, access.key.hex().encode(),
                       PASSPHRASE.encode()):  # fmt: skip
            assert secret not in content, place
        assert PLANTED not in place.name
    new = [each for each in _lying() - before if each.exists()]
    assert not [each for each in new if each.parent == SHARED and "scrutiny" in each.name]
    assert not [each for each in new if each.is_file() and PLANTED.encode() in each.read_bytes()]
    shared = [each.suffix for each in (tmp_path / "outside" / "shared").iterdir()]
    assert sorted(shared) == [".sdr", ".sds"]  # so something was shared, and nothing half-written lies there
    with open_library(access, clock=now) as library:
        assert [each.text for each in questions.for_meeting(library, "m")] == [PLANTED]


def _lying() -> set[Path]:
    """What lies where any program may leave something."""
    places = [each for each in (SHARED, Path("/tmp"), Path("/var/tmp")) if each.is_dir()]  # noqa: S108
    return {each for place in places for each in place.iterdir()}


def _written(place: Path, inbox: Path) -> list[Path]:
    return [each for each in place.rglob("*") if each.is_file() and inbox not in each.parents]


def test_what_is_searched_includes_what_a_library_without_a_passphrase_would_show(tmp_path, inbox):
    with open_library(Access(tmp_path / "library"), clock=now) as library:
        library.table("settings").insert({"name": "planted", "value": PLANTED})
    assert any(PLANTED.encode() in each.read_bytes() for each in _written(tmp_path, inbox))


def test_a_wrong_passphrase_tells_nothing_of_the_library(tmp_path):
    open_library(Access(tmp_path), clock=now).close()
    keys.protect(Access(tmp_path), PASSPHRASE, now)
    with pytest.raises(ScrutinyError) as refused:
        keys.unlock(tmp_path, "another")
    assert PASSPHRASE not in str(refused.value)
