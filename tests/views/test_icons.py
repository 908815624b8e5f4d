"""Icons: drawn at the size that is asked for, in the colour of a role."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from scrutiny_desktop.views.icons import icon


def _strongest(drawn):
    image = drawn.toImage()
    return max(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("side", [16, 20, 27, 64])
@pytest.mark.parametrize("dots", [1.0, 1.5, 2.0])
def test_an_icon_is_drawn_at_the_very_size(qapp, desk, side, dots):
    drawn = desk.icon("search").pixmap(QSize(side, side), dots)
    assert drawn.size() == QSize(side, side) * dots
    assert _strongest(drawn) > 200


def test_an_icon_has_the_colour_of_its_role_and_is_fainter_where_nothing_can_be_done(qapp, desk):
    drawn = icon(desk.resources, "search", desk.theme.color("accent"))
    image = drawn.pixmap(QSize(32, 32)).toImage()
    inks = {
        image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255
    }
    assert inks <= {desk.theme.color("accent").name()}
    assert _strongest(drawn.pixmap(QSize(32, 32), QIcon.Mode.Disabled)) < 128


def test_a_desktop_is_told_the_sizes_of_the_windows_icon(qapp, desk):
    assert QSize(32, 32) in QIcon(desk.icon("window")).availableSizes()
