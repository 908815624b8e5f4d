"""While the library's own file is worked on nobody has it open, and afterwards it is open again, whatever happened."""

import threading

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.library_down import with_library_down

REFUSAL = ScrutinyError("It is refused.", "Try again.")


@pytest.fixture
def dialog(qtbot, desk):
    made = Dialog(desk)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


@pytest.mark.parametrize("outcome", ["done", REFUSAL])
def test_what_came_of_it_is_told_once_the_library_is_open_again(qtbot, desk, dialog, outcome):
    access, told = desk.library.access, []

    def landed(found):
        told.append((found, desk.is_open, dialog.isEnabled()))

    with_library_down(dialog, "Working…", lambda report: outcome, landed, lambda _: access)
    assert (desk.is_open, dialog.isEnabled()) == (False, False)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(outcome, True, True)]


def test_work_that_breaks_off_for_a_reason_nobody_foresaw_gives_the_library_back(qtbot, desk, dialog):
    def job(report):
        raise RuntimeError("unforeseen")

    with qtbot.captureExceptions() as caught:
        with_library_down(dialog, "Working…", job, pytest.fail, pytest.fail)
        qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    assert len(caught) == 1
    assert (desk.is_open, dialog.isEnabled()) == (True, True)


def test_a_dialog_whose_work_is_not_done_cannot_be_left(qtbot, desk, dialog):
    gate = threading.Event()
    access = desk.library.access
    with_library_down(dialog, "Working…", lambda report: gate.wait(5), lambda _: None, lambda _: access)
    assert not dialog.close()
    assert dialog.isVisible()
    gate.set()
    qtbot.waitUntil(lambda: desk.is_open)
    assert dialog.close()
