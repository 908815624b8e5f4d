"""The library is looked over when it is time to, and not at each start."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.app.start import now, open_window, settle_in
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.window import Window

WORDS = "Checking the library…"


class Watch:
    def __init__(self):
        self.at = now()

    def __call__(self):
        return self.at


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def window(qtbot, access, resources, watch):
    made = open_window(open_library(access, clock=watch), resources, clock=watch)
    made.desk.keep("was_welcomed", True)
    yield made
    made.desk.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def _looks(qtbot, window: Window, *, was_left_open: bool = False) -> bool:
    told: list[str] = []
    window.desk.jobs.started.connect(told.append)
    settle_in(window, was_left_open=was_left_open)
    qtbot.waitUntil(lambda: not window.desk.jobs.is_busy, timeout=60_000)
    window.desk.jobs.started.disconnect()
    return WORDS in told


def test_it_is_looked_over_each_week_and_after_an_unclean_end(qtbot, window, watch):
    assert _looks(qtbot, window)
    assert not _looks(qtbot, window)
    watch.at += timedelta(days=6)
    assert not _looks(qtbot, window)
    assert _looks(qtbot, window, was_left_open=True)
    watch.at += timedelta(days=7)
    assert _looks(qtbot, window)
    watch.at -= timedelta(days=400)  # a clock that was wrong puts it off for no year
    assert _looks(qtbot, window)


def test_damage_is_told_and_looked_for_again_at_the_next_start(qtbot, window, access):
    window.desk.library.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with access.file.open("r+b") as file:
        for page in range(4, 60):
            file.seek(page * 4096)
            file.write(bytes([7]) * 4096)
    assert _looks(qtbot, window)
    assert any("damaged" in each.text.text() for each in window.notices())
    assert _looks(qtbot, window)


def test_an_end_that_was_not_clean_leaves_a_log_and_a_clean_one_none(access, watch):
    library = open_library(access, clock=watch)
    library.table("settings").insert({"name": "a", "value": "1"})
    assert access.has_log
    library.close()
    assert not access.has_log
