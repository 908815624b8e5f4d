"""Headings and sentences in the manner of several councils: what each withholds, by which rule, and how surely."""

from pathlib import Path

import pytest

from scrutiny_desktop.papers.confidentiality import LOOK, marked, names_an_appendix
from scrutiny_desktop.papers.reader import read_file

ACT = "Schedule 12A of the Local Government Act 1972"
TO_ACT = "Schedule 12A to the Local Government Act 1972"

WITHHELD = [
    # lines, class, citation, whether it is only to be looked at
    (["Exempt information by virtue of paragraph 3 of Schedule 12A"], "exempt", "paragraph 3 of Schedule 12A", False),
    (
        ["NOT FOR PUBLICATION", f"By virtue of paragraph(s) 1, 2 of Part 1 of {ACT}."],
        "exempt", f"paragraph(s) 1, 2 of Part 1 of {ACT}", False,
    ),
    (
        ["NOT FOR PUBLICATION", "BY VIRTUE OF PARAGRAPH 3 OF PART 1 OF SCHEDULE 12A OF THE LOCAL",
         "GOVERNMENT ACT 1972"],
        "exempt", "PARAGRAPH 3 OF PART 1 OF SCHEDULE 12A OF THE LOCAL GOVERNMENT ACT 1972", False,
    ),
    (
        [f"This report is not for publication by virtue of paragraph 3 of Part 1 of {TO_ACT}."],
        "exempt", f"paragraph 3 of Part 1 of {TO_ACT}", False,
    ),
    (
        ["By virtue of Paragraph 3 of Part 1 of Schedule 12A of the", "Local Government Act 1972 this report is exempt",
         "from publication."],
        "exempt", f"Paragraph 3 of Part 1 of {ACT}", False,
    ),
    (["Exempt – Paragraph 3"], "exempt", "Paragraph 3", False),
    (["EXEMPT (Paragraphs 1 and 2)"], "exempt", "Paragraphs 1 and 2", False),
    (["Exempt under category 3"], "exempt", "category 3", False),
    (["Part 2 – Exempt report"], "exempt", "", False),
    (["EXEMPT"], "exempt", "", False),
    (["Classification: Exempt"], "exempt", "", False),
    (["Classification: Closed"], "exempt", "", False),
    (["PRIVATE REPORT"], "exempt", "", False),
    (["RESTRICTED"], "exempt", "", False),
    (["Strictly private and confidential"], "confidential", "", False),
    (["This report is confidential."], "confidential", "", False),
    (["CONFIDENTIAL – section 100A(3) of the Local Government Act 1972", "Report of the Ferry Officer"],
     "confidential", "section 100A(3) of the Local Government Act 1972", False),
    (
        [f"This report contains exempt information as defined in paragraph 4 of Part 1 of {TO_ACT}"],
        "exempt", f"paragraph 4 of Part 1 of {TO_ACT}", False,
    ),
    (
        ["The report is exempt from publication under paragraph 7 of Schedule 12A, as it tells of a crime."],
        "exempt", "paragraph 7 of Schedule 12A", False,
    ),
    (
        ["NOT FOR PUBLICATION by virtue of Regulation 20 of the Local Authorities (Executive Arrangements) (Meetings",
         "and Access to Information) (England) Regulations 2012"],
        "exempt",
        "Regulation 20 of the Local Authorities (Executive Arrangements) (Meetings and Access to Information) "
        "(England) Regulations 2012",
        False,
    ),
    (["This paper is exempt under section 43 of the Freedom of Information Act 2000."],
     "exempt", "section 43 of the Freedom of Information Act 2000", False),
    (["Exempt information:", "Paragraph 3 of Schedule 12A"], "exempt", "Paragraph 3 of Schedule 12A", False),
    (["Is this report exempt? Yes, paragraph 1."], "exempt", "paragraph 1", False),
    (["Not to be made public: exempt by virtue of paragraph 5 of Schedule 12A"],
     "exempt", "paragraph 5 of Schedule 12A", False),
    (
        [f"This report and its appendices are not for publication by virtue of paragraph 2 of {ACT}."],
        "exempt", f"paragraph 2 of {ACT}", False,
    ),
    (
        [f"Appendix 3 to this report is exempt from publication by virtue of paragraph 3 of {ACT}."],
        "exempt", f"paragraph 3 of {ACT}", True,
    ),
    (
        ["The report is public. Appendices 1 and 2 are", "confidential and are not for publication under paragraph 3",
         "of Schedule 12A."],
        "exempt", "paragraph 3 of Schedule 12A", True,
    ),
    (["Appendix B contains exempt information (paragraph 3)."], "exempt", "paragraph 3", True),
    (["Exempt Appendix 2: The price of the ferry"], "exempt", "", True),
    (["CONFIDENTIAL APPENDIX A"], "confidential", "", True),
    (["Appendix 4 – Exempt"], "exempt", "", True),
    (["Annex 2 (exempt)"], "exempt", "", True),
]  # fmt: skip

