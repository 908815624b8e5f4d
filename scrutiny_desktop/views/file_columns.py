"""Dialogs for files that the system leaves to Qt: sizes, kinds and dates have room for all of their words."""

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QFileDialog, QTreeView

_SIZE, _KIND, _CHANGED = 1, 2, 3
_PADDING = "MM"


def make_room(dialog: QFileDialog) -> None:
    """Widen those columns as far as they need; a dialog of the system's own has none of ours."""
    files = dialog.findChild(QTreeView, "treeView")
    if files is None or files.header().count() <= _CHANGED:
        return
    day = QDateTime.fromString("2030-12-30T22:58:58", "yyyy-MM-ddThh:mm:ss")
    longest = {
        _SIZE: QLocale().formattedDataSize(1_023_990),
        _KIND: "PDF document",
        _CHANGED: QLocale().toString(day, QLocale.FormatType.ShortFormat),
    }
    for column, words in longest.items():
        files.header().resizeSection(column, files.fontMetrics().horizontalAdvance(words + _PADDING))
