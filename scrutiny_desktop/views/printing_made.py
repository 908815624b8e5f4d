"""What the program makes itself, put on paper through the system's own dialog."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.flows.printing import Sheets, sheets_of
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.printing import Print, ask_printer, new_printer, print_out

Made = Callable[[Report], bytes]
"""Makes a PDF, as part of a job."""


def print_made(desk: Desk, owner: QWidget | None, title: str, made: Made) -> None:
    """Ask which printer, then make and print it as a job; raises ScrutinyError where there is no printer."""
    ask_printer(desk, owner, new_printer(title), partial(print_on, desk, made))


def print_on(desk: Desk, made: Made, printer: QPrinter) -> None:
    """Make it and print it as a job."""

    def sheets(report: Report) -> AbstractContextManager[Sheets]:
        return sheets_of(made(report))

    said = desk.tr("Sheets sent to the printer: {n}")
    job = partial(print_out, printer, Print(sheets, keeps_size=True))
    desk.jobs.start(desk.tr("Printing…"), job, lambda sheets: desk.noticed.emit(said.format(n=sheets)), is_long=True)
