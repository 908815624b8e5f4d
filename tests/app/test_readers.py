"""A reader waits before the first paper comes, reads it, and is gone with the window."""

import os

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from scrutiny_desktop.app.start import now, open_window, settle_in
from scrutiny_desktop.store import contents
from scrutiny_desktop.store.library import open_library

PATIENCE = 60_000


@pytest.fixture
def window(qtbot, access, resources):
    made = open_window(open_library(access, clock=now), resources)
    made.desk.keep("was_welcomed", True)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.desk.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def test_a_second_one_waits_while_papers_are_chosen(qtbot, window):
    desk = window.desk
    settle_in(window)
    window.errands.choose_papers()
    qtbot.waitUntil(lambda: len(desk.readers.idle) == 2, timeout=PATIENCE)
    window.findChild(QFileDialog).reject()
    assert len(desk.readers.idle) == 1


def test_a_reader_waits_for_the_first_paper_and_goes_with_the_window(qtbot, window, tmp_path):
    desk = window.desk
    settle_in(window)
    qtbot.waitUntil(lambda: desk.readers.idle != (), timeout=PATIENCE)
    (first,) = desk.readers.idle
    (tmp_path / "paper.txt").write_text("Ferry service\n\nThe ferry sails daily.\n")
    window.errands.take_in([tmp_path / "paper.txt"])
    qtbot.waitUntil(lambda: contents.every(desk.library) != [] and not desk.jobs.is_busy, timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(desk.readers.idle) == 1, timeout=PATIENCE)
    every = {first, *desk.readers.idle}
    desk.close()
    for child in every:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)
