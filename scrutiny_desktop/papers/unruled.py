"""Rows that no rule parts: lines of short words, or of figures, which stand beside each other in all columns."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from scrutiny_desktop.papers.grid import Grid, Place
from scrutiny_desktop.papers.piece import Piece

_FEWEST = 2
_FIGURES = re.compile(r"[^a-z]*\d[^a-z]*[a-z]{0,2}|[-–—]|n/?a", re.IGNORECASE)
_ONWARD = ",-&(/+"
_PADDING = 6.0

Lines = list[list[Piece]]


def with_rows_of_lines(grid: Grid, pieces: Sequence[Piece]) -> Grid:
    """The grid, each of its rows that is surely many parted into them."""
    by_row: defaultdict[int, defaultdict[int, list[Piece]]] = defaultdict(lambda: defaultdict(list))
    for piece in pieces:
        row, column = grid.place((piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2)
        by_row[row][column].append(piece)
    deep = {each for place, (row, _) in grid.merged.items() if place[0] != row for each in (place[0], row)}
    cuts = {row: made for row, own in by_row.items() if row not in deep and (made := _cuts(grid, row, own))}
    return _parted(grid, cuts) if cuts else grid


def _cuts(grid: Grid, row: int, cells: dict[int, list[Piece]]) -> list[float]:
    """Where a row is to be parted: between each two lines of the column that has the most."""
    if len(cells) < 2:
        return []
    columns = {column: lines_of(own) for column, own in cells.items()}
    most = max(columns.values(), key=len)
    if len(most) < _FEWEST or not all(_is_beside(line, most) for lines in columns.values() for line in lines):
        return []
    figures = sum(1 for lines in columns.values() if len(lines) == len(most) and all(map(_is_figure, lines)))
    are_short = len(most) > _FEWEST and not any(_is_wrapped(grid, row, *each) for each in columns.items())
    if not are_short and figures < (1 if len(most) > _FEWEST else 2):
        return []
    ends = [(max(piece.bottom for piece in one), min(piece.top for piece in other)) for one, other in pairwise(most)]
    return [(bottom + top) / 2 for bottom, top in ends]


def lines_of(pieces: Sequence[Piece]) -> Lines:
    """The pieces line by line, each line from left to right."""
    lines: Lines = []
    for piece in sorted(pieces, key=lambda each: (each.bottom, each.left)):
        if lines and lines[-1][0].is_beside(piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda each: each.left) for line in lines]


def _is_figure(line: Sequence[Piece]) -> bool:
    return _FIGURES.fullmatch(line[0].text) is not None and line[-1].text[-1] not in _ONWARD


def _is_beside(line: Sequence[Piece], others: Lines) -> bool:
    return any(line[0].is_beside(other[0]) for other in others)


def _is_wrapped(grid: Grid, row: int, column: int, lines: Lines) -> bool:
    """Whether any line of a cell may only go on with the one above it."""
    _, across = grid.spans.get((row, column), (1, 1))
    edge = grid.xs[column + across] - _PADDING
    for last, line in pairwise(lines):
        word = line[0].text.split(maxsplit=1)[0]
        width = (len(word) + 1) * (line[0].right - line[0].left) / max(1, len(line[0].text))
        if line[0].text[0].islower() or last[-1].text[-1] in _ONWARD or last[-1].right + width > edge:
            return True
    return False


def _parted(grid: Grid, cuts: dict[int, list[float]]) -> Grid:
    first: list[int] = []
    ys: list[float] = []
    for row, y in enumerate(grid.ys[:-1]):
        first.append(len(ys))
        ys += [y, *cuts.get(row, ())]
    return replace(grid, ys=(*ys, grid.ys[-1]), merged=dict(_moved(grid, first, cuts)),
                   heads=first[grid.heads] if grid.heads else 0)  # fmt: skip


def _moved(grid: Grid, first: Sequence[int], cuts: dict[int, list[float]]) -> Iterator[tuple[Place, Place]]:
    for (row, column), (to_row, to_column) in grid.merged.items():
        for at in range(len(cuts.get(row, ())) + 1):
            yield (first[row] + at, column), (first[to_row] + (at if row == to_row else 0), to_column)
