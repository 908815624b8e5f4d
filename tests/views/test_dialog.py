"""A dialog is never larger than the screen, and its buttons stay in reach."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea

from scrutiny_desktop.views.dialog import Dialog


@pytest.fixture
def high(qtbot, desk):
    """Taller than any screen of the tests."""
    made = Dialog(desk)
    qtbot.addWidget(made)
    made.setWindowTitle("Fields")
    made.fields = [QLineEdit(accessibleName=f"Field {n}") for n in range(60)]
    for each in made.fields:
        made.body.addWidget(each)
    made.decides("&Keep")
    made.resize(4_000, 4_000)
    with qtbot.waitExposed(made):
        made.open()
    return made


def test_a_dialog_too_high_for_the_screen_is_scrolled_and_shows_its_buttons(high):
    room = high.screen().availableSize()
    assert high.width() <= room.width() and high.height() < room.height()
    assert high.decide.visibleRegion().boundingRect() == high.decide.rect()
    assert high.findChild(QScrollArea).accessibleName() == "Fields"


def test_tab_goes_through_it_in_reading_order_and_brings_each_field_into_view(qtbot, high):
    high.activateWindow()
    high.fields[0].setFocus()
    for each in high.fields[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is each
        assert each.visibleRegion().boundingRect() == each.rect()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in high.buttons.buttons()


def test_a_dialog_that_fits_is_not_scrolled(qtbot, desk):
    made = Dialog(desk)
    qtbot.addWidget(made)
    made.body.addWidget(QLineEdit())
    with qtbot.waitExposed(made):
        made.open()
    assert made.findChild(QScrollArea) is None
