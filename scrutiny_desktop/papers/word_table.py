"""The shape of a Word document's table: its columns, merged cells and head; runs in the reader process only."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from docx.oxml.ns import qn

from scrutiny_desktop.papers.table import MOST_PLACES, Cell, TableRow

_MOST_COLUMNS = 64
_SHADE = re.compile(r"[0-9a-f]{6}")
_WHITE = "f" * 6
_OFF = ("0", "false", "off")


class WordTable:
    """One table, without the rows that a tracked change took away."""

    def __init__(self, table: Any) -> None:
        inside = (row for row in table.iter(qn("w:tr")) if next(row.iterancestors(qn("w:tbl"))) is table)
        self._rows = [row for row in inside if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
        self._cells = [[cell for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is row]
                       for row in self._rows]  # fmt: skip

    @property
    def is_box(self) -> bool:
        """Whether no row has more than one cell: then it is a frame around ordinary text."""
        return all(len(cells) < 2 for cells in self._cells)

    @property
    def heads(self) -> int:
        """How many rows, from the first, the document repeats at the top of each page; 0 for none."""
        told = [_is_on(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")) for row in self._rows]
        return told.index(False) if False in told else 0

    def cells(self) -> Iterator[Any]:
        """Every cell's element, in order."""
        return (cell for cells in self._cells for cell in cells)

    def rows(self, words_of: Callable[[Any], str]) -> list[TableRow]:
        """The rows, all as wide as the widest; ``words_of`` reads one cell and is asked for each once, in order."""
        grid: list[list[Cell | None]] = []
        begun: dict[int, int] = {}
        for row, cells in zip(self._rows, self._cells, strict=True):
            made: list[Cell | None] = [None] * _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
            for cell in cells:
                at, words = len(made), words_of(cell)
                across = _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)
                made += [self._cell(cell, words, across, grid, begun, at), *[None] * (across - 1)]
            grid.append(made)
        width = max(map(len, grid), default=0)
        if width * len(grid) > MOST_PLACES:
            width = 0
        return [TableRow(cells=(*made, *[None] * (width - len(made)))) for made in grid]

    @staticmethod
    def _cell(
        cell: Any, words: str, across: int, grid: list[list[Cell | None]], begun: dict[int, int], at: int
    ) -> Cell | None:
        """A cell, or None where it goes on with the one above, which is then so much deeper."""
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        goes_on = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
        if not goes_on or at not in begun:
            begun.pop(at, None)
            if merged is not None:
                begun[at] = len(grid)
            return Cell(words, across, bold=_is_bold(cell), shade=_shade(cell))
        row = grid[begun[at]]
        above = row[at] if at < len(row) else None
        if above is not None:
            row[at] = replace(above, down=len(grid) - begun[at] + 1)
        return Cell(words, across) if words else None


def _number(element: Any, least: int) -> int:
    told = element.get(qn("w:val"), "") if element is not None else ""
    return max(least, min(int(told), _MOST_COLUMNS)) if told.isdecimal() and len(told) < 10 else least


def _is_on(element: Any) -> bool:
    return element is not None and element.get(qn("w:val"), "1") not in _OFF


def _shade(cell: Any) -> str:
    told = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    fill = told.get(qn("w:fill"), "").lower() if told is not None else ""
    return fill if _SHADE.fullmatch(fill) and fill != _WHITE else ""


def _is_bold(cell: Any) -> bool:
    runs = [run for run in cell.iter(qn("w:r")) if any((each.text or "").strip() for each in run.iter(qn("w:t")))]
    return bool(runs) and all(_is_on(run.find(f"{qn('w:rPr')}/{qn('w:b')}")) for run in runs)
