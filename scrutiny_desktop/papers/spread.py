"""The rows of a spreadsheet or of separated values as a paper of tables, whatever kind of file they come from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.reading import Reading, Section
from scrutiny_desktop.papers.lines import MOST_LINES, Line, one_row
from scrutiny_desktop.papers.paragraphs import paragraphs
from scrutiny_desktop.papers.table import MOST_PLACES, Cell, TableRow, lines_of_table

MOST_FILLED = 2_000_000
"""Cells of a whole file that are looked at, empty ones too."""

_LEAST_WIDE = 3
_LONGEST_NAME = 60
_NEARLY_ALL = 0.75


@dataclass(frozen=True, slots=True)
class Spread:
    """One sheet: its name, empty where it has none, and its rows of cells."""

    name: str
    rows: Sequence[Sequence[Cell]]


def reading_of(name: str, sheets: Iterable[Spread], warnings: tuple[str, ...] = ()) -> Reading:
    """A paper with a section for each sheet that has words; raises ScrutinyError where there are too many rows."""
    numbers, left = count(1), MOST_LINES
    sections: list[Section] = []
    for sheet in sheets:
        lines = list(_lines(sheet, numbers))
        left -= len(lines)
        if left < 0:
            raise too_many(name)
        if lines:
            sections.append(Section(heading=sheet.name, paragraphs=paragraphs(lines)))
    told = () if sections else ("No words were found in this paper.",)
    return Reading(kind="text", title=name, sections=tuple(sections), warnings=(*warnings, *told))


def too_many(name: str) -> ScrutinyError:
    """What is said of a file with more rows than any paper has."""
    return ScrutinyError(f"“{name}” has more than {MOST_LINES:,} rows.", "Check that it is the paper, or split it.")


def _lines(sheet: Spread, numbers: Iterator[int]) -> Iterator[Line]:
    """What stands above a sheet's table as text, then the table."""
    rows = [row for row in sheet.rows if any(cell.text for cell in row)]
    width = max(map(len, rows), default=0)
    first = next((at for at, row in enumerate(rows) if sum(1 for cell in row if cell.text) > 1), len(rows))
    for row in rows[:first]:
        yield Line(one_row(" ".join(cell.text for cell in row if cell.text)), after_blank=True, goes_on=False)
    width = width if width * len(rows) <= MOST_PLACES else 0
    table = [TableRow(cells=(*_banded(row, width), *[None] * (width - len(row)))) for row in rows[first:]]
    if table:
        yield from lines_of_table(table, next(numbers), 1 if _is_head(rows[first], width) and table[1:] else 0)


def _is_head(row: Sequence[Cell], width: int) -> bool:
    """Whether a row names nearly every column, each once and with letters."""
    names = [cell.text.casefold() for cell in row if cell.text]
    are_names = all(any(map(str.isalpha, name)) and len(name) <= _LONGEST_NAME for name in names)
    return are_names and len(set(names)) == len(names) >= max(2, _NEARLY_ALL * width)


def _banded(row: Sequence[Cell], width: int) -> Sequence[Cell | None]:
    """The row; where it has only its first cell, that lies across all, as the name of a group of rows does."""
    if width >= _LEAST_WIDE and row[0].text and not any(cell.text for cell in row[1:]):
        return [replace(row[0], across=width), *[None] * (len(row) - 1)]
    return row
