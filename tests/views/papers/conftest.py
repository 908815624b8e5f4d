"""A papers screen on the sample, shown, with the acts on their keys as the window puts them there."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.store import meetings, papers
from scrutiny_desktop.views.acts import ACTS
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.papers.screen import PapersScreen
from tests import made_papers as made


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


def _page(number):
    lines = [f"{number}.{line} The ferry of crossing {number} sails on day {line}." for line in range(1, 9)]
    return made.text(*lines, step=30)


def _linked(canvas):
    _page(1)(canvas)
    canvas.linkURL("https://examplebridge.example/ferry", (72, 100, 300, 160))


@pytest.fixture
def shown(qtbot, desk, open_screen, tmp_path):
    """A PDF of six pages, shown as pages."""
    introduce(desk, "Cllr Example", Role.CHAIR)
    file = made.pdf(tmp_path / "ferry.pdf", [_linked, *(_page(number) for number in range(2, 7))])
    taken = take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", lambda *_: None)
    desk.change_all("add papers", Filing(desk.library, desk.ids, desk.me.id).filed(taken, None))
    desk.choose_meeting(meetings.every(desk.library)[0].id)
    screen = open_screen(desk)
    assert screen.reader.surface is screen.reader.pages
    qtbot.waitUntil(lambda: 0 in screen.reader.pages._letters, timeout=20_000)
    screen.reader.pages.setFocus()
    return screen
