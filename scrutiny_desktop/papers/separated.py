"""A text whose lines are rows of values with separators between them: told from ordinary text by its evenness."""

import csv
import io

from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.spread import Spread, reading_of
from scrutiny_desktop.papers.table import Cell
from scrutiny_desktop.papers.text import Decoded

SEPARATORS = ",;\t"

_EVEN = 0.98
_LEAST_ROWS = 3
_LEAST_WIDE = 3
"""Columns that make a table also of fewer rows than that."""

_MOST_SPACED = 0.1
"""Of the values after a first, those that begin with a space, as the words after a comma in a sentence do."""

_MOST_COLUMNS = 256


def separated(decoded: Decoded, name: str) -> Reading | None:
    """The text as a paper of one table; None where it is ordinary text."""
    tables = [rows for separator in SEPARATORS if (rows := _rows(decoded.text, separator))]
    if not tables:
        return None
    rows = max(tables, key=lambda each: len(each[0]))
    sheet = Spread("", [[Cell(_words(value)) for value in row] for row in rows])
    return reading_of(name, [sheet], decoded.warnings)


def _rows(text: str, separator: str) -> list[list[str]]:
    """The rows that a separator parts the text into; none where they are not surely rows of values."""
    if separator not in text[:100_000]:
        return []
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True) if row]
    except csv.Error:
        return []
    width = len(rows[0]) if rows else 0
    if not 2 <= width <= _MOST_COLUMNS or sum(1 for row in rows if len(row) == width) < _EVEN * len(rows):
        return []
    is_table = len(rows) >= _LEAST_ROWS or (len(rows) > 1 and width >= _LEAST_WIDE)
    return rows if is_table and not _is_prose(rows) else []


def _is_prose(rows: list[list[str]]) -> bool:
    values = [value for row in rows for value in row[1:] if value]
    return not values or sum(1 for value in values if value.startswith(" ")) > _MOST_SPACED * len(values)


def _words(value: str) -> str:
    lines = (" ".join(line.split()) for line in value.split("\n"))
    return "\n".join(line for line in lines if line)
