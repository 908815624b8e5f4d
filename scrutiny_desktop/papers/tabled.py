"""A paper's rows to lines, those of its tables cell by cell."""

from collections.abc import Iterable, Iterator, Sequence

from scrutiny_desktop.papers.continued import Table, gathered
from scrutiny_desktop.papers.lines import Line, one_row, run_on
from scrutiny_desktop.papers.outlined import with_outline
from scrutiny_desktop.papers.pack import Entry
from scrutiny_desktop.papers.rows import Row
from scrutiny_desktop.papers.table import Cell, TableRow, lines_of_table
from scrutiny_desktop.papers.tables import SetCell
from scrutiny_desktop.papers.wrapping import Known, joint_of, lines_from, paragraphs_of_cell


def lines_with_tables(
    pages: Sequence[Sequence[Row]], outline: Iterable[Entry], numbers: Iterator[int]
) -> tuple[list[Line], list[Row]]:
    """All lines in order, and the rows that only repeat a table's head; each table takes the next of the numbers."""
    whole, repeats = gathered(pages)
    rows = [row for each in whole for row in _printed(each)]
    known = Known(rows)
    plain = lines_from(rows, known)
    told = with_outline(plain, outline)
    lines: list[Line] = []
    at = 0
    for each in whole:
        if not isinstance(each, Table):
            lines.append(told[at])
            at += 1
            continue
        made: list[TableRow] = []
        for row in each.rows:
            end = at + len(row.printed)
            level = told[at].level if told[at] is not plain[at] else 0
            cells = tuple(_cell(cell, known) if cell else None for cell in row.columns)
            made.append(TableRow(cells=cells, page=row.page, level=level, torn=tuple(told[at:end])))
            at = end
        lines += lines_of_table(made, next(numbers), each.rows[0].sheet.heads)
    return lines, repeats


def _printed(each: Row | Table) -> Iterator[Row]:
    if isinstance(each, Table):
        yield from (own for row in each.rows for own in row.printed)
    else:
        yield each


def _cell(cell: SetCell, known: Known) -> Cell:
    words = ""
    last: Line | None = None
    begins = paragraphs_of_cell(cell.rows)
    for at, row in enumerate(cell.rows):
        following = cell.rows[at + 1] if at + 1 < len(cell.rows) else None
        if last and at in begins:
            words = f"{words}\n{one_row(row.text)}"
        else:
            words = run_on(words, last, one_row(row.text)) if last else one_row(row.text)
        last = Line(row.text, joint=joint_of(row, following, known))
    return Cell(words, cell.across, cell.down, bold=bool(cell.rows) and all(row.bold for row in cell.rows),
                shade=cell.shade)  # fmt: skip
