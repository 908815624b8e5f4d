"""Asking for a file to save as, in the folder that was saved to last for the same purpose."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.file_columns import make_room

TO_SHARE = "saved_to_share"
"""Where files for others are saved: that folder is never offered for what is one's own."""
TO_KEEP = "saved_to_keep"
"""Where whole libraries are saved."""
TO_HIDE = "saved_to_hide"
"""Where recovery sheets are saved: away from the libraries they open."""


def ask_where(
    desk: Desk, parent: QWidget | None, title: str, name: str, kinds: str, save: Callable[[Path], object],
    *, place: str = "saved_to",
) -> None:  # fmt: skip
    """Ask, keep the folder as that ``place``, and save there; ``kinds`` names the kind of file: "PDF (*.pdf)"."""
    folder = Path(str(desk.setting(place, Path.home())))
    dialog = QFileDialog(parent, title, str(folder / name))
    dialog.setStyleSheet(desk.sheet)
    make_room(dialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))

    def chosen(file: str) -> None:
        desk.keep(place, str(Path(file).parent))
        save(Path(file))

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def file_name(title: str, what: str, suffix: str, paper: Paper | None = None) -> str:
    """What a file may be called; of a paper that is not public it says so."""
    kept = "".join(sign if sign.isalnum() or sign in " -" else " " for sign in title)
    is_public = paper is None or paper.classification.is_public
    withheld = "" if paper is None or is_public else f" ({paper.classification.secrecy.value})"
    name = f"{' '.join(kept.split())[:80]} {what}{withheld}".strip()
    return f"{name}.{suffix}"
