"""One page of a PDF as it was read by itself, and the same as plain values, to be sent from one reader to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scrutiny_desktop.papers.piece import Piece
from scrutiny_desktop.papers.rows import Row
from scrutiny_desktop.papers.stamps import Stamps
from scrutiny_desktop.papers.tables import GridRow, SetCell, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """What was seen on one page; nothing in it is told from other pages."""

    number: int
    height: float = 0.0
    rows: Sequence[Row] = ()
    stamps: Stamps | None = None
    is_picture: bool = False
    is_overfull: bool = False
    is_damaged: bool = False
    is_filled_in: bool = False
    """Whether it is a form on which something was filled in, which is none of its rows."""


def plain_leaf(leaf: Leaf) -> list[Any]:
    """The leaf as what JSON can hold, which keeps every number exactly."""
    sheets: dict[int, tuple[int, Sheet]] = {}
    for row in leaf.rows:
        if isinstance(row, GridRow):
            sheets.setdefault(id(row.sheet), (len(sheets), row.sheet))
    rows = [_plain_grid_row(row, sheets) if isinstance(row, GridRow) else _plain_row(row) for row in leaf.rows]
    stamps = leaf.stamps and (leaf.stamps.pages, leaf.stamps.item, leaf.stamps.words)
    facts = (leaf.is_picture, leaf.is_overfull, leaf.is_damaged, leaf.is_filled_in)
    return [
        leaf.number,
        leaf.height,
        [(s.xs, s.heads, s.top, s.bottom) for _, s in sheets.values()],
        rows,
        stamps,
        facts,
    ]


def leaf_from(plain: Sequence[Any]) -> Leaf:
    """The leaf that a plain form is of."""
    number, height, plain_sheets, plain_rows, stamps, facts = plain
    is_picture, is_overfull, is_damaged, is_filled_in = facts
    sheets = [Sheet(tuple(xs), heads, top, bottom) for xs, heads, top, bottom in plain_sheets]
    rows = tuple(_row(*row) if len(row) == 3 else _grid_row(sheets, *row) for row in plain_rows)
    return Leaf(
        number=number, height=height, rows=rows, is_picture=is_picture, is_overfull=is_overfull, is_damaged=is_damaged,
        is_filled_in=is_filled_in, stamps=stamps and Stamps(tuple(stamps[0]), stamps[1], tuple(stamps[2])),
    )  # fmt: skip


def _plain_row(row: Row) -> tuple[Any, ...]:
    return row.cells, row.page, row.edge


def _plain_grid_row(row: GridRow, sheets: dict[int, tuple[int, Sheet]]) -> tuple[Any, ...]:
    columns = [cell and ([_plain_row(own) for own in cell.rows], cell.across, cell.down) for cell in row.columns]
    printed = [_plain_row(own) for own in row.printed]
    return row.cells, row.page, row.edge, columns, sheets[id(row.sheet)][0], printed


def _row(cells: Sequence[Any], page: int, edge: float) -> Row:
    return Row(tuple(map(Piece._make, cells)), page, edge)


def _grid_row(
    sheets: Sequence[Sheet], cells: Sequence[Any], page: int, edge: float, columns: Sequence[Any], sheet: int,
    printed: Sequence[Any],
) -> GridRow:  # fmt: skip
    made = [cell and SetCell(tuple(_row(*own) for own in cell[0]), cell[1], cell[2]) for cell in columns]
    pieces = tuple(map(Piece._make, cells))
    return GridRow(pieces, page, edge, tuple(made), sheets[sheet], tuple(_row(*own) for own in printed))
