"""Saving the whole library as one file, to take elsewhere."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desktop.later import later
from scrutiny_desktop.store.sealed import SUFFIX
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.saving_as import TO_KEEP, ask_where

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from scrutiny_desktop.flows import safekeeping
else:
    (safekeeping,) = later("scrutiny_desktop.flows", "safekeeping")


def ask(desk: Desk, parent: "QWidget") -> None:
    """Ask where to, and save there."""
    name = f"{desk.clock():%Y-%m-%d} library{SUFFIX}"
    kinds = desk.tr("Backups (*{suffix})").format(suffix=SUFFIX)
    ask_where(desk, parent, desk.tr("Save the library as one file"), name, kinds, partial(save, desk), place=TO_KEEP)


def save(desk: Desk, file: Path) -> None:
    """Save in a job, and say who can read what was saved."""
    access = desk.library.access
    closed = desk.tr("Saved as {file}. It opens with the passphrase or the recovery code of now.")
    plain = desk.tr("Saved as {file}. The library has no passphrase: whoever has this file can read it.")
    said = (closed if access.key is not None else plain).format(file=file.name)
    job = partial(safekeeping.save_as_file, access, desk.clock, file)
    desk.jobs.start(desk.tr("Saving the library…"), job, lambda _: desk.noticed.emit(said))
