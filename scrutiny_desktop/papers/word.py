"""A Word document's paragraphs and tables to lines; runs in the reader process only."""

import re
from collections.abc import Iterator
from typing import IO, Any, cast

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from lxml import etree

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.papers.lines import MOST_LINES, Line, one_row
from scrutiny_desktop.papers.numbering import Numbering
from scrutiny_desktop.papers.original import Original
from scrutiny_desktop.papers.packed import damaged
from scrutiny_desktop.papers.printout import Printout
from scrutiny_desktop.papers.styles import Styles
from scrutiny_desktop.papers.table import lines_of_table
from scrutiny_desktop.papers.word_headings import with_headings
from scrutiny_desktop.papers.word_table import WordTable

_SPACES = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
_LEFT_OUT = frozenset(
    qn(name) for name in ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:txbxContent", "w:instrText", "w:delText")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip
_THROUGH = frozenset(
    qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")
)  # fmt: skip
_BOXES = (qn("w:tc"), qn("w:txbxContent"))
_DEEPEST = 40
_NOTES = re.compile(r"/(footnotes|endnotes)$")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def read_word(original: Original) -> Printout:
    """The document's lines with all its changes accepted; its package has been checked.

    Raises ScrutinyError where it cannot be read.
    """
    try:
        document = docx.Document(cast(IO[bytes], original.opened()))
        read = _Lines(document)
        lines = with_headings(tuple(read.all()), read.heavy)
        notes = _has_notes(document)
    except (OpcError, InvalidXmlError, etree.LxmlError, KeyError, ValueError, AttributeError, OSError) as error:
        raise _refusal(original.name, error) from error
    warnings = ["Its footnotes and endnotes are not read; see them in the paper itself."] if notes else []
    warnings += [] if lines else ["No words were found in this paper."]
    return Printout(lines=lines, pages=1, warnings=tuple(warnings))


def _refusal(name: str, error: Exception) -> ScrutinyError:
    if "content type" in str(error):
        return ScrutinyError(
            f"“{name}” is a packed file of another kind, and no Word document.", "Save it as a Word document (.docx)."
        )
    return damaged(name)


def _has_notes(document: Any) -> bool:
    notes = [rel for rel in document.part.rels.values() if _NOTES.search(rel.reltype) and not rel.is_external]
    return any(_is_note(rel.target_part.blob) for rel in notes)


def _is_note(blob: bytes) -> bool:
    """Whether a part holds more notes than the two with which Word draws its lines."""
    return len(re.findall(rb"<w:(?:footnote|endnote)\s", blob)) > 2


class _Lines:
    """A document's lines in printed order."""

    def __init__(self, document: Any) -> None:
        self._body = document.element.body
        self._styles = Styles(document.styles.element)
        numbering = [rel for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")]
        self._numbering = Numbering(numbering[0].target_part.element if numbering else None)
        self._count = self._tables = 0
        self.heavy: set[int] = set()
        """The places of lines in heavy type that stand in no table and no box."""

    def all(self) -> Iterator[Line]:
        """Every line; raises ScrutinyError where there are too many."""
        for line in self._blocks(self._body, 0):
            self._count += 1
            if self._count > MOST_LINES:
                raise ScrutinyError(
                    f"The text has more than {MOST_LINES:,} lines.", "Check that it is the paper, or split it."
                )
            yield line

    def _blocks(self, holder: Any, depth: int) -> Iterator[Line]:
        if depth > _DEEPEST:
            return
        for child in holder.iterchildren():
            if child.tag == qn("w:p"):
                yield from self._paragraph(child, depth)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child, depth)
            elif child.tag in _THROUGH:
                yield from self._blocks(child, depth + 1)

    def _paragraph(self, paragraph: Any, depth: int) -> Iterator[Line]:
        words = _clean("".join(_words(paragraph)))
        number = self._number(paragraph)
        if words:
            level = self._styles.level(paragraph)
            if next(paragraph.iterancestors(*_BOXES), None) is None and self._styles.is_heavy(paragraph):
                self.heavy.add(self._count)
            yield Line(f"{number} {words}" if number else words, True, goes_on=False, level=level)
        for box in paragraph.iter(qn("w:txbxContent")):
            within = next(box.iterancestors(qn("w:p")), None) is paragraph
            if within and not any(each.tag in _LEFT_OUT for each in _between(box, paragraph)):
                yield from self._blocks(box, depth + 1)

    def _number(self, paragraph: Any) -> str:
        place = self._styles.numbered(paragraph)
        return self._numbering.next(*place) if place else ""

    def _table(self, table: Any, depth: int) -> Iterator[Line]:
        shape = WordTable(table)
        if shape.is_box:
            for cell in shape.cells():
                yield from self._blocks(cell, depth + 1)
            return
        self._tables += 1
        rows = shape.rows(lambda cell: self._cell(cell, depth))
        yield from lines_of_table(rows, self._tables, shape.heads)

    def _cell(self, cell: Any, depth: int) -> str:
        return "\n".join(one_row(line.printed) for line in self._blocks(cell, depth + 1))


def _between(inner: Any, outer: Any) -> Iterator[Any]:
    for each in inner.iterancestors():
        if each is outer:
            return
        yield each


def _words(element: Any) -> Iterator[str]:
    """The words inside an element, as they stand when every change is accepted."""
    for child in element.iterchildren():
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SPACES:
            yield _SPACES[child.tag]
        else:
            yield from _words(child)


def _clean(words: str) -> str:
    cells = (one_row(_CONTROLS.sub("", cell)) for cell in words.strip().split("\t"))
    return "\t".join(cell for cell in cells if cell)
