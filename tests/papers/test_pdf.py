"""PDFs: lines, paragraphs, columns and furniture as they were printed, and a sentence for what cannot be read."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.letters import letters_of
from scrutiny_desktop.papers.original import on_disk
from scrutiny_desktop.papers.pdf import read_pdf
from scrutiny_desktop.papers.printout import BEGUN, PAGE, THROUGH
from scrutiny_desktop.papers.reader import read_file
from tests import made_papers as made

LONG = "The Panel was told that the ferry had been late on every evening of the"


@pytest.fixture
def read(tmp_path: Path, forms_folder: Path) -> Callable[..., Reading]:
    return lambda *pages: read_file(made.pdf(tmp_path / "paper.pdf", pages), forms_folder)


def _texts(reading: Reading) -> list[str]:
    return [each.text for section in reading.sections for each in section.paragraphs]


def test_wrapped_lines_are_one_paragraph_and_a_gap_parts_two(read) -> None:
    reading = read(made.text(LONG, "winter, and that the harbour was dark.", "", "A second paragraph, on its own."))
    assert _texts(reading) == [f"{LONG} winter, and that the harbour was dark.", "A second paragraph, on its own."]


def test_a_paragraph_knows_its_page_and_the_reading_their_number(read) -> None:
    reading = read(made.text("On the first page."), made.text("On the second page."), made.text("On the third page."))
    assert reading.pages == 3
    assert [each.page for section in reading.sections for each in section.paragraphs] == [1, 2, 3]


def test_a_mark_on_a_pdf_carries_its_page(read) -> None:
    flow = flowing(read(made.text("On the first page."), made.text("On the second page.")))
    start = flow.text.index("second page")
    assert flow.anchor(Paper(id="p", owner="me", meeting_id="m", title="Ferry"), start, start + 11).page == 2


def test_a_scanned_paper_still_flows(read) -> None:
    assert [block.text for block in flowing(read(made.picture)).blocks] == ["paper"]


def test_a_sentence_goes_on_over_the_page(read) -> None:
    full = "Officers were asked to report again before the end of the municipal year on the whole of"
    reading = read(made.text("Some words.", "", full), made.text("the programme.", "", "Another paragraph."))
    assert f"{full} the programme." in _texts(reading)


def test_a_word_broken_at_a_line_end_is_put_together(read) -> None:
    reading = read(made.text("The Panel asked for evidence of the improvement that the safeguard-",
                             "ing partnership had promised to it in the spring of that year."))  # fmt: skip
    assert "safeguarding partnership" in _texts(reading)[0]


def test_a_word_with_a_hyphen_of_its_own_keeps_it(read) -> None:
    reading = read(made.text("A long-term plan was agreed by the members of the Panel, and this long-",
                             "term plan was then published by the council before the meeting."))  # fmt: skip
    assert "this long-term plan" in _texts(reading)[0]


def test_running_heads_and_page_numbers_are_set_aside_and_kept(read) -> None:
    reading = read(*(made.furnished(at, 4, f"What stands on sheet {'abcd'[at - 1]}.") for at in range(1, 5)))
    assert _texts(reading) == [f"What stands on sheet {letter}." for letter in "abcd"]
    aside = [each.text for each in reading.printed if each.field == "page furniture"]
    assert aside.count("Examplebridge Borough Council") == 4
    assert "Page 3 of 4" in aside


def test_two_columns_are_read_one_after_the_other(read) -> None:
    left = ["The left column begins here and goes on", "for some rows of words that fill its own",
            "width, so that nobody could take it for", "a table of short cells with wide gaps in",
            "between; it has been set row by row with", "its neighbour, and ends with these words"]  # fmt: skip
    right = ["The right column speaks of other things", "and must not be mixed with what stands on",
             "the left side of the page; it is read as", "soon as the left one has come to an end,",
             "and it has as many rows as that one has", "been given by those who made this paper."]  # fmt: skip
    words = " ".join(_texts(read(made.columns(left, right))))
    assert words.index("ends with these words") < words.index("The right column")


def test_words_at_the_head_that_were_set_last_are_read_first(read) -> None:
    reading = read(made.both(made.text(LONG, "winter."), made.text("For the Panel only", top=60)))
    assert _texts(reading)[0] == "For the Panel only"


def test_an_item_stamp_is_no_part_of_the_text(read) -> None:
    reading = read(made.both(made.text(LONG, "winter."), made.text("Agenda Item 7", top=60)))
    assert not any("Agenda Item" in text for text in _texts(reading))
    assert [each.text for each in reading.printed if each.field == "page furniture"] == ["Agenda Item 7"]


def test_numbers_set_apart_from_their_words_come_back_to_them(read) -> None:
    words = made.text("Lighting at the harbour.", "The timetable in winter.", left=100)
    reading = read(made.both(made.text("(a)", "(b)"), words))
    assert [(each.number, each.text) for each in reading.sections[0].paragraphs] == [
        ("(a)", "Lighting at the harbour."), ("(b)", "The timetable in winter."),
    ]  # fmt: skip


def test_short_cells_beside_each_other_stay_rows(read) -> None:
    rows = [("Lighting", "June"), ("Timetable", "July"), ("Staff", "May"), ("Radio", "March"), ("Ropes", "April"),
            ("Alarm", "August")]  # fmt: skip
    reading = read(made.columns([one for one, _ in rows], [other for _, other in rows]))
    assert _texts(reading)[:2] == ["Lighting June", "Timetable July"]


def test_large_type_makes_a_heading(read) -> None:
    reading = read(made.both(
        made.heading("The ferry review", 110), made.text(LONG, "winter.", top=150),
        made.heading("What it found", 220, size=14), made.text(LONG, "summer.", top=250),
    ))  # fmt: skip
    assert reading.title == "The ferry review"
    assert [(each.heading, each.level) for each in reading.sections] == [("", 1), ("What it found", 2)]


def test_a_page_that_holds_only_a_picture_is_told_in_words(read) -> None:
    reading = read(made.text("Words."), made.text("More words."), made.picture)
    assert reading.warnings == ("Page 3 holds only a picture; its words can't be read.",)


def test_a_scanned_paper_is_kept_with_its_warning(read) -> None:
    reading = read(made.picture, made.picture)
    assert (reading.pages, reading.sections) == (2, ())
    assert reading.warnings == ("Pages 1 to 2 hold only pictures; their words can't be read.",)


def test_a_paper_behind_a_password_says_so(tmp_path: Path, forms_folder: Path) -> None:
    locked = made.pdf(tmp_path / "locked.pdf", [made.text("Secret words.")], opened_by="open")
    with pytest.raises(ScrutinyError, match="protected by a password"):
        read_file(locked, forms_folder)


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.4\nnothing of use\n%%EOF", b"%PDF-1.7\n" + bytes(900)])
def test_what_is_no_whole_pdf_is_refused_with_a_sentence(tmp_path: Path, forms_folder: Path, content: bytes) -> None:
    (tmp_path / "odd.pdf").write_bytes(content)
    with pytest.raises(ScrutinyError, match=r"is damaged|has no pages") as refused:
        read_file(tmp_path / "odd.pdf", forms_folder)
    assert refused.value.what_to_do.endswith(".")


def test_a_pdf_cut_short_anywhere_is_read_or_refused_with_a_sentence(tmp_path: Path, forms_folder: Path) -> None:
    whole = made.pdf(tmp_path / "whole.pdf", [made.text(LONG, "winter.")] * 3).read_bytes()
    cut = tmp_path / "cut.pdf"
    for length in range(9, len(whole), max(1, len(whole) // 40)):
        cut.write_bytes(whole[:length])
        try:
            assert read_file(cut, forms_folder).pages >= 1
        except ScrutinyError as refused:
            assert str(refused).endswith(".")


def test_a_pdf_without_pages_is_refused(tmp_path: Path, forms_folder: Path) -> None:
    none = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    (tmp_path / "none.pdf").write_bytes(none + b"trailer<</Root 1 0 R>>\n%%EOF")
    with pytest.raises(ScrutinyError, match=r"has no pages|is damaged"):
        read_file(tmp_path / "none.pdf", forms_folder)


def test_what_there_is_no_time_for_is_told(tmp_path: Path) -> None:
    paper = made.pdf(tmp_path / "paper.pdf", [made.text("Words.")] * 3)
    with on_disk(paper) as original:
        printout = read_pdf(original, lambda sign: None, longest=0)
    assert printout.pages == 3
    assert any("pages 2 to 3 were not read" in each for each in printout.warnings)


def test_each_page_is_told_and_that_only_its_words_are_left(tmp_path: Path) -> None:
    told: list[str] = []
    with on_disk(made.pdf(tmp_path / "paper.pdf", [made.text("Words.")] * 5)) as original:
        read_pdf(original, told.append)
    assert told == [*[BEGUN, PAGE] * 5, THROUGH]


def test_a_pdf_is_known_by_its_content_and_not_by_its_name(tmp_path: Path, forms_folder: Path) -> None:
    paper = made.pdf(tmp_path / "paper.docx", [made.text("Words of a PDF.")])
    assert _texts(read_file(paper, forms_folder)) == ["Words of a PDF."]


def test_a_report_on_a_councils_form_is_read_by_its_parts(read) -> None:
    reading = read(made.text(
        "DECISION-MAKER: CHILDREN AND FAMILIES SCRUTINY PANEL", "SUBJECT: PROGRESS ON THE FERRY REVIEW",
        "DATE OF DECISION: 12 JUNE 2031", "REPORT OF: SERVICE DIRECTOR", "", "RECOMMENDATIONS:", "",
        "(i) That the Panel note the progress.", "(ii) That the Panel asks for a timetable.", "",
        "REASONS FOR REPORT RECOMMENDATIONS", "1. To put the Panel in a position to judge.", "",
        "ALTERNATIVE OPTIONS CONSIDERED AND REJECTED", "2. None.",
        "", "DETAIL (Including consultation carried out)", "3. The review was published in the spring.",
    ))  # fmt: skip
    assert reading.kind == "council report"
    assert str(reading.header.date) == "2031-06-12"
    assert [(each.label, each.text) for each in reading.recommendations] == [
        ("(i)", "That the Panel note the progress."), ("(ii)", "That the Panel asks for a timetable."),
    ]  # fmt: skip


def test_a_file_that_claims_a_million_pages_ends_where_none_is_left(tmp_path: Path, forms_folder: Path) -> None:
    tree = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    tree += b"2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1000000>>endobj\n"
    tree += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    (tmp_path / "loop.pdf").write_bytes(tree)
    reading = read_file(tmp_path / "loop.pdf", forms_folder)
    assert reading.pages == 101
    assert "100 pages in a row are damaged; pages after 101 were not read." in reading.warnings


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_is_shown_sideways_is_read_as_if_it_stood(tmp_path, forms_folder, rotation):
    lines = (LONG, "winter, and that the harbour was dark.", "", "A second paragraph, on its own.")
    file = made.pdf(tmp_path / "paper.pdf", [made.text(*lines), made.text("Upright again.")])
    with pikepdf.open(file) as pdf:
        pdf.pages[0].Rotate = rotation
        pdf.save(tmp_path / "turned.pdf")
    reading = read_file(tmp_path / "turned.pdf", forms_folder)
    assert _texts(reading) == [f"{LONG} winter, and that the harbour was dark.", lines[3], "Upright again."]


def test_letters_of_a_sideways_page_are_where_they_are_shown(tmp_path):
    file = made.pdf(tmp_path / "paper.pdf", [made.text("The ferry was late again.", "The harbour was dark.")])
    with pikepdf.open(file) as pdf:
        pdf.pages[0].Rotate = 90
        pdf.save(tmp_path / "turned.pdf")
    with pypdfium2.PdfDocument(tmp_path / "turned.pdf") as pdf:
        text, boxes = letters_of(pdf[0])
        assert pdf[0].get_rotation() == 90
    assert text.split("\n\n") == ["The ferry was late again.", "The harbour was dark."]
    at = 4 * text.index("The harbour")
    left, top, right, bottom = boxes[at : at + 4]
    assert 0.8 < left < boxes[0] < 1  # rows follow one another from the right to the left
    assert 0 < top < bottom < 0.2
    assert right > left


def test_each_line_of_a_table_of_contents_is_a_paragraph(read) -> None:
    named = (("Chairman’s foreword", 3), ("The crossings and the covenant between both", 12), ("Fares", 14))
    entries = [f"{words} {'.' * (90 - len(words))}{page}" for words, page in named]
    assert _texts(read(made.text(*entries, LONG, "winter, and that the harbour was dark.")))[:3] == entries
