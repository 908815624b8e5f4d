"""The table of acts."""

from itertools import combinations
from pathlib import Path

from PySide6.QtGui import QKeySequence

from scrutiny_desktop.views.acts import ACTS, MENUS

RESOURCES = Path(__file__).parents[2] / "resources"


def test_no_two_acts_share_a_key_where_both_can_be_done():
    for one, other in combinations([act for act in ACTS if act.keys], 2):
        if one.where in ("", other.where) or other.where == "":
            keys = [{QKeySequence(key).toString() for key in act.every_key} for act in (one, other)]
            assert not keys[0] & keys[1], (one.name, other.name)


def test_every_act_stands_in_a_menu_under_a_mnemonic():
    menus = {key for key, _ in MENUS}
    for act in ACTS:
        assert act.menu in menus
        assert "&" in act.text or act.text.startswith("Find")


def test_every_icon_of_the_table_is_drawn():
    for act in ACTS:
        assert not act.icon or (RESOURCES / "icons" / f"{act.icon}.svg").exists()


def test_a_plain_key_never_works_outside_its_list_or_text():
    for act in ACTS:
        if len(act.keys) == 1:
            assert act.inside
