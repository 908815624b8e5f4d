"""The parts of a report beyond its headings: contacts, lists, confidentiality, dates, other councils' forms."""

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.confidentiality import confidentiality
from scrutiny_desktop.papers.form import read_form
from scrutiny_desktop.papers.header import parse_date, readable_case
from scrutiny_desktop.papers.reader import read_file

Read = Callable[[str], Reading]
TOP = """DECISION-MAKER:	EXAMPLEBRIDGE SCRUTINY PANEL
SUBJECT:	PROGRESS ON THE FERRY REVIEW:
THE SECOND WINTER
DATE OF DECISION:	4th May 2023
REPORT OF:	HEAD OF CROSSINGS

CONTACT DETAILS
Author:	Title	Crossings Officer
	Name:	Wilma Quay	Tel:	00000 000000
	E-mail:	w.quay@examplebridge.invalid
Director	Name: Piers Landing  Tel: 00000 111111
STATEMENT OF CONFIDENTIALITY
{statement}
BRIEF SUMMARY
The ferry runs.
RECOMMENDATIONS:
(i) That the Panel note the report.
SUPPORTING DOCUMENTATION
Appendices
1.	The review
2.	The response
Documents In Members' Rooms
1.	The harbour log
Equality Impact Assessment
Do the implications/subject of the report require an Equality and Safety Impact Assessment (ESIA)	Yes
to be carried out?
Title of Background Paper(s)	{rules}
1.	The crew list	paragraph 1
2.	The timetable
"""
RULES = "Relevant Paragraph of the Access to Information Procedure Rules / Schedule 12A "
RULES += "allowing document to be Exempt/Confidential (if applicable)"


def _report(statement: str = "") -> str:
    return TOP.format(statement=statement, rules=RULES)


def test_contacts_are_read_with_tabs_and_without(read: Read) -> None:
    author, director = read(_report()).contacts
    assert (author.role, author.title, author.name) == ("Author", "Crossings Officer", "Wilma Quay")
    assert (author.telephone, author.email) == ("00000 000000", "w.quay@examplebridge.invalid")
    assert (director.role, director.name, director.telephone) == ("Director", "Piers Landing", "00000 111111")


def test_a_field_goes_on_over_the_next_line(read: Read) -> None:
    reading = read(_report())
    assert reading.header.subject == "PROGRESS ON THE FERRY REVIEW: THE SECOND WINTER"
    assert reading.title == "Progress on the Ferry Review: the Second Winter"
    assert reading.header.date == date(2023, 5, 4)


def test_a_date_that_is_none_is_told_and_kept(read: Read) -> None:
    reading = read(_report().replace("4th May 2023", "TO BE CONFIRMED"))
    assert reading.header.date is None
    assert any("TO BE CONFIRMED" in each for each in reading.warnings)
    assert any("TO BE CONFIRMED" in each.text for each in reading.printed)


def test_lists_of_documents_are_read_with_the_rule_that_withholds_one(read: Read) -> None:
    reading = read(_report())
    assert [each.label for each in reading.appendices] == ["Appendix 1", "Appendix 2"]
    assert [each.title for each in reading.members_rooms_documents] == ["The harbour log"]
    listed = [(each.label, each.title, each.exempt_under) for each in reading.background_documents]
    assert listed == [("1.", "The crew list", "paragraph 1"), ("2.", "The timetable", "")]
    assert [each.answer for each in reading.assessments] == ["Yes"]


@pytest.mark.parametrize(
    ("statement", "classification", "citation"),
    [
        ("", "public", ""),
        ("None", "public", ""),
        ("Not applicable.", "public", ""),
        ("This report is not confidential.", "public", ""),
        ("This report contains no exempt or confidential information.", "public", ""),
        (
            "This report is not for publication by virtue of paragraphs 1, 2 and 7A of the Access to Information "
            "Procedure Rules as it names children.",
            "exempt",
            "paragraphs 1, 2 and 7A of the Access to Information Procedure Rules",
        ),
        (
            "The report is exempt under paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972.",
            "exempt",
            "paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972",
        ),
        ("This report is confidential.", "confidential", ""),
        ("The cover report is not confidential. Annex 2 is exempt under category 3.", "exempt", "category 3"),
    ],
)
def test_a_statement_is_taken_on_the_safe_side(statement: str, classification: str, citation: str) -> None:
    found = confidentiality(statement)
    assert (found.statement, found.classification, found.citation) == (statement, classification, citation)


