"""A library that was saved as a file is restored on another laptop, by passphrase and by recovery code, by keys."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.app.start import now, open_window
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import backup, keys, questions, sealed
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.restoring import RestoreDialog

WORDS = "the bus to Examplebridge"
PATIENCE = 60_000


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """The file, and its recovery code."""
    place = tmp_path_factory.mktemp("saved")
    with open_library(Access(place / "library"), clock=now) as library:
        own = Ledger(library, author=lambda: "", clock=now, ids=Ids(now))
        own.swap(None, Question(id="q1", meeting_id="m1", text="Who checks?"))
    access, code = keys.protect(Access(place / "library"), WORDS, now)
    return sealed.save(access, now, place / "mine.scrutiny"), code


@pytest.fixture
def window(qtbot, access, resources):
    """On the other laptop, where there was something already."""
    made = open_window(open_library(access, clock=now), resources)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    made.desk.change("add", old=None, new=Question(id="there", meeting_id="m1", text="Was there before"))
    yield made
    made.close()
    made.desk.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("by", ["passphrase", "code"])
def test_it_comes_back_with_its_words_and_its_protection(qtbot, window, saved, by):
    file, code = saved
    secret = WORDS if by == "passphrase" else code.lower().replace("-", " ")
    window.run("restore")
    dialog = window.findChild(RestoreDialog)
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE)
    dialog.choose(file)
    assert QApplication.focusWidget() is dialog.secret
    for typed in ("another one altogether", secret):
        QTest.keyClicks(dialog.secret, typed)
        QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not window.desk.jobs.is_busy, timeout=PATIENCE)
        if typed != secret:
            assert "not the library's passphrase" in dialog.trouble.text()
            assert [each.id for each in questions.for_meeting(window.desk.library, "m1")] == ["there"]
            dialog.secret.selectAll()
    assert [each.text for each in questions.for_meeting(window.desk.library, "m1")] == ["Who checks?"]
    folder = window.desk.library.access.folder
    assert "protected" in window.foot.place.accessibleName()
    assert keys.unlock(folder, WORDS) == keys.unlock_with_recovery(folder, code) == window.desk.library.access
    assert "before a backup was restored" in [each.reason for each in backup.every(folder)]
    assert not (folder / "from-a-file").exists()
