from dataclasses import dataclass

import pytest

from scrutiny_desktop.papers.lines import Joint
from scrutiny_desktop.papers.wrapping import Known, joint_of


@dataclass(frozen=True)
class Printed:
    """A row of which only the words count."""

    text: str


@pytest.mark.parametrize(
    ("rows", "joint"),
    [
        (["a plan for the long-", "term, with each term reviewed"], Joint.KEPT),
        (["the multi-", "agency team of each agency"], Joint.KEPT),
        (["the well-", "being of children"], Joint.KEPT),
        (["the well-", "being of children; wellbeing matters"], Joint.SOFT),
        (["a borough-", "wide plan of the borough"], Joint.KEPT),
        (["who is re-", "sponsible for it", "and re-", "sponsible for that"], Joint.SOFT),
        (["better out-", "comes for some", "and out-", "comes for all"], Joint.SOFT),
        (["the part-", "nership met"], Joint.SOFT),
        (["the safe-", "guarding board"], Joint.SOFT),
        (["a follow-", "up visit; a follow-up was due"], Joint.KEPT),
        (["from 2029-", "2031 on"], Joint.SPACE),
    ],
)
def test_a_hyphen_at_a_rows_end_is_the_words_own_or_only_printed(rows, joint):
    printed = [Printed(each) for each in rows]
    assert joint_of(printed[0], printed[1], Known(printed)) is joint
