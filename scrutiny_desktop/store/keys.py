"""The library's key, wrapped once for the passphrase and once for the printed recovery code."""

import secrets
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.later import later
from scrutiny_desktop.store import durable, encryption
from scrutiny_desktop.store.access import COMING, KEY_FILES, PASSPHRASE_KEY, RECOVERY_KEY, Access, is_protected
from scrutiny_desktop.store.encryption import Step
from scrutiny_desktop.store.engine import EngineError, connect
from scrutiny_desktop.store.trouble import FOREIGN, disk_told_plainly, engine_told_plainly, reason

if TYPE_CHECKING:
    from scrutiny_desktop.store import passphrase_file
else:
    (passphrase_file,) = later("scrutiny_desktop.store", "passphrase_file")

__all__ = [
    "change_passphrase", "fits", "is_protected", "new_recovery_code", "protect", "renew_passphrase", "unfit",
    "unlock", "unlock_with_either", "unlock_with_recovery", "unprotect",
]  # fmt: skip

SHORTEST = 10
"""Characters of a passphrase; each guess is slow, so length does the rest (NCSC: three random words)."""

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # none of I, L, O and U, which are misread
_GROUPS, _GROUP = 6, 5
_MISREAD = str.maketrans("ILO", "110", " -\t\r\n\u2010\u2011\u2012\u2013\u2014")


class WrongSecretError(ScrutinyError):
    """The passphrase or code is another library's, or mistyped."""


def unlock(folder: Path, passphrase: str) -> Access:
    """Access to a protected library, or to a backup of one, for who knows its passphrase."""
    return _unlock(Access(folder), PASSPHRASE_KEY, passphrase, "This is not the library's passphrase.")


def unlock_with_recovery(folder: Path, code: str) -> Access:
    """The same with the recovery code, however it was typed."""
    return _unlock(Access(folder), RECOVERY_KEY, _as_made(code), "This is not the library's recovery code.")


def unlock_with_either(folder: Path, typed: str) -> tuple[Access, bool]:
    """Access by what was typed, be it passphrase or recovery code, and whether it was the code."""
    if _looks_like_a_code(typed):
        with suppress(WrongSecretError):
            return unlock_with_recovery(folder, typed), True
    return unlock(folder, typed), False


def protect(access: Access, passphrase: str, clock: Clock, step: Step = lambda step: None) -> tuple[Access, str]:
    """Encrypt a library that nobody has open; gives the new access and the recovery code, shown this once."""
    _refuse_empty(passphrase)
    if access.key is not None or is_protected(access.folder):
        raise ScrutinyError("The library is protected already.", "Change its passphrase instead.")
    key, code = encryption.new_key(), _new_code()
    files = {PASSPHRASE_KEY: wrap(key, passphrase), RECOVERY_KEY: wrap(key, _as_made(code))}
    return encryption.encrypt(access, key, files, clock, step), code


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Wrap the key for another passphrase; backups made before still open with the old one."""
    _refuse_empty(new)
    _rewrap(unlock(folder, old), PASSPHRASE_KEY, new)


def renew_passphrase(access: Access, new: str) -> None:
    """Wrap the key for another passphrase, where the old one was forgotten and the recovery code opened the library."""
    _refuse_empty(new)
    _rewrap(access, PASSPHRASE_KEY, new)


def unprotect(folder: Path, passphrase: str) -> Access:
    """Make a library that nobody has open readable for anyone; gives the access as it is then."""
    return encryption.decrypt(unlock(folder, passphrase))


def new_recovery_code(folder: Path, passphrase: str) -> str:
    """Wrap the key for another recovery code, where the first was lost or seen."""
    code = _new_code()
    _rewrap(unlock(folder, passphrase), RECOVERY_KEY, _as_made(code))
    return code


def wrap(key: bytes, secret: str) -> bytes:
    """The key as an age file that a passphrase opens, with this program or with age itself."""
    return passphrase_file.seal(key, secret)


def settle_keys(access: Access) -> None:
    """Put the key files that came with a restored library in the place of those before."""
    for name in KEY_FILES:
        coming = access.folder / f"{name}{COMING}"
        if coming.exists():
            durable.move(coming, access.folder / name)


def _unlock(access: Access, name: str, secret: str, refusal: str) -> Access:
    with disk_told_plainly(access.folder), engine_told_plainly():
        for file in (access.folder / name, access.folder / f"{name}{COMING}"):
            key = _unwrapped(file, secret)
            if key is not None and fits(Access(access.folder, key)):
                return _finished(Access(access.folder, key), file)
    if not (access.folder / name).exists():
        raise ScrutinyError(f"There is no {name} in {access.folder}.", "Restore it from a backup.")
    raise WrongSecretError(refusal, "Try again. Capital letters and spaces count in a passphrase.")


def _unwrapped(file: Path, secret: str) -> bytes | None:
    """The key in a file; nothing where the file is not there or the secret is another's."""
    if not file.exists():
        return None
    try:
        return passphrase_file.unseal(file.read_bytes(), secret)
    except passphrase_file.AnotherSecretError:
        return None


def fits(access: Access) -> bool:
    """Whether the key opens the library."""
    try:
        with closing(connect(access.file, access.key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except EngineError as error:
        if reason(error) != FOREIGN:
            raise
        return False
    return True


def _finished(access: Access, opened_by: Path) -> Access:
    """What a power cut left undone is done now: a restoration's key files, an encryption's remains."""
    if opened_by.name.endswith(COMING):
        settle_keys(access)
    for left_over in access.coming_key_files:
        left_over.unlink()
    encryption.clear_remains(access)
    return access


def _rewrap(access: Access, name: str, secret: str) -> None:
    assert access.key is not None  # noqa: S101  (it was unlocked)
    with disk_told_plainly(access.folder):
        durable.write(access.folder / name, wrap(access.key, secret))


def unfit(passphrase: str, again: str) -> str:
    """Why a new passphrase, typed twice, will not do; empty where it will."""
    if len(passphrase.strip()) < SHORTEST:
        return f"Use at least {SHORTEST} characters: three words are easy to keep."
    return "" if passphrase == again else "The two are not the same. Type the second one again."


def _refuse_empty(passphrase: str) -> None:
    if not passphrase.strip():
        raise ScrutinyError("A passphrase needs at least one word.", "Several words that you remember are best.")


def _new_code() -> str:
    letters = [secrets.choice(_LETTERS) for _ in range(_GROUPS * _GROUP)]
    return "-".join("".join(letters[at : at + _GROUP]) for at in range(0, len(letters), _GROUP))


def _looks_like_a_code(typed: str) -> bool:
    made = _as_made(typed)
    return len(made) == _GROUPS * _GROUP and set(made) <= set(_LETTERS)


def _as_made(code: str) -> str:
    """A code without what people add or misread."""
    return code.upper().translate(_MISREAD)
