"""A file to what was understood of it, chosen by its content and never by its name."""

from dataclasses import replace
from pathlib import Path

from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.form import Form, forms_in
from scrutiny_desktop.papers.lines import lines_of
from scrutiny_desktop.papers.prose import read_prose
from scrutiny_desktop.papers.template import form_of, read_report
from scrutiny_desktop.papers.text import read_text


def read_file(path: Path, forms: Path) -> Reading:
    """Read a file with the forms of a folder; raises ScrutinyError where it cannot be read."""
    decoded = read_text(path)
    return read_words(decoded.text, forms_in(forms), name=path.stem, warnings=decoded.warnings)


def read_words(text: str, forms: tuple[Form, ...], *, name: str, warnings: tuple[str, ...] = ()) -> Reading:
    """A paper's text as a report on one of the forms, or as plain text where it is on none."""
    lines = lines_of(text)
    form = form_of(lines, forms)
    reading = read_report(lines, form, name) if form else read_prose(lines, name)
    return replace(reading, warnings=(*warnings, *reading.warnings))
