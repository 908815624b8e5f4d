"""A library that is found damaged at a start: mended by keys, and what came back is shown before it opens."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.app.mending import opened
from scrutiny_desktop.app.salvaging import SalvageDialog
from scrutiny_desktop.app.start import now
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import backup, questions
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library


@pytest.fixture
def spoilt(access):
    with open_library(access, clock=now) as library:
        own = Ledger(library, author=lambda: "", clock=now, ids=Ids(now))
        own.swap(None, Question(id="q1", meeting_id="m1", text="Who checks?"))
    backup.back_up(access, now, "by hand")
    access.file.write_bytes(b"\7" * access.file.stat().st_size)
    return access


@pytest.fixture
def keys_pressed(qtbot):
    """Presses keys in the dialog that stands there, one after the other, once it can hear them."""
    waiting, shown = [], []

    def press():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, SalvageDialog) or not dialog.mend.isEnabled():
            return
        if waiting and waiting[0] is not None:
            shown.append((dialog.title.text(), dialog.came_back.toPlainText()))
            qtbot.keyClick(dialog, waiting.pop(0))

    beat = QTimer(interval=20)
    beat.timeout.connect(press)
    beat.start()
    yield waiting, shown
    beat.stop()


def test_it_is_mended_by_return_shown_and_opened(spoilt, resources, keys_pressed):
    waiting, shown = keys_pressed
    waiting += [Qt.Key.Key_Return, Qt.Key.Key_Return]
    with opened(spoilt, now, resources) as library:
        assert [each.text for each in questions.for_meeting(library, "m1")] == ["Who checks?"]
    (asked, _), (done, came_back) = shown
    assert (asked, done) == ("The library is damaged", "The library is whole again")
    assert "From the backup of" in came_back
    assert "no shared files" in came_back


def test_escape_leaves_it_as_it_is(spoilt, resources, keys_pressed):
    before = spoilt.file.read_bytes()
    keys_pressed[0].append(Qt.Key.Key_Escape)
    with pytest.raises(ScrutinyError):
        opened(spoilt, now, resources)
    assert spoilt.file.read_bytes() == before
