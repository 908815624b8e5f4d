"""Tables that a report form is printed in, given back as the lines the form is read from."""

from collections.abc import Sequence

from scrutiny_desktop.papers.form import Form
from scrutiny_desktop.papers.headings import find_parts
from scrutiny_desktop.papers.lines import Line


def without_tables(lines: Sequence[Line]) -> list[Line]:
    """Every line as it was printed, in no table."""
    return [each for line in lines for each in _undone(line)]


def without_form_tables(lines: Sequence[Line], form: Form) -> list[Line]:
    """The lines, with no table where one holds a part of the form, and all other tables whole."""
    if not any(line.table or line.torn for line in lines):
        return list(lines)
    plain, tables = list[Line](), list[int]()
    for line in lines:
        own = _undone(line)
        plain += own
        tables += [line.table] * len(own)
    of_form = {tables[at] for found in find_parts(plain, form) for at in range(found.first, found.last + 1)}
    return [each for line in lines for each in (_undone(line) if line.table in of_form else (line,))]


def _undone(line: Line) -> tuple[Line, ...]:
    if line.torn:
        return line.torn
    return (line._replace(table=0, columns=(), heads=(), shades=()),) if line.table else (line,)
