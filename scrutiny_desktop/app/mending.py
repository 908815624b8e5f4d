"""Opening a library that turns out to be damaged: what can be read is put into a new one, when the person agrees."""

import os

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.later import later
from scrutiny_desktop.store.access import Access, is_empty
from scrutiny_desktop.store.library import Library, open_library

(salvage,) = later("scrutiny_desktop.store", "salvage")

_Yes = QMessageBox.StandardButton.Yes


def opened(access: Access, clock: Clock) -> Library:
    """The open library; raises ScrutinyError where it cannot be opened, or is damaged and is to stay so."""
    environment = dict(os.environ)
    try:
        return open_library(access, clock=clock, environment=environment)
    except ScrutinyError:
        if is_empty(access.file) or not salvage.is_damaged(access) or not _agreed():
            raise
    done = salvage.salvage(access, clock)
    QMessageBox.information(None, "Scrutiny Desktop", str(done))
    return open_library(access, clock=clock, environment=environment)


def _agreed() -> bool:
    tr = QObject().tr
    asked = tr(
        "The library is damaged. Shall what can be read be put into a new library, and what is missing be taken "
        "from the newest backup? The damaged one is kept as it is."
    )
    return QMessageBox.question(None, tr("Scrutiny Desktop"), asked) == _Yes
