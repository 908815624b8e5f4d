"""Where a library is, and the key that opens it."""

from dataclasses import dataclass, field
from pathlib import Path

LIBRARY = "library.db"
BACKUPS = "backups"
PASSPHRASE_KEY = "key.pass.age"  # noqa: S105  (a file's name)
RECOVERY_KEY = "key.recovery.age"
KEY_FILES = (PASSPHRASE_KEY, RECOVERY_KEY)
"""The library's key, wrapped once for the passphrase and once for the recovery code."""

COMING = ".coming"
"""Ends the name of a key file whose library is about to take its place."""

_PLAIN = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Access:
    """A plain value that any thread or process may open the library with; the library file stands for its folder."""

    folder: Path
    key: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.folder.name == LIBRARY and self.folder.is_file():
            object.__setattr__(self, "folder", self.folder.parent)

    @property
    def file(self) -> Path:
        """The library file itself."""
        return self.folder / LIBRARY

    @property
    def has_log(self) -> bool:
        """Whether changes wait in a log beside the file: it is open, or whoever had it open came to a sudden end."""
        log = self.folder / f"{LIBRARY}-wal"
        return log.exists() and log.stat().st_size > 0

    @property
    def backups(self) -> Path:
        """The folder of its backups."""
        return self.folder / BACKUPS

    @property
    def key_files(self) -> tuple[Path, ...]:
        """Where the key is wrapped, as far as the files are there."""
        return tuple(self.folder / name for name in KEY_FILES if (self.folder / name).exists())

    @property
    def coming_key_files(self) -> tuple[Path, ...]:
        """Key files of a library that was about to take this one's place."""
        names = (f"{name}{COMING}" for name in KEY_FILES)
        return tuple(self.folder / name for name in names if (self.folder / name).exists())


def is_plain(file: Path) -> bool:
    """Whether a file is a library that anyone can read."""
    with file.open("rb") as start:
        return start.read(len(_PLAIN)) == _PLAIN


def is_empty(file: Path) -> bool:
    """Whether there is nothing at a path yet."""
    return not file.exists() or file.stat().st_size == 0


def is_protected(folder: Path) -> bool:
    """Whether only a passphrase or recovery code opens the library in a folder.

    The library file decides, not the key files: they are written before it and may be left over.
    """
    access = Access(folder)
    has_keys = bool(access.key_files or access.coming_key_files)
    return has_keys and (is_empty(access.file) or not is_plain(access.file))
