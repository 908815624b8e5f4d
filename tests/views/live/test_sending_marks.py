"""What was marked leaves with the next file, whatever became of the one before."""

from threading import Event

import pytest
from PySide6.QtCore import Qt


@pytest.fixture
def marks(live):
    live.desk.keep(f"sharing.order {live.desk.meeting.id}", {"sent": "by me"})
    live.marks_out._wait.setInterval(0)
    return live.marks_out


@pytest.fixture
def going(qtbot, marks):
    """Marks on their way, behind a job that breaks as soon as it is let."""
    jobs, held = marks._desk.jobs, Event()

    def breaks(report):
        held.wait(10)
        raise ZeroDivisionError

    jobs.start("Something else…", breaks)
    marks.touch()
    qtbot.waitUntil(lambda: marks._is_out)
    return held


def test_what_was_marked_while_a_sending_broke_off_goes_with_the_next(qtbot, marks, going):
    jobs = marks._desk.jobs
    marks.touch()
    assert not marks._wait.isActive()  # one at a time
    stopping = jobs.started.connect(lambda words: words or jobs.stop(), Qt.ConnectionType.DirectConnection)
    with qtbot.captureExceptions(), qtbot.waitSignal(jobs.stopped):
        going.set()
    jobs.started.disconnect(stopping)
    qtbot.waitSignal(marks._wait.timeout).wait()


def test_another_jobs_trouble_is_none_of_its_own(qtbot, marks, going):
    jobs, is_out = marks._desk.jobs, []
    jobs.failed.connect(lambda _: is_out.append(marks._is_out))
    with qtbot.captureExceptions(), qtbot.waitSignal(jobs.failed):
        going.set()
    assert is_out == [True]
