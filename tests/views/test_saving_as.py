"""Where files are saved is remembered by what they are for."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from scrutiny_desktop.views import library_file
from scrutiny_desktop.views.saving_as import TO_KEEP, TO_SHARE, ask_where


def test_the_folder_of_what_was_saved_for_others_is_not_offered_for_the_library(qtbot, desk, tmp_path):
    parent, panels = QWidget(), tmp_path / "panel"
    qtbot.addWidget(parent)
    panels.mkdir()
    saved = []
    ask_where(desk, parent, "Save a joining file", "me.sdj", "Joining file (*.sdj)", saved.append, place=TO_SHARE)
    parent.findChild(QFileDialog).fileSelected.emit(str(panels / "me.sdj"))
    assert saved == [panels / "me.sdj"]
    assert _offered(desk, parent, partial(library_file.ask, desk)) != panels
    shares = partial(ask_where, desk, title="x", name="x.sds", kinds="*", save=saved.append, place=TO_SHARE)
    assert _offered(desk, parent, lambda parent: shares(parent=parent)) == panels


def test_the_folder_of_the_last_library_is_offered_for_the_next(qtbot, desk, tmp_path):
    parent = QWidget()
    qtbot.addWidget(parent)
    desk.keep(TO_KEEP, str(tmp_path))
    assert _offered(desk, parent, partial(library_file.ask, desk)) == tmp_path


def _offered(desk, parent, ask):
    ask(parent)
    dialog = parent.findChildren(QFileDialog)[-1]
    folder = Path(dialog.directory().absolutePath())
    dialog.reject()
    return folder


def test_a_dialog_for_files_looks_the_same_whoever_asks_for_it(qtbot, desk):
    plain, dressed = QWidget(), QWidget()
    dressed.setStyleSheet(desk.sheet)
    for parent in (plain, dressed):
        qtbot.addWidget(parent)
        library_file.ask(desk, parent)
        dialog = parent.findChild(QFileDialog)
        assert dialog.styleSheet() == desk.sheet
        dialog.reject()
