"""Turning a library that anyone can read into one that only its key opens, and back, whatever happens on the way."""

import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.store import backup, durable, soundness
from scrutiny_desktop.store.access import LIBRARY, Access, is_empty, is_plain
from scrutiny_desktop.store.alone import alone_with, refuse_changed, state_of
from scrutiny_desktop.store.engine import KEY_BYTES, key_literal
from scrutiny_desktop.store.trouble import disk_told_plainly, engine_told_plainly

if TYPE_CHECKING:
    from sqlite3 import Connection

Step = Callable[[str], None]

_UNFINISHED = "encrypting"
"""Folder of the encrypted copy, until it takes the library's place."""

_REMAINS = f"{LIBRARY}.plain"
"""The readable library, from when it lost its place until it is written over."""

_NEEDED = 3
"""Times the library's size: the copy, its backup, and room to work."""


def new_key() -> bytes:
    """A key that nobody can guess, the same length for every library."""
    return secrets.token_bytes(KEY_BYTES)


def encrypt(access: Access, key: bytes, key_files: Mapping[str, bytes], clock: Clock, step: Step) -> Access:
    """Encrypt a library with a key that is wrapped in some files; ``step`` hears of each step once it is taken.

    Stopped at any point, the folder holds one whole library: the readable one, or the encrypted one with
    its key files. What is readable is cleared away at the end, or by ``clear_remains`` when next unlocked.
    """
    protected = Access(access.folder, key)
    with disk_told_plainly(access.folder), engine_told_plainly():
        _refuse_little_room(access)
        with alone_with(access):
            pass  # its log is folded in; what is written from here on shows
        state = state_of(access.file)
        copy = _copied(access, key)
        step("copied")
        for name, content in key_files.items():
            durable.write(access.folder / name, content)
            step(f"wrote {name}")
        refuse_changed(access, state)
        _keep_hold(access)
        step("about to replace")
        durable.move(copy, access.file)
        step("replaced")
        backup.back_up(protected, clock, "when the library was protected")
        step("backed up")
        clear_remains(protected)
    return protected


def decrypt(access: Access) -> Access:
    """Make a library readable for anyone again; its backups stay as they are, each with the files that open it."""
    plain = Access(access.folder)
    with disk_told_plainly(access.folder), engine_told_plainly():
        _refuse_little_room(access)
        with alone_with(access):
            pass
        state = state_of(access.file)
        copy = _copied(access, None)
        refuse_changed(access, state)
        durable.move(copy, access.file)
        for each in access.key_files:
            each.unlink()  # they open nothing any more
        abandon(access)
    return plain


def clear_remains(access: Access) -> None:
    """Finish an encryption that took the library's place: remove the old file and the readable backups."""
    if not (access.folder / _UNFINISHED).exists() or is_empty(access.file) or is_plain(access.file):
        return
    durable.shred(access.folder / _REMAINS)
    for copy in [*access.folder.glob(f"*/**/{LIBRARY}")]:  # whole backups, half-made ones, and what was set aside
        if is_plain(copy):
            _discard(copy.parent)
    abandon(access)


def abandon(access: Access) -> None:
    """Forget an encryption that did not come to its end."""
    _discard(access.folder / _UNFINISHED)


def _copied(access: Access, key: bytes | None) -> Path:
    folder = access.folder / _UNFINISHED
    _discard(folder)
    folder.mkdir()
    with alone_with(access) as library:
        _export(library, folder / LIBRARY, key)
        before = soundness.counts(library)
    _verify(Access(folder, key), before)
    durable.settle(folder / LIBRARY)
    return folder / LIBRARY


def _export(library: "Connection", target: Path, key: bytes | None) -> None:
    literal = key_literal(key) if key else "''"
    library.execute(f"ATTACH DATABASE ? AS copy KEY {literal}", [str(target)])
    library.execute("SELECT sqlcipher_export('copy')").fetchall()
    for counted in ("user_version", "application_id"):
        value = library.execute(f"PRAGMA main.{counted}").fetchone()[0]
        library.execute(f"PRAGMA copy.{counted} = {value}")
    library.execute("DETACH DATABASE copy")


def _verify(copy: Access, before: Mapping[str, int]) -> None:
    soundness.prove(copy)
    with soundness.connected(copy) as connection:
        after = soundness.counts(connection)
    if after != before:
        raise ScrutinyError(
            "The copy of the library is not the same as the library, so it was not used.",
            "Check the library, then try again.",
        )


def _keep_hold(access: Access) -> None:
    """Give the readable file a second name, by which it can be written over once it has lost the first."""
    remains = access.folder / _REMAINS
    remains.unlink(missing_ok=True)
    with suppress(OSError):  # a disk that knows no second names: the file then goes without being written over
        remains.hardlink_to(access.file)


def _refuse_little_room(access: Access) -> None:
    size = access.file.stat().st_size
    if shutil.disk_usage(access.folder).free < _NEEDED * size:
        raise ScrutinyError(
            "There is not enough room on the disk to encrypt the library.",
            f"Free at least {_NEEDED * size // 1_000_000 + 1} MB, then try again.",
        )


def _discard(folder: Path) -> None:
    """Write over what is readable in a folder, then remove it."""
    for each in [*folder.glob(f"{LIBRARY}*")]:
        if is_plain(each):
            durable.shred(each)
    if folder.exists():
        shutil.rmtree(folder)
