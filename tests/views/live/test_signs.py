"""Signs tell standings apart by shape alone."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from scrutiny_desktop.domain.question import OUTCOMES, Standing
from scrutiny_desktop.views.live.signs import draw_sign


def drawn(desk, standing, *, is_now=False):
    image = QImage(28, 28, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    draw_sign(painter, QRectF(0, 0, 28, 28), standing, desk.theme.color("ink"), is_now=is_now)
    painter.end()
    return bytes(image.constBits())


def test_every_standing_of_the_running_order_has_a_shape_of_its_own(desk):
    shapes = [drawn(desk, each) for each in (Standing.PLANNED, Standing.ASKED, *OUTCOMES)]
    shapes.append(drawn(desk, Standing.PLANNED, is_now=True))
    assert len(set(shapes)) == 7
