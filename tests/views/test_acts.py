"""The table of acts."""

import ast
import re
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from scrutiny_desktop.views.acts import ACTS, MENUS, key_of, keyed

RESOURCES = Path(__file__).parents[2] / "resources"
VIEWS = Path(__file__).parents[2] / "scrutiny_desktop" / "views"
OWN = {"keys.py": {"F2"}, "split_dialog.py": {"F2"}, "split_pages.py": {"F2"}}
"""Keys that a dialog has for itself, whatever the table says."""
_TRANSLATORS = ("tr", "_tr", "translate", "N_")


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


def test_a_key_in_words_is_the_one_that_the_table_has():
    assert keyed("{new_meeting} makes one of {count}.") == f"{key_of('new_meeting')} makes one of {{count}}."


@pytest.mark.parametrize("module", sorted(VIEWS.rglob("*.py")), ids=lambda each: str(each.relative_to(VIEWS)))
def test_no_words_name_the_key_of_an_act_themselves(module):
    known = {key for act in ACTS for key in act.every_key} - OWN.get(module.name, set())
    for said in _said(ast.parse(module.read_text(encoding="utf-8"))):
        named = {*re.findall(r"(?:(?:Ctrl|Alt|Shift)\+)+\w+|\bF\d{1,2}\b", said), *re.findall(r"press ([A-Z])\b", said)}
        assert not named & known, said


def _said(tree):
    """Whatever stands in a call that translates."""
    for each in ast.walk(tree):
        if isinstance(each, ast.Call) and getattr(each.func, "attr", getattr(each.func, "id", "")) in _TRANSLATORS:
            yield from (one.value for one in each.args if isinstance(one, ast.Constant) and isinstance(one.value, str))
