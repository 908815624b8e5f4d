"""Word documents: words as printed, numbers where these can be known, and what is refused before parsing."""

import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.reading import Paragraph, Reading
from scrutiny_desktop.papers import packed
from scrutiny_desktop.papers.numbering import numeral
from scrutiny_desktop.papers.reader import read_file
from tests import made_papers as made

Write = Callable[[Document], object]


@pytest.fixture
def read(tmp_path: Path, forms_folder: Path) -> Callable[[Write], Reading]:
    return lambda write: read_file(made.word(tmp_path / "paper.docx", write), forms_folder)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return made.word(tmp_path / "paper.docx", lambda document: document.add_paragraph("Some words."))


def _paragraphs(reading: Reading) -> list[tuple[str, str]]:
    return [(each.number, each.text) for section in reading.sections for each in section.paragraphs]


def test_headings_come_from_styles_and_the_first_is_the_title(read) -> None:
    def write(document: Document) -> None:
        document.add_heading("The ferry review", 0)
        for level, words in ((1, "Findings"), (2, "Lighting")):
            document.add_heading(words, level)
            document.add_paragraph(f"Under {words.lower()}.")

    reading = read(write)
    assert reading.title == "The ferry review"
    assert [(each.heading, each.level) for each in reading.sections] == [("Findings", 1), ("Lighting", 2)]


def test_numbers_are_worked_out_from_the_list(read) -> None:
    levels = [("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")]
    given = [(0, "First part."), (1, "Of it."), (1, "Of it too."), (2, "Deeper."), (0, "Second part."), (1, "Of that.")]
    reading = read(lambda document: made.numbered(document, levels, given))
    assert _paragraphs(reading) == [
        ("1.", "First part."), ("1.1", "Of it."), ("1.2", "Of it too."), ("(a)", "Deeper."), ("2.", "Second part."),
        ("2.1", "Of that."),
    ]  # fmt: skip


def test_a_number_in_a_form_that_is_not_known_is_not_invented(read) -> None:
    reading = read(lambda document: made.numbered(document, [("cardinalText", "%1")], [(0, "Words"), (0, "More")]))
    assert _paragraphs(reading) == [("", "Words"), ("", "More")]


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [(4, "lowerRoman", "iv"), (1994, "upperRoman", "MCMXCIV"), (27, "lowerLetter", "aa"), (3, "upperLetter", "C"),
     (7, "decimalZero", "07"), (0, "lowerRoman", ""), (3, "ordinalText", "")],
)  # fmt: skip
def test_numerals_are_written_as_word_writes_them(number: int, form: str, printed: str) -> None:
    assert numeral(number, form) == printed


def test_a_row_of_a_table_is_a_paragraph_with_its_cells(read) -> None:
    def write(document: Document) -> None:
        document.add_paragraph("What was asked.")
        table = document.add_table(rows=2, cols=2)
        for row, words in zip(table.rows, (("Action", "Owner"), ("1. Lighting", "Harbour office")), strict=True):
            for cell, each in zip(row.cells, words, strict=True):
                cell.text = each

    assert _paragraphs(read(write))[1:] == [("", "Action | Owner"), ("", "1. Lighting | Harbour office")]


def test_the_colour_behind_a_cell_is_told(read) -> None:
    def write(document: Document) -> None:
        document.add_paragraph("What was asked.")
        table = document.add_table(rows=2, cols=2)
        for row, words in zip(table.rows, (("Action", "RAG"), ("Lighting", "")), strict=True):
            for cell, each in zip(row.cells, words, strict=True):
                cell.text = each
        shaded = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="FFC000"/>')
        table.rows[1].cells[1]._tc.get_or_add_tcPr().append(shaded)

    assert [each.shades for each in read(write).sections[0].paragraphs] == [(), (), ("", "ffc000")]


def test_insertions_are_read_and_deletions_are_not(read) -> None:
    reading = read(lambda document: made.changed(document, "The Panel ", "notes", "rejects"))
    assert _paragraphs(reading) == [("", "The Panel notes")]


