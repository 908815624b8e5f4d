"""An Excel workbook's sheets, its values as last worked out; runs in the reader process only."""

import warnings
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from functools import partial
from typing import IO, Any, cast

import openpyxl
from openpyxl.cell.read_only import EmptyCell
from openpyxl.utils.exceptions import InvalidFileException

from scrutiny_desktop.domain.flow import day_in_words
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.cell_shades import Shades
from scrutiny_desktop.papers.original import Original
from scrutiny_desktop.papers.packed import damaged
from scrutiny_desktop.papers.spread import MOST_FILLED, Spread, reading_of, too_many
from scrutiny_desktop.papers.table import Cell

_NO_CELL = Cell("")

Coloured = Callable[[Any], str]
"""Tells the colour of a cell."""

# Whatever parses its parts raises a SyntaxError of its own.
_TROUBLE = (InvalidFileException, SyntaxError, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError)


def read_workbook(original: Original) -> Reading:
    """The workbook as a paper; its package has been checked. Raises ScrutinyError where it cannot be read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of charts and lists that it leaves out; we show neither
        try:
            book = openpyxl.load_workbook(
                cast(IO[bytes], original.opened()), read_only=True, data_only=True, keep_links=False
            )
            return reading_of(original.stem, _sheets(book, original.name), tuple(_told(book)))
        except _TROUBLE as error:
            raise damaged(original.name) from error


def _told(book: Any) -> Iterator[str]:
    hidden = [each.title for each in book.worksheets if each.sheet_state != "visible"]
    if hidden:
        yield f"Sheets that Excel does not show are read too: {', '.join(hidden)}."
    if any(name.endswith("vbaProject.bin") for name in book._archive.namelist()):
        yield "The workbook holds macros; they were not run."


def _sheets(book: Any, name: str) -> Iterator[Spread]:
    left, shades = MOST_FILLED, Shades(book)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what a file says of its size may be any number
        rows: list[list[Cell]] = []
        coloured = partial(shades.of, rules=shades.rules(sheet))
        for row in sheet.iter_rows():
            left -= 1 + len(row)
            if left < 0:
                raise too_many(name)
            rows.append(_row(row, coloured))
        yield Spread(sheet.title, rows)


def _row(cells: Any, coloured: Coloured) -> list[Cell]:
    made = [_NO_CELL if isinstance(each, EmptyCell) else _cell(each, coloured) for each in cells]
    while made and made[-1] == _NO_CELL:
        made.pop()
    return made


def _cell(cell: Any, coloured: Coloured) -> Cell:
    words = _words(cell.value, cell.number_format) if cell.value is not None else ""
    return Cell(words, bold=bool(words and cell.font.b), shade=coloured(cell))


def _words(value: object, form: str) -> str:
    """The value as a reader of the sheet would say it."""
    match value:
        case bool():
            return "Yes" if value else "No"
        case datetime() if value.time() != time():
            return f"{day_in_words(value)} {value:%H:%M}"
        case date():
            return day_in_words(value)
        case time():
            return f"{value:%H:%M}"
        case float() | int():
            return _figure(value, form)
    lines = (" ".join(line.split()) for line in str(value).replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def _figure(value: float, form: str) -> str:
    if "%" in form:
        return f"{value * 100:.10g}%"
    return f"{value:.15g}" if abs(value) < 1e15 else str(value)
