"""Resolutions read rightly after the panel's own beginning, however they were typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.resolving import resolved_words


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("to note the report", "That the Panel note the report"),
        ("To note the report.", "That the Panel note the report."),
        ("Note the report", "That the Panel note the report"),
        ("That Note the report", "That the Panel note the report"),
        ("That to note the report", "That the Panel note the report"),
        ("RESOLVED to note the report", "That the Panel note the report"),
        ("RESOLVED that the report be noted", "That the report be noted"),
        ("RESOLVED: (ii) That the Panel agree", "That the Panel agree"),
        ("Resolved – that the plan be adopted", "That the plan be adopted"),
        ("It was resolved that All schools be told", "That all schools be told"),
        ("That RESOLVED that x be done", "That x be done"),
        ("That (i) that x be done", "That x be done"),
        ("(i) that x be done", "That x be done"),
        ("a) The audit be repeated", "That the audit be repeated"),
        ("1. That officers write", "That officers write"),
        ("iv. that officers write", "That officers write"),
        ("- that members be told", "That members be told"),
        ("THAT the report be noted", "That the report be noted"),
        ("The report be noted", "That the report be noted"),
        ("Officers report back", "That officers report back"),
        ("accept recommendations 3 and 4", "That the Panel accept recommendations 3 and 4"),
        ("Write to the Minister", "That the Panel write to the Minister"),
        ("to be brought back in March", "That it is to be brought back in March"),
        ("Agreed that the audit come back", "That the audit come back"),
        ("Note of thanks be sent", "That note of thanks be sent"),
        ("Review be carried out", "That review be carried out"),
        ("Examplebridge Police be thanked", "That Examplebridge Police be thanked"),
        ("V. Smith be thanked", "That V. Smith be thanked"),
        ("(NHS) trusts be asked", "That (NHS) trusts be asked"),
        ("40 records be audited", "That 40 records be audited"),
        ("1.5 million be spent", "That 1.5 million be spent"),
        ("Resolved cases be audited", "That Resolved cases be audited"),
        ("Agreed actions be reported", "That Agreed actions be reported"),
        ("That that report be noted", "That that report be noted"),
        ("Thatch be repaired", "That Thatch be repaired"),
        ("Accept", "That the Panel accept"),
        ("RESOLVED that", "RESOLVED that"),
    ],
)
def test_a_resolution_begins_once(typed, read):
    assert resolved_words(typed, "That") == read


def test_another_beginning_of_a_panels_own_is_kept_as_it_is():
    assert resolved_words("to note the report", "To") == "To note the report"
    assert resolved_words("note the report", "To") == "To note the report"


@given(st.lists(st.sampled_from(
    ["that", "That", "to", "RESOLVED", "resolved", "note", "the", "report", "(NHS)", "be", "Support", "for", "agreed",
     "V.", "1.5", "Police", "accept"]), min_size=1).map(" ".join))  # fmt: skip
def test_no_word_of_it_is_lost_but_what_the_minute_says_itself(typed):
    left = re.findall(r"[\w.]+", resolved_words(typed, "That").casefold())
    for word in re.findall(r"[\w.]+", typed.casefold()):
        assert word in left or word in ("that", "to", "resolved", "agreed")
