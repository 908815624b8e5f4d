"""The search for cycles rests while very many records are made, and passes over those that are kept."""

import gc

import pytest

from scrutiny_desktop.domain.flow import Block, BlockKind
from scrutiny_desktop.domain.unswept import unswept


def test_it_rests_meanwhile_and_goes_on_afterwards_also_where_that_fails():
    gc.enable()
    try:
        with pytest.raises(ZeroDivisionError), unswept():
            assert not gc.isenabled()
            1 / 0  # noqa: B018 - that it fails is what is wanted
        assert gc.isenabled()
    finally:
        gc.disable()


def test_what_is_kept_is_looked_at_no_more_and_goes_when_nobody_holds_it():
    try:
        with unswept(is_kept=True):
            blocks = [Block(kind=BlockKind.PARAGRAPH, text=str(at), start=at) for at in range(1_000)]
        kept = gc.get_freeze_count()
        assert not any(type(each) is Block for each in gc.get_objects())
        blocks.clear()
        assert gc.get_freeze_count() <= kept - 1_000
    finally:
        gc.unfreeze()
