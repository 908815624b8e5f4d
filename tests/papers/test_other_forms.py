"""Reports on the forms of Kent and of the West of England, as an invented council might print them, and real ones."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from docx.document import Document
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.process import read_apart
from scrutiny_desktop.papers.reader import read_file
from tests import made_papers as made

KENT_PAPERS = Path(__file__).parents[3] / "shared" / "papers" / "council" / "kent"
Printed = tuple[str, str]
"""How a line is set, and its words: "h" for a heading, "" for text, else a label with its value beside it."""

KENT: list[Printed] = [
    ("From:", "Wilma Quay, Cabinet Member for Crossings"),
    ("", "Piers Landing, Director of Boats"),
    ("To:", "Examplebridge Cabinet - 9 January 2031"),
    ("Subject:", "Ferry fares in the second winter"),
    ("Decision no:", "31/00007"),
    ("Classification:", "Exempt - paragraph 3 of Schedule 12A"),
    ("Past Pathway of report:", "Crossings Committee on 2 January 2031"),
    ("Future Pathway of report:", "Cabinet decision"),
    ("Electoral Division:", "All"),
    ("Summary:", "The ferry lost money in its first winter, and fares are to rise."),
    ("h", "Recommendation(s):"),
    ("", "Cabinet is asked to:"),
    ("", "A. Agree the fares set out in Appendix 1; and"),
    ("", "B. Delegate the timetable to the Director of Boats."),
    ("h", "1. Crew and boats"),
    ("", "1.1 The crew has said that four boats are enough in winter."),
    ("h", "2. Financial Implications"),
    ("", "2.1 The fares bring in a tenth more than they did last year."),
    ("h", "3. Background Documents"),
    ("", "The harbour log of 2030"),
    ("h", "4. Appendices"),
    ("", "Appendix 1 - The fares"),
    ("h", "5. Contact details"),
    ("h", "Report Author:"),
    ("", "Ned Rower, Crossings Officer"),
    ("", "03000 000000"),
    ("", "n.rower@examplebridge.invalid"),
    ("h", "Relevant Director:"),
    ("", "Piers Landing, Director of Boats"),
]

WEST: list[Printed] = [
    ("REPORT TO:", "EXAMPLEBRIDGE COMBINED AUTHORITY COMMITTEE"),
    ("DATE:", "14 March 2031"),
    ("REPORT TITLE:", "FERRY INVESTMENT PROGRAMME"),
    ("DIRECTOR:", "Piers Landing, Director of Boats"),
    ("AUTHOR:", "Ned Rower, Crossings Officer"),
    ("h", "Purpose of Report"),
    ("", "1 To tell the Committee how the boats are paid for."),
    ("h", "Recommendations"),
    ("", "The Committee is asked to:"),
    ("", "(a) Note the programme; and"),
    ("", "(b) Approve a second quay."),
    ("h", "Background / Issues for Consideration"),
    ("", "2.1 The quay was built when the bridge was closed."),
    ("h", "Second quay"),
    ("", "2.2 A second quay shortens the way from the mill."),
    ("h", "Consultation"),
    ("", "3.1 The millers were asked."),
    ("h", "Other Options Considered"),
    ("", "4.1 A bridge was thought of."),
    ("h", "Risk Management/Assessment"),
    ("", "5.1 The river may freeze."),
    ("h", "Public Sector Equality Duties"),
    ("", "6.1 The boats carry chairs."),
    ("h", "Finance Implications"),
    ("", "7.1 The quay costs what the fares bring in."),
    ("h", "Legal Implications"),
    ("", "8.1 The river is a highway."),
    ("h", "Climate Change Implications"),
    ("", "9.1 The boats are rowed."),
    ("h", "Appendices"),
    ("", "Appendix 1 - Map of the quays"),
    ("h", "Background papers"),
    ("", "None"),
    ("h", "West of England Combined Authority Contact"),
    ("", "Any person may ask the contact officer about this report."),
]


def _sheet(lines: Sequence[Printed]) -> made.Draw:
    def draw(canvas: Canvas) -> None:
        for at, (kind, words) in enumerate(lines):
            down = made.HEIGHT - 70 - at * 28
            canvas.setFont("Helvetica-Bold" if kind == "h" else "Helvetica", 11)
            if kind not in ("", "h", "Summary:"):
                canvas.drawString(72, down, kind)
            canvas.drawString(72 if kind in ("", "h", "Summary:") else 220, down, _beside(kind, words))
        canvas.setFont("Helvetica", 11)

    return draw


def _beside(kind: str, words: str) -> str:
    return f"{kind} {words}" if kind == "Summary:" else words


def _document(lines: Sequence[Printed]) -> Callable[[Document], object]:
    def write(document: Document) -> None:
        for kind, words in lines:
            if kind == "h":
                document.add_heading(words, 2)
            else:
                document.add_paragraph(words if not kind else f"{kind}\t{words}")

    return write


@pytest.fixture(params=["pdf", "docx"])
def read(request: pytest.FixtureRequest, tmp_path: Path, forms_folder: Path) -> Callable[[list[Printed]], Reading]:
    def read_it(lines: list[Printed]) -> Reading:
        file = tmp_path / f"report.{request.param}"
        if request.param == "docx":
            return read_file(made.word(file, _document(lines)), forms_folder)
        pages = [_sheet(lines[at : at + 25]) for at in range(0, len(lines), 25)]
        return read_file(made.pdf(file, pages), forms_folder)

    return read_it


def _headings(reading: Reading) -> list[str]:
    return [each.heading.removesuffix(":") for each in reading.sections if each.heading]


def test_a_report_on_the_form_of_kent_gives_its_header(read) -> None:
    reading = read(KENT)
    header = reading.header
    assert (reading.kind, reading.title) == ("council report", "Ferry fares in the second winter")
    assert (header.decision_maker, header.date) == ("Examplebridge Cabinet", date(2031, 1, 9))
    assert header.report_of == "Wilma Quay, Cabinet Member for Crossings; Piers Landing, Director of Boats"
    assert header.wards == "All"
    assert reading.confidentiality.classification == "exempt"
    assert reading.confidentiality.citation == "paragraph 3 of Schedule 12A"
    assert reading.warnings == ()


def test_fields_that_a_header_has_no_place_for_stay_among_the_words(read) -> None:
    texts = [each.text for section in read(KENT).sections for each in section.paragraphs]
    assert "Decision no: 31/00007" in texts
    assert "Classification: Exempt - paragraph 3 of Schedule 12A" in texts


def test_a_report_on_the_form_of_kent_keeps_the_headings_of_its_own(read) -> None:
    assert _headings(read(KENT)) == [
        "Summary", "Recommendation(s)", "1. Crew and boats", "2. Financial Implications", "3. Background Documents",
        "4. Appendices",
    ]  # fmt: skip


def test_a_report_on_the_form_of_kent_gives_its_lists_and_people(read) -> None:
    reading = read(KENT)
    assert [(each.label, each.text) for each in reading.recommendations] == [
        ("A.", "Cabinet is asked to: Agree the fares set out in Appendix 1; and"),
        ("B.", "Cabinet is asked to: Delegate the timetable to the Director of Boats."),
    ]
    assert [(each.label, each.title) for each in reading.appendices] == [("Appendix 1", "The fares")]
    assert [each.title for each in reading.background_documents] == ["The harbour log of 2030"]
    author, director = reading.contacts
    assert (author.role, author.name, author.title) == ("Report Author", "Ned Rower", "Crossings Officer")
    assert (author.telephone, author.email) == ("03000 000000", "n.rower@examplebridge.invalid")
    assert (director.role, director.name, director.title) == ("Relevant Director", "Piers Landing", "Director of Boats")


def test_recommendations_printed_once_more_at_the_end_count_once(read) -> None:
    again = [("h", "3. Recommendation(s):"), *KENT[11:14]]
    reading = read([*KENT[:18], *again, *KENT[18:]])
    assert [each.label for each in reading.recommendations] == ["A.", "B."]
    assert _headings(reading).count("3. Recommendation(s)") == 1


def test_a_report_on_the_form_of_the_west_of_england_gives_its_parts(read) -> None:
    reading = read(WEST)
    header = reading.header
    assert (reading.kind, reading.title) == ("council report", "Ferry Investment Programme")
    assert (header.decision_maker, header.date) == ("EXAMPLEBRIDGE COMBINED AUTHORITY COMMITTEE", date(2031, 3, 14))
    assert header.report_of == "Piers Landing, Director of Boats"
    assert [(each.name, each.title) for each in reading.contacts] == [("Ned Rower", "Crossings Officer")]
    assert _headings(reading) == [words for kind, words in WEST if kind == "h"]
    assert [each.text for each in reading.recommendations] == [
        "The Committee is asked to: Note the programme; and", "The Committee is asked to: Approve a second quay.",
    ]  # fmt: skip
    assert [each.label for each in reading.appendices] == ["Appendix 1"]
    assert reading.background_documents == ()
    assert reading.warnings == ()


@pytest.mark.parametrize("lines", [KENT, WEST])
def test_no_word_of_a_report_is_lost(read, words_of, lines: list[Printed]) -> None:
    printed = " ".join(f"{'' if kind == 'h' else kind} {words}" for kind, words in lines)
    assert words_of(read(lines)) == Counter(printed.split())


def test_a_letter_is_on_no_form(read) -> None:
    letter = [("From:", "Wilma Quay"), ("To:", "The Panel"), ("Subject:", "The ferry"),
              ("", "Please find my evidence below."), ("h", "Background"), ("", "I row to work daily.")]  # fmt: skip
    assert read(letter).kind == "text"


@pytest.mark.parametrize(
    ("name", "maker", "labels", "appendices", "people"),
    [
        ("*call-in Family Hubs*", "Cabinet", [""], ["", "", *(f"Appendix {at}" for at in range(1, 5))], 1),
        ("Item 7 - *", "Cabinet", ["A.", "B."], ["Appendix A", "Appendix B", "Appendix C"], 6),
        ("Item 3 *", "County Council", ["(1)", "(2)", "(3)", "(4)"], ["Appendix 1", "Appendix 2"], 3),
    ],
)  # fmt: skip
def test_the_reports_of_kent_give_their_parts(
    name: str, maker: str, labels: list[str], appendices: list[str], people: int, forms_folder: Path
) -> None:
    if not KENT_PAPERS.is_dir():
        pytest.skip("the papers are not here")
    reading = read_apart(next(KENT_PAPERS.glob(f"*{name.lstrip('*')}")), forms=forms_folder)
    papers = [each.reading for each in reading.pack.parts] if reading.pack else [reading]
    (report,) = [each for each in papers if each and each.kind == "council report"]
    assert report.header.decision_maker == maker
    assert report.header.date is not None
    assert [each.label for each in report.recommendations] == labels
    assert [each.label for each in report.appendices] == appendices
    assert len(report.contacts) == people
    assert report.warnings == ()


DECISIONS = {"0035": list(range(7, 21)), "0004": list(range(7, 13))}


@pytest.mark.parametrize("name", DECISIONS)
def test_each_decision_of_a_real_notice_is_a_section(name, forms_folder):
    if not KENT_PAPERS.is_dir():
        pytest.skip("the papers are not here")
    sections = read_file(next(KENT_PAPERS.parent.glob(f"bristol/*bcc-{name}*")), forms_folder).sections
    items = [re.search(r"\(agenda item (\d+)\)$", each.heading) for each in sections]
    assert [int(found[1]) for found in items if found] == DECISIONS[name]
    assert all(any("Decision taken" in one.text for one in each.paragraphs)
               for each, found in zip(sections, items, strict=True) if found)  # fmt: skip
