"""Our own icons: SVG files drawn in a role's colour, at the size at which they are shown and not before."""

import functools
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_OF_A_WINDOW = (16, 32, 48, 64)
"""Sizes in which a desktop shows the icon of a window; it takes none that it is not told of."""

_FAINT = 0.4


def icon(resources: Path, name: str, color: QColor) -> QIcon:
    """The icon of that name in that colour, sharp at every size."""
    return QIcon(_Drawing(_svg(resources, name).replace("currentColor", color.name())))


class _Drawing(QIconEngine):
    """Draws one icon when Qt asks for it; what cannot be done now looks fainter."""

    def __init__(self, svg: str) -> None:
        super().__init__()
        self._svg = svg

    def clone(self) -> QIconEngine:
        return _Drawing(self._svg)

    def availableSizes(self, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> list[QSize]:
        del mode, state
        return [QSize(side, side) for side in _OF_A_WINDOW]

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        del state
        sharp = _pixmap(self._svg, size.width(), size.height())
        return _faint(sharp) if mode == QIcon.Mode.Disabled else sharp

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        dots = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(rect.size() * dots, mode, state))


@functools.cache
def _svg(resources: Path, name: str) -> str:
    return (resources / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@functools.lru_cache(maxsize=512)
def _pixmap(svg: str, width: int, height: int) -> QPixmap:
    side, pixmap, painter = min(width, height), *_blank(width, height)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF((width - side) / 2, (height - side) / 2, side, side))
    painter.end()
    return pixmap


def _faint(sharp: QPixmap) -> QPixmap:
    pixmap, painter = _blank(sharp.width(), sharp.height())
    painter.setOpacity(_FAINT)
    painter.drawPixmap(0, 0, sharp)
    painter.end()
    return pixmap


def _blank(width: int, height: int) -> tuple[QPixmap, QPainter]:
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap, QPainter(pixmap)
