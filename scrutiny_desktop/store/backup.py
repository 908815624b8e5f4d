"""Backups: each a folder that holds a whole library and can be restored alone."""

import json
import shutil
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.store import durable, soundness
from scrutiny_desktop.store.access import LIBRARY, Access
from scrutiny_desktop.store.engine import connect
from scrutiny_desktop.store.trouble import disk_told_plainly, engine_told_plainly

MOVED_ON = timedelta(minutes=1)
"""How far ahead of the clock a backup may be dated: those made within one second are moved on by one each."""
OFTEN_ENOUGH = timedelta(hours=12)
LAST, DAYS, MONTHS = 5, 14, 12
"""How many of the newest, of the newest days and of the newest months are kept."""

_NAME = "library-%Y%m%d-%H%M%S"
_ABOUT = "backup.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup: its folder, when it was made by the clock on the wall, and why."""

    folder: Path
    at: datetime
    reason: str


def back_up(access: Access, clock: Clock, reason: str = "") -> Path:
    """Copy the library as it is at one moment, prove the copy, and let the oldest backups go.

    A protected library's backup is protected by the same key, whose files go with it.
    """
    if not access.file.exists():
        raise ScrutinyError(f"There is no library in {access.folder} to back up.", "Open the library once first.")
    with disk_told_plainly(access.backups), engine_told_plainly():
        access.backups.mkdir(exist_ok=True)
        made = _copied(access, clock(), reason)
    prune(access)
    return made


def every(folder: Path) -> list[Backup]:
    """The backups of the library in a folder, newest first."""
    kept = Access(folder).backups
    found = (_backup(each) for each in kept.iterdir()) if kept.is_dir() else ()
    return sorted((each for each in found if each), key=lambda each: (each.at, each.folder.name), reverse=True)


def is_due(access: Access, clock: Clock) -> bool:
    """Whether the newest backup is too old, or from a time that has not come."""
    now = clock().replace(tzinfo=None)
    return not any(-MOVED_ON <= now - each.at <= OFTEN_ENOUGH for each in every(access.folder)[:1])


def prune(access: Access) -> None:
    """Remove the backups that need not be kept."""
    found = every(access.folder)
    wanted = kept(each.at for each in found)
    with disk_told_plainly(access.backups):
        for each in found:
            if each.at not in wanted:
                shutil.rmtree(each.folder)


def kept(stamps: Iterable[datetime]) -> set[datetime]:
    """Which of some moments to keep: the last few, the newest of each late day, and of each late month."""
    newest_first = sorted(set(stamps), reverse=True)
    days = {each.date(): each for each in reversed(newest_first)}
    months = {(each.year, each.month): each for each in reversed(newest_first)}
    daily = sorted(days.values(), reverse=True)[:DAYS]
    monthly = sorted(months.values(), reverse=True)[:MONTHS]
    return {*newest_first[:LAST], *daily, *monthly}


def _copied(access: Access, now: datetime, reason: str) -> Path:
    place = _free_place(access.backups, now)
    unfinished = place.with_name(f".{place.name}")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    try:
        _fill(access, unfinished, now, reason)
        durable.move(unfinished, place)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return place


def _fill(access: Access, folder: Path, now: datetime, reason: str) -> None:
    with closing(connect(access.file, access.key)) as connection:
        connection.execute("VACUUM INTO ?", [str(folder / LIBRARY)])
    durable.settle(folder / LIBRARY)  # the engine does not wait for the disk here
    for each in access.key_files if access.key else ():
        durable.write(folder / each.name, each.read_bytes())
    durable.write(folder / _ABOUT, json.dumps({"at": now.isoformat(), "reason": reason}).encode())
    soundness.prove(Access(folder, access.key))


def _free_place(backups: Path, now: datetime) -> Path:
    """The place of a backup made now; a second one within the second is moved on by one."""
    place = backups / now.strftime(_NAME)
    return _free_place(backups, now + timedelta(seconds=1)) if place.exists() else place


def _backup(folder: Path) -> Backup | None:
    try:
        at = datetime.strptime(folder.name, _NAME)
    except ValueError:
        return None
    return Backup(folder=folder, at=at, reason=_reason(folder / _ABOUT))


def _reason(about: Path) -> str:
    try:
        return str(json.loads(about.read_bytes())["reason"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return ""  # the library beside it may be whole all the same
