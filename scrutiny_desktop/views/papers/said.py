"""What the text says of tables beside the paper's own words: their size before them, and in each row the heads."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.flow import Block, BlockKind
from scrutiny_desktop.views.papers.units import showable


@dataclass(frozen=True, slots=True)
class Said:
    """Said before one cell: a line of its own where a table begins, and the head of its column."""

    line: str = ""
    label: str = ""

    @property
    def text(self) -> str:
        """As it stands in the document, the end of the line with it."""
        return f"{self.line}\n{self.label}" if self.line else self.label


def said_of(blocks: Sequence[Block]) -> dict[int, Said]:
    """What is said before a cell, by the character at which the cell begins."""
    columns: defaultdict[int, int] = defaultdict(int)
    for block in blocks:
        columns[block.table] = max(columns[block.table], block.column)
    return {at: said for run in _tables(blocks) for at, said in _of_table(run, columns[run[0].table]) if said.text}


def _tables(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    for table, run in groupby(blocks, key=lambda block: block.table if block.kind is BlockKind.CELL else 0):
        if table:
            yield list(run)


def _of_table(cells: Sequence[Block], columns: int) -> Iterator[tuple[int, Said]]:
    line = _line(sum(1 for cell in cells if cell.begins_row), columns)
    for cell in cells:
        head = showable(cell.label).rstrip(": ")
        yield cell.start, Said(line, _tr("{head}: ").format(head=head) if head else "")
        line = ""


def _line(rows: int, columns: int) -> str:
    if rows == 1:
        return _tr("Table, 1 row, {columns} columns").format(columns=columns)
    return _tr("Table, {rows} rows, {columns} columns").format(rows=rows, columns=columns)


def _tr(text: str) -> str:
    return QCoreApplication.translate("papers", text)
