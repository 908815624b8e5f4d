"""Themes: every role in each, and contrast by WCAG 2.2 (1.4.3 text 4.5:1, 1.4.11 controls 3:1)."""

import re

import pytest

from scrutiny_desktop.views.theme import load_theme

KEYS = ("light", "dark", "contrast")
GROUNDS = ("window", "panel", "aside", "paper", "field", "hover", "chosen")


def _light(colour):
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(theme, one, other):
    low, high = sorted((_light(theme.color(one)), _light(theme.color(other))))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("key", KEYS)
def test_text_and_controls_can_be_told_from_their_ground(resources, key):
    theme = load_theme(resources, key)
    for ground in GROUNDS:
        for ink in ("ink", "quiet", "faint", "link"):
            assert _contrast(theme, ink, ground) >= 4.5, (ink, ground)
        for edge in ("control_line", "focus"):
            assert _contrast(theme, edge, ground) >= 3, (edge, ground)
    for role in theme.roles:
        if role.endswith("_ground"):
            assert _contrast(theme, role, "ink") >= 4.5, role
            ink = role.removesuffix("_ground") + "_ink"
            assert ink not in theme.roles or _contrast(theme, role, ink) >= 4.5, role


def test_every_theme_knows_the_same_roles(resources):
    assert len({frozenset(load_theme(resources, key).roles) for key in KEYS}) == 1


@pytest.mark.parametrize("key", KEYS)
def test_the_style_sheet_is_filled_in_whole(resources, key):
    assert not re.search(r"\{\w+\}", load_theme(resources, key, 1.5).sheet(resources))


def test_sizes_follow_the_text_size(resources):
    assert load_theme(resources, "light", 2.0).size("body") == 2 * load_theme(resources, "light").size("body")


def test_in_contrast_what_cannot_be_used_differs_in_its_edge_and_far_in_its_ink(resources):
    theme = load_theme(resources, "contrast")
    assert _contrast(theme, "ink", "faint") >= 2
    rules = [each for each in theme.sheet(resources).split("}") if "QPushButton:disabled" in each]
    assert rules and all("dashed" in each for each in rules)
