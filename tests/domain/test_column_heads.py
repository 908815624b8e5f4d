"""What the heads of real trackers say, and what a member says of heads that tell nothing."""

import pytest

from scrutiny_desktop.domain.column_heads import are_said, fields_of, plain_head


@pytest.mark.parametrize(("heads", "fields"), [
    (("Recommendation", "Responsible Officer", "Implementation Update", "Status"),
     ("text", "lead_officer", "progress", "")),
    (("Meeting Date", "Minute No.", "Action", "Responsible", "Timescale", "Update", "RAG"),
     ("", "", "action", "lead", "timescale", "progress", "rating")),
    (("Item", "Date", "Action", "Officer responsible", "To be completed/ progressed to next stage", "Progress Update"),
     ("number", "", "action", "lead_officer", "timescale", "progress")),
])  # fmt: skip
def test_the_heads_of_trackers_of_councils_are_known(heads, fields):
    assert fields_of(heads) == fields


def test_what_a_member_says_of_a_head_counts_first_whatever_its_signs_and_capitals():
    said = {plain_head("What was agreed?"): "text", plain_head("Update"): "", plain_head("Where are we"): "progress"}
    assert fields_of(("WHAT WAS AGREED", "Update", "Where are we…?"), said)[:2] == ("text", "")
    assert are_said(("What was agreed:",), said)
    assert not are_said(("Update",), said)


def test_two_columns_never_hold_the_same():
    said = {plain_head("Latest"): "progress"}
    assert fields_of(("Update", "Latest"), said) == ("", "progress")


@pytest.mark.parametrize(("heads", "fields"), [
    (("Accepted?", "Response"), ("response", "response_words")),
    (("Response", "Accepted?"), ("response_words", "response")),
    (("Response", "Formal reply"), ("response", "response_words")),
])  # fmt: skip
def test_of_two_heads_of_a_response_one_is_the_answer_and_the_other_says_it_in_words(heads, fields):
    assert fields_of(("Recommendation", *heads)) == ("text", *fields)


def test_a_column_of_a_response_that_a_member_left_out_stays_out():
    assert fields_of(("Recommendation", "Accepted?", "Response"), {"response": ""}) == ("text", "response", "")


def test_evidence_is_what_is_reported_and_never_what_is_intended():
    assert fields_of(("Recommendation", "Lead officer", "Evidence")) == ("text", "lead_officer", "progress")
    assert fields_of(("Recommendation", "Evidence", "Progress")) == ("text", "", "progress")
    assert fields_of(("Recommendation", "Evidence of impact")) == ("text", "outcome")
    assert fields_of(("Recommendation", "Evidence"), {"evidence": ""}) == ("text", "")
