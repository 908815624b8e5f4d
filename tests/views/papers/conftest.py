"""A papers screen on the sample, shown, with the acts on their keys as the window puts them there."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from scrutiny_desktop.store import papers
from scrutiny_desktop.views.acts import ACTS
from scrutiny_desktop.views.papers.screen import PapersScreen


def with_keys(screen):
    for act in ACTS:
        if act.where == "papers":
            action = QAction(screen)
            action.setShortcut(QKeySequence(act.keys))
            action.triggered.connect(partial(lambda name: screen.handlers()[name](), act.name))
            context = Qt.ShortcutContext.WidgetShortcut if act.inside else Qt.ShortcutContext.WindowShortcut
            action.setShortcutContext(context)
            for widget in screen.insides() if act.inside else (screen,):
                widget.addAction(action)
    return screen


@pytest.fixture
def open_screen(qtbot):
    """Opens a screen on a desk and puts the keyboard into its text."""

    def open_on(desk):
        screen = with_keys(PapersScreen(desk))
        qtbot.addWidget(screen)
        screen.resize(1200, 760)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        if screen.reader.is_text():
            screen.reader.surface.setFocus()
            qtbot.waitUntil(screen.reader.surface.hasFocus)
        return screen

    return open_on


@pytest.fixture
def screen(open_screen, sample_desk):
    """The sample's cover report, open."""
    return open_screen(sample_desk)


@pytest.fixture
def listed(sample_desk):
    """The sample's papers in pack order."""
    return papers.for_meeting(sample_desk.library, sample_desk.meeting.id)


@pytest.fixture
def take(screen):
    """Selects the first passage with these words, and returns its place."""

    def select(words):
        start = screen.text.opened.text.index(words)
        screen.text.select(start, start + len(words))
        return start

    return select
