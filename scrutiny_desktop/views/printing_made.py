"""Pages that the program makes itself, seen sheet by sheet before they are printed."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.flows.printing import Band, sheets_of
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.papers.printing import Print, ask_printer, new_printer, print_out
from scrutiny_desktop.views.pieces import button, label, refaced, row

_SCALE = 1.5
"""Pixels to a point that a sheet is drawn at for the screen."""

_A4 = QSize(595, 842)

Drawn = tuple[Sequence[tuple[float, float]], int, Sequence[Band]]
"""The sizes of all pages, which page this is, and its rows."""

Made = Callable[[Report], bytes]
"""Makes a PDF, as part of a job."""


def print_made(desk: Desk, owner: QWidget | None, title: str, made: Made) -> None:
    """Make it as a job, and show its sheets; what is printed is the very pages that were shown."""
    desk.jobs.start(desk.tr("Setting the pages…"), made, lambda pdf: PrintDialog(desk, pdf, title, owner).open())


class PrintDialog(Dialog):
    """One sheet before the reader, two buttons to the others, and the system's own dialog behind Print."""

    def __init__(self, desk: Desk, pdf: bytes, title: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._pdf, self._title, self._at, self._pages = pdf, title, 0, 1
        self.setWindowTitle(self.tr("Print: {title}").format(title=title))
        self.sheet, self.said = _Sheet(desk), label("", "small")
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        tips = self.tr("Sheet before this (Page Up)"), self.tr("Next sheet (Page Down)")
        self.back = button("‹", lambda: self.turn(-1), name=self.tr("Sheet before this"), tip=tips[0])
        self.on = button("›", lambda: self.turn(1), name=self.tr("Next sheet"), tip=tips[1])
        self.back.setShortcut(QKeySequence(Qt.Key.Key_PageUp))
        self.on.setShortcut(QKeySequence(Qt.Key.Key_PageDown))
        foot = row(desk)
        foot.addWidget(self.back)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.on)
        self.told = label("", "poor", wrap=True)
        self.told.hide()
        self.body.addWidget(self.sheet, 1)
        self.body.addLayout(foot)
        self.body.addWidget(self.told)
        roles = QDialogButtonBox.ButtonRole
        self.printing = self.buttons.addButton(self.tr("&Print…"), roles.ActionRole)
        refaced(self.printing, face="main")
        self.printing.setDefault(True)
        self.printing.clicked.connect(self._ask)
        self.buttons.addButton(self.tr("Cancel"), roles.RejectRole)
        self.finished.connect(self.deleteLater)
        self.fit(15, 20)
        self.turn(0)

    def turn(self, by: int) -> None:
        """Show another sheet."""
        self._at = min(max(0, self._at + by), self._pages - 1)
        job = partial(_drawn, self._pdf, self._at)
        self.desk.jobs.start(self.tr("Drawing the sheet…"), job, self._take)

    def _take(self, drawn: Drawn) -> None:
        sizes, at, bands = drawn
        self._pages = len(sizes)
        if at == self._at:
            self.sheet.show_page(sizes[at], bands)
            self.said.setText(self.tr("Sheet {sheet} of {sheets}").format(sheet=at + 1, sheets=len(sizes)))
            self.sheet.setAccessibleName(self.said.text())
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at < self._pages - 1)

    def _ask(self) -> None:
        try:
            ask_printer(self.desk, self, new_printer(self._title), self.print_on)
        except ScrutinyError as refused:
            self.told.setText(str(refused))
            self.told.show()

    def print_on(self, printer: QPrinter) -> None:
        """Print them as a job."""
        desk, pdf, said = self.desk, self._pdf, self.tr("Sheets sent to the printer: {n}")
        job = partial(print_out, printer, Print(lambda _: sheets_of(pdf), keeps_size=True))
        desk.jobs.start(self.tr("Printing…"), job, lambda sheets: desk.noticed.emit(said.format(n=sheets)),
                        is_long=True)  # fmt: skip
        self.accept()


def _drawn(pdf: bytes, page: int, report: Report) -> Drawn:
    """As a job: one sheet, by a child, as all pages are drawn."""
    report(0, 1)
    with sheets_of(pdf) as sheets:
        return sheets.sizes, page, list(sheets.bands(page, _SCALE))


class _Sheet(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._size, self._image = desk, (float(_A4.width()), float(_A4.height())), QImage()
        self.setMinimumSize(_A4 / 4)

    def show_page(self, size: tuple[float, float], bands: Sequence[Band]) -> None:
        """Show a page."""
        self._size = size
        self._image = QImage(round(size[0] * _SCALE), round(size[1] * _SCALE), QImage.Format.Format_RGB32)
        self._image.fill(Qt.GlobalColor.white)
        painter = QPainter(self._image)
        for band in bands:
            rows = QImage(band.pixels, band.width, band.height, band.width * 4, QImage.Format.Format_RGB32)
            painter.drawImage(0, band.top, rows)
        painter.end()
        self.update()

    def sizeHint(self) -> QSize:
        return _A4 / 2

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        dots = min((self.width() - 2) / self._size[0], (self.height() - 2) / self._size[1])
        sheet = QRectF(0, 0, self._size[0] * dots, self._size[1] * dots)
        sheet.moveCenter(QRectF(self.rect()).center())
        painter.fillRect(sheet, Qt.GlobalColor.white)
        if not self._image.isNull():
            painter.drawImage(sheet, self._image)
        painter.setPen(QPen(self._desk.theme.color("control_line"), 1))
        painter.drawRect(sheet.adjusted(0, 0, -1, -1))
