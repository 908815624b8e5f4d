"""A screen as the window shows it: visible, with the keys of its acts."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from scrutiny_desktop.views.acts import ACTS
from scrutiny_desktop.views.live.screen import LiveScreen
from scrutiny_desktop.views.window import Window


class Evening:
    """A clock that the test moves on."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def evening(desk, clock):
    desk.clock = Evening(clock())
    return desk.clock


@pytest.fixture
def shown(qtbot):
    def show(screen, size=(1204, 612)):
        handlers = screen.handlers()
        for act in ACTS:
            if act.where != screen.key or act.name not in handlers:
                continue
            if act.inside:
                for list_ in screen.insides():
                    QShortcut(QKeySequence(act.keys), list_, lambda name=act.name: screen.handlers()[name](),
                              context=Qt.ShortcutContext.WidgetShortcut)  # fmt: skip
            else:
                QShortcut(QKeySequence(act.keys), screen, lambda name=act.name: screen.handlers()[name]())
        screen.resize(*size)
        qtbot.addWidget(screen)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        return screen

    return show


@pytest.fixture
def live(sample_desk, evening, shown):
    return shown(LiveScreen(sample_desk))


@pytest.fixture
def window(qtbot, sample_desk, evening):
    """The whole window, on the live screen."""
    made = Window(sample_desk)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.run("go_live")
    return made