def test_an_empty_document_is_read_with_a_warning(read) -> None:
    reading = read(lambda document: None)
    assert reading.warnings == ("No words were found in this paper.",)


def _refused(file: Path, forms_folder: Path) -> str:
    start = time.monotonic()
    with pytest.raises(ScrutinyError) as refused:
        read_file(file, forms_folder)
    assert time.monotonic() - start < 5
    return refused.value.what_happened


@pytest.mark.parametrize("name", ["../outside.xml", "/etc/outside.xml", "word\\..\\..\\outside.xml", "C:/outside.xml"])
def test_names_that_lead_out_are_refused(plain: Path, forms_folder: Path, name: str) -> None:
    assert "names that lead out" in _refused(made.repacked(plain, {name: b"<a/>"}), forms_folder)


def test_a_bomb_by_ratio_is_refused(plain: Path, forms_folder: Path) -> None:
    bomb = made.repacked(plain, {"word/bomb.xml": b"<a>" + b" " * 32 * 1024**2 + b"</a>"})
    assert "packed far more tightly" in _refused(bomb, forms_folder)


def test_a_bomb_by_size_is_refused(plain: Path, forms_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST_BYTES", 1024**2)
    big = made.repacked(plain, {"word/big.xml": b"<a>" + b"words " * 200_000 + b"</a>"})
    assert "unpack to more than 1 MB" in _refused(big, forms_folder)


def test_too_many_parts_are_refused(plain: Path, forms_folder: Path) -> None:
    many = made.repacked(plain, {f"word/{at}.xml": b"<a/>" for at in range(packed.MOST_PARTS)})
    assert "more than 5,000 parts" in _refused(many, forms_folder)


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/settings.xml", "customXml/other.bin"])
@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
        '<!DOCTYPE a SYSTEM "http://examplebridge.invalid/a.dtd"><a/>',
    ],
)
def test_entities_are_refused_before_parsing(
    plain: Path, forms_folder: Path, coding: str, part: str, declared: str
) -> None:
    written = f'<?xml version="1.0" encoding="{coding}"?>{declared}'.encode(coding)
    assert "declares entities" in _refused(made.repacked(plain, {part: written}), forms_folder)


def test_a_locked_package_says_so(plain: Path, forms_folder: Path) -> None:
    content = bytearray(plain.read_bytes())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(sign) + place
        content[at : at + 2] = struct.pack("<H", 1)
    plain.write_bytes(content)
    assert "protected by a password" in _refused(plain, forms_folder)


def test_a_locked_word_document_says_so(tmp_path: Path, forms_folder: Path) -> None:
    locked = tmp_path / "locked.docx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert "protected by a password" in _refused(locked, forms_folder)


