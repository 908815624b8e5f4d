"""Pages put on paper by a job: drawn in a child, and painted band by band in the job's own thread."""

import math
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.flows.printing import Band, Sheets
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.sheet import Placed, below_stamp, draw_stamp, placed

DOTS = 300
"""Dots to an inch that pages are drawn at, or as near below as the printer's own allow."""

_POINTS = 72


@dataclass(frozen=True, slots=True)
class Print:
    """What goes on paper: pages of a document from 0 (none: all), and what each sheet says above them.

    ``sheets`` opens the document, in the job; ``keeps_size`` is for what was made for this very sheet.
    """

    sheets: Callable[[Report], AbstractContextManager[Sheets]]
    pages: Sequence[int] = ()
    stamp: str = ""
    keeps_size: bool = False


def new_printer(name: str, *, is_a3: bool = False) -> QPrinter:
    """A printer as the system has it set, for sheets of one size; ``name`` is what its queue lists."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3 if is_a3 else QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    return printer


def ask_printer(desk: Desk, owner: QWidget | None, printer: QPrinter, then: Callable[[QPrinter], None]) -> QPrintDialog:
    """Ask which printer, by the system's own dialog; raises ScrutinyError where there is none."""
    if not QPrinterInfo.availablePrinterNames():
        raise ScrutinyError(
            desk.tr("No printer is set up on this computer."), desk.tr("Save as PDF, and print that elsewhere.")
        )
    dialog = QPrintDialog(printer, owner)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
    dialog.accepted.connect(lambda: then(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
    return dialog


def print_out(printer: QPrinter, wanted: Print, report: Report) -> int:
    """As a job: print, and say how many sheets that made; stopped or broken off, nothing is left of a file."""
    report(0, 1)
    try:
        with wanted.sheets(report) as sheets:
            return _print(printer, wanted, sheets, report)
    except BaseException:
        if file := printer.outputFileName():
            with suppress(OSError):  # it may not have been begun
                Path(file).unlink()
        raise


def _print(printer: QPrinter, wanted: Print, sheets: Sheets, report: Report) -> int:
    painter = QPainter()
    if not painter.begin(printer):
        raise ScrutinyError(
            f"The printer {printer.printerName()} does not answer.", "See that it is on, or save as PDF instead."
        )
    try:
        pages = _in_order(printer, wanted.pages or range(len(sheets.sizes)))
        for done, page in enumerate(pages):
            report(done, len(pages))
            if done:
                printer.newPage()
            _Sheet(printer, painter, wanted).draw(sheets, page, partial(report, done, len(pages)))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise ScrutinyError(f"The printer {printer.printerName()} refused the pages.", "Look at it, and print again.")
    return len(pages)


def _in_order(printer: QPrinter, pages: Sequence[int]) -> list[int]:
    """The pages as often and in the order in which the printer does not see to that itself."""
    in_order = list(pages)
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        in_order.reverse()
    return in_order * (1 if printer.supportsMultipleCopies() else max(1, printer.copyCount()))


class _Sheet:
    """One sheet of the printer, measured in points from its own corner."""

    def __init__(self, printer: QPrinter, painter: QPainter, wanted: Print) -> None:
        self._painter, self._wanted = painter, wanted
        layout = printer.pageLayout()
        self._area = _printable(layout, full=wanted.keeps_size)
        self._step = max(1, math.ceil(printer.resolution() / DOTS))
        self._dots = printer.resolution() / self._step / _POINTS

    def draw(self, sheets: Sheets, page: int, alive: Callable[[], object]) -> None:
        """Put a page on the sheet; ``alive`` is called between bands, and may end it."""
        stamp = self._wanted.stamp
        where = placed(sheets.sizes[page], below_stamp(self._area, stamp), keeps_size=self._wanted.keeps_size)
        self._painter.save()
        self._painter.scale(self._step, self._step)
        for band in sheets.bands(page, self._dots * where.scale, where.rotation):
            alive()
            self._put(band, where)
        if stamp:
            draw_stamp(self._painter, self._area, stamp, self._dots)
        self._painter.restore()

    def _put(self, band: Band, where: Placed) -> None:
        image = QImage(band.pixels, band.width, band.height, band.width * 4, QImage.Format.Format_RGB32)
        if image.isGrayscale():
            image = image.convertToFormat(QImage.Format.Format_Grayscale8)
        left, top = round(where.box.left() * self._dots), round(where.box.top() * self._dots)
        # Without loss: a printed letter is an edge, and pictures of edges are what lossy ones spoil.
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._painter.drawImage(left, top + band.top, image)


def _printable(layout: QPageLayout, *, full: bool) -> QRectF:
    whole = QRectF(layout.fullRect(QPageLayout.Unit.Point))
    edges = layout.minimumMargins() if layout.mode() is QPageLayout.Mode.FullPageMode else layout.margins()
    units = _POINTS / 25.4 if layout.units() is QPageLayout.Unit.Millimeter else 1.0
    return whole if full else whole.marginsRemoved(_at_least(edges * units))


def _at_least(edges: QMarginsF) -> QMarginsF:
    """Margins no printer lacks, for one that does not say."""
    least = 4 / 25.4 * _POINTS
    return QMarginsF(*(max(least, each) for each in (edges.left(), edges.top(), edges.right(), edges.bottom())))