PUBLIC = [
    ["Exempt information", "None"],
    ["Exempt information: None"],
    ["Confidential or exempt information | No"],
    ["Is this report exempt? No"],
    ["There is no exempt information in this report."],
    ["This report does not contain exempt information under Schedule 12A."],
    ["This report contains no information that is exempt by virtue of Schedule 12A."],
    ["This report is not exempt under any paragraph of Schedule 12A."],
    ["A report may be exempt by virtue of paragraph 3 of Schedule 12A."],
    ["Reports that contain exempt information under Schedule 12A are printed on pink paper."],
    ["If a report is exempt by virtue of Schedule 12A, it is not sent to the library."],
    ["Any report marked “not for publication” is kept under lock."],
    ["Exempt information means information falling within paragraphs 1 to 7 of Schedule 12A."],
    ["Confidential information and exempt information under Schedule 12A"],
    ["RESOLVED: That the press and public be excluded from the next item as it contains exempt information as defined "
     "in paragraph 3 of Schedule 12A."],
    ["Exclusion of the public: the next item discloses exempt information under paragraph 1 of Schedule 12A."],
    ["This report was previously exempt under paragraph 3 of Schedule 12A and is now public."],
    ["This decision is exempt from call-in under paragraph 15 of the Scrutiny Procedure Rules."],
    ["The supply is exempt from VAT under Schedule 9."],
    ["Exempt accommodation in Examplebridge"],
    ["Exempt accommodation under regulation 2 of the Housing Benefit Regulations 2006"],
    ["EXEMPT ITEMS", "There were no exempt items."],
    ["Confidential report: none"],
    ["Confidential reporting of concerns: a policy"],
    ["Unrestricted"],
    ["Classification: Open"],
    ["For publication"],
    ["7. Land at Quay Road (exempt minutes)"],
]  # fmt: skip


@pytest.mark.parametrize(("lines", "kind", "citation", "is_to_look_at"), WITHHELD)
def test_a_marking_is_understood_with_its_rule(lines: list[str], kind: str, citation: str, is_to_look_at: bool) -> None:
    found = marked(["Examplebridge Council", *lines, "Report of the Harbour Officer"])
    assert (found.classification, found.citation) == (kind, citation)
    assert names_an_appendix(found) is is_to_look_at


@pytest.mark.parametrize("lines", PUBLIC)
def test_words_that_only_speak_of_exempt_papers_withhold_nothing(lines: list[str]) -> None:
    assert marked(["Examplebridge Council", *lines, "Report of the Harbour Officer"]).classification == "public"


def test_a_cover_report_that_names_an_exempt_appendix_says_that_it_is_to_be_looked_at(
    tmp_path: Path, resources: Path
) -> None:
    paper = tmp_path / "ferry.txt"
    paper.write_text(
        "The winter ferry\nAppendix 3 to this report is exempt by virtue of paragraph 3 of Schedule 12A.\n"
    )
    read = read_file(paper, resources / "forms")
    assert (read.confidentiality.classification, LOOK in read.warnings) == ("exempt", True)
