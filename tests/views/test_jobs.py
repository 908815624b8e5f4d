"""Work beside the window."""

import gc
import threading
from functools import partial

import pytest
from PySide6.QtWidgets import QLabel
from shiboken6 import delete

from scrutiny_desktop.domain.errors import ScrutinyError, Stopped
from scrutiny_desktop.views.jobs import Jobs


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.close()


def test_a_job_reports_and_returns_on_the_windows_thread(qtbot, jobs):
    seen = []

    def job(report):
        report(1, 2)
        return threading.current_thread() is not threading.main_thread()

    with qtbot.waitSignals([jobs.progressed, jobs.finished]):
        jobs.start("Working…", job, lambda value: seen.append((value, threading.current_thread())))
    assert seen == [(True, threading.main_thread())]


def test_a_job_can_be_stopped_at_its_next_report(qtbot, jobs):
    gate = threading.Event()

    def job(report):
        gate.wait(5)
        report(1, 2)
        raise AssertionError("it went on")

    with qtbot.waitSignal(jobs.started):
        jobs.start("Working…", job)
    with qtbot.waitSignal(jobs.stopped):
        jobs.stop()
        gate.set()
    assert not jobs.is_busy


def test_trouble_in_a_job_is_told(qtbot, jobs):
    trouble = ScrutinyError("It broke.", "Mend it.")

    def job(report):
        raise trouble

    with qtbot.waitSignal(jobs.failed) as told:
        jobs.start("Working…", job)
    assert told.args == [trouble]


def test_jobs_run_one_after_another(qtbot, jobs):
    order = []
    for name in "abc":
        jobs.start(name, lambda report, name=name: order.append(name))
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert order == ["a", "b", "c"]


def test_nothing_lands_once_the_runner_is_closed_and_what_waits_is_dropped(qtbot, qapp):
    jobs, gate, landed, ran = Jobs(), threading.Event(), [], []

    def long(report):
        gate.wait(5)
        return "late"

    with qtbot.waitSignal(jobs.started):
        jobs.start("Working…", long, landed.append)
    jobs.start("Waiting…", lambda report: ran.append("it ran"))
    threading.Timer(0.05, gate.set).start()
    jobs.close()
    qapp.processEvents()
    assert (landed, ran) == ([], [])


def test_nothing_waits_for_a_long_job_and_the_foot_is_told_of_it_again_afterwards(qtbot, jobs):
    gate, told, landed = threading.Event(), [], []
    jobs.started.connect(told.append)

    def long(report):
        report(0, 2)
        gate.wait(5)

    jobs.start("Reading pictures…", long, lambda _: landed.append("long"), is_long=True)
    qtbot.waitUntil(lambda: told == ["Reading pictures…"])
    jobs.start("Saving…", lambda report: None, lambda _: landed.append("short"))
    qtbot.waitUntil(lambda: landed == ["short"] and told == ["Reading pictures…", "Saving…", "Reading pictures…"])
    assert jobs.is_busy
    gate.set()
    qtbot.waitUntil(lambda: landed == ["short", "long"] and not jobs.is_busy)


def test_stop_is_for_the_job_that_is_told_of(qtbot, jobs):
    gate, ran = threading.Event(), []

    def long(report):
        while not gate.wait(0.01):
            report(0, 2)
        ran.append("to its end")

    def short(report):
        while not gate.wait(0.01):
            report(0, 1)

    with qtbot.waitSignal(jobs.started):
        jobs.start("Reading pictures…", long, is_long=True)
    with qtbot.waitSignal(jobs.started):
        jobs.start("Saving…", short)
    with qtbot.waitSignal(jobs.stopped):
        jobs.stop()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert ran == ["to its end"]


def test_long_jobs_wait_for_each_other(qtbot, jobs):
    order = []
    for name in "abc":
        jobs.start(name, lambda report, name=name: order.append(name), is_long=True)
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert order == ["a", "b", "c"]


class _Kept:
    """Tells which thread it was let go of on."""

    def __init__(self, ends: list[threading.Thread]) -> None:
        self._ends = ends

    def __del__(self) -> None:
        self._ends.append(threading.current_thread())

    def work(self, report, trouble: Exception | None = None) -> str:
        report(0, 1)
        if trouble is not None:
            raise trouble
        return "done"

    def land(self, value) -> None:
        assert value == "done"


@pytest.mark.parametrize("trouble", [None, Stopped(), ScrutinyError("It broke.", "Mend it.")])
def test_what_a_job_speaks_of_is_let_go_of_on_the_windows_thread(qtbot, jobs, trouble):
    ends: list[threading.Thread] = []
    for _ in range(50):
        kept = _Kept(ends)
        jobs.start("Working…", partial(kept.work, trouble=trouble), kept.land)
        del kept
    qtbot.waitUntil(lambda: not jobs.is_busy)
    if trouble is not None:
        trouble.__traceback__ = None
    jobs.start("Working…", lambda report: None)
    qtbot.waitUntil(lambda: not jobs.is_busy)
    gc.collect()
    assert ends == [threading.main_thread()] * 50


def test_what_was_dropped_is_let_go_of_on_the_windows_thread(qapp):
    ends: list[threading.Thread] = []
    jobs, gate = Jobs(), threading.Event()
    jobs.start("Working…", lambda report: gate.wait(5))
    for _ in range(20):
        kept = _Kept(ends)
        jobs.start("Waiting…", kept.work, kept.land)
        del kept
    gate.set()
    jobs.close()
    assert ends == [threading.main_thread()] * 20


@pytest.mark.parametrize("trouble", [Stopped(), ScrutinyError("It broke.", "Mend it.")])
def test_whoever_waits_for_a_job_that_gave_nothing_is_let_go_of_on_the_windows_thread(qtbot, jobs, trouble):
    ends: list[threading.Thread] = []

    def job(report):
        raise trouble

    for _ in range(50):
        jobs.start("Working…", job, _Kept(ends).land)
    qtbot.waitUntil(lambda: not jobs.is_busy)
    trouble.__traceback__ = None
    gc.collect()
    assert ends == [threading.main_thread()] * 50


@pytest.mark.parametrize("trouble", [Stopped(), ScrutinyError("It broke.", "Mend it."), RuntimeError("unforeseen")])
def test_whoever_waits_is_told_that_nothing_will_come_before_all_others_are(qtbot, jobs, trouble):
    heard = []
    jobs.stopped.connect(lambda: heard.append("stopped"))
    jobs.failed.connect(lambda _: heard.append("failed"))

    def job(report):
        raise trouble

    jobs.start("Working…", job, heard.append, otherwise=heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [trouble, "stopped" if isinstance(trouble, Stopped) else "failed"]


class _Waiting(QLabel):
    """Is gone before its job has ended, as a dialog may be."""

    def land(self, *value) -> None:
        self.setText("landed")


@pytest.mark.parametrize("trouble", [None, Stopped()])
def test_a_job_lands_nowhere_once_whoever_waited_for_it_is_gone(qtbot, jobs, trouble):
    gate, waiting, ended = threading.Event(), _Waiting(), []
    jobs.finished.connect(ended.append)
    jobs.stopped.connect(lambda: ended.append("stopped"))

    def job(report):
        gate.wait(5)
        if trouble is not None:
            raise trouble
        return "done"

    jobs.start("Working…", job, partial(waiting.land, "first"), otherwise=waiting.land)
    delete(waiting)
    gate.set()
    qtbot.waitUntil(lambda: ended == ["stopped" if trouble else "done"])
