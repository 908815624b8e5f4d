"""A whole library as one file that can lie anywhere, and such a file as a library again."""

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.store import backup, durable
from scrutiny_desktop.store.access import KEY_FILES, LIBRARY, Access, is_protected
from scrutiny_desktop.store.trouble import disk_told_plainly

SUFFIX = ".scrutiny"

_ABOUT = "backup.json"
_MOST_KEY = 1 << 16
_WITHIN = "from-a-file"
"""Folder beside the library into which a file is unpacked, until it has been restored from."""


def save(access: Access, clock: Clock, target: Path) -> Path:
    """Back up into one file; a protected library's is closed to whoever has neither passphrase nor recovery code.

    What is in it is the backup itself, which has been proved; nothing readable is written on the way.
    """
    made = backup.back_up(access, clock, "saved as a file")
    fresh = target.with_name(f".{target.name}.part")
    try:
        with disk_told_plainly(target.parent):
            with ZipFile(fresh, "w", ZIP_STORED) as file:
                for name in (LIBRARY, *KEY_FILES, _ABOUT):
                    if (made / name).exists():
                        file.write(made / name, name)
            durable.settle(fresh)
            durable.move(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)
    return target


@contextmanager
def unpacked(file: Path, folder: Path) -> Iterator[Access]:
    """The backup in a file, laid out beside the library in a folder for as long as it is needed; its key is not known.

    Only the files of a backup are taken out, under their own names.
    """
    place = folder / _WITHIN
    with disk_told_plainly(folder):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
    try:
        with disk_told_plainly(file):
            _unpack(file, place)
        yield Access(place)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def asks_for_a_secret(file: Path) -> bool:
    """Whether only a passphrase or recovery code opens the library in a file."""
    with disk_told_plainly(file), _opened(file) as packed:
        return any(name in packed.namelist() for name in KEY_FILES)


def _unpack(file: Path, place: Path) -> None:
    with _opened(file) as packed:
        for name in (LIBRARY, *KEY_FILES, _ABOUT):
            if name not in packed.namelist():
                continue
            if packed.getinfo(name).file_size > (_most(file) if name == LIBRARY else _MOST_KEY):
                raise _no_backup(file)
            with packed.open(name) as source, (place / name).open("wb") as target:
                shutil.copyfileobj(source, target)
    if not (place / LIBRARY).exists() or (is_protected(place) is False and any(Access(place).key_files)):
        raise _no_backup(file)


@contextmanager
def _opened(file: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(file) as packed:
            if any(each.compress_type != ZIP_STORED for each in packed.infolist()):
                raise _no_backup(file)
            yield packed
    except (BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError) as error:
        raise _no_backup(file) from error


def _most(file: Path) -> int:
    return file.stat().st_size


def _no_backup(file: Path) -> ScrutinyError:
    return ScrutinyError(f"“{file.name}” is not a backup of this program, or it is damaged.", "Choose another file.")
