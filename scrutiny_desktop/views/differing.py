"""Words beside other words, with those marked in which they differ."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from scrutiny_desktop.domain.word_changes import word_changes
from scrutiny_desktop.views.theme import Theme


def differing(text: str, other: str, theme: Theme) -> QLabel:
    """Words that only this version has are underlined and bold, so that nothing hangs on colour."""
    ink, ground = theme.color("info_ink").name(), theme.color("info_ground").name()
    words: list[str] = []
    for change in word_changes(other, text):
        said = escape(change.new)
        if change.new:
            mark = f"<u style='color:{ink}; background:{ground}'><b>{said}</b></u>"
            words.append(said if change.old == change.new else mark)
    made = QLabel(" ".join(words), wordWrap=True, textFormat=Qt.TextFormat.RichText)
    made.setAccessibleName(text)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
