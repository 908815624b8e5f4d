"""Text as a square of dots that a telephone reads."""

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

Squares = tuple[tuple[bool, ...], ...]
"""Rows of a QR code without its quiet border; what is dark is true."""


def squares(text: str) -> Squares:
    """The QR code of a text."""
    code = QRCode(None, QRErrorCorrectLevel.L)
    code.addData(text)
    code.make()
    across = range(code.getModuleCount())
    return tuple(tuple(bool(code.isDark(down, each)) for each in across) for down in across)
