"""Words that name the keys of acts, said anew as soon as another key is chosen."""

from PySide6.QtWidgets import QWidget

from scrutiny_desktop.views.acts import keyed

_TIP, _TEXT = "keyed tip", "keyed text"


def tipped(widget: QWidget, words: str) -> None:
    """Give a widget a tip in which keys stand for the names of acts: "Add a question ({add_question})"."""
    widget.setProperty(_TIP, words)
    widget.setToolTip(keyed(words))


def worded(widget: QWidget, words: str) -> None:
    """The same of the words that stand on a label or a button, and do not change otherwise."""
    widget.setProperty(_TEXT, words)
    widget.setProperty("text", keyed(words))


def say_anew(root: QWidget) -> None:
    """Let all inside a window name the keys as they are now."""
    for each in root.findChildren(QWidget):
        if isinstance(words := each.property(_TIP), str):
            each.setToolTip(keyed(words))
        if isinstance(words := each.property(_TEXT), str):
            each.setProperty("text", keyed(words))
