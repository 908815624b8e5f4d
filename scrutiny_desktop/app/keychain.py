"""Remembering a library's key in the system's own keychain, where there is one and the person asked for it."""

from importlib import import_module
from pathlib import Path
from typing import Any

from scrutiny_desktop.store import keys
from scrutiny_desktop.store.access import Access

_SERVICE = "scrutiny-desktop"
_SYSTEMS_OWN = ("keyring.backends.macOS", "keyring.backends.Windows", "keyring.backends.SecretService",
                "keyring.backends.kwallet", "keyring.backends.libsecret")  # fmt: skip
"""Keychains that the system unlocks with the person's session; others may keep secrets in a plain file."""


def is_there() -> bool:
    """Whether the system has a keychain that we trust."""
    return _keychain() is not None


def remembered(folder: Path) -> Access | None:
    """Access by the remembered key; None where none is, or it opens nothing any more."""
    told = _asked("get_password", str(folder.resolve()))
    try:
        access = Access(folder, bytes.fromhex(told)) if told else None
        return access if access and keys.fits(access) else None
    except ValueError:
        return None


def remember(access: Access) -> None:
    """Keep the key of a library."""
    if access.key is not None:
        _asked("set_password", str(access.folder.resolve()), access.key.hex())


def forget(folder: Path) -> None:
    """Keep it no longer."""
    if _asked("get_password", str(folder.resolve())):
        _asked("delete_password", str(folder.resolve()))


def _asked(act: str, *words: str) -> Any:
    """The keychain's answer; nothing where there is none, or it is locked: then the passphrase is asked for."""
    chain = _keychain()
    if chain is None:
        return None
    try:
        return getattr(chain, act)(_SERVICE, *words)
    except import_module("keyring.errors").KeyringError:
        return None


def _keychain() -> Any:
    try:
        chain = import_module("keyring").get_keyring()  # imported where it is wanted: it looks for services
    except ImportError:
        return None
    found = [chain, *getattr(chain, "backends", ())]
    return next((each for each in found if type(each).__module__.startswith(_SYSTEMS_OWN)), None)
