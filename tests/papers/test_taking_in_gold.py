"""What careful reading finds in trackers and reports, against what the program proposes of them."""

from pathlib import Path

import pytest

from scrutiny_desktop.domain.proposal import FIELDS, Flaw
from tests import made_trackers
from tests.gold_taking_in import SHARED, counted, found, place, readings


@pytest.mark.parametrize("kind", made_trackers.KINDS)
def test_a_made_tracker_is_found_whole_in_every_kind_of_file(tmp_path: Path, forms_folder: Path, kind: str) -> None:
    [reading] = readings(made_trackers.KINDS[kind](tmp_path / f"tracker.{kind}"), forms_folder)
    proposals = found(reading)[0].proposals
    gold = made_trackers.gold(colours_told=kind != "csv")
    sure = [each for each in proposals if each.is_taken]
    assert len(proposals) == len(gold) == len(sure) + 1
    counts = counted([each for each in gold if len(each) > 3], sure, FIELDS)
    assert {field: count["wrong"] + count["missed"] for field, count in counts.items()} == dict.fromkeys(FIELDS, 0)


def test_what_is_odd_in_a_tracker_is_told(tmp_path: Path, forms_folder: Path) -> None:
    [reading] = readings(made_trackers.pdf(tmp_path / "tracker.pdf"), forms_folder)
    told = {flaw for each in found(reading)[0].proposals for field in each.fields.values() for flaw in field.flaws}
    assert told >= {Flaw.NO_SUCH_DAY, Flaw.NO_DATE, Flaw.REPEATED, Flaw.SKIPPED, Flaw.SHIFTED, Flaw.COLOUR_ONLY,
                    Flaw.UNREADABLE, Flaw.BEGINS_A_LIST}  # fmt: skip


@pytest.mark.parametrize("name", [name for name, told in SHARED.items() if told["recommendations"]])
def test_a_public_paper_is_read_as_a_careful_reader_does(forms_folder: Path, name: str) -> None:
    if not place(name).exists():
        pytest.skip("the papers are not here")
    proposals = [each for own in readings(place(name), forms_folder) for each in found(own)[0].proposals]
    counts = counted(SHARED[name]["recommendations"], proposals, FIELDS)
    right = sum(count["right"] for count in counts.values())
    assert right >= 0.95 * sum(count["right"] + count["missed"] for count in counts.values())
    assert right >= 0.95 * sum(count["right"] + count["wrong"] for count in counts.values())


@pytest.mark.parametrize("name", [name for name, told in SHARED.items() if not told["recommendations"]])
def test_nothing_is_offered_of_a_public_paper_that_holds_no_recommendation_of_a_review(
    forms_folder: Path, name: str
) -> None:
    if not place(name).exists():
        pytest.skip("the papers are not here")
    assert [each for own in readings(place(name), forms_folder) for each in found(own)[0].proposals] == []
