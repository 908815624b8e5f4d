"""A page's pieces to rows in reading order: cells of a row together, and columns one after the other where clear."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from statistics import median

from scrutiny_desktop.papers.piece import Piece

_MOST_STAMPS = 4
_MOST_PIECES = 5_000
_LEAST_IN_COLUMN = 5
_FILLED = 0.7
_LEAST_SHARE = 0.3
_CLOSE = 0.35
_REACH = 6
_LONGEST_MARK = 18
_RIGHT = attrgetter("right")
_MARK = re.compile(r"[•▪◦●·\uf0b7o–-]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivx]{1,5})[.)]")


@dataclass
class Row:
    """One printed row: its cells from left to right, and how far to the right it might have gone.

    Nobody changes one; it is not frozen, as a long paper has a hundred thousand, and each would take twice as long.
    """

    cells: tuple[Piece, ...]
    page: int
    edge: float = 0.0
    text: str = field(init=False, compare=False)
    """Its words, with a tab between cells."""
    size: float = field(init=False, compare=False)
    """The height of its type."""
    bold: bool = field(init=False, compare=False)
    """Whether all of it is in heavy type."""
    left: float = field(init=False, compare=False)
    top: float = field(init=False, compare=False)
    right: float = field(init=False, compare=False)
    bottom: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Tell at once what is asked of every row, and more than once."""
        text, left, top, right, bottom, bold = self.cells[0]
        size = bottom - top
        for last, cell in pairwise(self.cells) if len(self.cells) > 1 else ():
            near = cell.left - last.right < _CLOSE * last.size
            text += ("" if near and cell.left - last.right < 0.1 * last.size else " " if near else "\t") + cell.text
            size, bold, right = max(size, cell.size), bold and cell.bold, cell.right
        self.text, self.size, self.bold = text, size, bold
        self.left, self.top, self.right, self.bottom = left, top, right, bottom

    @property
    def printed(self) -> "tuple[Row, ...]":
        """The rows it was printed on, were it in no table."""
        return (self,)

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where the whole goes that it belongs to: the row itself, or its table."""
        return self.top, self.bottom


def rows_of(pieces: Sequence[Piece], page: int, edge: float = 0.0) -> list[Row]:
    """The rows in the order in which they were set, or column by column where rows were set across two columns.

    Rows of a single column might have gone as far as the edge, or as the longest of them.
    """
    if len(pieces) > _MOST_PIECES:
        return [Row((piece,), page, piece.right) for piece in pieces]
    pieces = _marks_home(pieces)
    gutter = _gutter(pieces)
    if gutter is None:
        return _stamps_home(_joined(pieces, page, edge))
    rows: list[Row] = []
    band: list[Piece] = []
    for piece in [*sorted(pieces, key=lambda each: each.top), None]:
        if piece is not None and (piece.right <= gutter or piece.left >= gutter):
            band.append(piece)
            continue
        for side in ([e for e in band if e.right <= gutter], [e for e in band if e.left >= gutter]):
            rows += _joined(side, page)
        band = []
        rows += _joined([piece], page) if piece is not None else []
    return rows


def _marks_home(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with each number or bullet that was set by itself put before the words beside it."""
    marks = {
        at: each for at, each in enumerate(pieces) if len(each.text) <= _LONGEST_MARK and _MARK.fullmatch(each.text)
    }
    if not marks:
        return list(pieces)
    placed = [each for at, each in enumerate(pieces) if at not in marks]
    before: defaultdict[int, list[Piece]] = defaultdict(list)
    apart: list[tuple[int, Piece]] = []
    for at, mark in marks.items():
        beside = [each for each in placed if each.left >= mark.right - 1 and each.is_beside(mark)]
        home = min(beside, key=lambda each: each.left, default=None)
        if home is not None and home.left - mark.right < _REACH * mark.size:
            before[id(home)].append(mark)
        else:
            apart.append((at, mark))
    for at, mark in apart:
        following = next((pieces[later] for later in range(at + 1, len(pieces)) if later not in marks), None)
        before[id(following) if following else 0].append(mark)
    return [each for piece in placed for each in (*before[id(piece)], piece)] + before[0]


def _stamps_home(rows: list[Row]) -> list[Row]:
    """The rows, with those set last put first where they stand above all others, and the other way about."""
    for _ in range(min(len(rows) - 1, _MOST_STAMPS)):
        if rows[-1].bottom > min(row.top for row in rows[:-1]) + 1:
            break
        rows = [rows[-1], *rows[:-1]]
    for _ in range(min(len(rows) - 1, _MOST_STAMPS)):
        if rows[0].top < max(row.bottom for row in rows[1:]) - 1:
            break
        rows = [*rows[1:], rows[0]]
    return rows


def _joined(pieces: Sequence[Piece], page: int, edge: float = 0.0) -> list[Row]:
    rows: list[list[Piece]] = []
    last: Piece | None = None
    for piece in pieces:
        if last and piece.left >= last.right - 0.5 * piece.size and last.is_beside(piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
        last = piece
    edge = max([edge, *map(_RIGHT, pieces)])
    return [Row(tuple(cells), page, _edge(cells[-1], pieces, edge)) for cells in rows]


def _edge(last: Piece, pieces: Sequence[Piece], edge: float) -> float:
    """The right edge of the column of a row that ends so: what stands beside it, or the page's own."""
    _, _, top, right, bottom, _ = last
    if edge - right < bottom - top:
        return edge
    beside = [each.left for each in pieces if each.left >= right and each.is_beside(last)]
    return min(edge, *beside) if beside else edge


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where two columns part, on a page whose rows were set across both; None where that is not clear."""
    pairs = [
        (one, other) for one, other in pairwise(pieces)
        if one.right < other.left and one.is_beside(other)
    ]  # fmt: skip
    labels = sum(1 for one, _ in pairs if one.text.endswith((":", "?")))
    if len(pairs) < _LEAST_IN_COLUMN or labels * 2 > len(pairs):
        return None
    low, high = median(one.right for one, _ in pairs), median(other.left for _, other in pairs)
    low = max((one.right for one, _ in pairs if one.right < high), default=low)
    left = [each for each in pieces if each.right <= low]
    right = [each for each in pieces if each.left >= high - 0.5]
    across = len(pieces) - len(left) - len(right)
    enough = min(len(left), len(right)) >= _LEAST_IN_COLUMN and across <= len(pieces) * 0.4
    interleaved = len(pairs) >= 0.6 * min(len(left), len(right))
    width = max(each.right for each in pieces) - min(each.left for each in pieces)
    if not (enough and interleaved and _is_filled(left, width) and _is_filled(right, width)):
        return None
    return (low + high) / 2


def _is_filled(column: Sequence[Piece], whole: float) -> bool:
    """Whether a column is wide, and most rows reach across it, as running text does and cells of a table do not."""
    width = max(each.right for each in column) - min(each.left for each in column)
    return median(each.right - each.left for each in column) >= _FILLED * width and width >= _LEAST_SHARE * whole
