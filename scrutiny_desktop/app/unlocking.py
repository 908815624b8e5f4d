"""The door of a protected library: its passphrase, or the recovery code."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QLineEdit

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.store import keys
from scrutiny_desktop.store.access import Access, is_protected


def unlocked(access: Access) -> Access | None:
    """The access with its key, asking for as long as it takes; None when the person gives up."""
    if not is_protected(access.folder):
        return access
    tr, words = QObject().tr, ""
    question = tr("Passphrase (or recovery code) of your library:")
    while True:
        typed, is_given = QInputDialog.getText(
            None, tr("Scrutiny Desktop"), f"{words}\n\n{question}".strip(), QLineEdit.EchoMode.Password
        )
        if not is_given:
            return None
        try:
            return opened_by(access, typed)
        except ScrutinyError as refused:
            words = str(refused)


def opened_by(access: Access, typed: str) -> Access:
    """The access with its key, by passphrase or by recovery code; raises ScrutinyError when neither fits."""
    try:
        return keys.unlock(access.folder, typed)
    except ScrutinyError:
        try:
            return keys.unlock_with_recovery(access.folder, typed)
        except ScrutinyError:
            pass
        raise
