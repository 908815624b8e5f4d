"""Captions that say by which rule a state moves, to the mouse and to a screen reader."""

from PySide6.QtWidgets import QLabel

from scrutiny_desktop.domain.moves import RULES
from scrutiny_desktop.views.pieces import label


def explained(words: str, rule: str) -> QLabel:
    """A caption with one of the rules behind it; a sign says that there is one."""
    made = label(f"{words} (?)", "caption")
    made.setAccessibleName(words)
    made.setAccessibleDescription(RULES[rule])
    made.setToolTip(RULES[rule])
    return made
