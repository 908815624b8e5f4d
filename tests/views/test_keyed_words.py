"""Tips and words that name a key name another one as soon as it is chosen."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from scrutiny_desktop.views import chosen_keys
from scrutiny_desktop.views.acts import ACTS, BY_NAME
from scrutiny_desktop.views.window import SCREENS, Window


@pytest.fixture
def window(qtbot, sample_desk):
    made = Window(sample_desk)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    chosen_keys.choose_usual(sample_desk)


@pytest.mark.parametrize("name", ["add_question", "add_recommendation", "judge_assured", "find_in_paper", "add_papers"])
def test_every_control_that_names_a_key_names_the_new_one_at_once(qtbot, window, name):
    for screen in SCREENS:
        window.go(screen)
    before = BY_NAME[name].keys
    others = {each.keys for each in ACTS}
    new = next(key for key in (f"Ctrl+Alt+F{n}" for n in range(1, 13)) if key not in others)
    named = [each for each in window.findChildren(QAbstractButton) if _names(each, before, name)]
    assert named
    chosen_keys.choose(window.desk, BY_NAME[name], new)
    assert all(new in each.toolTip() or new in each.text() for each in named)


def _names(button, key, name):
    return key in (button.toolTip(), button.text().split("  ")[-1].strip()) or f"({key})" in button.toolTip()
