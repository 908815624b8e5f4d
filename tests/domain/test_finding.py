"""Recommendations found in a reading: in tables, lists and paragraphs, and never a word that is not printed there."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny_desktop.domain.column_heads import field_of
from scrutiny_desktop.domain.finding import found_in
from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.proposal import Flaw, Found, Proposal
from scrutiny_desktop.domain.reading import Paragraph, Reading, ReportRecommendation, Section
from scrutiny_desktop.domain.table_columns import GUESSED

PAPER = Paper(id="p", meeting_id="m", title="Response")
HEADS = ("No.", "Recommendation", "Action", "Lead", "By when", "Progress", "RAG")


def _found(*sections: Section, kind: str = "text") -> Found:
    reading = Reading(kind=kind, title="Response", sections=sections, recommendations=(
        ReportRecommendation(label="(i)", text="That the Panel notes."),) if kind != "text" else ())  # fmt: skip
    return found_in(reading, flowing(reading), PAPER)


def _section(heading: str, *paragraphs: Paragraph | str, level: int = 1) -> Section:
    made = tuple(_numbered(each) if isinstance(each, str) else each for each in paragraphs)
    return Section(heading=heading, paragraphs=made, level=level)


def _numbered(words: str) -> Paragraph:
    number, sign, text = words.partition("~")
    return Paragraph(number=number, text=text) if sign else Paragraph(text=words)


def _row(*cells: str, heads: Sequence[str] = HEADS, table: int = 1, **more: object) -> Paragraph:
    return Paragraph(text=" | ".join(filter(None, cells)), table=table, cells=cells, heads=tuple(heads), **more)


def _told(proposal: Proposal) -> dict[str, str]:
    return {name: each.text for name, each in proposal.fields.items()}


def test_a_numbered_list_below_its_heading_is_found_with_what_is_below_an_entry() -> None:
    found = _found(
        _section("Background", "1.~The ferry runs daily."),
        _section("Recommendations", "What follows was agreed.", "1.~The lamp must be lit.", "2.~Crews should:",
                 "(a)~be trained;", "(b)~be paid.", "3.~Bells should be rung."),
        _section("Appendix", "1.~A map."),
    )  # fmt: skip
    assert [_told(each) for each in found.proposals] == [
        {"number": "1.", "text": "The lamp must be lit."},
        {"number": "2.", "text": "Crews should:\n(a) be trained;\n(b) be paid."},
        {"number": "3.", "text": "Bells should be rung."},
    ]
    assert found.form == "list"
    assert found.proposals[1].fields["text"].flaws == (Flaw.BEGINS_A_LIST,)


def test_a_lettered_list_and_one_with_bullets_are_found_too() -> None:
    found = _found(_section("Recommendations", "(a)~The lamp must be lit.", "(b)~Bells should be rung."),
                   _section("Further recommendations", "• Ropes should be coiled."))  # fmt: skip
    assert [_told(each) for each in found.proposals] == [
        {"number": "(a)", "text": "The lamp must be lit."}, {"number": "(b)", "text": "Bells should be rung."},
        {"text": "Ropes should be coiled."},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "number"),
    [("Recommendation 3: The lamp must be lit.", "3"), ("Recommendation 3 – The lamp must be lit.", "3"),
     ("RECOMMENDATION 3. The lamp must be lit.", "3"), ("R3 The lamp must be lit.", "R3"),
     ("Recommendation 3.1 The lamp must be lit.", "3.1"), ("Recommendation (a): The lamp must be lit.", "(a)"),
     ("Recommendation No. 3: The lamp must be lit.", "3")],
)  # fmt: skip
def test_a_paragraph_that_begins_with_its_number_is_one(words: str, number: str) -> None:
    found = _found(_section("The quay", "It was dark.", words, "So it remains."))
    assert [_told(each) for each in found.proposals] == [{"number": number, "text": "The lamp must be lit."}]
    assert found.form == "paragraphs"


@pytest.mark.parametrize("words", ["Recommendation 3 was moved by the Chair.", "Recommendations 3 and 4 are met.",
                                   "The recommendation is clear.", "R3s are boats."])  # fmt: skip
def test_a_sentence_about_one_is_none(words: str) -> None:
    assert _found(_section("The quay", words)).proposals == ()


def test_a_heading_that_is_one_takes_the_words_below_it_and_labelled_lines() -> None:
    found = _found(
        _section("Single-agency: Police", level=1),
        _section("Recommendation 4", "The lamp must be lit.", "Response: Accepted. It will be.",
                 "Lead agency: Harbour Partnership", "Timescale: July 2031", "Status: In progress", level=2),
    )  # fmt: skip
    assert _told(found.proposals[0]) == {
        "series": "Single-agency: Police", "number": "4", "text": "The lamp must be lit.", "response": "Accepted",
        "response_words": "Accepted. It will be.", "lead_agency": "Harbour Partnership", "timescale": "July 2031",
        "progress": "In progress",
    }  # fmt: skip


def test_a_run_of_labels_in_one_paragraph_is_its_fields_and_words_may_lack() -> None:
    run = (
        "Response: partly accepted. Some will. Action: buy lamps. Lead agency: Harbour Partnership. Date: 31 July 2031."
    )
    found = _found(
        _section("Response to Recommendation 4", "2.1~" + run, "2.2~Reported progress: complete. All are lit.")
    )
    assert _told(found.proposals[0]) == {
        "number": "4", "response": "partly accepted", "response_words": "partly accepted. Some will.",
        "action": "buy lamps.", "lead_agency": "Harbour Partnership", "timescale": "31 July 2031",
        "progress": "complete. All are lit.",
    }  # fmt: skip


def test_a_sentence_may_begin_a_list_that_other_words_end() -> None:
    found = _found(_section("", "The review makes these recommendations:", "1.~Light the lamp.", "2.~Ring the bell.",
                            "It also saw much that was good.", "1.~The crews."))  # fmt: skip
    assert [each.text_of("text") for each in found.proposals] == ["Light the lamp.", "Ring the bell."]


def test_paragraphs_that_ask_for_nothing_are_left_out_where_others_do() -> None:
    doubtful = "5.1~The reviewer met many people."
    both = _found(_section("Recommendations", doubtful, "Recommendation 1: The lamp must be lit."))
    alone = _found(_section("Recommendations", doubtful))
    assert [each.text_of("text") for each in both.proposals] == ["The lamp must be lit."]
    assert [each.is_taken for each in alone.proposals] == [False]


def test_a_table_with_its_labels_at_the_side_is_read_down() -> None:
    rows = [("Recommendation 1", "The lamp must be lit."), ("Action", "Buy lamps."), ("Lead agency", "Council"),
            ("Recommendation 2: Bells should be rung.", ""), ("Timescale", "July 2031")]  # fmt: skip
    found = _found(_section("Police recommendations", *(_row(*row, heads=()) for row in rows)))
    assert [_told(each) for each in found.proposals] == [
        {"series": "Police recommendations", "number": "1", "text": "The lamp must be lit.", "action": "Buy lamps.",
         "lead_agency": "Council"},
        {"series": "Police recommendations", "number": "2", "text": "Bells should be rung.", "timescale": "July 2031"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "series"),
    [("Multi-agency recommendations", True), ("Single agency: Police", True), ("Recommendations for schools", True),
     ("National recommendations", True), ("Recommendations", False), ("6. Conclusions and recommendations", False),
     ("Recommendations for action", False), ("Summary of approved recommendations", False), ("Lamps", False)],
)  # fmt: skip
def test_a_heading_tells_a_series_where_it_says_more_than_recommendations(heading: str, series: bool) -> None:
    found = _found(_section(heading, "Recommendation 1: The lamp must be lit."))
    assert found.proposals[0].text_of("series") == (heading if series else "")


def test_what_a_council_report_asks_of_the_panel_is_not_offered() -> None:
    found = _found(_section("Recommendations", "(i)~That the Panel should note this."), kind="council report")
    assert found.proposals == ()
    assert "no recommendation of the review" in found.remarks[0]


def _minutes(*sections: Section) -> Found:
    reading = Reading(kind="text", title="Minutes of the Panel, 4 March 2031", sections=sections)
    return found_in(reading, flowing(reading), PAPER)


def test_what_minutes_say_was_voted_on_or_resolved_is_not_offered() -> None:
    found = _minutes(
        _section("7 Quay charges", "Recommendation 1 – The lamp", "Members spoke of the lamp.",
                 "The recommendation was moved by Councillor Ash and seconded by Councillor Birch.",
                 "It was APPROVED:", "1.~That the lamp be lit.", "Recommendation 2 – The bell",
                 "On being put to the vote the recommendation was LOST."),
        _section("Summary of approved recommendations", "The Committee RESOLVED:", "1.~That the lamp should be lit.",
                 "2.~That the bell must wait."),
    )  # fmt: skip
    assert found.proposals == ()
    assert found.remarks == (
        "What the committee put to the vote or decided is not offered: it is no recommendation of a review.",
    )


def test_a_recommendation_that_minutes_only_tell_of_is_offered_unticked_and_says_why() -> None:
    minutes = _section("Robin review", "Recommendation 4: Every crew should be trained.", "Members asked who trains.")
    [one] = _minutes(minutes).proposals
    assert _told(one) == {"number": "4", "text": "Every crew should be trained."}
    assert not one.is_taken
    assert one.fields["text"].flaws == (Flaw.IN_MINUTES,)


def test_a_report_that_says_it_was_agreed_is_no_minutes() -> None:
    found = _found(_section("Recommendations", "At the event it was agreed:", "1.~The lamp must be lit."))
    assert [each.is_taken for each in found.proposals] == [True]


def test_words_that_stand_twice_are_offered_once_and_numbers_that_repeat_or_skip_are_told() -> None:
    summary = _section("Summary", "Recommendation 1: The lamp must be lit.")
    body = _section("Findings", "Recommendation 1: The lamp must be lit.", "Recommendation 2: Bells should be rung.",
                    "Recommendation 2: Ropes should be coiled.", "Recommendation 5: Boats should be blue.")  # fmt: skip
    found = _found(summary, body)
    assert [each.fields["number"].flaws for each in found.proposals] == [
        (), (Flaw.REPEATED,), (Flaw.REPEATED,), (Flaw.SKIPPED,),
    ]  # fmt: skip
    assert "1 stand twice" in found.remarks[0]


def test_the_same_words_under_another_number_are_left_to_the_member_and_say_so() -> None:
    words = "Conduct a survey of all who cross the harbour at night."
    body = _section("Findings", f"Recommendation R19: {words}", f"Recommendation R20: {words[:-1]} by boat.")
    table = _section("Summary", _row("R29", words, "", "", "", "", ""), _row("R29a", words, "", "", "", "", ""))
    told = _found(body, table).proposals
    assert [each.is_taken for each in told] == [True, True, False, False]
    assert Flaw.OTHERWISE_NUMBERED in told[2].fields["number"].flaws
    assert told[2].text_of("number") == "R29"


@pytest.mark.parametrize(
    ("head", "field"),
    [("Rec No.", "number"), ("Ref", "number"), ("Recommendation", "text"), ("Learning point", "finding"),
     ("What we will do", "action"), ("Responsible officer", "lead_officer"), ("Lead agency", "lead_agency"),
     ("Lead", "lead"), ("By whom", "lead_officer"), ("Timescale", "timescale"), ("Target date", "timescale"),
     ("Deadline for completion", "timescale"), ("Progress update", "progress"), ("Status", "progress"),
     ("Current position", "progress"), ("BRAG", "rating"), ("RAG status", "rating"),
     ("Evidence of success", "outcome"), ("Impact", "outcome"), ("Government response", "response"),
     ("Agency response", "response"), ("Accepted?", "response"), ("Action owner", "lead_officer"),
     ("Action taken / progress", "progress"), ("Theme", "theme"), ("Page(s)", ""), ("Budget", "")],
)  # fmt: skip
def test_a_column_is_known_by_its_head(head: str, field: str) -> None:
    assert field_of(head) == field


def test_a_row_is_one_and_a_row_without_its_own_number_goes_on_with_it() -> None:
    found = _found(_section(
        "Multi-agency recommendations",
        _row("1", "The lamp must be lit.", "Buy lamps.", "Harbour Office", "July 2031", "Complete", "Green"),
        _row("", "", "Fit them.", "Harbour Office", "2032", "On hold", ""),
        _row("2", "Bells should be rung.", "N/A", "", "", "", ""),
    ))  # fmt: skip
    assert [_told(each) for each in found.proposals] == [
        {"series": "Multi-agency recommendations", "number": "1", "text": "The lamp must be lit.",
         "action": "Buy lamps.\nFit them.", "lead_agency": "Harbour Office", "timescale": "July 2031\n2032",
         "progress": "Complete\nOn hold", "rating": "Green"},
        {"series": "Multi-agency recommendations", "number": "2", "text": "Bells should be rung.", "action": "N/A"},
    ]  # fmt: skip
    joined = found.proposals[0].fields
    assert Flaw.BEGINS_A_LIST in joined["action"].flaws
    assert Flaw.UNREADABLE in joined["progress"].flaws
    assert joined["lead_agency"].flaws == ()


def test_a_row_that_a_page_cuts_is_one() -> None:
    found = _found(_section(
        "Plan",
        _row("1", "The lamp must be lit at", "Buy lamps of", "", "", "", "", page=1),
        _row("", "dusk and until dawn.", "good glass.", "", "", "", "", page=2),
        _row("2", "Bells should be rung.", "", "", "", "", "", page=2, last_page=3),
    ))  # fmt: skip
    assert found.proposals[0].text_of("action") == "Buy lamps of good glass."
    assert found.proposals[0].fields["action"].flaws == (Flaw.TORN,)
    assert Flaw.TORN in found.proposals[1].fields["text"].flaws


def test_the_rest_of_a_row_that_was_read_with_the_next_pages_head_is_kept() -> None:
    cut = ["No.", "Recommendation and until dawn.", "Action of good glass.", "Lead", "By when", "Progress", "RAG"]
    found = _found(
        _section("Plan", _row("1", "Light the lamp at dusk", "Buy lamps", *[""] * 4, page=1), _row(*cut, page=2))
    )
    told = found.proposals[0].fields["text"]
    assert (told.text, told.flaws) == ("Light the lamp at dusk and until dawn.", (Flaw.TORN,))


def test_a_band_names_the_rows_below_and_a_repeated_head_is_no_row() -> None:
    found = _found(_section(
        "Plan",
        _row(*HEADS, heads=()), _row("Single-agency: Police", *[""] * 6, heads=()),
        _row("1", "The lamp must be lit.", *[""] * 5), _row(*HEADS),
        _row("Theme 2: bells", *[""] * 6, heads=()), _row("2", "Bells should be rung.", *[""] * 5),
    ))  # fmt: skip
    assert [(each.text_of("series"), each.text_of("theme"), each.text_of("number")) for each in found.proposals] == [
        ("Single-agency: Police", "", "1"), ("Single-agency: Police", "Theme 2: bells", "2"),
    ]  # fmt: skip


def test_where_columns_shift_nothing_is_guessed() -> None:
    found = _found(_section(
        "Plan",
        _row("1", "The lamp must be lit.", "Buy lamps.", "Harbour Office", "July 2031", "Complete", "Green"),
        _row("2", "Bells should be rung.", "Harbour Office", "31 July 2031", "Complete", "Green", ""),
    ))  # fmt: skip
    assert [each.is_taken for each in found.proposals] == [True, False]
    assert all(Flaw.SHIFTED in each.flaws for each in found.proposals[1].fields.values())


def test_a_number_that_might_be_a_year_shifts_no_column() -> None:
    rows = (_row(str(at), f"Lamp {at} should be lit.", "", "Police", "Q3", "", "") for at in (1999, 2000, 2001))
    assert [each.is_taken for each in _found(_section("Actions", *rows)).proposals] == [True, True, True]


def test_a_table_that_goes_on_in_other_columns_is_told_and_not_taken() -> None:
    first = _row("1", "The lamp must be lit.", "Buy lamps.", "Harbour Office", "July 2031", "Complete", "Green")
    alike = _row("2", "Bells should be rung.", *[""] * 5, heads=(), table=2)
    other = _row("3", "Ropes should be coiled.", "Coil them.", heads=(), table=3, page=9)
    found = _found(_section("Plan", first, alike, other))
    assert [each.text_of("number") for each in found.proposals] == ["1", "2"]
    assert found.remarks == ("A table on page 9 goes on in other columns, without a head; its rows were not taken in.",)


def test_a_rating_by_colour_alone_says_so_and_a_striped_row_is_none() -> None:
    cells = ("The lamp must be lit.", "Buy lamps.", "Harbour Office", "July 2031", "Complete", "")
    found = _found(_section(
        "Plan",
        _row("1", *cells, shades=("", "", "", "", "", "", "00b050")), _row("2", *cells, shades=("00b050",) * 7),
        _row("3", *cells, shades=("", "", "", "", "", "", "d9d9d9")),
    ))  # fmt: skip
    rating = found.proposals[0].fields["rating"]
    assert (rating.text, rating.flaws) == ("green", (Flaw.COLOUR_ONLY,))
    assert rating.sureness < 1
    asked = found.proposals[2].fields["rating"]
    assert (asked.text, asked.flaws) == ("", (Flaw.COLOUR_UNREAD,))
    assert "rating" not in found.proposals[1].fields


def test_a_rating_whose_colour_nobody_could_read_is_asked_for() -> None:
    cells = ("The lamp must be lit.", "Buy lamps.", "Harbour Office", "July 2031", "Complete", "")
    found = _found(_section(
        "Plan", _row("1", *cells, shades=("", "", "", "", "", "", "?")), _row("2", *cells, shades=("?",) * 7),
        _row("3", *cells),
    ))  # fmt: skip
    assert [each.fields["rating"].flaws if "rating" in each.fields else () for each in found.proposals] == [
        (Flaw.COLOUR_UNREAD,), (), (),
    ]  # fmt: skip


def test_a_status_that_is_a_colour_is_a_rating_and_no_progress() -> None:
    heads = ("Ref", "Recommendation", "Status")
    found = _found(_section("Plan", _row("1", "The lamp must be lit.", "Green", heads=heads)))
    assert _told(found.proposals[0]) == {"number": "1", "text": "The lamp must be lit.", "rating": "Green"}


def test_a_log_whose_heads_tell_nothing_is_read_by_its_words_and_a_register_of_risks_is_not() -> None:
    rows = [("Ferry", f"Do what was asked for on day {at}", "Complete" if at % 2 else "Carried forward")
            for at in range(6)]  # fmt: skip
    log = _found(_section("Log", *(_row(*row, heads=("col0", "col1", "col2")) for row in rows)))
    risks = _found(_section("Log", *(_row(*row, heads=("Risk", "Likelihood now", "State")) for row in rows)))
    assert _told(log.proposals[0]) == {
        "theme": "Ferry", "action": "Do what was asked for on day 0", "progress": "Carried forward"}  # fmt: skip
    assert risks.proposals == ()


@pytest.mark.parametrize(("words", "field"), [("GS", "lead_officer"), ("G.S.", "lead_officer"), ("TBC", "progress"),
                                              ("See above", "progress"), ("N/A", "progress")])  # fmt: skip
def test_initials_where_no_head_says_what_stands_there_are_somebodys(words: str, field: str) -> None:
    rows = [("Ferry", f"Do what was asked for on day {at}", "Complete") for at in range(5)]
    odd = ("Ferry", "Write to the harbour", words)
    log = _found(_section("Log", *(_row(*row, heads=("col0", "col1", "col2")) for row in (*rows, odd))))
    told = log.proposals[-1]
    assert told.text_of(field) == words
    assert told.fields[field].sureness < GUESSED


def test_columns_that_are_not_known_are_named() -> None:
    heads = ("Ref", "Recommendation", "Budget", "By when")
    found = _found(_section("Plan", _row("1", "The lamp must be lit.", "£40", "2032", heads=heads)))
    assert found.remarks == ("Not taken in, since their heads are not known: “Budget”.",)


def test_every_field_is_anchored_to_its_own_words() -> None:
    row = _row("1", "The lamp must\nbe lit.", "Buy lamps.", "Harbour", "2032", "Complete", "Green")
    section = _section("Plan", row, "Recommendation 2: Bells should be rung.")
    reading = Reading(kind="text", title="Response", sections=(section,))
    flow = flowing(reading)
    for proposal in found_in(reading, flow, PAPER).proposals:
        for field in proposal.fields.values():
            assert field.anchor
            assert field.anchor.quote == field.text == flow.text[field.anchor.start : field.anchor.end]


_CELL = st.sampled_from(
    ["", "1", "2.", "R3", "N/A", "Green", "July 2031", "31/04/2031", "Complete", "Harbour Office",
     "The lamp must be lit.", "Recommendation 4: Bells should be rung.", "Accepted. We will.",
     "Lead: Police", "Theme 1",
     "Multi-agency", "a\nb", "Single-agency recommendations", "x" * 4_100, "Recommendation", "By when",
     "and so on", "(a) first"]
)  # fmt: skip


@st.composite
def _papers(draw: st.DrawFn) -> Reading:
    sections = []
    for _ in range(draw(st.integers(1, 3))):
        paragraphs = []
        for _ in range(draw(st.integers(0, 6))):
            if draw(st.booleans()):
                width = draw(st.integers(2, 6))
                cells = tuple(draw(st.lists(_CELL, min_size=width, max_size=width)))
                heads = tuple(draw(st.sampled_from([(), HEADS[:width], HEADS[-width:]])))
                shades = tuple(draw(st.sampled_from([(), ("00b050", *[""] * (width - 1))])))
                paragraphs.append(_row(*cells, heads=heads, table=draw(st.integers(1, 2)), shades=shades,
                                       page=draw(st.sampled_from([None, 1, 2]))))  # fmt: skip
            else:
                number = draw(st.sampled_from(["", "1.", "(a)", "2."]))
                paragraphs.append(Paragraph(text=draw(_CELL).replace("\n", " "), number=number))
        heading = draw(st.sampled_from(["", "Recommendations", "Single-agency: Police", "Recommendation 7", "Plan"]))
        sections.append(Section(heading=heading, paragraphs=tuple(paragraphs), level=draw(st.integers(1, 3))))
    return Reading(kind="text", title="Response", sections=tuple(sections))


@settings(max_examples=300, deadline=None)
@given(_papers())
def test_nothing_is_proposed_that_is_not_printed(reading: Reading) -> None:
    flow = flowing(reading)
    for proposal in found_in(reading, flow, PAPER).proposals:
        for name, field in proposal.fields.items():
            assert field.anchor
            assert field.anchor.quote == flow.text[field.anchor.start : field.anchor.end]
            if Flaw.COLOUR_UNREAD in field.flaws:
                assert (name, field.text) == ("rating", "")
                continue
            if Flaw.COLOUR_ONLY in field.flaws:
                assert (name, field.text) in {("rating", "green"), ("rating", "red")}
                continue
            printed = " ".join(flow.text.split())
            assert field.text
            assert all(" ".join(line.split()) in printed for line in _lines(field.text, field.flaws))


def _lines(words: str, flaws: tuple[Flaw, ...]) -> list[str]:
    """What must stand in the paper by itself: each line, and of a torn row each word."""
    return words.split() if Flaw.TORN in flaws else words.split("\n")


def test_a_response_in_words_has_a_column_beside_the_answer_and_loses_nothing() -> None:
    heads = ("No.", "Recommendation", "Accepted?", "Response")
    found = _found(_section(
        "Tracker",
        _row("1", "Light the lamp.", "Accepted", "The harbour office will light it at dusk.", heads=heads),
        _row("2", "Ring the bells.", "Accepted in part, for now", "There is one bell.", heads=heads),
        _row("3", "Train the crews.", "Perhaps", "They are at sea.", heads=heads),
    ))  # fmt: skip
    assert found.remarks == ()
    assert [(each.text_of("response"), each.text_of("response_words")) for each in found.proposals] == [
        ("Accepted", "The harbour office will light it at dusk."),
        ("Accepted in part", "Accepted in part, for now\nThere is one bell."),
        ("", "Perhaps\nThey are at sea."),
    ]


def test_of_two_response_columns_the_one_that_only_says_yes_or_no_is_the_answer() -> None:
    heads = ("No.", "Recommendation", "Response", "Reply of the board")
    found = _found(_section("Tracker", _row("1", "Light the lamp.", "It will burn.", "Accepted", heads=heads)))
    assert _told(found.proposals[0])["response"] == "Accepted"
    assert _told(found.proposals[0])["response_words"] == "It will burn."


def test_the_heads_that_a_paper_prints_in_a_row_are_told() -> None:
    row = _row("No.", "Recommendation", "Accepted?", "Response", heads=())
    found = _found(_section("Tracker", row, _row("1", "Light it.", "Accepted", "It will burn.", heads=())))
    assert found.heads == (("No.", "Recommendation", "Accepted?", "Response"),)
    assert found.proposals[0].text_of("response_words") == "It will burn."
