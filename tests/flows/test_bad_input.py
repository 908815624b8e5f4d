"""What comes in broken, endless or at a bad moment: a sentence, the rest goes on, nothing already there is touched."""

import os
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pikepdf import Dictionary, Name

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
    for name in ("Appendix 1.pdf", "Appendix 2.pdf", "ferry.accreport.html"):
        attached = pdf.new_attachment(name)
        attached.set_data(b"%PDF-1.7 not looked at")
    pdf.save(tmp_path / "with.pdf")
    pdf.close()
    taken = add(tmp_path / "with.pdf")
    assert taken.reading.warnings == (
        "The file carries 2 other files, which were not read: Appendix 1.pdf, Appendix 2.pdf. "
        "Open it in a program that lists attachments, such as Adobe Reader, save them, and add them here.",
    )


def test_a_form_that_other_programs_show_is_said_to_be_one(add, tmp_path):
    with pikepdf.open(made.pdf(tmp_path / "ferry.pdf", [made.text("Please wait.")])) as pdf:
        pdf.Root.NeedsRendering = True
        form = pdf.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), XFA=form)
        pdf.save(tmp_path / "form.pdf")
    (said,) = add(tmp_path / "form.pdf").reading.warnings
    assert said.startswith("The file is a form that only Adobe Reader shows in full.")


def test_a_full_disk_is_said_and_nothing_of_the_file_stays(access, clock, resources, library, tmp_path):
    file = tmp_path / "scan.pdf"
    made.pdf(file, [made.text("The ferry service.")])
    file.write_bytes(file.read_bytes() + os.urandom(4_000_000))
    library.execute(f"PRAGMA max_page_count = {library.execute('PRAGMA page_count').fetchone()[0] + 20}")
    refused = _take_in_with(library, file, resources / "forms")
    assert isinstance(refused, Refused)
    assert refused.trouble.what_happened == "“scan.pdf” was not added: there is no room left on the disk."
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
    assert "“held.pdf” could not be opened" in refused.trouble.what_happened


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such files")
def test_what_is_no_paper_at_all_is_refused_before_its_bytes_are_read(add, tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    with (tmp_path / "sparse.pdf").open("wb") as sparse:
        sparse.truncate(1 << 42)
    assert add(tmp_path / "pipe.pdf").trouble.what_happened == "“pipe.pdf” is not a file."
    assert "more than 512 MB is not read" in add(tmp_path / "sparse.pdf").trouble.what_happened


def test_a_word_file_named_as_a_pdf_is_read_for_what_it_is(add, tmp_path):
    made.word(tmp_path / "report.docx", lambda document: document.add_paragraph("The ferry service."))
    (tmp_path / "report.docx").rename(tmp_path / "report.pdf")
    assert "The ferry service." in _words(add(tmp_path / "report.pdf"))


def _written(file, words, font, **page):
    """A page of one row, shown in a font that is told apart from its letters."""
    with pikepdf.new() as pdf:
        made_page = pdf.add_blank_page(page_size=(400, 200))
        made_page.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font(pdf))))
        made_page.Contents = pdf.make_stream(words)
        for name, value in page.items():
            made_page[Name("/" + name)] = value
        pdf.save(file)
    return file


def _form(file, *fields):
    """A page with fields of a form, each told by its values."""
    with pikepdf.new() as pdf:
        font = _helvetica(pdf)
        page = pdf.add_blank_page(page_size=(400, 200))
        page.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
        page.Contents = pdf.make_stream(b"BT /F 12 Tf 40 120 Td (Name of the ferry) Tj ET")
        own = [pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=[40, 40, 200, 60], T=f"f{at}",
                                            **each)) for at, each in enumerate(fields)]  # fmt: skip
        page.Annots = pikepdf.Array(own)
        pdf.Root.AcroForm = Dictionary(Fields=pikepdf.Array(own))
        pdf.save(file)
    return file


def test_what_is_filled_in_on_a_form_is_told_as_missing_from_the_text(add, tmp_path):
    said = "Page 1 is a form: what was filled in is shown on the page, and is not in its text."
    for name, own in (("words", {"FT": Name.Tx, "V": "Kittiwake"}), ("long", {"FT": Name.Tx, "V": "Kittiwake" * 99}),
                      ("tick", {"FT": Name.Btn, "AS": Name.Yes})):  # fmt: skip
        taken = add(_form(tmp_path / f"{name}.pdf", own))
        assert (_words(taken), taken.reading.warnings) == ("Name of the ferry", (said,))
    empty = [{"FT": Name.Tx}, {"FT": Name.Tx, "V": ""}, {"FT": Name.Btn, "AS": Name.Off}, {"FT": Name.Sig, "V": "x"}]
    assert add(_form(tmp_path / "empty.pdf", *empty)).reading.warnings == ()


def _helvetica(pdf):
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def _hebrew(pdf):
    """Helvetica whose letters a to g mean seven of Hebrew's."""
    meant = b"\n".join(b"<%02x> <%04x>" % (0x61 + at, 0x5D0 + at) for at in range(7))
    words = (b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
             b"1 begincodespacerange <00> <ff> endcodespacerange\n7 beginbfchar\n" + meant +
             b"\nendbfchar\nendcmap end end")  # fmt: skip
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, ToUnicode=pdf.make_stream(words))


def test_words_from_right_to_left_are_read_in_the_order_in_which_they_are_spoken(add, tmp_path):
    shown = b"BT /F 20 Tf 40 120 Td (gfe dcba) Tj ET"  # as a page shows it: the first word at the right
    taken = add(_written(tmp_path / "hebrew.pdf", shown, _hebrew))
    first, second = "\u05d0\u05d1\u05d2\u05d3", "\u05d4\u05d5\u05d6"
    assert f"{first} {second}" in _words(taken)


@pytest.mark.parametrize(("turned", "set_so"), [
    (90, b"0 1 -1 0 300 40 cm"), (180, b"-1 0 0 -1 360 100 cm"), (270, b"0 -1 1 0 100 180 cm"),
])  # fmt: skip
def test_a_turned_page_is_read_in_the_order_in_which_it_is_shown(add, tmp_path, turned, set_so):
    rows = b"BT /F 12 Tf 0 0 Td (The ferry sails) Tj 0 -14 Td (every day.) Tj ET"
    taken = add(_written(tmp_path / "turned.pdf", set_so + b" " + rows, _helvetica, Rotate=turned))
    assert _words(taken) == "The ferry sails every day."
