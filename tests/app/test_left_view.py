"""The page that was read last is on the screen before the window is, and never where it should not be seen."""

import gc
import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QRect
from PySide6.QtWidgets import QApplication, QDialog, QSplashScreen

from scrutiny_desktop.app import left_view
from scrutiny_desktop.app.one_instance import OneInstance
from scrutiny_desktop.app.start import _leave, _make_safe, now, open_window
from scrutiny_desktop.store import left_view as kept_view
from scrutiny_desktop.store import settings
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library
from tests import made_papers as made


@pytest.fixture
def read_window(qtbot, access, resources, tmp_path):
    gc.collect()  # what another test left goes here, and not on a thread that draws
    library = open_library(access, clock=now)
    settings.keep(library, "was_welcomed", True)
    window = open_window(library, resources)
    window.resize(640, 480)
    window.show()
    qtbot.waitExposed(window)
    window.errands.take_in([made.pdf(tmp_path / "a.pdf", [made.text(f"Page {n}.") for n in range(1, 4)])])
    qtbot.waitUntil(lambda: not window.desk.jobs.is_busy, timeout=30_000)
    window.go("papers")
    pages = window.screen_now.reader.pages
    qtbot.waitUntil(lambda: pages.page_count == 3 and pages.is_shown, timeout=30_000)
    yield window
    _end(window)


def _end(window):
    if window.desk.is_open:
        _leave(window)
        window.close()
        window.desk.close()
        for each in (window, window.desk):  # here, and not on a thread of the next test
            each.deleteLater()
            QApplication.sendPostedEvents(each, QEvent.Type.DeferredDelete)


def test_a_window_left_on_a_page_is_seen_again_in_its_place_and_gives_way_to_the_next(qtbot, read_window, access):
    seen, place = read_window.grab().toImage(), read_window.geometry()
    _end(read_window)
    view = left_view.begun(access.folder)
    qtbot.addWidget(view)
    assert view.isVisible()
    assert view.geometry() == QRect(place)
    assert view.pixmap().toImage().convertToFormat(seen.format()).pixelColor(300, 240) == seen.pixelColor(300, 240)


def test_the_picture_goes_as_soon_as_the_first_page_is_there(qtbot, read_window, access, resources):
    _end(read_window)
    view = left_view.begun(access.folder)
    qtbot.addWidget(view)
    window = open_window(open_library(access, clock=now), resources)
    window.show()
    view.give_way_to(window)
    assert view.isVisible()
    pages = window.screen_now.reader.pages
    qtbot.waitUntil(lambda: not view.isVisible(), timeout=30_000)
    assert pages.is_shown or not pages.isVisible()
    _end(window)


def test_a_question_that_comes_first_is_not_covered(qtbot, read_window, access):
    _end(read_window)
    view = left_view.begun(access.folder)
    qtbot.addWidget(view)
    asked = QDialog(modal=True)
    qtbot.addWidget(asked)
    asked.show()
    qtbot.waitUntil(lambda: not view.isVisible())


def test_nothing_is_kept_of_another_screen(read_window, access):
    read_window.go("questions")
    _end(read_window)
    assert kept_view.of(access) == {}


def test_nothing_is_kept_once_the_window_stands(read_window, access):
    settings.keep(read_window.desk.library, kept_view.NAME, left_view.told_of(read_window))
    assert kept_view.of(access)
    _make_safe(read_window)
    assert kept_view.of(access) == {}


def test_whoever_opens_a_library_by_its_key_finds_no_picture_and_leaves_none(read_window, access):
    assert kept_view.of(Access(access.folder, bytes(32))) == {}
    object.__setattr__(read_window.desk.library.access, "key", bytes(32))
    _leave(read_window)
    object.__setattr__(read_window.desk.library.access, "key", None)
    assert kept_view.of(access) == {}


def test_a_second_start_shows_no_picture(read_window, access):
    _end(read_window)
    one = OneInstance(access.folder)
    assert one.is_first()
    assert left_view.begun(access.folder) is None
    one.close()


def test_a_picture_of_a_place_that_no_screen_has_is_not_shown(qtbot, read_window, access):
    told = left_view.told_of(read_window)
    _end(read_window)
    with open_library(access, clock=now) as library:
        settings.keep(library, kept_view.NAME, {**told, "place": [9_000, 9_000, 640, 480]})
    assert left_view.begun(access.folder) is None


def test_a_library_that_is_not_there_or_is_damaged_shows_nothing(tmp_path):
    assert left_view.begun(tmp_path / "none") is None
    assert not (tmp_path / "none").exists()
    (tmp_path / "library.db").write_bytes(b"no library" * 500)
    assert kept_view.of(Access(tmp_path)) == {}


def test_the_picture_comes_before_most_of_the_program_is_imported():
    asked = (
        "import sys, scrutiny_desktop.app.left_view; print([each for each in sys.modules if 'sqlite_utils' in each])"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_nobody_waits_for_the_picture_to_be_taken_up(qtbot, read_window, access):
    _end(read_window)
    view = left_view.begun(access.folder)
    qtbot.addWidget(view)
    assert not isinstance(view, QSplashScreen)  # it keeps whoever shows it waiting for a second
