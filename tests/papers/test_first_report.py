"""The first real report, read exactly."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.plain import from_plain, to_plain
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.reader import read_file

SECTIONS = [
    ("STATEMENT OF CONFIDENTIALITY", 1, "STATEMENT OF CONFIDENTIALITY", False),
    ("BRIEF SUMMARY", 1, "BRIEF SUMMARY", False),
    ("RECOMMENDATIONS", 1, "RECOMMENDATIONS:", False),
    ("REASONS FOR REPORT RECOMMENDATIONS", 1, "REASONS FOR REPORT RECOMMENDATIONS", False),
    ("ALTERNATIVE OPTIONS CONSIDERED AND REJECTED", 1, "ALTERNATIVE OPTIONS CONSIDERED AND REJECTED", False),
    ("DETAIL (Including consultation carried out)", 1, "DETAIL (Including consultation carried out)", False),
    ("RESOURCE IMPLICATIONS", 1, "RCE IMPLICATIONS", True),
    ("Capital/Revenue", 2, "<u>/Revenue</u>", True),
    ("Property/Other", 2, "cy/Other", True),
    ("LEGAL IMPLICATIONS", 1, "IMPLICATIONS", True),
    (
        "Statutory power to undertake proposals in the report:",
        2,
        "ry power to undertake proposals in the report:",
        True,
    ),
    ("Other Legal Implications:", 2, "egal Implications:", True),
    ("RISK MANAGEMENT IMPLICATIONS", 1, "ANAGEMENT IMPLICATIONS", True),
    ("POLICY FRAMEWORK IMPLICATIONS", 1, "FRAMEWORK IMPLICATIONS", True),
    ("SUPPORTING DOCUMENTATION", 1, "SUPPORTING DOCUMENTATION", False),
]


@pytest.fixture(scope="module")
def reading(cover_report: Path, forms_folder: Path) -> Reading:
    return read_file(cover_report, forms_folder)


def test_the_fifteen_sections_stand_in_order_and_eight_clipped_headings_are_repaired(reading: Reading) -> None:
    assert [(each.heading, each.level, each.as_printed, each.repaired) for each in reading.sections] == SECTIONS
    assert sum(each.repaired for each in reading.sections) == 8


def test_the_one_recommendation_is_word_for_word(reading: Reading, cover_report: Path) -> None:
    (only,) = reading.recommendations
    assert only.label == "(i)"
    assert f"(i) {only.text}\n" in cover_report.read_text(encoding="utf-8")
    assert only.text.startswith("That the Panel note the attached Learning Report")


def test_the_two_appendices_are_listed_with_their_whole_titles(reading: Reading) -> None:
    assert [(each.label, each.title) for each in reading.appendices] == [
        ("Appendix 1", "SSCP Clare Learning Report"),
        ("Appendix 2", "SSCP Partnership Response"),
    ]


def test_the_header_is_understood(reading: Reading) -> None:
    header = reading.header
    assert (header.date, header.key_decision, header.wards) == (date(2020, 12, 3), "No", "All")
    assert header.decision_maker == "CHILDREN AND FAMILIES SCRUTINY PANEL"
    assert header.report_of == "INDEPENDENT CHAIR OF THE SOUTHAMPTON SAFEGUARDING CHILDREN PARTNERSHIP"
    assert (reading.kind, reading.title) == ("council report", "Serious Case Review - Clare")


def test_both_contacts_are_kept_as_published(reading: Reading) -> None:
    assert [(each.role, each.name, each.telephone, each.email) for each in reading.contacts] == [
        ("Independent Chair", "Derek Benson", "", "[e-mail as published]"),
        ("Author", "Debbie Key", "[telephone as published]", "[e-mail as published]"),
    ]
    assert reading.contacts[1].title == "Southampton Safeguarding Partnership Manager"


def test_numbers_are_those_printed_and_none_is_invented(reading: Reading) -> None:
    body = [each for section in reading.sections[:-1] for each in section.paragraphs]
    assert [each.number for each in body if each.number] == ["(i)", "1.", "2.", "3."]
    assert [each.number for each in reading.sections[5].paragraphs] == ["3.", "", "", "", "", ""]


def test_both_assessments_are_answered(reading: Reading) -> None:
    assert [(each.name, each.answer) for each in reading.assessments] == [
        ("Equality Impact Assessment", "No"),
        ("Data Protection Impact Assessment", "No"),
    ]
    assert all(each.question.startswith("Do the implications/subject of the report") for each in reading.assessments)


def test_lists_that_say_none_list_nothing_and_an_empty_statement_withholds_nothing(reading: Reading) -> None:
    assert (reading.background_documents, reading.members_rooms_documents) == ((), ())
    assert (reading.confidentiality.statement, reading.confidentiality.classification) == ("", "public")
    assert reading.warnings == ()


def test_every_word_of_the_source_is_kept_once(
    reading: Reading, cover_report: Path, words_of: Callable[[Reading], Counter[str]]
) -> None:
    assert words_of(reading) == Counter(cover_report.read_text(encoding="utf-8").split())


def test_the_flowing_text_doubles_no_paragraph(reading: Reading) -> None:
    blocks = Counter(block.text for block in flowing(reading).blocks)
    long = {words: times for words, times in blocks.items() if len(words) > 12}
    assert len(long) > 30
    assert set(long.values()) == {1}


def test_the_documented_form_holds_and_comes_back(reading: Reading, forms_folder: Path) -> None:
    schema = json.loads((forms_folder.parent / "schemas" / "reading.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    plain = json.loads(json.dumps(to_plain(reading)))
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(plain)
    assert from_plain(Reading, plain) == reading
    assert set(plain) == set(schema["properties"])


def test_the_schema_knows_every_key_at_every_depth(reading: Reading, forms_folder: Path) -> None:
    schema = json.loads((forms_folder.parent / "schemas" / "reading.schema.json").read_text(encoding="utf-8"))
    for part in schema["$defs"].values():
        part["additionalProperties"] = False
    jsonschema.Draft202012Validator(schema).validate(to_plain(reading))
