import json

import pytest

from scrutiny_desktop.domain.checklist_filter import Ended, Need, Sieve
from scrutiny_desktop.domain.checklist_order import Column, Grouping
from scrutiny_desktop.domain.checklist_view import BUILT_IN, ChecklistView, kept, recalled

MINE = ChecklistView(
    name="Mine", sieve=Sieve(words="ferry", needs=(Need.OVERDUE, Need.MINE), ended=Ended.ALL), sorted_by=Column.DUE,
    descends=True, grouping=Grouping.THEME, hidden=(Column.LEAD, Column.DUE),
)  # fmt: skip


@pytest.mark.parametrize("view", [MINE, *BUILT_IN])
def test_a_view_comes_back_from_a_setting_as_it_was(view):
    assert recalled(json.loads(json.dumps(kept(view)))) == view


def test_what_another_version_wrote_otherwise_is_as_at_first():
    assert recalled({"name": "X", "sorted_by": 99}) == ChecklistView()


def test_a_name_alone_makes_no_other_view():
    assert MINE.is_as(ChecklistView(**{**{name: getattr(MINE, name) for name in MINE.__slots__}, "name": "Other"}))
    assert not MINE.is_as(BUILT_IN[0])
