"""Rubbish is looked for on the window's own thread alone."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from scrutiny_desktop.app import sweeping
from scrutiny_desktop.app.sweeping import Sweeping, sweep
from scrutiny_desktop.domain.unswept import unswept


class Ring(QObject):
    """Holds itself, as a window does by its connections."""

    def __init__(self, died: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: died.append(threading.current_thread()))


def _make_much() -> None:
    kept = [[each] for each in range(50_000)]
    assert len(kept) == 50_000


def test_what_a_window_left_dies_on_its_own_thread_however_much_a_job_makes(qapp):
    died = []
    Ring(died)
    job = threading.Thread(target=_make_much)
    job.start()
    job.join()
    assert died == []
    gc.collect()
    assert died == [threading.main_thread()]


def test_the_young_are_looked_through_once_there_are_many(qapp):
    gc.collect()
    died = []
    Ring(died)
    sweep()
    assert died == []
    kept = [[each] for each in range(20_000)]
    sweep()
    assert (died, len(kept)) == ([threading.main_thread()], 20_000)


def test_the_window_looks_by_itself(qtbot, monkeypatch):
    monkeypatch.setattr(sweeping, "EVERY", 1)
    died, owner = [], QObject()
    Sweeping(owner)
    Ring(died)
    kept = [[each] for each in range(20_000)]
    qtbot.waitUntil(lambda: bool(died))
    assert len(kept) == 20_000


def test_work_on_very_many_records_is_not_held_up(qapp):
    gc.collect()
    died = []
    Ring(died)
    with unswept():
        kept = [[each] for each in range(20_000)]
        sweep()
        assert died == []
    sweep()
    assert (died, len(kept)) == ([threading.main_thread()], 20_000)
