"""A checklist screen on the desk, shown, with the acts' keys given to it as the window does."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.checklist.screen import ChecklistScreen


@pytest.fixture
def shown(qtbot):
    """Shows a screen with its keys."""
    return partial(_shown, qtbot)


@pytest.fixture
def screen(shown, sample_desk) -> Iterator[ChecklistScreen]:
    made = shown(ChecklistScreen(sample_desk))
    yield made
    made.hide()


@pytest.fixture
def on_its_way(qtbot):
    """Shows a screen with its keys; the window has not had a turn since."""
    return partial(_begun, qtbot)


def _shown(qtbot, made):
    with qtbot.waitExposed(made):
        _begun(qtbot, made)
    made.activateWindow()
    made.inside().setFocus()
    return made


def _begun(qtbot, made):
    qtbot.addWidget(made)
    made.resize(1204, 612)
    for name, doer in made.handlers().items():
        action = QAction(made)
        action.setShortcut(QKeySequence(BY_NAME[name].keys))
        action.triggered.connect(partial(_run, doer))
        if BY_NAME[name].inside:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            made.inside().addAction(action)
        else:
            made.addAction(action)
    made.show()
    made.activateWindow()
    return made


def _run(doer, _checked=False):
    doer()
