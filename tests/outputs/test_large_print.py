"""Large print read back from its file: every word, the sizes of its letters, and what stands in its margins."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from reportlab.lib.pagesizes import A3

from scrutiny_desktop.domain.errors import Stopped
from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.large_print import Head, Look, PrintWords, pieces_of
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.reading import Header, PageFacts, Paragraph, Reading, Section
from scrutiny_desktop.outputs.large_print import large_print
from scrutiny_desktop.outputs.lettering import LARGE, Lettering

PAPER = Paper(id="p", meeting_id="m", title="Ferries", content="c")
SENTENCE = "The ferry of Examplebridge sails for Siân and Łukasz at £2 & “half” fare <weather permitting>. "


def reading(count=40):
    paragraphs = tuple(Paragraph(text=SENTENCE * 3, number=f"{n}.", page=1 + n // 10) for n in range(count))
    sections = (
        Section(heading="DETAIL", as_printed="TAIL", repaired=True, level=1, paragraphs=paragraphs, page=1),
        Section(heading="Deep", level=4, paragraphs=(Paragraph(text="Last words.", page=5),), page=5),
    )
    facts = tuple(PageFacts(pack_number=str(50 + page)) for page in range(1, 6))
    return Reading(kind="text", title="Ferries", header=Header(subject="Fares"), sections=sections, page_facts=facts)


@pytest.fixture
def printed(fonts):
    def made(reading, look=None, secrecy="", report=lambda *_: None):
        pieces = list(pieces_of(flowing(reading), PAPER, PrintWords()))
        head = Head(title="Ferries", secrecy=secrecy)
        return large_print(head, pieces, look or Look(), PrintWords(), fonts, report)

    return made


def pages_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def parts_of(pdf):
    """Each part of the document's tree: what it is."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [str(part.S) for part in document.Root.StructTreeRoot.K.K]


def sizes_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        letters = document[1].get_textpage()
        return {
            round(pypdfium2.raw.FPDFText_GetFontSize(letters, at))
            for at in range(letters.count_chars())
            if not letters.get_text_range(at, 1).isspace()
        }


def spaced(text):
    return " ".join(text.split())


def test_it_tells_a_screen_reader_what_is_a_heading(printed):
    kinds = parts_of(printed(reading(), secrecy="Exempt"))
    assert kinds[0] == "/H1"
    assert [each for each in kinds if each.startswith("/H")] == ["/H1", "/H2", "/H5"]
    assert kinds.count("/P") > 40


def test_every_word_of_the_text_is_there_with_the_pages_of_the_paper(printed):
    pages = pages_of(printed(reading()))
    body = spaced(" ".join("\n".join(page.splitlines()[2:]) for page in pages))
    flow = flowing(reading())
    assert body.count("sails for Siân and Łukasz at £2 & “half” fare <weather permitting>.") == 120
    assert all(spaced(block.text) in body for block in flow.blocks if len(block.text) < 40)
    assert [body.count(f"Page {page} (pack page {50 + page})") for page in range(1, 6)] == [1] * 5


def test_each_page_says_what_it_is_of_and_its_own_number(printed):
    pages = pages_of(printed(reading()))
    assert len(pages) >= 10
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)} of the large print" in page
        assert page.startswith("Ferries")


@pytest.mark.parametrize("points", [16, 18, 20, 24])
def test_no_letter_is_smaller_than_was_asked_for(printed, points):
    assert min(sizes_of(printed(reading(), Look(points=points)))) == points


def test_a3_holds_more_on_a_sheet(printed):
    small, large = printed(reading()), printed(reading(), Look(is_a3=True))
    with pypdfium2.PdfDocument(large) as document:
        assert document[0].get_size() == pytest.approx(A3, abs=0.1)
    assert len(pages_of(large)) < len(pages_of(small))


def test_a_paper_that_is_not_public_says_so_on_each_page(printed):
    citation = "Exempt: paragraphs 1, 2 and 7A of the Access to Information Procedure Rules of the Constitution"
    pages = pages_of(printed(reading(), secrecy=citation))
    assert f"Not for publication. {citation}" in spaced(pages[0])
    assert all("Not for publication. Exempt: paragraphs 1, 2 and 7A" in spaced(page) for page in pages)


def test_headings_are_shown_repaired_and_listed_in_the_outline_with_the_language_set(printed):
    pdf = printed(reading())
    with pypdfium2.PdfDocument(pdf) as document:
        listed = [(mark.get_title(), mark.level) for mark in document.get_toc()]
        told = document.get_metadata_dict()
    assert listed == [("DETAIL", 0), ("Deep", 1)]
    assert (told["Title"], b"/Lang (en-GB)" in pdf) == ("Ferries", True)
    assert pdf == printed(reading())


def test_a_heading_is_never_last_on_a_page(printed, fonts):
    paragraph = Paragraph(text=SENTENCE)
    sections = tuple(Section(heading=f"Heading {n}", paragraphs=(paragraph,) * 3) for n in range(30))
    pages = pages_of(printed(Reading(kind="text", title="Ferries", sections=sections)))
    assert not [page for page in pages if page.splitlines()[-1].startswith("Heading")]


def test_it_tells_how_much_is_set_and_stops_when_asked(printed):
    told = []
    printed(reading(), report=lambda done, total, *_: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 40

    def stop(done, *_):
        if done > 10:
            raise Stopped

    with pytest.raises(Stopped):
        printed(reading(), report=stop)


def test_a_word_too_long_for_the_line_and_a_text_without_blocks_are_printed(printed):
    long = Reading(kind="text", title="x" * 300, sections=(Section(heading="y" * 400),))
    assert "yyyy" in "".join(pages_of(printed(long)))


def test_dots_that_lead_to_a_page_number_do_not_fill_lines(printed):
    listed = (
        Paragraph(text="1.1 Context......................................... 5"),
        Paragraph(text="2 Fares . . . . . . 9"),
    )
    (page,) = pages_of(
        printed(Reading(kind="text", title="Ferries", sections=(Section(heading="", paragraphs=listed),)))
    )
    assert "1.1 Context … 5" in page
    assert "2 Fares … 9" in page


def test_words_in_another_script_are_told_of_as_such(fonts):
    letters = Lettering(fonts, LARGE)
    said = letters.drawable("It reads שלום עולם (טוב), at 10:30.")
    assert said == "It reads [words in Hebrew letters, which this print lacks] at 10:30."
    assert letters.drawable("A ☃ and אב.") == "A [snowman] and [hebrew letter alef][hebrew letter bet]."


def test_a_table_is_set_row_by_row_each_cell_with_its_columns_head(printed):
    heads = ("Action", "Lead")
    rows = (Paragraph(text="Action | Lead", table=1, cells=heads, page=1),
            Paragraph(text="Audit it | Ann", table=1, cells=("Audit it", "Ann"), heads=heads, page=1))  # fmt: skip
    table = Reading(kind="text", title="Ferries", sections=(Section(heading="Plan", paragraphs=rows),))
    (page,) = pages_of(printed(table))
    assert "Action: Audit it" in spaced(page)
    assert "Lead: Ann" in spaced(page)
    assert parts_of(printed(table)).count("/P") == 6  # what this is, the page, and four cells


def test_a_scanned_paper_says_of_each_page_that_it_is_a_picture(printed):
    scan = Reading(kind="text", title="Ferries", page_facts=(PageFacts(is_picture=True),) * 2)
    (page,) = pages_of(printed(scan))
    assert "Page 1: a picture, not in this text" in page
    assert "Page 2: a picture, not in this text" in page
