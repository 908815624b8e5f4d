"""A start shows the page that was read last, drawn ahead, and imports the rest once there is time."""

import threading

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.app.start import _have_the_rest, now, open_window
from scrutiny_desktop.flows import first_page
from scrutiny_desktop.papers.plates import PlateMaker
from scrutiny_desktop.store import settings
from scrutiny_desktop.store.library import open_library
from tests import made_papers as made


@pytest.fixture
def started(qtbot, access, resources):
    windows = []

    def start(begun=None, library=None):
        library = library or open_library(access, clock=now)
        settings.keep(library, "was_welcomed", True)
        window = open_window(library, resources, begun=begun)
        window.resize(1280, 720)
        window.show()
        qtbot.waitExposed(window)
        windows.append(window)
        return window

    yield start
    for window in windows:
        _end(window)


def _end(window):
    if window.desk.is_open:
        window.close()
        window.desk.close()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def test_the_page_left_is_drawn_before_the_window_is_there_and_shown_in_it(qtbot, started, access, tmp_path):
    window = started()
    window.errands.take_in([made.pdf(tmp_path / "a.pdf", [made.text(f"Page {n}.") for n in range(1, 6)])])
    qtbot.waitUntil(lambda: not window.desk.jobs.is_busy, timeout=30_000)
    window.go("papers")
    pages = window.screen_now.reader.pages
    qtbot.waitUntil(lambda: pages.page_count == 5 and pages.is_shown, timeout=30_000)
    pages.go_to_page(3)
    _end(window)
    library = open_library(access, clock=now)
    begun = first_page.begun(library, now, PlateMaker)
    again = started(begun, library)
    pages = again.screen_now.reader.pages
    qtbot.waitUntil(lambda: pages.page_count == 5 and pages.is_shown, timeout=30_000)
    assert pages._source._rendering is begun
    assert pages.page_in_view() == 3


def test_one_begun_for_a_screen_that_is_not_shown_ends_with_the_library(qtbot, started, access, tmp_path):
    window = started()
    window.desk._begun = begun = window.desk.rendering()
    _end(window)
    assert begun._is_closed


def test_what_was_put_off_comes_while_the_window_is_there(qtbot, started):
    window = started()
    QTimer.singleShot(0, window, _have_the_rest)
    qtbot.waitUntil(lambda: all(each.name != "later" for each in threading.enumerate()))
