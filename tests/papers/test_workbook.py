"""Spreadsheets and separated values: cells as printed, and what is refused before parsing."""

import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule, FormulaRule, Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook import Workbook

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.reading import Paragraph, Reading
from scrutiny_desktop.papers.process import read_apart
from scrutiny_desktop.papers.reader import read_file
from tests import made_papers as made

HEAD = ["No.", "Recommendation", "By when", "RAG"]
ROWS = [[1, "Light the quay in winter.", date(2031, 7, 31), ""], [2, "Call the crews at dusk.", "ongoing", "Green"]]


@pytest.fixture
def read(tmp_path: Path, forms_folder: Path) -> Callable[[Workbook], Reading]:
    def written(book: Workbook) -> Reading:
        book.save(tmp_path / "tracker.xlsx")
        return read_file(tmp_path / "tracker.xlsx", forms_folder)

    return written


def _book(*rows: list, title: str = "Actions") -> Workbook:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def _rows(reading: Reading) -> list[Paragraph]:
    return [each for section in reading.sections for each in section.paragraphs if each.table]


def test_cells_are_read_as_the_sheet_shows_them_below_their_heads(read) -> None:
    reading = read(_book(HEAD, *ROWS))
    assert (reading.title, [each.heading for each in reading.sections]) == ("tracker", ["Actions"])
    assert [row.cells for row in _rows(reading)] == [
        tuple(HEAD), ("1", "Light the quay in winter.", "31 July 2031", ""),
        ("2", "Call the crews at dusk.", "ongoing", "Green"),
    ]  # fmt: skip
    assert _rows(reading)[1].heads == tuple(HEAD)


def test_each_sheet_is_a_section_and_what_stands_above_its_table_is_text(read) -> None:
    book = _book(["Action plan of the ferry review"], [], HEAD, *ROWS)
    other = book.create_sheet("Police")
    for row in (HEAD, *ROWS):
        other.append(row)
    reading = read(book)
    assert [each.heading for each in reading.sections] == ["Actions", "Police"]
    assert reading.sections[0].paragraphs[0].text == "Action plan of the ferry review"
    assert [row.table for row in _rows(reading)] == [1, 1, 1, 2, 2, 2]


def test_merged_cells_stand_in_their_first_row_and_a_band_has_no_heads(read) -> None:
    book = _book(HEAD, ["Theme: crossings"], *ROWS, [None, None, "2032", None])
    book.active.merge_cells("A2:D2")
    book.active.merge_cells("B4:B5")
    rows = _rows(read(book))
    assert (rows[1].cells[0], rows[1].heads) == ("Theme: crossings", ())
    assert rows[-1].cells == ("", "", "2032", "")


def test_colours_and_hidden_sheets_are_told_and_formulas_are_never_worked_out(read) -> None:
    book = _book(HEAD, *ROWS)
    book.active["D2"].fill = PatternFill("solid", fgColor="FFFFC000")
    book.active["B3"] = "=1+1"
    book.create_sheet("Old").append(["gone", "by"])
    book["Old"].sheet_state = "hidden"
    reading = read(book)
    assert [row.shades for row in _rows(reading)[:3]] == [(), ("", "", "", "ffc000"), ()]
    assert "2" not in _rows(reading)[2].cells[1:]
    assert reading.warnings == ("Sheets that Excel does not show are read too: Old.",)


def _rated(*ratings: object) -> Workbook:
    return _book(["No.", "Recommendation", "RAG"], *([at, f"Light lamp {at} of the quay.", each]
                                                     for at, each in enumerate(ratings, start=1)))  # fmt: skip


def _shades(reading: Reading) -> list[str]:
    return [row.shades[2] if row.shades else "" for row in _rows(reading)[1:]]


def test_a_colour_of_the_theme_with_its_tint_and_one_by_number_are_told(read) -> None:
    book = _rated("x", "x", "x")
    for at, colour in enumerate((Color(theme=9), Color(theme=9, tint=0.4), Color(indexed=10)), start=2):
        book.active.cell(at, 3).fill = PatternFill("solid", fgColor=colour)
    told = _shades(read(book))
    assert told == ["f79646", "fac090", "ff0000"]


def test_a_rule_that_compares_a_cell_with_words_or_a_figure_colours_it(read) -> None:
    book = _rated("Red", "amber", "On track", 3, "Blue")
    sheet, place = book.active, "C2:C6"
    fills = {name: PatternFill(bgColor=colour) for name, colour in (("r", "FF0000"), ("a", "FFC000"), ("g", "00B050"))}
    sheet.conditional_formatting.add(place, CellIsRule(operator="equal", formula=['"Red"'], fill=fills["r"]))
    sheet.conditional_formatting.add(place, CellIsRule(operator="equal", formula=['"Amber"'], fill=fills["a"]))
    rule = Rule(type="containsText", operator="containsText", text="track",
                dxf=DifferentialStyle(fill=fills["g"]))  # fmt: skip
    rule.formula = ['NOT(ISERROR(SEARCH("track",C2)))']
    sheet.conditional_formatting.add(place, rule)
    sheet.conditional_formatting.add("C5", CellIsRule(operator="greaterThan", formula=["2"], fill=fills["r"]))
    assert _shades(read(book)) == ["ff0000", "ffc000", "00b050", "ff0000", ""]


