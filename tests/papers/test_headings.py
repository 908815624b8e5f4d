"""Damaged headings, and body text that only looks like one; in the invented borough of Examplebridge."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scrutiny_desktop.domain.reading import Reading

Read = Callable[[str], Reading]
WordsOf = Callable[[Reading], Counter[str]]

HEADINGS = [
    "STATEMENT OF CONFIDENTIALITY",
    "BRIEF SUMMARY",
    "RECOMMENDATIONS",
    "REASONS FOR REPORT RECOMMENDATIONS",
    "ALTERNATIVE OPTIONS CONSIDERED AND REJECTED",
    "DETAIL (Including consultation carried out)",
    "RESOURCE IMPLICATIONS",
    "Capital/Revenue",
    "Property/Other",
    "LEGAL IMPLICATIONS",
    "Statutory power to undertake proposals in the report:",
    "Other Legal Implications:",
    "RISK MANAGEMENT IMPLICATIONS",
    "POLICY FRAMEWORK IMPLICATIONS",
    "SUPPORTING DOCUMENTATION",
]
BODY = {
    "BRIEF SUMMARY": "This report tells the Panel what became of the review of the ferry crossing at Examplebridge.",
    "RECOMMENDATIONS": "(i) That the Panel note the report.",
    "DETAIL (Including consultation carried out)": "1. The crossing was closed for two winters.\n2. It is open again.",
    "Capital/Revenue": "None at this stage",
    "RISK MANAGEMENT IMPLICATIONS": "The risks are set out in the register.",
    "SUPPORTING DOCUMENTATION": "Appendices\n1.\tThe review",
}
TOP = "DECISION-MAKER:\tEXAMPLEBRIDGE SCRUTINY PANEL\nSUBJECT:\tTHE FERRY CROSSING\nDATE OF DECISION:\t4 MAY 2023\n"
TOP += "REPORT OF:\tHEAD OF CROSSINGS\n\n"


def _report(printed: dict[str, str] | None = None, body: dict[str, str] | None = None) -> str:
    shown, below = printed or {}, BODY | (body or {})
    lines: list[str] = []
    for heading in HEADINGS:
        lines += [shown.get(heading, heading), *([below[heading]] if heading in below else []), ""]
        if heading == "POLICY FRAMEWORK IMPLICATIONS":
            lines += ["KEY DECISION?\tNo", "WARDS/COMMUNITIES AFFECTED:\tAll"]
    return TOP + "\n".join(lines)


def _headings(reading: Reading) -> list[str]:
    return [each.heading for each in reading.sections]


def test_an_undamaged_report_has_its_sections_and_repairs_none(read: Read) -> None:
    reading = read(_report())
    assert _headings(reading) == HEADINGS
    assert not any(each.repaired for each in reading.sections)


@pytest.mark.parametrize(
    ("heading", "printed"),
    [
        ("RESOURCE IMPLICATIONS", "URCE IMPLICATIONS"),
        ("RESOURCE IMPLICATIONS", "RESOURCE IMP\tLICATIONS"),
        ("RESOURCE IMPLICATIONS", "RESOUR\tRESOURCE IMPLICATIONS\t\t\t"),
        ("RESOURCE IMPLICATIONS", "RESOURCE IMPLICATIONS RESOURCE IMPLICATIONS"),
        ("RESOURCE IMPLICATIONS", "<b><u>RESOURCE IMPLICATIONS</u></b>"),
        ("RESOURCE IMPLICATIONS", "RESOURCE lMPLICATIONS"),
        ("RISK MANAGEMENT IMPLICATIONS", "RISK MANAGEMENT\nIMPLICATIONS"),
        ("Other Legal Implications:", "er Legal Implicat ions:"),
    ],
)
def test_a_damaged_heading_is_shown_repaired_and_kept_as_printed(read: Read, heading: str, printed: str) -> None:
    reading = read(_report({heading: printed}))
    assert _headings(reading) == HEADINGS
    section = reading.sections[HEADINGS.index(heading)]
    assert "".join(section.as_printed.split()) == "".join(printed.split())
    assert section.repaired or printed.replace("\t", "").replace("\n", " ").replace(" ", "") == heading.replace(" ", "")


def test_capitals_a_colon_and_spaces_are_no_damage(read: Read) -> None:
    reading = read(_report({"BRIEF SUMMARY": "Brief  Summary:", "RECOMMENDATIONS": "3. RECOMMENDATIONS"}))
    assert not any(each.repaired for each in reading.sections)
    assert [each.heading for each in reading.sections[1:3]] == ["BRIEF SUMMARY", "3. RECOMMENDATIONS"]


def test_an_end_that_could_be_two_headings_stays_as_printed_with_a_warning(read: Read) -> None:
    text = _report({"LEGAL IMPLICATIONS": "IMPLICATIONS"}).replace("RISK MANAGEMENT IMPLICATIONS\n", "")
    text = text.replace("Statutory power to undertake proposals in the report:\n", "")
    reading = read(text.replace("Other Legal Implications:\n", ""))
    assert "IMPLICATIONS" in _headings(reading)
    doubtful = next(each for each in reading.sections if each.heading == "IMPLICATIONS")
    assert (doubtful.as_printed, doubtful.repaired) == ("IMPLICATIONS", False)
    assert any("“IMPLICATIONS” may be a heading" in each for each in reading.warnings)


def test_a_heading_that_is_not_there_is_told(read: Read) -> None:
    reading = read(_report().replace("LEGAL IMPLICATIONS\n", "", 1))
    assert "LEGAL IMPLICATIONS" not in _headings(reading)
    assert any("“LEGAL IMPLICATIONS” was not found" in each for each in reading.warnings)


def test_a_whole_heading_out_of_order_is_still_one(read: Read) -> None:
    text = (
        _report()
        .replace("BRIEF SUMMARY\n", "", 1)
        .replace("LEGAL IMPLICATIONS\n", "LEGAL IMPLICATIONS\n\nBRIEF SUMMARY\n")
    )
    assert "BRIEF SUMMARY" in _headings(read(text))


@pytest.mark.parametrize(
    "words",
    [
        "The resource implications are set out below.",
        "Recommendations",
        "Legal implications were considered by the Panel at an earlier meeting.",
        "None",
        "OTHER",
        "IMPLICATIONS OF THE FERRY BEING CLOSED",
        "Detail of the consultation is held by the clerk",
    ],
)
def test_body_text_that_resembles_a_heading_stays_body_text(read: Read, words: str) -> None:
    detail = "DETAIL (Including consultation carried out)"
    reading = read(_report(body={detail: f"1. The crossing was closed.\n{words}\n2. It is open again."}))
    assert _headings(reading) == HEADINGS
    assert words in [each.text for each in reading.sections[HEADINGS.index(detail)].paragraphs]


def _damaged(heading: str) -> st.SearchStrategy[str]:
    clipped = st.integers(0, len(heading) - 1).map(lambda cut: heading[cut:].strip() or heading)
    torn = st.integers(1, len(heading) - 1).map(lambda cut: f"{heading[:cut]}\t{heading[cut:]}")
    doubled = st.integers(2, len(heading) - 1).map(lambda cut: f"{heading[:cut]}\t{heading}")
    dressed = st.sampled_from([f"<u>{heading}</u>", f"{heading}\t\t\t", f"\t{heading}", heading.title(), heading])
    return st.one_of(clipped, torn, doubled, dressed)


@settings(max_examples=120, deadline=None)
@given(st.fixed_dictionaries({heading: _damaged(heading) for heading in HEADINGS}))
@example(dict.fromkeys(HEADINGS, "S"))
def test_whatever_befalls_the_headings_nothing_is_lost_and_doubt_is_told(
    read: Read, words_of: WordsOf, printed: dict[str, str]
) -> None:
    text = _report(printed)
    reading = read(text)
    assert words_of(reading) == Counter(text.split())
    assert _headings(reading) == HEADINGS or reading.warnings or reading.kind == "text"


@settings(max_examples=120, deadline=None)
@given(st.dictionaries(st.sampled_from(HEADINGS), st.integers(1, 6), max_size=5))
def test_headings_clipped_by_a_few_letters_are_all_repaired_or_doubted(read: Read, cuts: dict[str, int]) -> None:
    reading = read(_report({heading: heading[cut:] for heading, cut in cuts.items()}))
    assert _headings(reading) == HEADINGS or reading.warnings
    assert reading.kind == "council report"


PIECES = [
    *HEADINGS, "\t", "\n", "\n\n", " ", "\f", "1.", "(i)", "None", "No", "Yes", "<u>", "IMPLICATIONS", "the ferry",
    "SUBJECT:", "DECISION-MAKER:", "DATE OF DECISION:", "REPORT OF:", "KEY DECISION?", "CONTACT DETAILS", "Name:",
    "Appendices", "Equality Impact Assessment",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60))
def test_no_shuffle_of_a_report_loses_or_doubles_a_word(read: Read, words_of: WordsOf, pieces: list[str]) -> None:
    text = TOP + "".join(pieces) + "."
    assert words_of(read(text)) == Counter(text.split())
