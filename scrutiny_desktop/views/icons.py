"""Our own icons: SVG files drawn in a role's colour."""

import functools
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIZES = (16, 24, 32, 48, 64)


def icon(resources: Path, name: str, color: QColor) -> QIcon:
    """The icon of that name in that colour, sharp at every size the window uses."""
    svg = _svg(resources, name).replace("currentColor", color.name())
    drawn = QIcon()
    for size in _SIZES:
        drawn.addPixmap(_pixmap(svg, size))
    return drawn


@functools.cache
def _svg(resources: Path, name: str) -> str:
    return (resources / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@functools.lru_cache(maxsize=512)
def _pixmap(svg: str, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
