"""Pictures of every screen, made by the program itself from the sample."""

import tempfile
from datetime import datetime
from itertools import product
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.app.start import make_application, open_window
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.flows import sample
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.rail import SCREENS
from scrutiny_desktop.views.window import Window

THEMES = ("light", "dark", "contrast")
PERCENTS = (100, 150)
SIZES = ((1280, 720), (1440, 900))
THE_DAY = datetime(2031, 6, 12, 18, 5).astimezone()
"""The sample's evening, half an hour into the meeting."""


def take_shots(folder: Path, resources: Path) -> int:
    """Save a picture of each screen in each theme, text size and window size."""
    folder.mkdir(parents=True, exist_ok=True)
    make_application(resources)
    with tempfile.TemporaryDirectory() as place:
        access = Access(Path(place))
        window = open_window(open_library(access, clock=lambda: THE_DAY), resources, clock=lambda: THE_DAY)
        _furnish(window)
        window.show()
        for theme, percent, (width, height) in product(THEMES, PERCENTS, SIZES):
            window.desk.dress(theme, percent)
            window.resize(width, height)
            for screen in SCREENS:
                window.go(screen)
                settle()
                window.grab().save(str(folder / f"{screen}-{theme}-{percent}-{width}x{height}.png"))
        window.close()
        window.desk.close()
    return 0


def _furnish(window: Window) -> None:
    desk = window.desk
    introduce(desk, "Cllr Example", Role.CHAIR)
    read = sample.read(desk.library.access, desk.clock, desk.resources, lambda *_: None)
    pairs, meeting_id = sample.filed(read, desk.ids, desk.me.id)
    desk.change_all("open the sample", pairs)
    desk.choose_meeting(meeting_id)


def settle(turns: int = 12) -> None:
    """Let layouts and timers that are due come to rest."""
    for _ in range(turns):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
