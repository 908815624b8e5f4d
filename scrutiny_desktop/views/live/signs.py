"""The sign of each standing in the running order: a shape of its own, drawn at any size."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from scrutiny_desktop.domain.question import Standing

_Draw = Callable[[QPainter, QRectF], None]


def draw_sign(painter: QPainter, place: QRectF, standing: Standing, color: QColor, *, is_now: bool = False) -> None:
    """Draw the standing's shape into a square; what is before the panel now is an arrow, whatever its standing."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, max(1.4, place.width() / 9), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    inner = place.adjusted(*(place.width() * part for part in (0.12, 0.12, -0.12, -0.12)))
    (_arrow if is_now else _SHAPES.get(standing, _ring))(painter, inner)
    painter.restore()


def sign_icon(standing: Standing, color: QColor, size: int, ratio: float = 2.0) -> QIcon:
    """The same shape for a button."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_sign(painter, QRectF(0, 0, size, size), standing, color)
    painter.end()
    return QIcon(pixmap)


def _ring(painter: QPainter, place: QRectF) -> None:
    painter.drawEllipse(place)


def _ring_and_dot(painter: QPainter, place: QRectF) -> None:
    painter.drawEllipse(place)
    painter.setBrush(QBrush(painter.pen().color()))
    painter.drawEllipse(place.center(), place.width() / 8, place.width() / 8)


def _arrow(painter: QPainter, place: QRectF) -> None:
    painter.setBrush(QBrush(painter.pen().color()))
    painter.drawPolygon(QPolygonF([place.topLeft(), QPointF(place.right(), place.center().y()), place.bottomLeft()]))


def _tick(painter: QPainter, place: QRectF) -> None:
    foot = QPointF(place.left() + place.width() * 0.36, place.bottom() - place.height() * 0.12)
    painter.drawPolyline(QPolygonF([
        QPointF(place.left(), place.center().y() + place.height() * 0.06), foot,
        QPointF(place.right(), place.top() + place.height() * 0.1),
    ]))  # fmt: skip


def _half(painter: QPainter, place: QRectF) -> None:
    painter.drawEllipse(place)
    painter.setBrush(QBrush(painter.pen().color()))
    painter.drawPie(place, 90 * 16, 180 * 16)


def _letter(painter: QPainter, place: QRectF) -> None:
    cover = place.adjusted(0, place.height() * 0.12, 0, -place.height() * 0.12)
    painter.drawRect(cover)
    flap = QPainterPath(cover.topLeft())
    flap.lineTo(cover.center().x(), cover.center().y() + cover.height() * 0.12)
    flap.lineTo(cover.topRight())
    painter.drawPath(flap)


def _cross(painter: QPainter, place: QRectF) -> None:
    painter.drawLine(place.topLeft(), place.bottomRight())
    painter.drawLine(place.topRight(), place.bottomLeft())


def _dash(painter: QPainter, place: QRectF) -> None:
    painter.drawLine(QPointF(place.left(), place.center().y()), QPointF(place.right(), place.center().y()))


_SHAPES: dict[Standing, _Draw] = {
    Standing.ASKED: _ring_and_dot,
    Standing.ANSWERED: _tick,
    Standing.PARTLY_ANSWERED: _half,
    Standing.WRITTEN_ANSWER: _letter,
    Standing.NOT_REACHED: _dash,
    Standing.WITHDRAWN: _cross,
}
