"""Tables over several pages: their rows together, without repeated heads, and rows that a page cut made whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from scrutiny_desktop.papers.rows import Row
from scrutiny_desktop.papers.tables import GridRow, SetCell

_NEAR = 6.0
_MOST_HEADS = 3
_MOST_NOTES = 8
_NOTE = re.compile(r"[*†‡]|\(?\d{1,3}[).]?\s")
_STOPS = '.:;?!”"’)'


@dataclass(slots=True)
class Table:
    """One table's rows, from all its pages."""

    rows: list[GridRow] = field(default_factory=list)

    @property
    def xs(self) -> tuple[float, ...]:
        """The edges of its columns, where it begins."""
        return self.rows[0].sheet.xs


def gathered(pages: Sequence[Sequence[Row]]) -> tuple[list[Row | Table], list[Row]]:
    """All rows in order, with those of one table together where its first stands; and the heads that are repeats."""
    made: list[Row | Table] = []
    repeats: list[Row] = []
    for rows in pages:
        held = [row for row in rows if isinstance(row, GridRow)]
        last = _last_table(made)
        first = rows[0] if rows else None
        if last and isinstance(first, GridRow) and _follows(last, first):
            own = [row for row in held if row.sheet is first.sheet]
            repeated = _repeated(last, own)
            repeats += own[:repeated]
            _go_on(last, own[repeated:])
            rows = [row for row in rows if not (isinstance(row, GridRow) and row.sheet is first.sheet)]
        made += _together(rows)
    return made, repeats


def _last_table(made: Sequence[Row | Table]) -> Table | None:
    """The table that ends a page, but for the notes at its foot."""
    for each in reversed(made[-_MOST_NOTES:]):
        if isinstance(each, Table):
            return each
        if not _NOTE.match(each.text):
            return None
    return None


def _together(rows: Sequence[Row]) -> Iterator[Row | Table]:
    table = Table()
    for row in rows:
        if table.rows and not (isinstance(row, GridRow) and row.sheet is table.rows[0].sheet):
            yield table
            table = Table()
        if isinstance(row, GridRow):
            table.rows.append(row)
        else:
            yield row
    if table.rows:
        yield table


def _follows(table: Table, first: GridRow) -> bool:
    """Whether a row at the top of a page is set in the columns of a table that ended the page before."""
    xs, own = table.xs, first.sheet.xs
    is_as_wide = abs(xs[0] - own[0]) <= _NEAR and abs(xs[-1] - own[-1]) <= _NEAR
    return first.page == _last_page(table.rows[-1]) + 1 and is_as_wide and all(_near(x, xs) is not None for x in own)


def _last_page(row: GridRow) -> int:
    return row.printed[-1].page if row.printed else row.page


def _near(x: float, xs: Sequence[float]) -> int | None:
    return next((at for at, each in enumerate(xs) if abs(each - x) <= _NEAR), None)


def _repeated(table: Table, rows: Sequence[GridRow]) -> int:
    """How many rows, from the first, only repeat the table's head."""
    most = 1
    while most < _MOST_HEADS and any(cell.across > 1 or cell.down > 1 for cell in table.rows[most - 1].columns if cell):
        most += 1
    count = 0
    for one, other in zip(table.rows[:most], rows, strict=False):
        if _words(one) != _words(other):
            break
        count += 1
    return count


def _words(row: GridRow) -> list[str]:
    return [word for cell in row.columns if cell for own in cell.rows for word in own.text.split()]


def _go_on(table: Table, rows: Sequence[GridRow]) -> None:
    """Put rows of the next page below the table's, in its columns."""
    for at, row in enumerate(rows):
        placed = _placed(row, table.xs)
        if at == 0 and _is_cut(table, placed):
            table.rows[-1] = _joined(table.rows[-1], placed)
        else:
            table.rows.append(placed)


def _placed(row: GridRow, xs: Sequence[float]) -> GridRow:
    places = [_near(x, xs) or 0 for x in row.sheet.xs]
    columns: list[SetCell | None] = [None] * (len(xs) - 1)
    for at, cell in enumerate(row.columns):
        if cell:
            end = places[min(at + cell.across, len(places) - 1)]
            columns[places[at]] = replace(cell, across=max(1, end - places[at]))
    return replace(row, columns=tuple(columns))


def _is_cut(table: Table, row: GridRow) -> bool:
    """Whether a row at the top of a page goes on with the last of the page before: it has no first cell of its own,
    or all that it has goes on with a sentence."""
    last = table.rows[-1]
    if len(table.rows) < 2:
        return False
    if _text(row, 0) or not _text(last, 0):
        cells = [(_text(last, at), words) for at in range(len(row.columns)) if (words := _text(row, at))]
        return all(more[0].islower() and words and words[-1] not in _STOPS for words, more in cells)
    is_merged = any(not _text(each, 0) for each in table.rows[1:])
    return not is_merged or any(_goes_on(_text(last, at), _text(row, at)) for at in range(1, len(row.columns)))


def _goes_on(words: str, more: str) -> bool:
    return bool(words and more) and (more[0].islower() or words[-1] not in _STOPS)


def _text(row: GridRow, at: int) -> str:
    cell = row.columns[at]
    return " ".join(own.text for own in cell.rows) if cell else ""


def _joined(last: GridRow, row: GridRow) -> GridRow:
    columns = tuple(_with(one, other) for one, other in zip(last.columns, row.columns, strict=True))
    return replace(last, cells=last.cells + row.cells, columns=columns, printed=last.printed + row.printed)


def _with(one: SetCell | None, other: SetCell | None) -> SetCell | None:
    if one is None or other is None:
        return one or other
    return replace(one, rows=one.rows + other.rows)
