"""An Excel workbook's sheets, its values as last worked out; runs in the reader process only."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import IO, Any, cast

import openpyxl
from openpyxl.cell.read_only import EmptyCell
from openpyxl.utils.exceptions import InvalidFileException

from scrutiny_desktop.domain.flow import day_in_words
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.original import Original
from scrutiny_desktop.papers.packed import damaged
from scrutiny_desktop.papers.spread import MOST_FILLED, Spread, reading_of, too_many
from scrutiny_desktop.papers.table import Cell

_WHITE = "f" * 6
_NO_CELL = Cell("")
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


def _sheets(book: Any, name: str) -> Iterator[Spread]:
    left = MOST_FILLED
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what a file says of its size may be any number
        rows: list[list[Cell]] = []
        for row in sheet.iter_rows():
            left -= 1 + len(row)
            if left < 0:
                raise too_many(name)
            rows.append(_row(row))
        yield Spread(sheet.title, rows)


def _row(cells: Any) -> list[Cell]:
    made = [_NO_CELL if isinstance(each, EmptyCell) else _cell(each) for each in cells]
    while made and made[-1] == _NO_CELL:
        made.pop()
    return made


def _cell(cell: Any) -> Cell:
    words = _words(cell.value, cell.number_format) if cell.value is not None else ""
    return Cell(words, bold=bool(words and cell.font.b), shade=_shade(cell.fill))


def _shade(fill: Any) -> str:
    """The colour, where the file says it itself and not by the name of a theme's."""
    if fill is None or fill.fill_type != "solid" or fill.fgColor.type != "rgb":
        return ""
    shade = str(fill.fgColor.rgb)[-6:].lower()
    return "" if shade == _WHITE else shade


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
