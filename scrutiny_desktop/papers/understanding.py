"""Printed lines, wherever they come from, as what they say; no file is parsed for it."""

from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.form import Form
from scrutiny_desktop.papers.lines import Line
from scrutiny_desktop.papers.prose import read_prose
from scrutiny_desktop.papers.template import form_of, read_report
from scrutiny_desktop.papers.undone import without_form_tables, without_tables


def understood(lines: list[Line], forms: tuple[Form, ...], name: str) -> Reading:
    """Printed lines as a report on one of the forms, or as prose."""
    form = form_of(without_tables(lines), forms)
    if form:
        return read_report(without_form_tables(lines, form), form, name)
    shown = [line._replace(printed=line.printed.replace("\t", " | ")) if line.is_row else line for line in lines]
    return read_prose(shown, name)
