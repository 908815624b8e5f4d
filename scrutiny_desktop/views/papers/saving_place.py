"""Where a file made of a paper is saved, and what it may be called."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.file_columns import make_room

_LONGEST = 80


def file_name(paper: Paper, what: str) -> str:
    """What a PDF may be called that holds so much of a paper; of one that is not public it says so."""
    kept = "".join(sign if sign.isalnum() or sign in " -" else " " for sign in paper.title)
    withheld = "" if paper.classification.is_public else f" ({paper.classification.secrecy.value})"
    return f"{' '.join(kept.split())[:_LONGEST]} {what}{withheld}.pdf"


def ask_place(desk: Desk, owner: QWidget | None, title: str, name: str, then: Callable[[Path], None]) -> QFileDialog:
    """Ask where to save a PDF, beginning where one was saved last."""
    folder = Path(str(desk.setting("saved_to", Path.home())))
    dialog = QFileDialog(owner, title, str(folder / name))
    dialog.setStyleSheet(desk.sheet)
    make_room(dialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(desk.tr("PDF (*.pdf)"))
    dialog.setDefaultSuffix("pdf")

    def chosen(place: str) -> None:
        desk.keep("saved_to", str(Path(place).parent))
        then(Path(place))

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
