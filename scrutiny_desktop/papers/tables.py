"""A page's words put into the cells of the tables on it, and all others to rows."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from scrutiny_desktop.papers.gaps import grid_by_gaps
from scrutiny_desktop.papers.grid import Grid, Place, Stack, grids_of
from scrutiny_desktop.papers.lattice import Drawn, Shade
from scrutiny_desktop.papers.piece import Piece
from scrutiny_desktop.papers.pieces import Wall
from scrutiny_desktop.papers.rows import Row, rows_of
from scrutiny_desktop.papers.turns import Box
from scrutiny_desktop.papers.unruled import lines_of, with_rows_of_lines

_NEARLY_ALL = 0.75
_LEAST_FILLED = (0.5, 0.25, 0.0)
"""Of all cells: where neither, one, or both of the first row and the first column are nearly full."""

_MOST_SHADES = 1_000
_ROOM = 1.5
_LONG = 12
"""Printed lines beyond which a cell that goes across the whole table is text of its own, and no cell."""


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell's printed rows, and over how many columns and rows it is merged."""

    rows: tuple[Row, ...]
    across: int = 1
    down: int = 1
    shade: str = ""
    """What lies behind it, as six hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Of one table on one page: where its columns are, and what is known of its head."""

    xs: tuple[float, ...]
    heads: int = 0
    top: float = 0.0
    bottom: float = 0.0


@dataclass
class GridRow(Row):
    """A row of a table; its pieces are all its words, and its own rows are what it was printed on."""

    columns: tuple[SetCell | None, ...] = ()
    """None where a merged cell lies, but for the first of its columns and rows."""
    sheet: Sheet = Sheet(())
    printed: tuple[Row, ...] = ()

    def __post_init__(self) -> None:
        """It begins with its highest words and ends with its lowest."""
        Row.__post_init__(self)
        self.top = min(piece.top for piece in self.cells)
        self.bottom = max(piece.bottom for piece in self.cells)

    @property
    def reach(self) -> tuple[float, float]:
        """From the upper to the lower edge of its table."""
        return self.sheet.top, self.sheet.bottom


class Tables:
    """The tables that a page's rules and shades tell of."""

    def __init__(self, drawn: Drawn) -> None:
        self._grids: list[Grid]
        self._stacks: list[Stack]
        self._grids, self._stacks = grids_of(drawn)
        self._shades = drawn.shades[:_MOST_SHADES]

    @property
    def walls(self) -> list[Wall]:
        """What parts words of one row that stand in two cells."""
        return [grid.parts for grid in self._grids]

    def rows(self, pieces: Sequence[Piece], page: int) -> list[Row]:
        """All rows of a page in reading order, those of its tables among them."""
        if not self._grids and not self._stacks:
            return rows_of(pieces, page)
        rest = list(pieces)
        tables: list[list[GridRow]] = []
        for grid in (*self._grids, *self._found_in(pieces)):
            inside = [each for each in rest if _is_in(grid, each)]
            if table := _table(with_rows_of_lines(grid, inside), inside, page, self._shades):
                taken = set(map(id, inside))
                rest = [each for each in rest if id(each) not in taken]
                tables.append(table)
        rows = rows_of(rest, page, max((each.right for each in pieces), default=0.0))
        for table in tables:
            at = _home(table, rows)
            rows[at:at] = _as_text(table)
        return rows

    def _found_in(self, pieces: Sequence[Piece]) -> Iterator[Grid]:
        return (grid for stack in self._stacks if (grid := grid_by_gaps(stack, pieces)))


