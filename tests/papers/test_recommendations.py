"""Recommendations in the shapes that councils print them."""

import pytest

from scrutiny_desktop.domain.reading import Paragraph
from scrutiny_desktop.papers.lines import lines_of
from scrutiny_desktop.papers.paragraphs import paragraphs
from scrutiny_desktop.papers.recommendations import recommendations


@pytest.mark.parametrize(
    ("printed", "understood"),
    [
        (
            "(i) That the Panel note the report.\n(ii) That the Panel ask for another.",
            [("(i)", "That the Panel note the report."), ("(ii)", "That the Panel ask for another.")],
        ),
        ("1) Note the report.\n2) Ask for another.", [("1)", "Note the report."), ("2)", "Ask for another.")]),
        ("a. Note the report.\nb. Ask.", [("a.", "Note the report."), ("b.", "Ask.")]),
        (
            "That the Committee:\n(a) notes the report; and\n(b) asks for another.",
            [("(a)", "That the Committee: notes the report; and"), ("(b)", "That the Committee: asks for another.")],
        ),
        (
            "That the Committee for Ferries\n1. Approve the crossing.\nContractual:\n2. Award the contract.",
            [
                ("1.", "That the Committee for Ferries Approve the crossing."),
                ("2.", "That the Committee for Ferries Award the contract."),
            ],
        ),
        (
            "(i) That the Panel ask:\na. the Chief Officer; and\nb. the Chair.\n(ii) That it note the rest.",
            [
                ("(i) a.", "That the Panel ask: the Chief Officer; and"),
                ("(i) b.", "That the Panel ask: the Chair."),
                ("(ii)", "That it note the rest."),
            ],
        ),
        ("That the Panel note the report.", [("", "That the Panel note the report.")]),
        ("", []),
    ],
)
def test_labels_and_stems_are_understood(printed: str, understood: list[tuple[str, str]]) -> None:
    made = recommendations(paragraphs(lines_of(printed)))
    assert [(each.label, each.text) for each in made] == understood


def test_an_i_after_h_is_a_letter_and_not_a_roman_one() -> None:
    parts = [Paragraph(number=f"({letter})", text=f"part {letter}") for letter in "ghij"]
    made = recommendations([Paragraph(text="That the Panel:"), *parts])
    assert [each.label for each in made] == ["(g)", "(h)", "(i)", "(j)"]
