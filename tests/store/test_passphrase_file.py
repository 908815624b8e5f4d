import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pyrage
import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.store import passphrase_file
from scrutiny_desktop.store.passphrase_file import AnotherSecretError, seal, unseal

KEY, WORDS = bytes(range(32)), "the bus to Examplebridge"
QUICK = 10


def test_what_is_sealed_opens_with_its_secret_and_with_no_other():
    file = seal(KEY, WORDS, QUICK)
    assert unseal(file, WORDS) == KEY
    with pytest.raises(AnotherSecretError):
        unseal(file, WORDS.upper())


def test_another_program_for_age_opens_our_files_and_we_open_its():
    assert pyrage.passphrase.decrypt(seal(KEY, WORDS, QUICK), WORDS) == KEY
    assert unseal(pyrage.passphrase.encrypt(KEY, WORDS), WORDS) == KEY


@pytest.mark.skipif(shutil.which("age") is None or os.name != "posix", reason="the age command is not here")
def test_the_age_command_opens_our_files(tmp_path: Path):
    (tmp_path / "key.age").write_bytes(seal(KEY, WORDS))
    child, terminal = pty.fork()
    if child == 0:
        os.execlp("age", "age", "-d", "-o", str(tmp_path / "key"), str(tmp_path / "key.age"))  # noqa: S606
    os.write(terminal, f"{WORDS}\n".encode())
    assert os.waitpid(child, 0)[1] == 0
    os.close(terminal)
    assert (tmp_path / "key").read_bytes() == KEY


def test_a_busy_machine_refuses_no_right_passphrase_and_takes_no_wrong_one():
    file = seal(KEY, WORDS)
    spinning = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(4 * (os.cpu_count() or 1))]
    try:
        assert [unseal(file, WORDS) for _ in range(3)] == [KEY] * 3
        with pytest.raises(AnotherSecretError):
            unseal(file, "another")
    finally:
        for each in spinning:
            each.kill()
            each.wait()


def test_too_little_memory_is_told_as_that_and_not_as_a_wrong_passphrase(monkeypatch):
    file = seal(KEY, WORDS, QUICK)

    def none_left(*_, **__):
        raise MemoryError

    monkeypatch.setattr(passphrase_file.hashlib, "scrypt", none_left)
    with pytest.raises(ScrutinyError, match="not enough memory free just now"):
        unseal(file, WORDS)


@pytest.mark.parametrize("at", [0, 10, 30, 60, 90, 120, 140, -1])
def test_a_damaged_file_is_told_as_damaged_or_does_not_open(at):
    file = bytearray(seal(KEY, WORDS, QUICK))
    file[at] ^= 1
    with pytest.raises((ScrutinyError, AnotherSecretError)):
        unseal(bytes(file), WORDS)
    with pytest.raises((ScrutinyError, AnotherSecretError)):
        unseal(bytes(file[: at if at > 0 else 150]), WORDS)


def test_a_file_that_asks_for_huge_work_is_refused_before_any_is_done():
    file = seal(KEY, WORDS, QUICK).replace(b" 10\n", b" 40\n", 1)
    with pytest.raises(ScrutinyError, match="more work"):
        unseal(file, WORDS)
