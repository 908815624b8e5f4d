"""Small files that say they are enormous: each is read, or refused with a sentence, as soon as any other."""

import zipfile
from pathlib import Path

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.papers.process import read_apart

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SCHEMA = "http://schemas.openxmlformats.org"
_W, _S = f"{_SCHEMA}/wordprocessingml/2006/main", f"{_SCHEMA}/spreadsheetml/2006/main"
_FIRST, _MERGED = '<row r="1"><c r="A1"><v>1</v></c></row>', '<mergeCell ref="A1:XFD1048576"/>'
_CELL = "<w:tc>{}<w:p><w:r><w:t>The ferry sails.</w:t></w:r></w:p></w:tc>"


def _packed(file: Path, main: str, parts: dict[str, tuple[str, str]], links: str = "") -> Path:
    kinds = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _) in parts.items())
    rels = 'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"'
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        types = f'<Types xmlns="{_SCHEMA}/package/2006/content-types"><Default {rels}/>{kinds}</Types>'
        packed.writestr("[Content_Types].xml", types)
        packed.writestr("_rels/.rels", _related("r1", "officeDocument", main))
        if links:
            packed.writestr("xl/_rels/workbook.xml.rels", links)
        for name, (_, words) in parts.items():
            packed.writestr(name, words)
    return file


def _related(name: str, kind: str, target: str) -> str:
    of = f"{_SCHEMA}/officeDocument/2006/relationships/{kind}"
    one = f'<Relationship Id="{name}" Type="{of}" Target="{target}"/>'
    return f'<Relationships xmlns="{_SCHEMA}/package/2006/relationships">{one}</Relationships>'


def _word(file: Path, row: str) -> Path:
    body = f'<w:document xmlns:w="{_W}"><w:body><w:tbl>{row * 50}</w:tbl></w:body></w:document>'
    return _packed(file, "word/document.xml", {"word/document.xml": (_WORD, body)})


def _workbook(file: Path, sheet: str) -> Path:
    told = f'xmlns="{_S}" xmlns:r="{_SCHEMA}/officeDocument/2006/relationships"'
    book = f'<workbook {told}><sheets><sheet name="Tracker" sheetId="1" r:id="r1"/></sheets></workbook>'
    parts = {
        "xl/workbook.xml": (f"{_SHEETS}.sheet.main+xml", book),
        "xl/worksheets/sheet1.xml": (f"{_SHEETS}.worksheet+xml", f'<worksheet xmlns="{_S}">{sheet}</worksheet>'),
    }
    return _packed(file, "xl/workbook.xml", parts, _related("r1", "worksheet", "worksheets/sheet1.xml"))


def _deep(file: Path, levels: int = 5_000) -> Path:
    """Written by hand, as no library of ours will; where its objects are, PDFium finds out by itself."""
    tree = [f"{at} 0 obj<</Type/Pages/Count 1/Kids[{at + 1} 0 R]>>endobj" for at in range(2, levels + 2)]
    page = f"{levels + 2} 0 obj<</Type/Page/MediaBox[0 0 9 9]>>endobj"
    written = ["%PDF-1.7", "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj", *tree, page, "trailer<</Root 1 0 R>>", "%%EOF"]
    file.write_text("\n".join(written), encoding="ascii")
    return file


def _row(told: str) -> str:
    return f"<w:tr>{told}</w:tr>"


@pytest.mark.parametrize(
    "row",
    [
        _row(_CELL.format('<w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>')),
        _row('<w:trPr><w:gridBefore w:val="2000000000"/></w:trPr>' + _CELL.format("")),
    ],
)
def test_a_table_that_says_it_has_a_thousand_million_columns_is_read(
    row: str, tmp_path: Path, forms_folder: Path
) -> None:
    reading = read_apart(_word(tmp_path / "wide.docx", row), forms=forms_folder)
    words = " ".join(each.text for section in reading.sections for each in section.paragraphs)
    assert words.count("The ferry sails.") == 50


@pytest.mark.parametrize(
    "sheet",
    [
        f'<sheetData>{_FIRST}<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>',
        f"<sheetData>{_FIRST}</sheetData><mergeCells>{_MERGED * 50}</mergeCells>",
    ],
)
def test_a_workbook_that_reaches_to_its_farthest_cell_is_read(sheet: str, tmp_path: Path, forms_folder: Path) -> None:
    reading = read_apart(_workbook(tmp_path / "far.xlsx", sheet), forms=forms_folder)
    assert any("1" in each.text for section in reading.sections for each in section.paragraphs)


def test_a_page_below_five_thousand_others_is_refused_with_a_sentence(tmp_path: Path, forms_folder: Path) -> None:
    with pytest.raises(ScrutinyError) as refused:
        read_apart(_deep(tmp_path / "deep.pdf"), forms=forms_folder)
    assert refused.value.what_happened.endswith(".")
