"""Putting a backup in the library's place."""

import shutil
from datetime import datetime
from pathlib import Path

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.store import backup, durable, encryption, keys, soundness
from scrutiny_desktop.store.access import COMING, LIBRARY, Access, is_empty
from scrutiny_desktop.store.alone import alone_with, refuse_changed, state_of
from scrutiny_desktop.store.trouble import disk_told_plainly, engine_told_plainly

_ARRIVING = "restoring"
_LOGS = (f"{LIBRARY}-wal", f"{LIBRARY}-shm", f"{LIBRARY}-journal")


def restore(chosen: Access, access: Access, *, clock: Clock) -> Access:
    """Put a backup, once proved, in the place of the library, which is kept as a backup itself.

    A backup is a folder like the library's own, so ``keys.unlock`` gives access to a protected one. Nobody
    may have the library open. Gives the access to it as it is then.
    """
    with disk_told_plainly(access.folder), engine_told_plainly():
        soundness.prove(chosen)
        arriving = _copied(chosen, access)
        encryption.abandon(access)
        _keep_aside(access, clock)
        _bring_keys(chosen, access)
        durable.move(arriving, access.file)
        _settle_keys(chosen, access)
        shutil.rmtree(arriving.parent)
    return Access(access.folder, chosen.key)


def _copied(chosen: Access, access: Access) -> Path:
    folder = access.folder / _ARRIVING
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copyfile(chosen.file, folder / LIBRARY)
    durable.settle(folder / LIBRARY)
    soundness.prove(Access(folder, chosen.key))
    return folder / LIBRARY


def _keep_aside(access: Access, clock: Clock) -> None:
    if is_empty(access.file):
        return
    if _is_whole(access):
        with alone_with(access):
            state = state_of(access.file)
        backup.back_up(access, clock, "before a backup was restored")
        refuse_changed(access, state)
    else:
        _keep_damaged(access, clock())


def _is_whole(access: Access) -> bool:
    try:
        soundness.prove(access)
    except ScrutinyError:
        return False
    return True


def _keep_damaged(access: Access, now: datetime) -> None:
    """Keep every file as it is, for whoever can still read something in them; such a folder is never pruned."""
    aside = access.backups / now.strftime("damaged-%Y%m%d-%H%M%S")
    aside.mkdir(parents=True)
    logs = [access.folder / name for name in _LOGS if (access.folder / name).exists()]
    for each in (access.file, *logs, *access.key_files):
        shutil.copyfile(each, aside / each.name)
        durable.settle(aside / each.name)
    for each in logs:
        each.unlink()  # they belong to the file that goes


def _bring_keys(chosen: Access, access: Access) -> None:
    """Lay the backup's key files beside the present ones, unless the key is the same and those are newer."""
    if chosen.key is not None and chosen.key != access.key:
        for each in chosen.key_files:
            durable.write(access.folder / f"{each.name}{COMING}", each.read_bytes())


def _settle_keys(chosen: Access, access: Access) -> None:
    keys.settle_keys(access)
    if chosen.key is None:
        for each in access.key_files:
            each.unlink()  # they open nothing any more
