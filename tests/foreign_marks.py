"""Writes PDFs with the marks of other programs in them, true ones and ones that lie."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from scrutiny_desktop.papers.annotated import Source
from tests import made_papers as made

Page = Callable[[pikepdf.Pdf], Sequence[pikepdf.Object]]


def source(file: Path, password: str = "") -> Source:
    """A file as the child is given it."""
    held = file.read_bytes()
    return Source(len(held), lambda start, length: held[start : start + length], password)


def annotated(file: Path, *marks: Dictionary, on: int = 1, of: Sequence[made.Draw] = ()) -> Path:
    """A paper whose page has these marks."""
    made.pdf(file, of or [made.text("The ferry sails daily.")])
    return changed(file, lambda pdf: put(pdf, pdf.pages[on - 1], *marks))


def changed(file: Path, change: Callable[[pikepdf.Pdf], object]) -> Path:
    """The same file, changed."""
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(file)
    return file


def put(pdf: pikepdf.Pdf, page: pikepdf.Page, *marks: Dictionary) -> None:
    """Set a page's marks."""
    page.obj.Annots = Array([pdf.make_indirect(mark) for mark in marks])


def mark(subtype: str, *rectangle: float, **entries: object) -> Dictionary:
    """One mark; entries by their own names."""
    keyed = {f"/{key}": value for key, value in entries.items()}
    return Dictionary({"/Type": Name.Annot, "/Subtype": Name(f"/{subtype}"), "/Rect": Array(rectangle), **keyed})


def quads(*boxes: tuple[float, float, float, float]) -> Array:
    """Left, bottom, right and top of each, in the order of the standard, which hardly anyone keeps to."""
    points = [[x0, y0, x1, y0, x1, y1, x0, y1] for x0, y0, x1, y1 in boxes]
    return Array([each for four in points for each in four])
