"""Tab alone reaches every control of every screen, each says its name, and fields come in the order they are read."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QLabel, QTabBar, QWidget

from scrutiny_desktop.views.rail import SCREENS
from scrutiny_desktop.views.window import Window

MOST = 400


@pytest.fixture
def window(qtbot, sample_desk):
    shown = Window(sample_desk)
    qtbot.addWidget(shown)
    shown.resize(1280, 720)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


def walked(window):
    """Where Tab goes, from where the keys are, until it comes round."""
    seen = []
    for _ in range(MOST):
        focused = QApplication.focusWidget()
        if focused in seen and not isinstance(focused, QLabel):  # a label has a stop for each of its links
            break
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is focused and not isinstance(focused, QLabel):
            QTest.keyClick(focused, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    return seen


def stopped_at(window):
    """Every control that is in view and takes the keys."""
    inner = (QAbstractSpinBox, QComboBox)
    return [
        each for each in window.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.window() is window and not isinstance(each, QTabBar)
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(each.parentWidget(), inner)
    ]  # fmt: skip


@pytest.mark.parametrize("key", SCREENS)
def test_tab_reaches_every_control_and_each_has_a_name(window, key):
    window.go(key)
    QApplication.processEvents()
    seen = walked(window)
    left = [each for each in stopped_at(window) if each not in seen]
    assert not [each.accessibleName() or type(each).__name__ for each in left]
    assert all(each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()) for each in seen)


@pytest.mark.parametrize(("key", "column"), [("meeting", "body"), ("promises", "_detail")])
def test_tab_goes_down_the_fields_and_never_back_up(window, key, column):
    window.go(key)
    QApplication.processEvents()
    inside = getattr(window.screen_now, column)
    stops = [each for each in walked(window) if inside.isAncestorOf(each)]
    tops = [each.mapTo(inside, QPoint(0, each.height())).y() for each in stops]
    assert len(tops) > 10
    start = tops.index(min(tops))
    tops = tops[start:] + tops[:start]
    assert all(after >= before - 40 for before, after in pairwise(tops))