def test_a_packed_file_of_another_kind_is_refused(tmp_path: Path, forms_folder: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.docx", "w") as package:
        package.writestr("one.jpg", b"\xff\xd8\xff")
    assert "no Word document" in _refused(tmp_path / "photos.docx", forms_folder)


def test_a_document_cut_short_or_spoilt_anywhere_is_refused_or_read(plain: Path, forms_folder: Path) -> None:
    whole = plain.read_bytes()
    for at in range(4, len(whole), len(whole) // 60):
        for content in (whole[:at], whole[:at] + b"\xaa\xbb" + whole[at + 2 :]):
            plain.write_bytes(content)
            try:
                read_file(plain, forms_folder)
            except ScrutinyError as refused:
                assert str(refused).endswith(".")


def test_a_part_that_is_no_xml_is_refused(plain: Path, forms_folder: Path) -> None:
    assert "is damaged" in _refused(made.repacked(plain, {"word/document.xml": b"<w:document"}), forms_folder)
    assert "is damaged" in _refused(made.repacked(plain, {"word/document.xml": b"no markup"}), forms_folder)


def test_a_table_nested_a_thousand_times_ends_in_a_sentence_or_a_reading(plain: Path, forms_folder: Path) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    deep = "<w:tbl><w:tr><w:tc>" * 1000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 1000
    body = f'<w:document xmlns:w="{space}"><w:body>{deep}</w:body></w:document>'.encode()
    try:
        read_file(made.repacked(plain, {"word/document.xml": body}), forms_folder)
    except ScrutinyError as refused:
        assert str(refused).endswith(".")


def _table(document: Document, *rows: tuple[str, ...]) -> Table:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, each in zip(row.cells, words, strict=True):
            cell.text = each
    return table


def _rows(reading: Reading) -> list[Paragraph]:
    return [each for section in reading.sections for each in section.paragraphs if each.table]


def test_an_empty_cell_keeps_its_column(read) -> None:
    def write(document: Document) -> None:
        table = _table(document, ("Action", "Owner", "Due"), ("Lighting", "", "May 2031"))
        _repeated(table, 1)

    rows = _rows(read(write))
    assert [row.cells for row in rows] == [("Action", "Owner", "Due"), ("Lighting", "", "May 2031")]
    assert [row.heads for row in rows] == [(), ("Action", "Owner", "Due")]
    assert rows[1].text == "Lighting | May 2031"


def test_merged_cells_stand_in_their_first_column_and_row(read) -> None:
    def write(document: Document) -> None:
        heads = ("Ref", "Progress", "", "Owner"), ("", "Spring", "Autumn", "")
        table = _table(
            document, *heads, ("Harbour", "", "", ""), ("1", "Begun", "Ended", "Port"), ("", "Late", "", "Crew")
        )
        _repeated(table, 2)
        for first, last in (((0, 1), (0, 2)), ((0, 0), (1, 0)), ((0, 3), (1, 3)), ((2, 0), (2, 3)), ((3, 0), (4, 0))):
            words = table.cell(*first).text
            merged = table.cell(*first).merge(table.cell(*last))
            merged.text = words

    rows = _rows(read(write))
    assert [row.cells for row in rows] == [
        ("Ref", "Progress", "", "Owner"), ("", "Spring", "Autumn", ""), ("Harbour", "", "", ""),
        ("1", "Begun", "Ended", "Port"), ("", "Late", "", "Crew"),
    ]  # fmt: skip
    heads = ("Ref", "Progress, Spring", "Progress, Autumn", "Owner")
    assert [row.heads for row in rows] == [(), (), (), heads, heads]


def test_bold_words_above_a_table_are_its_head(read) -> None:
    def write(document: Document) -> None:
        table = _table(document, ("Action", "Owner"), ("Lighting", "Port"), ("Ropes", "Crew"))
        for cell in table.rows[0].cells:
            cell.paragraphs[0].runs[0].bold = True

    assert [row.heads for row in _rows(read(write))] == [(), ("Action", "Owner"), ("Action", "Owner")]


def test_labels_beside_their_values_are_no_head(read) -> None:
    def write(document: Document) -> None:
        table = _table(document, ("Report of:", "The Harbour Master"), ("Date:", "12 June 2031"), ("Ward:", "Quayside"))
        for row in table.rows:
            row.cells[0].paragraphs[0].runs[0].bold = True

    assert [row.heads for row in _rows(read(write))] == [(), (), ()]


def test_a_table_within_a_cell_becomes_words_of_the_cell(read) -> None:
    def write(document: Document) -> None:
        table = _table(document, ("Action", "Dates"), ("Lighting", "By"))
        inner = table.cell(1, 1).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "May", "June"

    rows = _rows(read(write))
    assert [row.cells for row in rows] == [("Action", "Dates"), ("Lighting", "By\nMay June")]
    assert len({row.table for row in rows}) == 1


def test_the_paragraphs_of_a_cell_are_kept_apart(read) -> None:
    def write(document: Document) -> None:
        cell = _table(document, ("Ref", "Decision"), ("7", "The Panel:")).cell(1, 1)
        cell.add_paragraph("1. Noted the report.")
        cell.add_paragraph("2. Asked for lights.")

    row = _rows(read(write))[1]
    assert row.cells == ("7", "The Panel:\n1. Noted the report.\n2. Asked for lights.")
    assert row.text == "7 | The Panel: 1. Noted the report. 2. Asked for lights."


def test_a_frame_around_paragraphs_is_no_table(read) -> None:
    def write(document: Document) -> None:
        cell = document.add_table(1, 1).cell(0, 0)
        cell.text = "The first paragraph in a frame."
        cell.add_paragraph("The second.")

    assert _paragraphs(read(write)) == [("", "The first paragraph in a frame."), ("", "The second.")]


def test_two_tables_are_told_apart(read) -> None:
    def write(document: Document) -> None:
        _table(document, ("Lighting", "Port"))
        document.add_paragraph("Between.")
        _table(document, ("Ropes", "Crew"))

    assert [row.table for row in _rows(read(write))] == [1, 2]


def test_a_cell_said_to_be_endlessly_wide_is_read(read) -> None:
    def write(document: Document) -> None:
        table = _table(document, ("Lighting", "Port"), ("Ropes", "Crew"))
        table.cell(0, 0)._tc.get_or_add_tcPr().append(parse_xml(f'<w:gridSpan {nsdecls("w")} w:val="999999999"/>'))

    assert [row.text for row in _rows(read(write))] == ["Lighting | Port", "Ropes | Crew"]


def _repeated(table: Table, rows: int) -> None:
    for row in table.rows[:rows]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _bold(document, words, style=None):
    document.add_paragraph(style=style).add_run(words).bold = True


def test_short_heavy_paragraphs_are_headings_where_no_style_tells_any(tmp_path, forms_folder):
    def write(document):
        _bold(document, "Learning from the ferry")
        document.add_paragraph("The ferry stood still for two winters, and nobody asked why it did.")
        _bold(document, "What the crews saw")
        document.add_paragraph("They saw ice on the landing stage, and said so.")
        _bold(document, "1. Lamps")
        _bold(document, "1.1 Oil")
        document.add_paragraph("Oil was short.")

    reading = read_file(made.word(tmp_path / "review.docx", write), forms_folder)
    assert reading.title == "Learning from the ferry"
    assert [(each.heading, each.level) for each in reading.sections] == [
        ("", 1), ("What the crews saw", 3), ("1. Lamps", 1), ("1.1 Oil", 2),
    ]  # fmt: skip


def test_heavy_words_in_lists_tables_and_sentences_are_no_headings(tmp_path, forms_folder):
    def write(document):
        document.add_paragraph("The Panel met on a cold evening, and asked for a report on the ferries.")
        _bold(document, "The landing stage was never inspected")
        document.add_paragraph("It froze.")
        _bold(document, "Inspect the landing stage", "List Bullet")
        document.add_paragraph("This comes each autumn.")
        _bold(document, "Action: the Harbour Office to write")
        document.add_paragraph("It wrote.")
        _bold(document, "Wilma Quay")
        _bold(document, "Harbour Office")
        cells = document.add_table(rows=2, cols=2).rows
        for at, words in enumerate(("Stage", "Owner", "Lamps", "Crew")):
            cell = cells[at // 2].cells[at % 2].paragraphs[0]
            cell.add_run(words).bold = at < 2
        document.add_paragraph("The end.")

    reading = read_file(made.word(tmp_path / "minutes.docx", write), forms_folder)
    assert [each.heading for each in reading.sections] == [""]


def test_a_real_word_minute_has_its_items_as_headings(forms_folder):
    file = Path(__file__).parents[3] / "shared" / "papers" / "docx" / "20140619_ODUG_Meeting_minutes.docx"
    if not file.exists():
        pytest.skip("the papers are not here")
    headings = [each.heading for each in read_file(file, forms_folder).sections if each.heading]
    assert headings == [
        "Chair’s welcome", "Chair Update/Release of Data Fund", "Data Requests/Benefits Cases",
        "Update from Cabinet Office Relationship Managers", "Traveline Data – presentation by Julie Williams, CEO",
        "SME Credit Discussion - Kieran Dent and Jeremy Leake (Bank of England)", "NII Progress Update", "AOB",
    ]  # fmt: skip