def _is_in(grid: Grid, piece: Piece) -> bool:
    return grid.holds((piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2)


def _table(grid: Grid, pieces: Sequence[Piece], page: int, shades: Sequence[Shade]) -> list[GridRow]:
    """The rows of a grid that have words; none where it is no table: one column, or a drawing with few words on it."""
    by_place: defaultdict[Place, list[Piece]] = defaultdict(list)
    for piece in pieces:
        by_place[grid.place((piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2)].append(piece)
    rows = sorted({row for row, _ in by_place})
    has_pair = len(rows) < len(by_place)
    if not has_pair or len({column for _, column in by_place}) < 2 or not _is_filled(grid, by_place.keys()):
        return []
    if not grid.is_ruled and (len(rows) < 2 or not _has_room(grid, by_place)):
        return []
    heads = sum(1 for row in rows if row < grid.heads)
    sheet = Sheet(grid.xs, heads, min(each.top for each in pieces), max(each.bottom for each in pieces))
    behind = [each for each in shades if _meets(each.box, grid.box)]
    return [_row(grid, row, by_place, page, sheet, behind) for row in rows]


def _has_room(grid: Grid, by_place: dict[Place, list[Piece]]) -> bool:
    """Whether words stand apart from the left edges of their cells, as they never do from their own shade."""
    apart = [min(each.left for each in own) - grid.xs[column] >= _ROOM for (_, column), own in by_place.items()]
    return sum(apart) >= _NEARLY_ALL * len(apart)


def _is_filled(grid: Grid, places: Collection[Place]) -> bool:
    """Whether most cells have words, or some and most of the first row or the first column: a drawing has few."""
    cells = {(row, column) for row in range(len(grid.ys) - 1) for column in range(len(grid.xs) - 1)} - set(grid.merged)
    top, side = min(row for row, _ in places), min(column for _, column in places)
    edges = {place for place in cells if place[0] == top}, {place for place in cells if place[1] == side}
    full = sum(1 for edge in edges if len(edge) > 1 and len(edge.intersection(places)) >= _NEARLY_ALL * len(edge))
    return len(places) >= _LEAST_FILLED[full] * len(cells)


def _row(
    grid: Grid, row: int, by_place: dict[Place, list[Piece]], page: int, sheet: Sheet, shades: Sequence[Shade]
) -> GridRow:
    columns: list[SetCell | None] = []
    for column in range(len(grid.xs) - 1):
        place = (row, column)
        down, across = grid.spans.get(place, (1, 1))
        rows = tuple(rows_of(_in_order(by_place.get(place, ())), page))
        columns.append(None if place in grid.merged else SetCell(rows, across, down, _shade(grid, place, shades)))
    pieces = tuple(piece for cell in columns if cell for own in cell.rows for piece in own.cells)
    ids = set(map(id, pieces))
    as_set = [piece for place, own in by_place.items() if place[0] == row for piece in own if id(piece) in ids]
    return GridRow(pieces, page, grid.xs[-1], tuple(columns), sheet, tuple(rows_of(as_set, page)))


def _meets(box: Box, other: Box) -> bool:
    return box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1]


def _shade(grid: Grid, place: Place, shades: Sequence[Shade]) -> str:
    """The colour behind the middle of a cell: of several, the one that was drawn last."""
    down, across = grid.spans.get(place, (1, 1))
    x = (grid.xs[place[1]] + grid.xs[place[1] + across]) / 2
    y = (grid.ys[place[0]] + grid.ys[place[0] + down]) / 2
    last = next((each for each in reversed(shades) if _meets(each.box, (x, y, x, y))), None)
    return f"{last.colour:06x}" if last else ""


def _in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Line by line, whatever the order in which they were set."""
    return [piece for line in lines_of(pieces) for piece in line]


def _as_text(table: Sequence[GridRow]) -> Iterator[Row]:
    """The rows, with one long cell across the whole table as the text that it is."""
    for row in table:
        full = [cell for cell in row.columns if cell and cell.rows]
        if len(full) == 1 and full[0].across >= len(row.columns) and len(full[0].rows) > _LONG:
            yield from full[0].rows
        else:
            yield row


def _home(table: Sequence[GridRow], rows: Sequence[Row]) -> int:
    """Before which row the table stands: where fewest of those above it come after it, or those below it before."""
    top, bottom = table[0].top, max(row.bottom for row in table)
    left, right = table[0].sheet.xs[0], table[0].sheet.xs[-1]
    wrong = sum(1 for row in rows if _is_above(row, top, left, right))
    best, home = wrong, 0
    for at, row in enumerate(rows, start=1):
        if _is_above(row, top, left, right):
            wrong -= 1
        elif row.bottom > bottom and row.left < right and row.right > left:
            wrong += 1
        if wrong < best or (wrong == best and _is_above(row, top, left, right)):
            best, home = wrong, at
    return home


def _is_above(row: Row, top: float, left: float, right: float) -> bool:
    return row.top < top and row.left < right and row.right > left
