"""Opening a library that turns out to be damaged: what can be read is put into a new one, when the person agrees."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desktop.app.outside import system_theme
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.later import later
from scrutiny_desktop.store.access import Access, is_empty
from scrutiny_desktop.store.library import Library, open_library
from scrutiny_desktop.views.theme import Theme

if TYPE_CHECKING:
    from scrutiny_desktop.app import salvaging
    from scrutiny_desktop.store import salvage
else:
    (salvaging,) = later("scrutiny_desktop.app", "salvaging")
    (salvage,) = later("scrutiny_desktop.store", "salvage")


def opened(access: Access, clock: Clock, resources: Path, theme: Theme | None = None) -> Library:
    """The open library; raises ScrutinyError where it cannot be opened, or is damaged and is to stay so."""
    environment = dict(os.environ)
    try:
        return open_library(access, clock=clock, environment=environment)
    except ScrutinyError:
        if is_empty(access.file) or not salvage.is_damaged(access):
            raise
        if not salvaging.SalvageDialog(access, resources, theme or system_theme(resources), clock).answered():
            raise
    return open_library(access, clock=clock, environment=environment)
