"""The benchmark's own sets, made small: nothing is taken to a wrong place in silence."""

import pytest

from tests.bench.bench_placement import SETS, one_set, real_set


@pytest.mark.parametrize("name", ["10 % of words", "paragraphs gone and new", "rows, renumbered"])
def test_no_mark_on_a_made_paper_is_wrong_in_silence(name):
    tally = one_set(SETS[name], 120, seed=3)
    assert not tally.stories
    assert tally.lightly_right >= 0.95 * tally.lightly > 0


def test_no_mark_on_a_real_paper_is_wrong_in_silence():
    tally = real_set(200, seed=3)
    if tally is None:
        pytest.skip("the papers are not here")
    assert not tally.stories
    assert tally.lightly_right >= 0.95 * tally.lightly > 0
