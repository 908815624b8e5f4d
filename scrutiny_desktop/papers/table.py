"""A table's cells to lines: which rows are its head, and what the head says of each column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scrutiny_desktop.papers.lines import Line, one_row

MOST_PLACES = 200_000
"""Rows times columns; a larger table is read row by row, without its columns."""

_MOST_HEADS = 3
_MOST_TITLES = 3
_LONGEST_HEAD = 60
_MOST_WORDS = 8
_LONGER = 1.8
"""By how much the words below a head are longer than its own, where they are no figures."""

_FIGURES = re.compile(r"[\d\s.,:/%£$€()+–-]*\d[\d\s.,:/%£$€()+–-]*[a-z]{0,2}")
_TICKS = re.compile(r"[☐☒☑✓✔✗✘□■]")
_NO_HEAD = re.compile(r"[.;:]$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's words, its paragraphs parted by line feeds, and over how many columns and rows it is merged."""

    text: str
    across: int = 1
    down: int = 1
    bold: bool = False
    shade: str = ""
    """What lies behind it, as six hexadecimal digits."""


Cells = tuple[Cell | None, ...]
"""One for each column; None where a merged cell lies, but for the first of its columns and rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row of a table, and the lines it was printed on where these are known."""

    cells: Cells
    page: int | None = None
    level: int = 0
    """Where it is one cell that the paper's outline names: the level of that heading."""
    torn: tuple[Line, ...] = ()


def lines_of_table(rows: Sequence[TableRow], number: int, told: int = 0) -> Iterator[Line]:
    """Each row that has words as a line; ``told`` is how many rows the file itself calls its head (0: it does not)."""
    grid = [row.cells for row in rows]
    if len(grid) * max(map(len, grid), default=0) > MOST_PLACES:
        yield from _plain(rows)
        return
    used = [at for at in range(max(map(len, grid), default=0)) if any(_text(cells, at) for cells in grid)]
    end = told or _heads(grid)
    labels = _labels(grid[:end], used)
    is_first = True
    for at, row in enumerate(rows):
        columns = tuple(_text(row.cells, column) for column in used)
        if not any(columns):
            continue
        has_heads = at >= end and any(labels) and not _is_band(row.cells)
        printed = "\t".join(one_row(words) for words in columns if words)
        yield Line(printed, is_first, row.page, goes_on=False, is_row=True, table=number,
                   level=row.level if len(_full(row.cells)) == 1 else 0, columns=columns,
                   heads=labels if has_heads else (), shades=_shades(row.cells, used), torn=row.torn)  # fmt: skip
        is_first = False


def _plain(rows: Sequence[TableRow]) -> Iterator[Line]:
    for row in rows:
        if words := "\t".join(one_row(cell.text) for cell in _full(row.cells)):
            yield Line(words, row is rows[0], row.page, goes_on=False, is_row=True, torn=row.torn)


def _text(cells: Cells, at: int) -> str:
    cell = cells[at] if at < len(cells) else None
    return cell.text if cell else ""


def _shades(cells: Cells, used: Sequence[int]) -> tuple[str, ...]:
    shades = tuple(cell.shade if at < len(cells) and (cell := cells[at]) else "" for at in used)
    return shades if any(shades) else ()


def _full(cells: Cells) -> list[Cell]:
    return [cell for cell in cells if cell and cell.text]


def _is_band(cells: Cells) -> bool:
    """Whether one cell lies across the whole row, as a table's title or the name of a group of rows does."""
    full = _full(cells)
    return len(full) == 1 and full[0].across >= len(cells) > 1


def _heads(grid: Sequence[Cells]) -> int:
    """One past the last row of the head; 0 where no row surely is one."""
    first = next((at for at, cells in enumerate(grid[:_MOST_TITLES]) if len(_full(cells)) > 1), len(grid))
    if first + 1 >= len(grid) or not _is_head(grid[first], grid[first + 1 :]):
        return 0
    end = first + max(cell.down for cell in _full(grid[first]))
    if end == first + 1 and _is_second(grid[first], grid[end]):
        end += 1
    return min(end, first + _MOST_HEADS, len(grid) - 1)


def _is_second(cells: Cells, below: Cells) -> bool:
    """Whether a row only parts the wide cells of the head above it."""
    wide = [range(at, at + cell.across) for at, cell in enumerate(cells) if cell and cell.text and cell.across > 1]
    parts = [(at, cell) for at, cell in enumerate(below) if cell and cell.text]
    under = all(any(at in columns for columns in wide) for at, _ in parts)
    return len(parts) > 1 and under and not any(_FIGURES.fullmatch(cell.text) for _, cell in parts)


def _is_head(cells: Cells, below: Sequence[Cells]) -> bool:
    full = _full(cells)
    if len(full) < 2 or any(_FIGURES.fullmatch(cell.text) for cell in full[1:]):
        return False
    if all(cell.bold for cell in full):
        return any(not cell.bold for row in below for cell in _full(row))
    if len(full) < sum(1 for cell in cells if cell) - 1 or not all(map(_is_short, full)):
        return False
    if any(cell.bold for cell in full) or len(below) < 2:
        return False
    return any(map(_is_told_below, full[1:], [_column(below, at) for at, cell in enumerate(cells) if cell in full[1:]]))


def _is_short(cell: Cell) -> bool:
    if _TICKS.match(cell.text):
        return False
    few = len(cell.text) <= _LONGEST_HEAD and len(cell.text.split()) <= _MOST_WORDS
    return few and not _NO_HEAD.search(cell.text)


def _column(rows: Sequence[Cells], at: int) -> list[str]:
    return [text for row in rows if (text := _text(row, at))]


def _is_told_below(head: Cell, below: Sequence[str]) -> bool:
    """Whether what stands below some words is of another kind: figures, or far longer."""
    if not below:
        return False
    figures = sum(1 for text in below if _FIGURES.fullmatch(text))
    return figures * 2 > len(below) or sum(map(len, below)) > _LONGER * len(head.text) * len(below)


def _labels(heads: Sequence[Cells], used: Sequence[int]) -> tuple[str, ...]:
    """What the head says of each column, from its widest cells down."""
    said: dict[int, dict[str, None]] = {column: {} for column in used}
    for cells in heads:
        if _is_band(cells):
            continue
        for at, cell in enumerate(cells):
            for column in range(at, at + cell.across) if cell and cell.text else ():
                if column in said and cell:
                    said[column][one_row(cell.text)] = None
    return tuple(", ".join(said[column]) for column in used)
