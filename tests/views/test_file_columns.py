"""The dialogs for files that Qt draws show their dates whole."""

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QFileDialog, QTreeView

from scrutiny_desktop.views.file_columns import make_room


def test_a_date_has_room_for_all_of_its_words(qtbot, tmp_path):
    dialog = QFileDialog(None, "Add papers", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    make_room(dialog)
    files = dialog.findChild(QTreeView, "treeView")
    words = QLocale().toString(QDateTime.fromString("2030-10-20T20:48:58", "yyyy-MM-ddThh:mm:ss"),
                               QLocale.FormatType.ShortFormat)  # fmt: skip
    assert files.header().sectionSize(3) > files.fontMetrics().horizontalAdvance(words)
    assert files.header().sectionSize(3) > 121
