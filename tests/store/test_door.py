"""Wrong tries are counted beside the library, and what is kept of them tells nothing."""

from datetime import timedelta

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.store import door, encryption, keys

WRONG, RIGHT = "another one altogether", "the bus to Examplebridge"


@pytest.fixture
def protected(access, db, clock, wrapped):
    db.close()
    return encryption.encrypt(access, wrapped.key, wrapped.files, clock, lambda step: None)


def _wrong(folder, clock, times):
    for _ in range(times):
        clock.now += timedelta(seconds=door.seconds_left(folder, clock))
        with pytest.raises(keys.WrongSecretError):
            door.unlock(folder, WRONG, clock)


def test_each_wrong_try_waits_longer_and_the_right_one_ends_it(protected, clock):
    folder, waits = protected.folder, []
    for _ in range(5):
        _wrong(folder, clock, 1)
        waits.append(door.seconds_left(folder, clock))
    assert waits == [0, 0, 2, 4, 8]
    with pytest.raises(ScrutinyError, match="next try is in 8 s"):
        door.unlock(folder, RIGHT, clock)  # before its time, not even the right one is tried
    clock.move_on(seconds=8)
    assert door.unlock(folder, RIGHT, clock) == (protected, False)
    _wrong(folder, clock, 1)
    assert door.seconds_left(folder, clock) == 0


def test_a_clock_that_is_put_back_keeps_nobody_out(protected, clock):
    _wrong(protected.folder, clock, 4)
    assert door.seconds_left(protected.folder, clock) == 4
    clock.move_on(days=-400)
    assert door.seconds_left(protected.folder, clock) == 0


def test_what_is_kept_of_wrong_tries_holds_neither_words_nor_key(protected, clock):
    before = protected.file.read_bytes()
    _wrong(protected.folder, clock, 3)
    assert protected.file.read_bytes() == before
    kept = (protected.folder / "wrong-tries.json").read_text()
    assert WRONG not in kept
    assert protected.key.hex() not in kept
    (protected.folder / "wrong-tries.json").write_text("[]")
    assert door.seconds_left(protected.folder, clock) == 0
