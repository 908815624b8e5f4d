import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.views.live.agenda_panel import ItemsPanel
from scrutiny_desktop.views.live.attendance import AttendancePanel
from scrutiny_desktop.views.live.order_face import OrderFace
from scrutiny_desktop.views.live.screen import LiveScreen

PANELS = (("attendance", AttendancePanel), ("items", ItemsPanel))


@pytest.mark.parametrize(("name", "panel"), PANELS)
def test_a_panel_is_made_when_it_is_first_wanted_and_then_kept(live, name, panel):
    assert live.findChild(panel) is None
    live.handlers()[name]()
    made = live.findChild(panel)
    assert live.beside.currentWidget() is made and made.list.hasFocus()
    for _ in range(2):
        live.handlers()[name]()
    assert live.findChildren(panel) == [made]


@pytest.mark.parametrize(("name", "panel"), PANELS)
def test_tab_goes_through_a_panel_before_it_goes_on_to_the_keys_below(live, name, panel):
    live.handlers()[name]()
    made, seen = live.findChild(panel), []
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    outside = next(at for at, each in enumerate(seen) if not made.isAncestorOf(each))
    assert outside > 2 and not any(made.isAncestorOf(each) for each in seen[outside : outside + 8])


def test_the_rows_of_the_order_are_measured_once_when_the_screen_is_first_shown(sample_desk, shown, monkeypatch):
    measured, high = [], OrderFace._high
    monkeypatch.setattr(OrderFace, "_high", lambda self, row, width: measured.append(row) or high(self, row, width))
    screen = shown(LiveScreen(sample_desk))
    QApplication.processEvents()
    assert len(measured) == screen.order.list.order.rowCount()


def test_whoever_shows_a_chip_does_not_wait_for_what_sharing_stands_on():
    asks = "import sys, scrutiny_desktop.flows.closed_doors; print('scrutiny_desktop.sharing.seal' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True).stdout == "False\n"
