"""Rows that go on below where they do not fit."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from scrutiny_desktop.views.wrapping import Wrapping


@pytest.fixture
def laid(qtbot):
    def lay(widths, across, *, even=False):
        outer, layout = QWidget(), Wrapping(10, even=even)
        qtbot.addWidget(outer)
        for width in widths:
            part = QLabel("x")
            part.setFixedSize(width, 20)
            layout.addWidget(part)
        outer.setLayout(layout)
        outer.resize(across, layout.heightForWidth(across))
        layout.activate()
        return [(each.x(), each.y()) for each in outer.findChildren(QLabel)], layout.heightForWidth(across)

    return lay


def test_parts_stand_side_by_side_while_they_fit(laid):
    assert laid([50, 50, 50], 170) == ([(0, 0), (60, 0), (120, 0)], 20)


def test_what_does_not_fit_goes_on_below(laid):
    assert laid([50, 50, 50], 169) == ([(0, 0), (60, 0), (0, 30)], 50)


def test_even_parts_are_shared_out_over_rows(laid):
    places, height = laid([50] * 5, 200, even=True)
    assert ([y for _, y in places], height) == ([0, 0, 0, 30, 30], 50)


def test_a_part_wider_than_the_row_is_kept_inside_it(laid):
    assert laid([500], 100)[1] == 20


def test_nothing_takes_no_room(laid):
    assert laid([], 100) == ([], 0)
