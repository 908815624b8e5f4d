"""Tables ruled across only, or told by their shades: their columns by the gaps that run down between the words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from scrutiny_desktop.papers.grid import Grid, Place, Stack
from scrutiny_desktop.papers.piece import Piece

_MOST_PIECES = 3_000
_ALONE = 0.6
"""Of the height of the type: how wide a gap must be."""

_LONG = 8
_FILLED, _WIDE = 0.7, 0.3
_FEW_BANDS = 3
_MARK = re.compile(r"[•▪◦●·\uf0b7o–-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]")
_FIGURES = re.compile(r"[^a-z]*\d[^a-z]*[a-z]{0,2}", re.IGNORECASE)

Printed = list[Piece]
"""The pieces of one printed line, from left to right."""


def grid_by_gaps(stack: Stack, pieces: Sequence[Piece]) -> Grid | None:
    """The stack as a grid; None where no gap runs through its words, or they are running text."""
    stack = _with_last_row(stack, pieces)
    inside = [each for each in pieces if _is_in(stack, each)]
    if not 4 <= len(inside) <= _MOST_PIECES:
        return None
    bands = _bands(stack, inside)
    below_head = [line for band in bands[1:] for line in band if len(line) > 1]
    gaps = max(_gaps(inside), _gaps([each for line in below_head for each in line]), key=len)
    xs = (stack.left, *gaps, stack.right)
    full = [band for band in bands if band]
    if len(xs) < 3 or len(full) < 2 or not _is_table(xs, full):
        return None
    return _grid(stack, xs, bands)


def _is_in(stack: Stack, piece: Piece) -> bool:
    middle = (piece.top + piece.bottom) / 2
    return stack.left - 2 <= piece.left and piece.right <= stack.right + 2 and stack.ys[0] < middle < stack.ys[-1]


def _with_last_row(stack: Stack, pieces: Sequence[Piece]) -> Stack:
    """The stack with one more row, where what follows its last rule or shade is set in columns as what is above it."""
    if len(stack.ys) < _FEW_BANDS + 2:
        return stack
    height = median(low - high for high, low in pairwise(stack.ys))
    below = Stack(stack.left, stack.right, (stack.ys[-1], stack.ys[-1] + height))
    row = [each for each in pieces if _is_in(below, each)]
    gaps = _gaps([each for each in pieces if _is_in(stack, each)])
    is_set = all(_gap_of(each.left, gaps) == _gap_of(each.right, gaps) for each in row)
    columns = {_gap_of(each.left, gaps) for each in row}
    return Stack(stack.left, stack.right, (*stack.ys, below.ys[-1])) if is_set and len(columns) > len(gaps) else stack


def _gap_of(x: float, gaps: Sequence[float]) -> int:
    return bisect_right(gaps, x)


def _bands(stack: Stack, pieces: Sequence[Piece]) -> list[list[Printed]]:
    """The printed lines between each two rules."""
    bands: list[list[Printed]] = [[] for _ in range(len(stack.ys) - 1)]
    for piece in sorted(pieces, key=lambda each: (each.bottom, each.left)):
        band = bands[bisect_right(stack.ys, (piece.top + piece.bottom) / 2) - 1]
        if band and band[-1][0].is_beside(piece):
            band[-1].append(piece)
        else:
            band.append([piece])
    for band in bands:
        for line in band:
            line.sort(key=lambda each: each.left)
    return bands


def _gaps(pieces: Sequence[Piece]) -> list[float]:
    """The middle of each gap that no piece reaches into."""
    if not pieces:
        return []
    least = _ALONE * median(each.size for each in pieces)
    gaps, end = [], None
    for piece in sorted(pieces, key=lambda each: each.left):
        if end is not None and piece.left - end > least:
            gaps.append((end + piece.left) / 2)
        end = piece.right if end is None else max(end, piece.right)
    return gaps


def _is_table(xs: Sequence[float], bands: Sequence[Sequence[Printed]]) -> bool:
    """Whether the columns hold cells: more than bullets, on more than one line, and no two columns of running text."""
    lines = [line for band in bands for line in band]
    shared = sum(1 for line in lines if len(line) > 1)
    if shared < 2 or shared * 3 < len(lines):
        return False
    columns: list[list[Piece]] = [[] for _ in range(len(xs) - 1)]
    for line in lines:
        for piece in line:
            columns[min(bisect_right(xs, piece.left) - 1, len(columns) - 1)].append(piece)
    if any(len(column) < 2 or all(_MARK.fullmatch(each.text) for each in column) for column in columns):
        return False
    is_long = any(len(band) > _LONG for band in bands)
    return not (is_long and sum(1 for column in columns if _is_running(column, xs[-1] - xs[0])) > 1)


def _is_running(column: Sequence[Piece], whole: float) -> bool:
    width = max(each.right for each in column) - min(each.left for each in column)
    return median(each.right - each.left for each in column) >= _FILLED * width and width >= _WIDE * whole


def _grid(stack: Stack, xs: tuple[float, ...], bands: Sequence[Sequence[Printed]]) -> Grid:
    is_open = sum(1 for band in bands if band) <= _FEW_BANDS
    edge = max((line[0].right for band in bands for line in band if line[0].left < xs[1]), default=xs[1])
    rows: list[list[Printed]] = []
    ys: list[float] = [stack.ys[0]]
    heads = 0
    for at, band in enumerate(bands):
        made = list(_rows(band, xs, edge, is_head=at == 0)) if is_open else [list(band)]
        for one, other in pairwise(made):
            ys.append((max(each.bottom for each in one[-1]) + min(each.top for each in other[0])) / 2)
        ys.append(stack.ys[at + 1])
        rows += made or [[]]
        heads = heads or (len(rows) if is_open and band and len(band) <= _FEW_BANDS else 0)
    return Grid(xs, tuple(ys), dict(_merged(xs, rows)), heads if heads < len(rows) else 0)


def _rows(band: Sequence[Printed], xs: Sequence[float], edge: float, *, is_head: bool) -> Iterator[list[Printed]]:
    """Lines between two rules to rows: one begins wherever the first column does, unless its words only go on there."""
    row: list[Printed] = []
    last: Piece | None = None
    for line in band:
        first = line[0] if line[0].left < xs[1] else None
        begins = first is not None and not _goes_on(last, line, edge)
        if is_head:
            begins = any(each.right > x > each.left for each in (row[-1] if row else ()) for x in xs[1:-1])
        if row and begins:
            yield row
            row = []
        row.append(line)
        last = first or last
    if row:
        yield row


def _goes_on(last: Piece | None, line: Printed, edge: float) -> bool:
    """Whether a line's first words only go on with those above them."""
    if last is None or line[0].text[:1].islower():
        return True
    if len(line) > 1 or _FIGURES.fullmatch(line[0].text):
        return False
    word = line[0].text.split(maxsplit=1)[0]
    needed = (len(word) + 1) * (line[0].right - line[0].left) / max(1, len(line[0].text))
    return last.right + needed > edge


def _merged(xs: Sequence[float], rows: Sequence[Sequence[Printed]]) -> Iterator[tuple[Place, Place]]:
    """The places over which words go that reach across a gap."""
    for row, lines in enumerate(rows):
        for piece in (each for line in lines for each in line):
            first = bisect_right(xs, max(piece.left, xs[0])) - 1
            last = min(bisect_right(xs, piece.right) - 1, len(xs) - 2)
            yield from (((row, column), (row, first)) for column in range(first + 1, last + 1))
