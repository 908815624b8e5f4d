"""Where on a sheet of paper a page comes to stand, and the line above it that says who may see it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

STAMP = 10.0
"""Points of the letters of that line."""

_ROOM = 1.8
"""How much of the sheet the line takes, in heights of its letters."""

LEFT_UP = 270
"""Degrees a page is turned to lie on a sheet of the other shape, its top at the left, where sheets are bound."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A page on a sheet, in points; ``scale`` is how much smaller it is than it was made."""

    box: QRectF
    rotation: int
    scale: float


def placed(page: tuple[float, float], area: QRectF, *, keeps_size: bool = False) -> Placed:
    """A page in the middle of an area, turned where that suits it, made smaller where it must be, never larger."""
    across, down = page
    is_turned = (across > down) != (area.width() > area.height())
    if is_turned:
        across, down = down, across
    scale = 1.0 if keeps_size else min(1.0, area.width() / across, area.height() / down)
    box = QRectF(0, 0, across * scale, down * scale)
    box.moveCenter(area.center())
    return Placed(box, LEFT_UP if is_turned else 0, scale)


def below_stamp(area: QRectF, stamp: str) -> QRectF:
    """What an area leaves for the page."""
    return area.adjusted(0, STAMP * _ROOM if stamp else 0, 0, 0)


def draw_stamp(painter: QPainter, area: QRectF, stamp: str, dots: float) -> None:
    """Say at the top of an area, in points, who may see the page; so many of the painter's dots make a point."""
    font = QFont("Inter")
    font.setPixelSize(max(1, round(STAMP * dots)))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.black)
    line = QRectF(area.left() * dots, area.top() * dots, area.width() * dots, STAMP * _ROOM * dots)
    words = QFontMetricsF(font).elidedText(stamp, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)
