"""What every test may ask for: a clock that stands still, a library, a desk, and the sample on it."""

import gc
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings

from scrutiny_desktop.app.sweeping import sweep

# A test is about what holds, not about how busy a machine is.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def resources() -> Path:
    return ROOT / "resources"


@pytest.fixture(scope="session")
def clock():
    """Stands at the sample's evening."""
    moment = datetime(2031, 6, 12, 18, 5).astimezone()
    return lambda: moment


@pytest.fixture
def access(tmp_path):
    from scrutiny_desktop.store.access import Access

    return Access(tmp_path / "library")


@pytest.fixture(scope="session", autouse=True)
def _dressed(request):
    """Gives Qt our style and fonts once, where a test uses Qt at all."""
    if any("qapp" in each.fixturenames or "qtbot" in each.fixturenames for each in request.session.items):
        from scrutiny_desktop.views.theme import load_fonts

        application = request.getfixturevalue("qapp")
        application.setStyle("Fusion")
        load_fonts(ROOT / "resources")


@pytest.fixture(scope="session", autouse=True)
def _unswept():
    """The collector is off, as in the program: it could destroy what a test left of a window on a job's thread."""
    gc.disable()


@pytest.fixture(autouse=True)
def _swept():
    """Rubbish is looked for as the program does it, on the window's thread and now and then."""
    yield
    sweep()


@pytest.fixture
def desk(qapp, access, resources, clock) -> Iterator:
    from scrutiny_desktop.store.library import open_library
    from scrutiny_desktop.views.desk import Desk

    made = Desk(open_library(access, clock=clock), resources=resources, clock=clock)
    yield made
    made.close()


@pytest.fixture
def strays(qapp) -> Iterator[list]:
    """Parts of dialogs that were shown before they had a parent: each would be seen as a window of its own."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QFrame

    found: list = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Show and isinstance(watched, QAbstractButton | QComboBox | QFrame):
                found.extend([type(watched).__name__] if watched.isWindow() else [])
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    yield found
    qapp.removeEventFilter(watch)


@pytest.fixture(scope="session")
def sample_read(tmp_path_factory, resources, clock):
    """The sample's papers, read once for all tests: their readings, and a library that holds the originals."""
    from scrutiny_desktop.flows import sample
    from scrutiny_desktop.store.access import Access

    access = Access(tmp_path_factory.mktemp("sample"))
    return access, sample.read(access, clock, resources, lambda *_: None)


@pytest.fixture
def sample_desk(desk, sample_read):
    """A desk with the invented Examplebridge meeting on it, and Cllr Example at it."""
    from scrutiny_desktop.domain.panel import Role
    from scrutiny_desktop.flows import sample
    from scrutiny_desktop.store import contents
    from scrutiny_desktop.views.introduction import introduce

    introduce(desk, "Cllr Example", Role.CHAIR)
    _, read = sample_read
    for taken in read.papers.values():
        contents.put(desk.library, taken.content, taken.reading)
    pairs, meeting_id = sample.filed(read, desk.ids, desk.me.id)
    desk.change_all("open the sample", pairs)
    desk.choose_meeting(meeting_id)
    desk.stack.clear()
    return desk
