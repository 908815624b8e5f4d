"""Papers on no form, such as an invented learning report from Examplebridge."""

from collections import Counter
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.lines import Line
from scrutiny_desktop.papers.prose import read_prose

Read = Callable[[str], Reading]
LEARNING_REPORT = """The Ferry Review: Learning Report

1 Introduction

1.1 The review was asked for by the Examplebridge Partnership.
1.2 It looked at two winters.

SUMMARY OF FINDINGS

Finding 1

The landing stage was not inspected.

Finding 2. Nobody asked the ferryman

He was not asked.

5 Recommendations

Recommendation 1: The Harbour Office should inspect the landing stage each autumn.

Recommendation 2: The Partnership should publish what was found.

1. Ropes

2. Chains

3. Ice

NOTE THAT THE ICE WAS THICK.

Appendix A

A list of winters.
"""


def test_a_learning_report_reads_well(read: Read) -> None:
    reading = read(LEARNING_REPORT)
    assert (reading.kind, reading.title) == ("text", "The Ferry Review: Learning Report")
    assert [(each.heading, each.level) for each in reading.sections] == [
        ("1 Introduction", 1),
        ("SUMMARY OF FINDINGS", 1),
        ("Finding 1", 2),
        ("Finding 2. Nobody asked the ferryman", 2),
        ("5 Recommendations", 1),
        ("Appendix A", 2),
    ]
    assert [each.number for each in reading.sections[0].paragraphs] == ["1.1", "1.2"]
    said = [each.text for each in reading.sections[4].paragraphs]
    assert said[0] == "Recommendation 1: The Harbour Office should inspect the landing stage each autumn."
    assert said[2:5] == ["Ropes", "Chains", "Ice"]
    assert reading.recommendations == ()


def test_no_heading_is_seen_where_there_is_none(read: Read) -> None:
    reading = read("just some words\nand some more\nNHS\nYES.\n\n1. apples\n2. pears\n")
    assert [each.heading for each in reading.sections] == [""]
    assert reading.title == "a paper"


def test_headings_and_fields_alone_make_no_report(read: Read) -> None:
    assert read("SUBJECT: ferries\n\nBRIEF SUMMARY\n\nThey run.\n\nRECOMMENDATIONS\n\nNone.").kind == "text"


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\f"), max_size=300))
def test_any_text_keeps_its_words(read: Read, words_of: Callable[[Reading], Counter[str]], text: str) -> None:
    text = "word\n" + text
    assert words_of(read(text)) == Counter(text.split())


def test_minutes_are_called_by_whose_they_are_and_of_which_day(read: Read) -> None:
    body = "\n\nMINUTES of a meeting of the Harbour Scrutiny Panel held in the Guildhall on Thursday, 12 June 2031.\n\n"
    text = f"EXAMPLEBRIDGE BOROUGH COUNCIL{body}1. Apologies\n\nThere were none.\n"
    assert read(text).title == "Minutes of the Harbour Scrutiny Panel, 12 June 2031"


def test_a_heading_below_the_councils_name_is_the_title_and_without_one_the_name_stays(read: Read) -> None:
    head = [Line("Examplebridge County Council", True, 1, goes_on=False, level=1)]
    text = [Line("The ferries ran all winter, and nobody asked why.", True, 1, goes_on=False)]
    below = [Line("RIVER STRATEGY", True, 1, goes_on=False, level=2)]
    assert read_prose([*head, *below, *text], "file").title == "River Strategy"
    assert read_prose([*head, *text], "file").title == "Examplebridge County Council"


def test_an_agenda_by_itself_says_whose_it_is(read: Read) -> None:
    rows = [
        ("AGENDA", 1),
        ("HARBOUR SCRUTINY PANEL", 2),
        ("Thursday, 12th June, 2031, at 3.00 pm", 0),
        ("1. Apologies", 0),
    ]
    lines = [Line(words, True, 1, goes_on=False, level=level) for words, level in rows]
    assert read_prose(lines, "file").title == "Agenda: Harbour Scrutiny Panel, 12 June 2031"


def test_a_title_that_names_a_council_among_other_words_is_one(read: Read) -> None:
    for title in ("Response to the Council", "Minutes matter", "Report on the Youth Council"):
        assert read(f"{title}\n\nThe ferries ran all winter.\n").title == title


NOTICE = """Decision Notice

Decisions taken by the Harbour Panel on 12 June 2031

Members present:

Councillor Example

(a) Subject: Ferry fares (agenda item 5)

(b) Declarations of interest: None

(d) Decision taken: The Panel agreed the fares.

(h) Reason for decision: As set out in the report.

(a) Subject: Harbour lamps (agenda item 6)

(d) Decision taken: The Panel noted the report.
"""


def test_a_notice_of_decisions_has_a_section_for_each(read: Read) -> None:
    reading = read(NOTICE)
    assert [(each.heading, len(each.paragraphs)) for each in reading.sections][-2:] == [
        ("Ferry fares (agenda item 5)", 3), ("Harbour lamps (agenda item 6)", 1),
    ]  # fmt: skip
    subject = next(each.text for each in reading.printed if each.field == "subject")
    assert subject == "(a) Subject:"


def test_subjects_without_decisions_are_no_notice(read: Read) -> None:
    letters = "Letters\n\nSubject: Ferries\n\nThey ran.\n\nSubject: Lamps\n\nThey shone.\n"
    assert [each.heading for each in read(letters).sections] == [""]