def test_a_cell_that_another_rule_may_colour_has_no_known_colour(read) -> None:
    book = _rated("Red", "Red")
    fill = PatternFill(bgColor="FF0000")
    book.active["C2"].fill = book.active["C3"].fill = PatternFill("solid", fgColor="00B050")
    book.active.conditional_formatting.add("C2", FormulaRule(formula=["A2>TODAY()"], fill=fill))
    assert _shades(read(book)) == ["?", "00b050"]


def test_figures_and_moments_are_in_english(read) -> None:
    book = _book(["a", "b", "c", "d", "e"], [0.5, 3.0, True, datetime(2031, 7, 1, 18, 30), "line\nnext"])
    book.active["A2"].number_format = "0%"
    assert _rows(read(book))[1].cells == ("50%", "3", "Yes", "1 July 2031 18:30", "line\nnext")


def test_a_heavy_head_is_told_where_there_is_one_row_below(read) -> None:
    book = _book(HEAD, ROWS[1])
    for cell in book.active[1]:
        cell.font = Font(bold=True)
    assert _rows(read(book))[1].heads == tuple(HEAD)


def test_every_word_of_a_sheet_is_in_the_flowing_text(read) -> None:
    text = flowing(read(_book(["Title"], HEAD, ["Band"], *ROWS))).text
    for words in ("Title", "Band", *HEAD, "Light the quay in winter.", "31 July 2031"):
        assert words in text


def test_a_workbook_is_read_in_the_reader_process_whatever_its_name(tmp_path: Path, forms_folder: Path) -> None:
    _book(HEAD, *ROWS).save(tmp_path / "tracker.docx")
    reading = read_apart(tmp_path / "tracker.docx", forms=forms_folder)
    assert len(_rows(reading)) == 3


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"xl/sharedStrings.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "declares entities"),
        ({"xl/worksheets/sheet2.xml": b"<a>" + b" " * 32 * 1024**2 + b"</a>"}, "packed far more tightly"),
        ({"xl/workbook.xml": b"<workbook>"}, "damaged"),
        ({"xl/workbook.bin": b"x"}, "binary Excel workbook"),
    ],
)
def test_what_does_harm_or_is_damaged_is_refused(tmp_path: Path, forms_folder: Path, parts, told) -> None:
    _book(HEAD, *ROWS).save(tmp_path / "tracker.xlsx")
    start = time.monotonic()
    with pytest.raises(ScrutinyError, match=told):
        read_file(made.repacked(tmp_path / "tracker.xlsx", parts), forms_folder)
    assert time.monotonic() - start < 5


def test_a_sheet_that_says_it_is_endless_is_read_as_far_as_it_goes(tmp_path: Path, forms_folder: Path) -> None:
    _book(HEAD, *ROWS).save(tmp_path / "tracker.xlsx")
    book = openpyxl.load_workbook(tmp_path / "tracker.xlsx")
    book.active["XFD1048576"] = "end"
    book.save(tmp_path / "tracker.xlsx")
    reading = read_apart(tmp_path / "tracker.xlsx", forms=forms_folder)
    assert [row.text for row in reading.sections[0].paragraphs][-1] == "end"


LINES = [
    "No.{0}Recommendation{0}By when",
    '1{0}"Light the quay{1}in “winter”"{0}31/07/31',
    "2{0}Call the crews{0}ongoing",
]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separated_values_are_a_table(tmp_path: Path, forms_folder: Path, separator: str, coding: str) -> None:
    text = "\r\n".join(LINES).format(separator, "\r\n")
    (tmp_path / "tracker.txt").write_bytes(text.encode(coding))
    reading = read_file(tmp_path / "tracker.txt", forms_folder)
    assert [row.cells for row in _rows(reading)] == [
        ("No.", "Recommendation", "By when"), ("1", "Light the quay\nin “winter”", "31/07/31"),
        ("2", "Call the crews", "ongoing"),
    ]  # fmt: skip
    assert bool(reading.warnings) == (coding == "cp1252")


@pytest.mark.parametrize(
    "text",
    [
        "The ferry, late again, was called back.\nThe quay, unlit, was closed.\nThe crew, tired, went home.\n",
        "One line only, with a comma\n",
        "Names\tand numbers\nwithout any order\nat\tall\tin\tthem\n",
        "A word\nand another\nand a third\n",
    ],
)
def test_ordinary_text_is_no_table(tmp_path: Path, forms_folder: Path, text: str) -> None:
    (tmp_path / "notes.csv").write_text(text, encoding="utf-8")
    assert _rows(read_file(tmp_path / "notes.csv", forms_folder)) == []


def test_a_sheet_marked_exempt_is_exempt(read) -> None:
    book = _book(["NOT FOR PUBLICATION: EXEMPT by virtue of paragraph 1"], HEAD, *ROWS)
    assert read(book).confidentiality.classification == "exempt"
