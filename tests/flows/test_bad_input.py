"""What comes in broken, endless or at a bad moment: a sentence, the rest goes on, nothing already there is touched."""

import os
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from scrutiny_desktop.flows.intake import Refused, TakenIn, take_in
from scrutiny_desktop.store import contents, vault
from scrutiny_desktop.store.library import open_library
from tests import made_papers as made


@pytest.fixture
def library(access, clock):
    with open_library(access, clock=clock) as opened:
        yield opened


@pytest.fixture
def add(access, clock, resources, library):
    def added(file):
        (only,) = take_in(access, clock, [file], resources / "forms", lambda *_: None)
        return only

    return added


def _words(taken):
    return " ".join(each.text for section in taken.reading.sections for each in section.paragraphs)


def test_a_paper_of_ten_thousand_pages_is_read_whole(add, tmp_path):
    taken = add(
        made.pdf(tmp_path / "endless.pdf", [made.text(f"The ferry sailed on day {at}.") for at in range(10_000)])
    )
    assert taken.reading.pages == 10_000
    assert taken.reading.warnings == ()
    assert "The ferry sailed on day 9999." in _words(taken)


def test_files_inside_a_paper_are_named(add, tmp_path):
    file = made.pdf(tmp_path / "portfolio.pdf", [made.text("Open this portfolio in another program.")])
    pdf = pypdfium2.PdfDocument(file)
    for name in ("Appendix 1.pdf", "Appendix 2.pdf"):
        attached = pdf.new_attachment(name)
        attached.set_data(b"%PDF-1.7 not looked at")
    pdf.save(tmp_path / "with.pdf")
    pdf.close()
    taken = add(tmp_path / "with.pdf")
    assert taken.reading.warnings == (
        "The file carries 2 other files, which were not read: Appendix 1.pdf, Appendix 2.pdf. "
        "Save them from another program and add them.",
    )


def test_a_full_disk_is_said_and_nothing_of_the_file_stays(access, clock, resources, library, tmp_path):
    file = tmp_path / "scan.pdf"
    made.pdf(file, [made.text("The ferry service.")])
    file.write_bytes(file.read_bytes() + os.urandom(4_000_000))
    library.execute(f"PRAGMA max_page_count = {library.execute('PRAGMA page_count').fetchone()[0] + 20}")
    refused = _take_in_with(library, file, resources / "forms")
    assert isinstance(refused, Refused)
    assert refused.trouble.what_happened == "There is no room left on the disk, so nothing was saved."
    assert vault.every(library) == {}
    assert contents.every(library) == []


def _take_in_with(library, file: Path, forms: Path):
    """Take in on a connection that may only grow so far, as a full disk lets it."""
    from scrutiny_desktop.flows import intake

    return intake._take_in(library, file, forms, "", lambda pages: None)


@pytest.mark.parametrize("size", [(20_000, 20_000), (3, 3)])
def test_a_page_of_any_size_is_read(add, tmp_path, size):
    pdf = pypdfium2.PdfDocument.new()
    page = pdf.new_page(*size)
    font = pdfium.FPDFText_LoadStandardFont(pdf.raw, b"Helvetica")
    words = pdfium.FPDFPageObj_CreateTextObj(pdf.raw, font, 1.0 if size[0] < 10 else 400.0)
    room = "Ferry".encode("utf-16-le") + b"\0\0"
    pdfium.FPDFText_SetText(words, pdfium.cast(room, pdfium.POINTER(pdfium.c_ushort)))
    pdfium.FPDFPage_InsertObject(page.raw, words)
    pdfium.FPDFPage_GenerateContent(page.raw)
    pdf.save(tmp_path / "sized.pdf")
    pdf.close()
    assert isinstance(add(tmp_path / "sized.pdf"), TakenIn)


def test_a_paper_that_another_program_holds_is_named(add, tmp_path):
    (tmp_path / "held.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "held.pdf").chmod(0)
    refused = add(tmp_path / "held.pdf")
    if os.access(tmp_path / "held.pdf", os.R_OK):
        pytest.skip("this user may read everything")
    assert "held.pdf could not be read" in refused.trouble.what_happened


def test_a_word_file_named_as_a_pdf_is_read_for_what_it_is(add, tmp_path):
    made.word(tmp_path / "report.docx", lambda document: document.add_paragraph("The ferry service."))
    (tmp_path / "report.docx").rename(tmp_path / "report.pdf")
    assert "The ferry service." in _words(add(tmp_path / "report.pdf"))
