"""Asking for a file to save as, in the folder that was saved to last."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.views.desk import Desk


def ask_where(
    desk: Desk, parent: QWidget | None, title: str, name: str, kinds: str, save: Callable[[Path], object]
) -> None:
    """Ask, keep the folder, and save there; ``kinds`` names the kind of file: "PDF (*.pdf)"."""
    folder = Path(str(desk.setting("saved_to", Path.home())))
    dialog = QFileDialog(parent, title, str(folder / name))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))

    def chosen(file: str) -> None:
        desk.keep("saved_to", str(Path(file).parent))
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