def test_a_statement_on_an_appendix_is_to_be_checked(read: Read) -> None:
    reading = read(_report("Appendix 2 is exempt under paragraph 3 of Schedule 12A."))
    assert reading.confidentiality.classification == "exempt"
    assert any("names an appendix" in each for each in reading.warnings)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("3 DECEMBER 2020", date(2020, 12, 3)),
        ("Thursday, 3rd December, 2020 at 5.30 pm", date(2020, 12, 3)),
        ("21st Sept 2021", date(2021, 9, 21)),
        ("03/12/2020", date(2020, 12, 3)),
        ("31 June 2020", None),
        ("12 Smarch 2020", None),
        ("soon", None),
    ],
)
def test_british_dates_are_read_and_impossible_ones_are_not(words: str, day: date | None) -> None:
    assert parse_date(words) == day


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("CHILDREN'S HOMES IN THE CITY OF EXAMPLEBRIDGE", "Children's Homes in the City of Examplebridge"),
        ("NHS AND ESIA", "NHS and ESIA"),
        ("Already readable", "Already readable"),
    ],
)
def test_a_subject_in_capitals_is_shown_in_a_readable_case(printed: str, shown: str) -> None:
    assert readable_case(printed, frozenset({"ESIA"})) == shown


def test_another_councils_form_needs_only_a_file(tmp_path: Path, forms_folder: Path) -> None:
    parts = ["Panel", "Topic"], ["Why", "What", "How", "Who", "When", "Where next"]
    toml = 'name = "Made up"\n' + "".join(
        f'[[part]]\nkind = "{kind}"\nprinted = ["{words} we ask:"]\npurpose = "{purpose}"\n'
        for kind, purpose, group in (("field", "subject", parts[0]), ("section", "", parts[1]))
        for words in group
    )
    folder = shutil.copytree(forms_folder, tmp_path / "forms")
    (folder / "made-up.toml").write_text(toml, encoding="utf-8")
    paper = tmp_path / "paper.txt"
    paper.write_text("".join(f"{each} we ask:\nwords\n" for group in parts for each in group), encoding="utf-8")
    reading = read_file(paper, folder)
    assert (reading.kind, len(reading.sections)) == ("council report", 6)


@pytest.mark.parametrize("toml", ["name = 3 = 4", "name = 'x'", "name='x'\n[[part]]\nkind='song'\nprinted=['a']",
                                  "name='x'\n[[part]]\nkind='field'\nprinted=[]"])  # fmt: skip
def test_a_form_with_a_fault_is_named(tmp_path: Path, toml: str) -> None:
    (tmp_path / "faulty.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(ScrutinyError, match=r"faulty\.toml"):
        read_form(tmp_path / "faulty.toml")


def _bristol(name: str) -> str:
    folder = Path(__file__).parents[2] / "../shared/papers/council/bristol"
    files = list(folder.glob(name))
    if not files:
        pytest.skip("the public papers are not here")
    pdf = pytest.importorskip("pypdfium2").PdfDocument(files[0])
    return "\n".join(page.get_textpage().get_text_range() for page in pdf).replace("\r\n", "\n").replace("\ufffe", "-")


def test_a_bristol_report_is_read_on_its_own_form(read: Read, words_of: Callable[[Reading], Counter[str]]) -> None:
    text = _bristol("*0003*.pdf")
    reading = read(text)
    assert (reading.title, reading.header.date) == ("Workplace Parking Levy", date(2024, 9, 12))
    assert [each.label for each in reading.recommendations] == ["1.", "2.", "3.", "4."]
    assert [each.label for each in reading.appendices] == [f"Appendix {letter}" for letter in "ABCD"]
    assert [each.heading for each in reading.sections if each.level == 1][1:5] == [
        "Purpose of Report", "Evidence Base / Options to consider", "Officer Recommendations",
        "Corporate Strategy alignment",
    ]  # fmt: skip
    assert reading.contacts[0].name == "Adam Crowther"
    assert words_of(reading) == Counter(text.split())


@pytest.mark.parametrize("name", ["*0004*.pdf", "*0022*.pdf", "*0034*.pdf", "*0035*.pdf", "*0036*.pdf", "*0010*.pdf"])
def test_other_bristol_papers_are_taken_for_no_report_and_keep_their_words(
    read: Read, words_of: Callable[[Reading], Counter[str]], name: str
) -> None:
    text = _bristol(name)
    reading = read(text)
    assert reading.kind == "text"
    assert words_of(reading) == Counter(text.split())
