"""Keys and clicks in no order at all: whatever a person does, the window goes on."""

from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.views.window import SCREENS, Window

KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape,
    Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Delete, Qt.Key.Key_A, Qt.Key.Key_Z,
)  # fmt: skip
SHIFTS = (Qt.KeyboardModifier.NoModifier,) * 3 + (Qt.KeyboardModifier.ShiftModifier,)
APART = {"quit", "add_papers", "save_minute", "back_up", "open_sample", "remove_sample"}
"""Acts that leave the program, ask the system for a file, or go on after the test."""


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("library", ["desk", "sample_desk"])
def test_no_order_of_keys_clicks_and_acts_ends_in_a_mistake(qtbot, request, library, screen, seed):
    window, chance = Window(request.getfixturevalue(library)), Random(f"{screen} {seed}")  # noqa: S311
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    with qtbot.captureExceptions() as mistakes:
        for _ in range(120):
            window.run(f"go_{screen}")
            _press(window, chance)
            _leave_what_opened(window)
    assert [each for _, each, _ in mistakes if not isinstance(each, ScrutinyError)] == []
    assert window.isVisible()
    window.close()


def _press(window, chance):
    acts = [name for name, action in window.actions_by_name.items() if action.isEnabled() and name not in APART]
    if chance.random() < 0.4:
        window.run(chance.choice(acts))
    elif chance.random() < 0.6:
        QTest.keyClick(QApplication.focusWidget() or window, chance.choice(KEYS), chance.choice(SHIFTS))
    else:
        shown = [each for each in window.screen_now.findChildren(QWidget) if not each.visibleRegion().isEmpty()]
        QTest.mouseClick(chance.choice(shown), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def _leave_what_opened(window):
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    for menu in window.findChildren(QMenu):
        menu.close()
    QApplication.processEvents()
